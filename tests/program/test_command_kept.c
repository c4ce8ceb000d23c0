#define _GNU_SOURCE
#include "cli.h"
#include "folder.h"
#include "test.h"

#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

/* What was done is kept, whatever ends the program; and files that cannot be written are no files. */

static sqlite3 *open_database(void)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open_v2(cli_path("surefoot/surefoot.db"), &db, SQLITE_OPEN_READWRITE, NULL),
                     SQLITE_OK);
    return db;
}

/* Ended with that status, and told why in one line with these words in it. */
static void told_why(int status, int wanted, const char *words)
{
    const char *why = cli_text("why"), *end = strchr(why, '\n');

    if (status != wanted || strncmp(why, "surefoot", 8) != 0 || !end || end[1] || !strstr(why, words))
        fail_msg("exit status %d: \"%s\", not \"%s\"", status, why, words);
}

/* Until the file has that text, a minute at most. */
static void wait_for(const char *name, const char *text)
{
    const struct timespec nap = {.tv_nsec = 5000000};
    const char *path = cli_path(name);

    for (int i = 0; i < 12000; i++) {
        size_t size;
        unsigned char *bytes = folder_read(path, &size);
        bool found = bytes && memmem(bytes, size, text, strlen(text));
        free(bytes);
        if (found)
            return;
        nanosleep(&nap, NULL);
    }
    fail_msg("%s never had \"%s\"", name, text);
}

/* Starts playing by the clock, its words in $F/told and $F/why. */
static pid_t play(const char *speed)
{
    const char *told = cli_path("told"), *why = cli_path("why");
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        if (!freopen(told, "w", stdout) || !freopen(why, "w", stderr))
            _exit(126);
        execl(SUREFOOT_PROGRAM, "surefoot", "play", "lake/01", "--headless", "--input", "sim", "--speed",
              speed, "--player", "Ann", "--verbose", (char *)NULL);
        _exit(127);
    }
    return pid;
}

static void assert_history(int least, bool completed)
{
    json_t *history = cli_json(0, "history --player Ann --format json");

    assert_in_range(json_array_size(at(history, "trials")), least, 4);
    for (int i = 0; i < least; i++) {
        json_t *known = at(history, cli_words("trials.%d.completed", i));
        assert_true(json_is_boolean(known) && json_is_true(known) == completed);
        assert_int_equal(whole_at(history, cli_words("trials.%d.stars", i)), 3);
    }
    cli_json(0, "verify --json");
}

/* Every signal that asks for an end is an end like any other; only SIGKILL asks nobody. */
CLI_TEST(ends_by_signals)
{
    void *state = cli;
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM, SIGKILL};

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        pid_t pid = play("12");
        wait_for("told", "count-in, left, set 2");
        kill(pid, signals[i]);
        assert_int_equal(cli_end(pid), signals[i] == SIGKILL ? 128 + SIGKILL : 0);
        assert_history(2, false);
        cli_tear_down(&state);
        cli_set_up(&state);
    }
}

/* The terminal's end is none where it is to be ignored, as nohup has it. */
CLI_TEST(goes_on_where_hup_is_ignored)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;

    assert_int_equal(sigaction(SIGHUP, &ignore, &before), 0);
    pid_t pid = play("40");
    assert_int_equal(sigaction(SIGHUP, &before, NULL), 0);
    wait_for("told", "count-in, left, set 1");
    kill(pid, SIGHUP);
    assert_int_equal(cli_end(pid), 0);
    assert_history(4, true);
}

/* The points that were told of a set: "left      1      10.0     191 ". */
static int points_told(const char *leg, int set)
{
    const char *row = cli_words("\n%-6s %4d ", leg, set), *at_row = strstr(cli_text("told"), row);
    int points = -1;

    if (!at_row || sscanf(at_row + strlen(row), "%*f %d", &points) != 1)
        fail_msg("no row of the %s leg, set %d", leg, set);
    return points;
}

/* The files that were written beside: each has the points that were told. */
static void assert_files(const char *folder, int count)
{
    static const char *const legs[] = {"left", "right"};
    int scored = 0;

    assert_int_equal(folder_count(folder, "surefoot-", NULL, 0), count);
    for (int set = 1; set <= 2; set++)
        for (int leg = 0; leg < 2; leg++) {
            const char *part = cli_words("lake-01-one-leg-10s-set-%d-%s.csv", set, legs[leg]);
            char path[300];
            if (folder_count(folder, part, path, sizeof path) == 0)
                continue;
            json_t *score = cli_json(0, cli_words("score '%s' --exercise single-leg-balance --json", path));
            assert_int_equal(whole_at(score, "points"), points_told(legs[leg], set));
            assert_string_equal(text_at(score, "holds.0.side"), legs[leg]);
            scored++;
        }
    assert_int_equal(scored, count);
}

