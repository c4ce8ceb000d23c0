#define _POSIX_C_SOURCE 200809L
#include "scenario.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LISTEN_MS = 10 };

void scenario_fail(struct scenario *scenario, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "mockboard: %s:%d: ", scenario->path, scenario->line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    program_finish(&scenario->program);
    mock_free(scenario->mock);
    exit(3);
}

void scenario_stop_feed(struct scenario *scenario, const char *node)
{
    for (int i = 0; i < SCENARIO_BOARDS_MAX; i++) {
        if (scenario->feeds[i].node == NULL || strcmp(scenario->feeds[i].node, node) != 0)
            continue;
        feed_close(scenario->feeds[i].feed);
        g_free(scenario->feeds[i].node);
        scenario->feeds[i].feed = NULL;
        scenario->feeds[i].node = NULL;
    }
}

/* Sends what is due on all boards. When the next is due. */
static int64_t feed_all(struct scenario *scenario)
{
    int64_t next_us = INT64_MAX;
    for (int i = 0; i < SCENARIO_BOARDS_MAX; i++) {
        const char *node = scenario->feeds[i].node;
        if (node == NULL)
            continue;
        int64_t due_us = feed_step(scenario->feeds[i].feed, mock_find(scenario->mock, node));
        if (due_us < 0)
            scenario_stop_feed(scenario, node);
        else if (due_us < next_us)
            next_us = due_us;
    }
    return next_us;
}

bool scenario_attend(struct scenario *scenario, double seconds, scenario_done *done, const void *what)
{
    int64_t end_us = mock_now_us() + llround(seconds * 1e6);
    for (;;) {
        int64_t next_us = feed_all(scenario);
        program_attend(&scenario->program, 0);
        if (done != NULL && done(scenario, what))
            return true;
        int64_t now_us = mock_now_us();
        if (now_us >= end_us)
            return false;
        int64_t wake_us = MIN(MIN(next_us, end_us), now_us + LISTEN_MS * INT64_C(1000));
        struct timespec until = {.tv_sec = wake_us / 1000000, .tv_nsec = wake_us % 1000000 * 1000};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    }
}

static double number(struct scenario *scenario, const char *text)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(value))
        scenario_fail(scenario, "not a number: %s", text);
    return value;
}

/* The value of name=value, NULL when the word is something else. */
static const char *value_of(const char *word, const char *name)
{
    size_t length = strlen(name);
    return strncmp(word, name, length) == 0 && word[length] == '=' ? word + length + 1 : NULL;
}

static struct mock_board *board(struct scenario *scenario, const struct scenario_line *line)
{
    struct mock_board *found = line->count > 1 ? mock_find(scenario->mock, line->words[1]) : NULL;
    if (found == NULL)
        scenario_fail(scenario, "no board is plugged there: %s", line->count > 1 ? line->words[1] : "which?");
    return found;
}

static void read_load(struct scenario *scenario, const char *text, double load_kg[MOCK_CORNERS])
{
    char **parts = g_strsplit(text, ",", -1);
    if (g_strv_length(parts) != MOCK_CORNERS)
        scenario_fail(scenario, "not four loads: %s", text);
    for (int i = 0; i < MOCK_CORNERS; i++)
        load_kg[i] = number(scenario, parts[i]);
    g_strfreev(parts);
}

static void do_plug(struct scenario *scenario, const struct scenario_line *line)
{
    struct mock_spec spec = {.node = line->count > 1 ? line->words[1] : "", .battery_percent = 75};
    for (int i = 2; i < line->count; i++) {
        const char *word = line->words[i], *value;
        if ((value = value_of(word, "load")) != NULL)
            read_load(scenario, value, spec.load_kg);
        else if ((value = value_of(word, "battery")) != NULL)
            spec.battery_percent = (int)number(scenario, value);
        else if ((value = value_of(word, "address")) != NULL)
            spec.address = value;
        else if (strcmp(word, "denied") == 0)
            spec.denied = true;
        else
            scenario_fail(scenario, "plug does not know %s", word);
    }
    if (mock_plug(scenario->mock, &spec) == NULL)
        scenario_fail(scenario, "wants a free node such as event20, not \"%s\"", spec.node);
}

static void do_unplug(struct scenario *scenario, const struct scenario_line *line)
{
    struct mock_board *gone = board(scenario, line);
    scenario_stop_feed(scenario, line->words[1]);
    mock_unplug(gone);
}

