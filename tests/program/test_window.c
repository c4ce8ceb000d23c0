#define _POSIX_C_SOURCE 200809L /* kill, setenv */
#include "cli.h"
#include "folder.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The windowed game, on SDL's display that shows nothing: its loop, the simulated board and the end. */

static int setup(void **state)
{
    static struct cli cli;

    cli_setup(&cli);
    *state = &cli;
    return 0;
}

static int teardown(void **state)
{
    cli_teardown(*state);
    return 0;
}

static void play_until(const char *speed, const char *line, int lines, const char *const *passed)
{
    const char *words[] = {"play",     "lake/01", "--input", "sim", "--speed", speed,
                           "--player", "Ann",     "--trace", NULL,  NULL};
    char path[256];
    pid_t pid;
    int came;

    snprintf(path, sizeof path, "%s/trace", getenv("F"));
    words[9] = path;
    pid = cli_start(words);
    came = cli_wait_line(pid, path, line);
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 0);
    if (!came)
        fail_msg("the game never came to \"%s\"", line);
    for (int i = 0; i < lines; i++)
        assert_true(cli_has_line(path, passed[i]));
}

static void plays_to_the_results(void **state)
{
    static const char *const passed[] = {"source sim",
                                         "calibration ready",
                                         "phase work left 1",
                                         "phase rest left 1",
                                         "phase work right 2",
                                         "phase done",
                                         "saved 1"};
    json_t *history;

    (void)state;
    play_until("20", "screen results", sizeof passed / sizeof *passed, passed);
    history = cli_json(0, "history --player Ann --format json");
    assert_int_equal(json_array_size(at(history, "trials")), 4);
    assert_string_equal(text_at(history, "trials.0.source"), "sim");
    assert_int_equal(whole_at(history, "trials.3.stars"), 3);
    json_decref(history);
    history = cli_json(0, "verify --json");
    assert_int_equal(whole_at(history, "trials"), 4);
    json_decref(history);
}

/* Asked to go in the middle, it keeps what was held. */
static void keeps_half_an_attempt(void **state)
{
    json_t *history;

    (void)state;
    play_until("8", "phase rest left 1", 0, NULL);
    history = cli_json(0, "history --player Ann --format json");
    assert_in_range(json_array_size(at(history, "trials")), 1, 3);
    assert_int_equal(whole_at(history, "trials.0.stars"), 3);
    json_decref(history);
    json_decref(cli_json(0, "verify --json"));
}

static void says_no_display(void)
{
    struct cli_result result = cli_run("--input sim");

    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err, "no display"));
    cli_free(&result);
}

static void says_when_there_is_no_display(void **state)
{
    (void)state;
    assert_int_equal(setenv("SDL_VIDEODRIVER", "nothing-of-that-name", 1), 0);
    says_no_display();
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    assert_int_equal(unsetenv("DISPLAY"), 0);
    assert_int_equal(unsetenv("WAYLAND_DISPLAY"), 0);
    says_no_display();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plays_to_the_results, setup, teardown),
        cmocka_unit_test_setup_teardown(keeps_half_an_attempt, setup, teardown),
        cmocka_unit_test_setup_teardown(says_when_there_is_no_display, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