/* Another program does not let go of the store: what is not in it is beside it, and that is told. */
CLI_TEST(writes_beside_a_busy_store)
{
    pid_t pid = play("40");

    wait_for("told", "count-in, right, set 1"); /* the first set is in the store */
    sqlite3 *other = open_database();
    assert_int_equal(sqlite3_busy_timeout(other, 5000), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    int status = cli_end(pid);
    sqlite3_close(other);
    told_why(status, 1, "another program is using the file with the results");
    told_why(status, 1, "-lake-01-one-leg-10s-set-1-right.csv and 2 more");
    const char *folder = cli_path("surefoot");
    told_why(status, 1, folder);
    assert_files(folder, 3);
    assert_history(1, false);
}

/* The disk with the data is full: it goes to the home folder. Only the system's owner can make such a disk.
 */
CLI_TEST(writes_elsewhere_when_the_disk_is_full)
{
    const char *data = cli_path("data"), *home = cli_path("home");

    assert_int_equal(system("mkdir \"$F/data\" \"$F/home\""), 0);
    if (mount("none", data, "tmpfs", 0, "size=512k")) {
        print_message("no small disk can be made here\n");
        skip();
    }
    setenv("XDG_DATA_HOME", data, 1);
    setenv("HOME", home, 1);
    pid_t pid = play("40");
    wait_for("told", "count-in, right, set 1");
    assert_int_equal(system("cat /dev/zero >\"$F/data/filler\" 2>\"$F/filling\"") != 0, 1);
    int status = cli_end(pid);
    assert_int_equal(system("rm \"$F/data/filler\""), 0);
    int names = folder_count(data, "", NULL, 0);
    int debris = folder_count(data, "csv", NULL, 0);
    setenv("XDG_DATA_HOME", data, 1);
    assert_history(1, false);
    assert_int_equal(umount(data), 0);
    told_why(status, 1, home);
    assert_int_equal(names, 1);
    assert_int_equal(debris, 0);
    assert_files(home, 3);
}

/* Nowhere is room: it says so, and nothing half-written is left. */
CLI_TEST(says_when_there_is_no_room_at_all)
{
    const struct rlimit limit = {.rlim_cur = 4096, .rlim_max = 4096}; /* of every file; its words fit */
    pid_t pid = play("40");

    wait_for("told", "count-in, right, set 1");
    assert_int_equal(prlimit(pid, RLIMIT_FSIZE, &limit, NULL), 0);
    told_why(cli_end(pid), 1, "nor could its recordings be written: File too large");
    assert_int_equal(folder_count(cli_path("surefoot"), "csv", NULL, 0), 0);
    assert_int_equal(folder_count(cli->folder, "csv", NULL, 0), 0);
    assert_history(1, false);
}

/* Each command that writes a file, before "$F/it". */
static const char *const writers[] = {
    "shot play-rest \"$F/it\" --size 640x360",
    "shot --sheet \"$F/it\" home",
    "play lake/01 --headless --input sim --picture \"$F/it\"",
    "export --attempt 1 --set 1 \"$F/it\"",
    "score \"$F/one.csv\" --exercise single-leg-balance --plot \"$F/it\"",
    "sway \"$F/one.csv\" --plot \"$F/it\"",
};
enum { WRITERS = sizeof writers / sizeof *writers };

static void prepare_writers(void)
{
    setenv("S", SUREFOOT_PROGRAM, 1);
    cli_said(0, "play lake/02 --headless --input sim --player Ann");
    cli_said(0, "export --attempt 1 --set 1 \"$F/one.csv\"");
}

/* What the program ends with that prints there, below a limit of so many kilobytes a file; 0: none. */
static int run(const char *words, const char *printing, int kilobytes)
{
    const char *limit = kilobytes ? cli_words("ulimit -f %d; ", 2 * kilobytes) : "";

    return system(cli_words("%s\"$S\" %s >%s 2>\"$F/why\"", limit, words, printing)) >> 8;
}

/* A file that does not find room is none: the one before it stays, and nothing else does. */
CLI_TEST(leaves_what_was_there)
{
    const char *path = cli_path("it");

    prepare_writers();
    folder_write(cli_path("why"), "", 0);
    for (int i = 0; i < WRITERS; i++) {
        size_t size;
        folder_write(path, "before", 6);
        int names = folder_count(cli->folder, "", NULL, 0);
        /* The index beside an open store is 32 kB. */
        int room = strncmp(writers[i], "export", 6) == 0 ? 40 : 4;
        told_why(run(writers[i], "/dev/null", room), 1, "File too large");
        assert_int_equal(folder_count(cli->folder, "", NULL, 0), names);
        unsigned char *bytes = folder_read(path, &size);
        assert_int_equal(size, 6);
        assert_memory_equal(bytes, "before", 6);
        free(bytes);
        if (run(writers[i], "/dev/null", 0))
            fail_msg("surefoot %s: %s", writers[i], cli_text("why"));
        free(folder_read(path, &size));
        assert_true(size > 4096);
    }
}

CLI_TEST(says_that_a_device_is_full)
{
    prepare_writers();
    assert_int_equal(symlink("/dev/full", cli_path("it")), 0);
    for (int i = 0; i < WRITERS; i++)
        told_why(run(writers[i], "/dev/null", 0), 1, "No space left on device");
}

/* Whatever a command prints, a full disk is an error of its own. */
CLI_TEST(says_that_its_words_are_lost)
{
    static const char *const lines[] = {
        "--help",
        "--version",
        "help score",
        "play --help",
        "play lake/01 --headless --input sim",
        "play lake/01 --headless --input sim --json",
        "play lake/01 --headless --input sim --verbose",
        "play workouts/desk-break --headless --input sim",
        "score \"$F/one.csv\" --exercise single-leg-balance",
        "score \"$F/one.csv\" --exercise single-leg-balance --json",
        "sway \"$F/one.csv\"",
        "sway \"$F/one.csv\" --json",
        "levels list",
        "levels list --json",
        "levels check",
        "devices",
        "devices --json",
        "players list",
        "players list --json",
        "scores",
        "scores --json",
        "history --player Ann",
        "history --player Ann --format json",
        "history --player Ann --format csv",
        "export --player Ann",
        "export --attempt 1 --set 1 -",
        "verify",
        "verify --json",
        "shot --list",
    };

    prepare_writers();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        told_why(run(lines[i], "/dev/full", 0), 1, "No space left on device");
}