static void do_deny(struct scenario *scenario, const struct scenario_line *line)
{
    mock_deny(board(scenario, line));
}

static void do_allow(struct scenario *scenario, const struct scenario_line *line)
{
    if (line->count > 2 && strcmp(line->words[2], "quietly") == 0)
        mock_allow_quietly(board(scenario, line));
    else
        mock_allow(board(scenario, line));
}

static void do_battery(struct scenario *scenario, const struct scenario_line *line)
{
    mock_battery(board(scenario, line), (int)number(scenario, line->count > 2 ? line->words[2] : ""));
}

static void do_load(struct scenario *scenario, const struct scenario_line *line)
{
    double load_kg[MOCK_CORNERS];
    read_load(scenario, line->count > 2 ? line->words[2] : "", load_kg);
    mock_load(board(scenario, line), mock_now_us(), load_kg);
}

static void do_button(struct scenario *scenario, const struct scenario_line *line)
{
    const char *way = line->count > 2 ? line->words[2] : "";
    if (strcmp(way, "down") != 0 && strcmp(way, "up") != 0)
        scenario_fail(scenario, "button wants down or up");
    mock_button(board(scenario, line), mock_now_us(), way[0] == 'd');
}

static void do_press(struct scenario *scenario, const struct scenario_line *line)
{
    mock_button(board(scenario, line), mock_now_us(), true);
    scenario_attend(scenario, line->count > 2 ? number(scenario, line->words[2]) : 0.1, NULL, NULL);
    mock_button(board(scenario, line), mock_now_us(), false);
}

static void do_dropped(struct scenario *scenario, const struct scenario_line *line)
{
    mock_dropped(board(scenario, line), mock_now_us());
}

static bool feed_over(struct scenario *scenario, const void *what)
{
    for (int i = 0; i < SCENARIO_BOARDS_MAX; i++)
        if (scenario->feeds[i].node != NULL && strcmp(scenario->feeds[i].node, what) == 0)
            return false;
    return true;
}

static void read_feed_option(struct scenario *scenario, const char *word, struct feed_options *options,
                             bool *background)
{
    static const char *const names[] = {"from", "to", "speed", "scale", "ml", "ap"};
    double *const values[] = {&options->from_s, &options->to_s,  &options->speed,
                              &options->scale,  &options->ml_mm, &options->ap_mm};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = value_of(word, names[i]);
        if (value != NULL) {
            *values[i] = number(scenario, value);
            return;
        }
    }
    if (strcmp(word, "loop") == 0)
        options->loop = true;
    else if (strcmp(word, "background") == 0)
        *background = true;
    else
        scenario_fail(scenario, "feed does not know %s", word);
}

static void do_feed(struct scenario *scenario, const struct scenario_line *line)
{
    struct feed_options options = {.to_s = G_MAXDOUBLE, .speed = 1.0, .scale = 1.0};
    bool background = false;
    char error[256];
    int slot = 0;
    board(scenario, line);
    for (int i = 3; i < line->count; i++)
        read_feed_option(scenario, line->words[i], &options, &background);
    if (!(options.speed > 0.0) || (options.loop && !background))
        scenario_fail(scenario, "feed wants a speed above 0, and loop only in the background");
    scenario_stop_feed(scenario, line->words[1]);
    while (slot < SCENARIO_BOARDS_MAX && scenario->feeds[slot].node != NULL)
        slot++;
    if (slot == SCENARIO_BOARDS_MAX || line->count < 3)
        scenario_fail(scenario, "feed wants a file, and at most %d at a time", SCENARIO_BOARDS_MAX);
    scenario->feeds[slot].feed = feed_open(line->words[2], &options, error);
    if (scenario->feeds[slot].feed == NULL)
        scenario_fail(scenario, "%s", error);
    scenario->feeds[slot].node = g_strdup(line->words[1]);
    if (!background)
        scenario_attend(scenario, G_MAXINT, feed_over, line->words[1]);
}

static void do_stop(struct scenario *scenario, const struct scenario_line *line)
{
    board(scenario, line);
    scenario_stop_feed(scenario, line->words[1]);
}

static void do_sleep(struct scenario *scenario, const struct scenario_line *line)
{
    scenario_attend(scenario, number(scenario, line->count > 1 ? line->words[1] : ""), NULL, NULL);
}

static void do_timeout(struct scenario *scenario, const struct scenario_line *line)
{
    scenario->timeout_s = number(scenario, line->count > 1 ? line->words[1] : "");
}

