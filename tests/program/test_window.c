#define _POSIX_C_SOURCE 200809L /* kill, setenv */
#include "cli.h"
#include "folder.h"
#include "test.h"

#include <signal.h>

/* The windowed game, on SDL's display that shows nothing: its loop, the simulated board and the end. */

static void play_until(const char *speed, const char *line, int lines, const char *const *passed)
{
    const char *words[] = {"play",     "lake/01", "--input", "sim", "--speed", speed,
                           "--player", "Ann",     "--trace", NULL,  NULL};
    pid_t pid;

    const char *path = cli_path("trace");
    words[9] = path;
    pid = cli_start(words);
    int came = cli_wait_line(pid, path, line);
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 0);
    if (!came)
        fail_msg("the game never came to \"%s\"", line);
    for (int i = 0; i < lines; i++)
        assert_true(cli_has_line(path, passed[i]));
}

CLI_TEST(plays_to_the_results)
{
    static const char *const passed[] = {"source sim",
                                         "calibration ready",
                                         "phase work left 1",
                                         "phase rest left 1",
                                         "phase work right 2",
                                         "phase done",
                                         "saved 1"};
    json_t *history;

    play_until("20", "screen results", sizeof passed / sizeof *passed, passed);
    history = cli_json(0, "history --player Ann --format json");
    assert_int_equal(json_array_size(at(history, "trials")), 4);
    assert_string_equal(text_at(history, "trials.0.source"), "sim");
    assert_int_equal(whole_at(history, "trials.3.stars"), 3);
    history = cli_json(0, "verify --json");
    assert_int_equal(whole_at(history, "trials"), 4);
}

/* Asked to go in the middle, it keeps what was held. */
CLI_TEST(keeps_half_an_attempt)
{
    json_t *history;

    play_until("8", "phase rest left 1", 0, NULL);
    history = cli_json(0, "history --player Ann --format json");
    assert_in_range(json_array_size(at(history, "trials")), 1, 3);
    assert_int_equal(whole_at(history, "trials.0.stars"), 3);
    cli_json(0, "verify --json");
}

static void says_no_display(void)
{
    cli_tells(1, "--input sim", NULL, "no display");
}

CLI_TEST(says_when_there_is_no_display)
{
    assert_int_equal(setenv("SDL_VIDEODRIVER", "nothing-of-that-name", 1), 0);
    says_no_display();
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    assert_int_equal(unsetenv("DISPLAY"), 0);
    assert_int_equal(unsetenv("WAYLAND_DISPLAY"), 0);
    says_no_display();
}
