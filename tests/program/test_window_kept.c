#define _GNU_SOURCE
#include "cli.h"
#include "folder.h"
#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

/* Whatever ends the window in the middle of an attempt: what was done is kept, and what is not is told. */

/* With its complaints in $F/why. */
static pid_t play(const char *trace)
{
    const char *why = cli_path("why");
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        if (!freopen(why, "w", stderr))
            _exit(126);
        execl(SUREFOOT_PROGRAM, "surefoot", "play", "lake/01", "--input", "sim", "--speed", "8", "--player",
              "Ann", "--trace", trace, (char *)NULL);
        _exit(127);
    }
    return pid;
}

/* In the second set: the first is done. */
static pid_t play_into_a_hold(void)
{
    const char *trace = cli_path("trace");
    pid_t pid = play(trace);

    if (!cli_wait_line(pid, trace, "phase work right 1"))
        fail_msg("the game never came to its second set");
    return pid;
}

/* At least the first set, and nothing says that all was done. */
static void assert_kept(int most)
{
    json_t *history = cli_json(0, "history --player Ann --format json");

    assert_in_range(json_array_size(at(history, "trials")), 1, most);
    assert_int_equal(whole_at(history, "trials.0.stars"), 3);
    assert_true(json_is_false(at(history, "trials.0.completed")));
    cli_json(0, "verify --json");
}

CLI_TEST(ends_by_signals)
{
    void *state = cli;
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGKILL};

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        pid_t pid = play_into_a_hold();
        kill(pid, signals[i]);
        assert_int_equal(cli_end(pid), signals[i] == SIGKILL ? 128 + SIGKILL : 0);
        assert_kept(signals[i] == SIGKILL ? 1 : 2);
        cli_tear_down(&state);
        cli_set_up(&state);
    }
}

CLI_TEST(writes_beside_a_busy_store)
{
    pid_t pid = play_into_a_hold();
    sqlite3 *other;
    char file[300];

    assert_int_equal(sqlite3_open(cli_path("surefoot/surefoot.db"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_busy_timeout(other, 5000), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 1);
    sqlite3_close(other);
    assert_int_equal(folder_count(cli_path("surefoot"), "set-1-right.csv", file, sizeof file), 1);
    assert_non_null(strstr(cli_text("why"), file));
    assert_kept(1);
    cli_json(0, cli_words("score '%s' --exercise single-leg-balance --json", file));
}

/* As another program sees it, while the game is played. */
static int sets_kept(void)
{
    return cli_run("history --player Ann").status
               ? 0
               : (int)json_array_size(at(cli_json(0, "history --player Ann --format json"), "trials"));
}

/* The game goes on without the trace, and says in the end that there is none. */
CLI_TEST(says_that_the_trace_is_lost)
{
    const char *trace = cli_path("trace");

    assert_int_equal(symlink("/dev/full", trace), 0);
    pid_t pid = play(trace);
    for (int i = 0; i < 2000 && sets_kept() == 0; i++)
        continue;
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 1);
    assert_non_null(strstr(cli_text("why"), "surefoot: the trace could not be written: "));
    assert_non_null(strstr(cli_text("why"), "No space left on device"));
    assert_kept(4);
}

/* A display of its own; its number, or false where there is no Xvfb. */
static bool begin_display(pid_t *pid)
{
    int ends[2];
    char number[16] = "", fd[16];

    assert_int_equal(pipe(ends), 0);
    *pid = fork();
    assert_true(*pid >= 0);
    if (*pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        snprintf(fd, sizeof fd, "%d", ends[1]);
        dup2(null, STDERR_FILENO);
        execlp("Xvfb", "Xvfb", "-displayfd", fd, "-nolisten", "tcp", "-screen", "0", "1280x720x24",
               (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], number, sizeof number - 2);
    close(ends[0]);
    if (length <= 0) {
        waitpid(*pid, NULL, 0);
        return false;
    }
    number[strcspn(number, "\n")] = '\0';
    assert_int_equal(setenv("DISPLAY", cli_words(":%s", number), 1), 0);
    assert_int_equal(unsetenv("SDL_VIDEODRIVER"), 0);
    assert_int_equal(unsetenv("WAYLAND_DISPLAY"), 0);
    return true;
}

/* The display dies under it: the hold in progress counts as far as it was held. */
CLI_TEST(keeps_what_was_done_when_the_display_dies)
{
    pid_t display;

    if (!begin_display(&display)) {
        print_message("no Xvfb here\n");
        skip();
    }
    pid_t pid = play_into_a_hold();
    kill(display, SIGKILL);
    waitpid(display, NULL, 0);
    assert_int_equal(cli_end(pid), 1);
    const char *why = cli_text("why");
    assert_non_null(strstr(why, "surefoot: the display is lost\n"));
    /* What libraries have not freed when Xlib ends the program is no fault. */
    if (strstr(why, "ERROR: AddressSanitizer") || strstr(why, "runtime error"))
        fail_msg("%s", why);
    assert_true(cli_has_line(cli_path("trace"), "phase stopped right 1"));
    assert_true(cli_has_line(cli_path("trace"), "saved 1"));
    assert_kept(2);
}
