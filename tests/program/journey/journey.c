#define _GNU_SOURCE 1
#include "journey.h"
#include "test.h"

#include "store/store.h"

#include "folder.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { EXIT_SKIP = 77, WORDS_MAX = 32 };

static pid_t display;

static bool have(const char *tool)
{
    char line[128];

    snprintf(line, sizeof line, "command -v %s >/dev/null", tool);
    return system(line) == 0;
}

static void need(bool there, const char *what)
{
    if (there)
        return;
    fprintf(stderr, "skipped: no %s\n", what);
    exit(EXIT_SKIP);
}

int journey_need_xdotool(void **state)
{
    (void)state;
    need(have("xdotool"), "xdotool");
    return 0;
}

/* Ends with the test, however that ends. */
static pid_t start(const char *const *words, bool quiet)
{
    char *arguments[WORDS_MAX] = {NULL};
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid > 0)
        return pid;
    for (int i = 0; words[i]; i++)
        arguments[i] = strdup(words[i]);
    if (quiet) {
        int null = open("/dev/null", O_WRONLY);

        dup2(null, STDERR_FILENO);
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    execvp(arguments[0], arguments);
    _exit(127);
}

/* Xvfb finds a free number and says it when it is ready. */
static pid_t start_display(void)
{
    char number[16] = "", name[24], fd[16];
    const char *words[] = {"Xvfb", "-displayfd", fd, "-nolisten", "tcp", "-screen", "0", "1280x720x24", NULL};
    int said[2];
    pid_t pid;

    assert_int_equal(pipe(said), 0);
    snprintf(fd, sizeof fd, "%d", said[1]);
    pid = start(words, true); /* it complains of every number that is taken */
    close(said[1]);
    for (size_t length = 0; !strchr(number, '\n') && length < sizeof number - 1;) {
        ssize_t got = read(said[0], number + length, sizeof number - 1 - length);

        if (got <= 0)
            fail_msg("Xvfb does not start");
        length += (size_t)got;
    }
    close(said[0]);
    snprintf(name, sizeof name, ":%d", atoi(number));
    assert_int_equal(setenv("DISPLAY", name, 1), 0);
    return pid;
}

/* Ann, who has answered the questions of a first start. */
static void make_ann(void)
{
    struct store *store;
    struct store_player ann;
    char error[256];

    assert_int_equal(store_open(NULL, &store, error), 0);
    assert_int_equal(store_player(store, "Ann", &ann), 0);
    ann.asked = true;
    assert_int_equal(store_player_update(store, &ann), 0);
    store_close(store);
}

static int set_up(void **state, const char *data)
{
    char path[256];

    need(have("Xvfb"), "Xvfb");
    need(have("umockdev-wrapper") && *SUREFOOT_MOCKBOARD, "umockdev");
    cli_set_up(state);
    const struct cli *cli = *state;
    snprintf(path, sizeof path, "%s/trace", cli->folder);
    assert_int_equal(setenv("T", path, 1), 0);
    assert_int_equal(setenv("SUREFOOT_DATA", data, 1), 0);
    snprintf(path, sizeof path, "%s/late", cli->folder);
    assert_int_equal(setenv("LATE", path, 1), 0);
    assert_int_equal(setenv("R", SUREFOOT_RECORDINGS "/board", 1), 0);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "x11", 1), 0);
    /* Without a session bus SDL would have one started for this display, and waits for it. */
    assert_int_equal(setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1), 0);
    display = start_display();
    return 0;
}

int journey_set_up(void **state)
{
    set_up(state, SUREFOOT_LAKE); /* the first level is lake/01 */
    assert_int_equal(setenv("P", "Ann", 1), 0);
    make_ann();
    return 0;
}

int journey_set_up_walk(void **state)
{
    assert_int_equal(unsetenv("P"), 0);
    return set_up(state, SUREFOOT_WALK);
}

int journey_tear_down(void **state)
{
    kill(display, SIGTERM);
    waitpid(display, NULL, 0);
    return cli_tear_down(state);
}

void journey_play(const char *scenario, const char *const *words)
{
    char path[512];
    const char *all[WORDS_MAX] = {"umockdev-wrapper", SUREFOOT_MOCKBOARD, path, "--", SUREFOOT_PROGRAM};
    int count = 5, status;

    if (words && *words && !strcmp(*words, "play")) { /* the command comes first, then the options */
        all[count++] = *words++;
        all[count++] = *words++;
    }
    if (getenv("P")) {
        all[count++] = "--player";
        all[count++] = getenv("P");
    }
    all[count++] = "--trace";
    all[count++] = getenv("T");
    snprintf(path, sizeof path, SUREFOOT_SOURCE_DIR "/tests/program/journey/%s", scenario);
    for (; words && *words; words++) {
        assert_in_range(count, 0, WORDS_MAX - 2);
        all[count++] = *words;
    }
    status = cli_end(start(all, false));
    if (status)
        fail_msg("%s ended with status %d", scenario, status);
}

void journey_passed(const char *const *lines)
{
    size_t size;
    unsigned char *bytes = folder_read(getenv("T"), &size);
    char *save = NULL;

    assert_non_null(bytes);
    bytes[size] = '\0';
    for (char *line = strtok_r((char *)bytes, "\n", &save); line && *lines;
         line = strtok_r(NULL, "\n", &save))
        lines += !strcmp(line, *lines);
    free(bytes);
    if (*lines)
        fail_msg("the game has not come by \"%s\"", *lines);
}

bool journey_was_late(void)
{
    return access(getenv("LATE"), F_OK) == 0;
}

void journey_read(const struct journey_part *part, struct rows *rows)
{
    char name[96];

    snprintf(name, sizeof name, "board/%s", part->file);
    rows_recorded(name, rows);
}

bool journey_belongs(const struct journey_part *part, const struct rows *rows, size_t i)
{
    double t_s = rows->cells[i][0] - rows->cells[0][0];

    return t_s >= part->from_s && t_s <= part->to_s;
}

void journey_write_header(FILE *file)
{
    fprintf(file, "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n");
}

double journey_write(FILE *file, const struct journey_part *part, double t_s)
{
    struct rows rows;
    double start_s = -1, now_s = t_s;

    journey_read(part, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        const double *cell = rows.cells[i];

        if (!journey_belongs(part, &rows, i))
            continue;
        if (start_s < 0)
            start_s = cell[0];
        now_s = t_s + cell[0] - start_s + 0.01;
        fprintf(file, "%.6f,%.6f,%.6f,%.6f,%.6f\n", now_s, part->scale * cell[1], part->scale * cell[2],
                part->scale * cell[3], part->scale * cell[4]);
    }
    rows_free(&rows);
    return now_s;
}

void journey_record(const char *name, struct model_session *session)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s.csv", getenv("F"), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    journey_write_header(file);
    for (size_t i = 0; i < session->count; i++) {
        const struct sample *sample = &session->samples[i];
        const double *kg = sample->load_kg;

        fprintf(file, "%.6f,%.2f,%.2f,%.2f,%.2f\n", (double)sample->t_us / 1e6, kg[CORNER_TOP_LEFT],
                kg[CORNER_TOP_RIGHT], kg[CORNER_BOTTOM_LEFT], kg[CORNER_BOTTOM_RIGHT]);
    }
    assert_int_equal(fclose(file), 0);
    model_free(session);
}

void journey_verified(int trials)
{
    json_t *verify = cli_json(0, "verify --json");

    assert_true(json_is_true(at(verify, "ok")));
    assert_int_equal(whole_at(verify, "trials"), trials);
    assert_int_equal(whole_at(verify, "different"), 0);
}