static void do_say(struct scenario *scenario, const struct scenario_line *line)
{
    (void)scenario;
    fprintf(stderr, "mockboard: %s %s\n", line->count > 1 ? line->words[1] : "", line->text);
}

static void do_run(struct scenario *scenario, const struct scenario_line *line)
{
    (void)line;
    if (scenario->program.pid != 0)
        scenario_fail(scenario, "the program was started before");
    int code = program_start(&scenario->program, scenario->argv, scenario->ordinary);
    if (code != 0)
        scenario_fail(scenario, "the program does not start: %s", strerror(-code));
}

static void do_signal(struct scenario *scenario, const struct scenario_line *line)
{
    static const struct {
        const char *name;
        int number;
    } signals[] = {{"TERM", SIGTERM}, {"INT", SIGINT},   {"KILL", SIGKILL},
                   {"STOP", SIGSTOP}, {"CONT", SIGCONT}, {"HUP", SIGHUP}};
    if (scenario->program.pid == 0 || scenario->program.ended)
        scenario_fail(scenario, "the program does not run");
    for (size_t i = 0; line->count > 1 && i < G_N_ELEMENTS(signals); i++) {
        if (strcmp(signals[i].name, line->words[1]) != 0)
            continue;
        kill(scenario->program.pid, signals[i].number);
        return;
    }
    scenario_fail(scenario, "signal wants one of TERM INT KILL STOP CONT HUP");
}

static bool said(struct scenario *scenario, const void *what)
{
    return program_said(&scenario->program, what);
}

static bool is_there(struct scenario *scenario, const void *what)
{
    (void)scenario;
    return g_file_test(what, G_FILE_TEST_EXISTS);
}

static bool has_ended(struct scenario *scenario, const void *what)
{
    (void)what;
    return scenario->program.ended && scenario->program.out.fd < 0 && scenario->program.err.fd < 0;
}

static bool command_works(struct scenario *scenario, const void *what)
{
    (void)scenario;
    return system(what) == 0;
}

/* Also over when the program is: then one last look. */
static void wait_for(struct scenario *scenario, scenario_done *done, const char *what, const char *name)
{
    int64_t end_us = mock_now_us() + llround(scenario->timeout_s * 1e6);
    while (!scenario_attend(scenario, 0.1, done, what)) {
        if (has_ended(scenario, NULL) && done != feed_over && !done(scenario, what))
            scenario_fail(scenario, "the program ended (status %d) before %s %s", scenario->program.status,
                          name, what);
        if (mock_now_us() > end_us)
            scenario_fail(scenario, "waited %g s for %s %s", scenario->timeout_s, name, what);
    }
}

static void do_wait(struct scenario *scenario, const struct scenario_line *line)
{
    const char *what = line->count > 1 ? line->words[1] : "";
    if (strcmp(what, "output") == 0)
        wait_for(scenario, said, line->text, what);
    else if (strcmp(what, "file") == 0)
        wait_for(scenario, is_there, line->text, what);
    else if (strcmp(what, "feed") == 0)
        wait_for(scenario, feed_over, line->text, what);
    else if (strcmp(what, "command") == 0)
        wait_for(scenario, command_works, line->text, what);
    else if (strcmp(what, "exit") == 0) {
        wait_for(scenario, has_ended, "", what);
        if (line->count > 2 && number(scenario, line->words[2]) != scenario->program.status)
            scenario_fail(scenario, "the program ended with status %d", scenario->program.status);
    } else
        scenario_fail(scenario, "wait wants output, file, feed, command or exit");
}

void scenario_do(struct scenario *scenario, const struct scenario_line *line)
{
    static const struct {
        const char *name;
        void (*run)(struct scenario *scenario, const struct scenario_line *line);
    } verbs[] = {
        {"run", do_run},     {"plug", do_plug},       {"unplug", do_unplug}, {"deny", do_deny},
        {"allow", do_allow}, {"battery", do_battery}, {"load", do_load},     {"button", do_button},
        {"press", do_press}, {"dropped", do_dropped}, {"feed", do_feed},     {"stop", do_stop},
        {"sleep", do_sleep}, {"wait", do_wait},       {"signal", do_signal}, {"timeout", do_timeout},
        {"say", do_say},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
        if (strcmp(verbs[i].name, line->words[0]) == 0) {
            verbs[i].run(scenario, line);
            return;
        }
    }
    scenario_fail(scenario, "nobody knows how to %s", line->words[0]);
}
