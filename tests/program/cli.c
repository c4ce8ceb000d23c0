#define _GNU_SOURCE 1
#include "cli.h"
#include "test.h"

#include "csv/csv.h"
#include "folder.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void let_json_go(void *object)
{
    json_decref(object);
}

int cli_set_up(void **state)
{
    static struct cli cli;

    folder_make(cli.folder, sizeof cli.folder);
    assert_int_equal(setenv("HOME", cli.folder, 1), 0);
    assert_int_equal(setenv("XDG_DATA_HOME", cli.folder, 1), 0);
    assert_int_equal(setenv("F", cli.folder, 1), 0);
    assert_int_equal(unsetenv("SUREFOOT_DATA"), 0);
    assert_int_equal(unsetenv("SUREFOOT_TRACE"), 0);
    assert_int_equal(setenv("SDL_VIDEODRIVER", "dummy", 1), 0);
    *state = &cli;
    return 0;
}

int cli_tear_down(void **state)
{
    folder_remove(((struct cli *)*state)->folder);
    return 0;
}

const char *cli_words(const char *format, ...)
{
    char text[4096];
    va_list list;

    va_start(list, format);
    int length = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    assert_in_range(length, 0, sizeof text - 1);
    return test_owns(strdup(text), free);
}

const char *cli_path(const char *name)
{
    return cli_words("%s/%s", getenv("F"), name);
}

char *cli_text(const char *name)
{
    size_t size;
    unsigned char *bytes = test_owns(folder_read(cli_path(name), &size), free);

    bytes[size] = '\0';
    return (char *)bytes;
}

FILE *cli_file(const char *name, const char *mode)
{
    FILE *file = fopen(cli_path(name), mode);

    assert_non_null(file);
    return file;
}

void cli_rows(FILE *file, const struct sample *samples, size_t count)
{
    assert_int_equal(csv_write_header(file, &samples[0]), 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(csv_write(file, &samples[i], samples[0].t_us), 0);
}

static int status_of(int wait_status)
{
    return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

struct cli_result cli_run(const char *words)
{
    char line[2048];
    int length =
        snprintf(line, sizeof line,
                 "</dev/null \"${TESTED:-" SUREFOOT_PROGRAM "}\" %s >\"$F/out\" 2>\"$F/err\"", words);

    assert_in_range(length, 1, sizeof line - 1);
    int wait_status = system(line);
    return (struct cli_result){status_of(wait_status), cli_text("out"), cli_text("err")};
}

struct cli_result cli_said(int status, const char *words)
{
    struct cli_result result = cli_run(words);

    if (result.status != status)
        fail_msg("surefoot %s: exit status %d, not %d: %s%s", words, result.status, status, result.out,
                 result.err);
    return result;
}

static bool tells(const char *text, const char *words)
{
    return !words || (*words ? strstr(text, words) != NULL : !*text);
}

void cli_tells(int status, const char *words, const char *out, const char *err)
{
    struct cli_result result = cli_said(status, words);

    if (!tells(result.out, out) || !tells(result.err, err))
        fail_msg("surefoot %s: out \"%s\", err \"%s\"", words, result.out, result.err);
}

json_t *cli_json(int status, const char *words)
{
    struct cli_result result = cli_said(status, words);
    json_error_t error;
    json_t *object = json_loads(result.out, JSON_REJECT_DUPLICATES, &error);

    if (!json_is_object(object))
        fail_msg("surefoot %s: %s in %s", words, error.text, result.out);
    return test_owns(object, let_json_go);
}

void cli_refuses(const char *words)
{
    struct cli_result result = cli_run(words);
    const char *end = strchr(result.err, '\n');

    if (result.status != 2 || *result.out || !end || end[1] || strncmp(result.err, "surefoot", 8) ||
        strstr(result.err, " :"))
        fail_msg("surefoot %s: exit status %d, out \"%s\", err \"%s\"", words, result.status, result.out,
                 result.err);
}

json_t *at(json_t *object, const char *path)
{
    char keys[128], *save = NULL;
    json_t *value = object;

    snprintf(keys, sizeof keys, "%s", path);
    for (char *key = strtok_r(keys, ".", &save); key; key = strtok_r(NULL, ".", &save)) {
        value = json_is_array(value) ? json_array_get(value, (size_t)atoi(key)) : json_object_get(value, key);
        if (!value)
            fail_msg("\"%s\" has no \"%s\"", path, key);
    }
    return value;
}

long long whole_at(json_t *object, const char *path)
{
    assert_true(json_is_integer(at(object, path)));
    return json_integer_value(at(object, path));
}

double number_at(json_t *object, const char *path)
{
    assert_true(json_is_number(at(object, path)));
    return json_number_value(at(object, path));
}

const char *text_at(json_t *object, const char *path)
{
    assert_true(json_is_string(at(object, path)));
    return json_string_value(at(object, path));
}

void close_to(double value, double wanted, double within)
{
    if (!(fabs(value - wanted) <= within))
        fail_msg("%.17g is not %.17g within %g", value, wanted, within);
}

pid_t cli_start(const char *const *words)
{
    const char *tested = getenv("TESTED");
    char *arguments[32] = {strdup("surefoot")};
    pid_t pid;

    for (int i = 0; words[i]; i++) {
        assert_in_range(i, 0, 29);
        arguments[i + 1] = strdup(words[i]);
    }
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        execv(tested ? tested : SUREFOOT_PROGRAM, arguments);
        _exit(127);
    }
    for (int i = 0; arguments[i]; i++)
        free(arguments[i]);
    return pid;
}

int cli_has_line(const char *path, const char *line)
{
    size_t size, length = strlen(line);
    unsigned char *bytes = folder_read(path, &size);
    int found = 0;

    if (!bytes)
        return 0;
    bytes[size] = '\0';
    for (const char *text = (const char *)bytes; text && *text && !found; text = strchr(text, '\n')) {
        text += *text == '\n';
        found = !strncmp(text, line, length) && (text[length] == '\n' || text[length] == ' ');
    }
    free(bytes);
    return found;
}

int cli_wait_line(pid_t pid, const char *path, const char *line)
{
    const struct timespec nap = {.tv_nsec = 10000000};

    for (int i = 0; i < 6000; i++) {
        siginfo_t ended = {0};

        if (cli_has_line(path, line))
            return 1;
        if (waitid(P_PID, (id_t)pid, &ended, WEXITED | WNOHANG | WNOWAIT) || ended.si_pid == pid)
            return cli_has_line(path, line);
        nanosleep(&nap, NULL);
    }
    return 0;
}

int cli_end(pid_t pid)
{
    int wait_status;

    assert_int_equal(waitpid(pid, &wait_status, 0), pid);
    return status_of(wait_status);
}
