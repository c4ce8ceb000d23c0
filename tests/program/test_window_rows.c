#define _POSIX_C_SOURCE 200809L /* kill, setenv */
#include "books.h"
#include "cli.h"
#include "test.h"

#include "csv/csv.h"
#include "play/course.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>

/* The same samples give the same rows, whether the window plays them or nobody sees anything. */

enum { SEED = 20, TICK_US = 10000, LONGEST_US = 600000000, KG = 70 };

/* What is looked at: all but the times of day, and what tells players and attempts of all machines apart. */
static const char *const tables[] = {"SELECT * FROM attempt ORDER BY id", "SELECT * FROM trial ORDER BY id",
                                     "SELECT * FROM recording ORDER BY trial_id",
                                     "SELECT * FROM score ORDER BY trial_id"};

static bool is_free(const char *column)
{
    return !strcmp(column, "started_unix_s") || !strcmp(column, "player_id") || !strcmp(column, "lasting_id");
}

static sqlite3 *open_store(const char *folder)
{
    char path[256];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/%s/surefoot/surefoot.db", getenv("F"), folder);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL))
        fail_msg("%s: %s", path, sqlite3_errmsg(db));
    return db;
}

static sqlite3_stmt *rows_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *rows;

    if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL))
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    return rows;
}

static void same_row(sqlite3_stmt *a, sqlite3_stmt *b, const char *sql)
{
    for (int i = 0; i < sqlite3_column_count(a); i++) {
        const char *name = sqlite3_column_name(a, i);
        const void *left = sqlite3_column_blob(a, i), *right = sqlite3_column_blob(b, i);
        int size = sqlite3_column_bytes(a, i);

        if (!is_free(name) &&
            (size != sqlite3_column_bytes(b, i) || (size > 0 && memcmp(left, right, (size_t)size) != 0)))
            fail_msg("%s: %s is \"%s\" and \"%s\"", sql, name, sqlite3_column_text(a, i),
                     sqlite3_column_text(b, i));
    }
}

/* How many trials both have. */
static int same_rows(const char *one, const char *other)
{
    sqlite3 *a = open_store(one), *b = open_store(other);
    int trials = 0;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        sqlite3_stmt *left = rows_of(a, tables[i]), *right = rows_of(b, tables[i]);
        int more = sqlite3_step(left);

        for (; more == SQLITE_ROW; more = sqlite3_step(left)) {
            if (sqlite3_step(right) != SQLITE_ROW)
                fail_msg("%s: one row less in %s", tables[i], other);
            same_row(left, right, tables[i]);
            trials += i == 1;
        }
        assert_int_equal(more, SQLITE_DONE);
        assert_int_equal(sqlite3_step(right), SQLITE_DONE);
        sqlite3_finalize(left);
        sqlite3_finalize(right);
    }
    sqlite3_close(a);
    sqlite3_close(b);
    return trials;
}

/* A store of its own below $F. */
static void use_store(const char *folder)
{
    char path[256];

    snprintf(path, sizeof path, "%s/%s", getenv("F"), folder);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(setenv("XDG_DATA_HOME", path, 1), 0);
}

static void play_headless(const char *level, const char *input, const char *folder)
{
    char words[512];
    struct cli_result result;

    use_store(folder);
    snprintf(words, sizeof words, "play %s --headless --player Ann --seed %d --input '%s'", level, SEED,
             input);
    result = cli_run(words);
    if (result.status > 1)
        fail_msg("%s: exit status %d: %s", words, result.status, result.err);
    cli_free(&result);
}

/* Until nothing more is played. */
static void play_in_window(const char *level, const char *input, const char *speed, const char *folder)
{
    char trace[256];
    const char *words[] = {"play", level,    "--input", input,     "--speed", speed, "--player",
                           "Ann",  "--seed", "20",      "--trace", trace,     NULL};
    pid_t pid;
    int came;

    use_store(folder);
    snprintf(trace, sizeof trace, "%s/%s/trace", getenv("F"), folder);
    pid = cli_start(words);
    came = cli_wait_line(pid, trace, "saved 1");
    kill(pid, SIGTERM);
    assert_int_equal(cli_end(pid), 0);
    if (!came)
        fail_msg("the window never kept %s of %s", level, input);
}

static void write_samples(struct course *course, struct input *sim, FILE *file)
{
    struct input_event event;
    struct run_event told;
    bool begun = false;
    int64_t origin_us = 0;

    for (int64_t now_us = 0; now_us < LONGEST_US && (course->due || course_playing(course));
         now_us += TICK_US)
        while (sim->poll(sim, now_us, &event)) {
            (void)course_take(course, &event);
            while (run_next(&course->attempt.run, &told))
                continue;
            course_script(course);
            if (event.kind != INPUT_SAMPLE)
                continue;
            if (!begun)
                assert_int_equal(csv_write_header(file, event.sample), 0);
            origin_us = begun ? origin_us : event.sample->t_us;
            begun = true;
            assert_int_equal(csv_write(file, event.sample, origin_us), 0);
        }
}

/* A whole session of the built-in player as a file, from the empty board on. */
static void record(const char *level, char path[256])
{
    static struct course course;
    const struct device_setup setup = {.channel = CHANNEL_LOAD, .seed = SEED, .weight_kg = KG};
    char error[256];
    struct input *sim = device_sim.open(&setup, error);
    struct book book;
    FILE *file;

    books_read(SUREFOOT_SOURCE_DIR, &book);
    snprintf(path, 256, "%s/session.csv", getenv("F"));
    file = fopen(path, "w");
    assert_non_null(file);
    assert_non_null(sim);
    course_init(&course, &book, NULL, NULL);
    course_use(&course, sim, &device_sim, 0);
    course_choose(&course, (size_t)(trail_find(&book.trail, level) - book.trail.levels), 0,
                  1u << CHANNEL_LOAD);
    course.due = true;
    write_samples(&course, sim, file);
    assert_true(course.attempting && run_completed(&course.attempt.run));
    course_end(&course);
    input_close(sim);
    assert_int_equal(fclose(file), 0);
    book_free(&book);
}

static void gives_the_same_rows(const char *level, const char *input, int trials)
{
    play_headless(level, input, "headless");
    play_in_window(level, input, "20", "slow");
    play_in_window(level, input, "1000", "fast");
    assert_int_equal(same_rows("headless", "slow"), trials);
    assert_int_equal(same_rows("headless", "fast"), trials);
}

CLI_TEST(a_whole_session_that_was_recorded)
{
    char path[256];

    record("lake/01-one-leg-10s", path);
    gives_the_same_rows("lake/01-one-leg-10s", path, 4);
}

CLI_TEST(a_recording_that_ends_on_the_way)
{
    gives_the_same_rows("lake/01-one-leg-10s", SUREFOOT_RECORDINGS "/board/quiet-with-dropouts.csv", 1);
}
