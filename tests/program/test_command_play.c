#define _GNU_SOURCE 1
#include "bodymodel.h"
#include "cli.h"
#include "folder.h"
#include "home.h"
#include "test.h"

#include "csv/csv.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

/* Playing without a window, and what becomes of it: kept, exported, scored again, verified. */

CLI_TEST(plays_with_the_built_in_player)
{
    json_t *result = cli_json(0, "play lake/01 --headless --input sim --json");

    assert_string_equal(text_at(result, "level"), "lake/01-one-leg-10s");
    assert_string_equal(text_at(result, "channel"), "load");
    assert_string_equal(text_at(result, "source"), "sim");
    assert_true(json_is_null(at(result, "player")));
    assert_true(json_is_null(at(result, "attempt_id")));
    assert_true(json_is_true(at(result, "completed")));
    assert_int_equal(json_array_size(at(result, "sets")), 4);
    assert_string_equal(text_at(result, "sets.0.side"), "left");
    assert_string_equal(text_at(result, "sets.3.side"), "right");
    assert_int_equal(whole_at(result, "sets.3.set"), 2);
    assert_string_equal(text_at(result, "sets.3.ended_by"), "time-cap");
    close_to(number_at(result, "sets.3.seconds"), 10, 1e-9);
    assert_int_equal(whole_at(result, "best.left.stars"), 3);
    assert_in_range(whole_at(result, "best.right.points"), 134, 222);
    assert_int_equal(folder_count(getenv("F"), "surefoot", NULL, 0), 0); /* nothing was kept */
}

CLI_TEST(plays_the_same_way_again)
{
    json_t *first = cli_json(0, "play lake/01 --headless --input sim --json --seed 5");
    json_t *again = cli_json(0, "play lake/01 --headless --input sim --json --seed 5");
    json_t *paced = cli_json(0, "play lake/01 --headless --input sim --json --seed 5 --speed 200");
    json_t *other = cli_json(0, "play lake/01 --headless --input sim --json --seed 6");

    assert_true(json_equal(first, again));
    assert_false(json_equal(first, other));
    assert_true(json_is_true(at(paced, "completed")));
}

static void run_sql(const char *sql)
{
    home_sql(cli_path("surefoot/surefoot.db"), sql);
}

/* The exported recording of each set, scored from the file alone, gives what was stored. */
static void export_and_score(json_t *attempt, int set)
{
    json_t *stored, *scored;

    cli_said(0, cli_words("export --attempt %lld --set %d $F/set.csv", whole_at(attempt, "attempt_id"), set));
    scored = cli_json(0, "score $F/set.csv --exercise single-leg-balance --json");
    stored = at(attempt, cli_words("sets.%d", set - 1));
    assert_int_equal(whole_at(scored, "points"), whole_at(stored, "points"));
    assert_int_equal(whole_at(scored, "stars"), whole_at(stored, "stars"));
    assert_int_equal(whole_at(scored, "steadiness"), whole_at(stored, "steadiness"));
    assert_string_equal(text_at(scored, "holds.0.ended_by"), text_at(stored, "ended_by"));
    assert_string_equal(text_at(scored, "holds.0.side"), text_at(stored, "side"));
}

CLI_TEST(keeps_exports_and_verifies)
{
    json_t *attempt = cli_json(0, "play lake/02 --headless --input sim --json --player 'Ann \"B\"'");
    json_t *history, *verify;

    assert_string_equal(text_at(attempt, "player"), "Ann \"B\"");
    for (int set = 1; set <= (int)json_array_size(at(attempt, "sets")); set++)
        export_and_score(attempt, set);

    history = cli_json(0, "history --player 'Ann \"B\"' --format json");
    assert_int_equal(json_array_size(at(history, "trials")), json_array_size(at(attempt, "sets")));
    assert_int_equal(whole_at(history, "trials.1.points"), whole_at(attempt, "sets.1.points"));
    assert_string_equal(text_at(history, "trials.1.source"), "sim");
    cli_tells(0, "export --player 'Ann \"B\"'", ",\"Ann \"\"B\"\"\",\"lake/02-one-leg-20s\",", NULL);

    verify = cli_json(0, "verify --json");
    assert_int_equal(whole_at(verify, "trials"), json_array_size(at(attempt, "sets")));
    run_sql("UPDATE score SET points = points + 1 WHERE trial_id = 1");
    verify = cli_json(1, "verify --json --player 'Ann \"B\"'");
    assert_int_equal(json_array_size(at(verify, "differences")), 1);
    assert_int_equal(whole_at(verify, "differences.0.stored.points"),
                     whole_at(verify, "differences.0.recomputed.points") + 1);
    cli_tells(1, "verify", "attempt 1, ", NULL);
}

/* Only what a board measured is in the tables. */
CLI_TEST(shows_tables)
{
    json_t *attempt = cli_json(0, "play lake/01 --headless --input sim --json --player Ann");
    json_t *scores = cli_json(0, "scores lake/01 --json");

    assert_int_equal(json_array_size(at(scores, "scores")), 0);
    run_sql("UPDATE attempt SET source = 'board'");
    scores = cli_json(0, "scores lake/01 --json --side right");
    assert_int_equal(json_array_size(at(scores, "scores")), 1);
    assert_string_equal(text_at(scores, "scores.0.side"), "right");
    assert_int_equal(whole_at(scores, "scores.0.points"), whole_at(attempt, "best.right.points"));
    scores = cli_json(0, "scores --json");
    assert_int_equal(json_array_size(at(scores, "scores")), 2);
}

/* A session of lake/01 as somebody walks through it, from the first sample to the last hold. */
static const struct model_step session[] = {
    {.act = MODEL_EMPTY, .seconds = 3},    {.act = MODEL_TWO_FEET, .seconds = 7},
    {.act = MODEL_LEFT, .seconds = 11.5},  {.act = MODEL_TWO_FEET, .seconds = 15},
    {.act = MODEL_RIGHT, .seconds = 6.2},  {.act = MODEL_TWO_FEET, .seconds = 19},
    {.act = MODEL_LEFT, .seconds = 11.5},  {.act = MODEL_TWO_FEET, .seconds = 15},
    {.act = MODEL_RIGHT, .seconds = 11.5}, {.act = MODEL_TWO_FEET, .seconds = 2},
};

static void write_session(const char *name, size_t steps)
{
    const struct model_options options = {.seed = 11, .weight_kg = 63};
    struct model_session made;

    assert_int_equal(model_make(&options, session, steps, &made), 0);
    FILE *file = cli_file(name, "w");
    cli_rows(file, made.samples, made.count);
    assert_int_equal(fclose(file), 0);
    model_free(&made);
}

CLI_TEST(plays_a_recorded_session)
{
    json_t *result, *paced;

    write_session("session.csv", sizeof session / sizeof *session);
    result = cli_json(0, "play lake/01 --headless --input $F/session.csv --json --player Ann");
    assert_string_equal(text_at(result, "source"), "file");
    assert_true(json_is_true(at(result, "completed")));
    assert_int_equal(json_array_size(at(result, "sets")), 4);
    assert_string_equal(text_at(result, "sets.0.ended_by"), "time-cap");
    close_to(number_at(result, "sets.1.seconds"), 6.2, 0.25);
    assert_string_equal(text_at(result, "sets.1.ended_by"), "foot-down");
    for (int set = 1; set <= 4; set++)
        export_and_score(result, set);
    paced = cli_json(0, "play lake/01 --headless --input $F/session.csv --json --speed 100");
    assert_true(json_equal(at(result, "sets"), at(paced, "sets")));
}

/* It is opened once, so that it may come from anywhere. */
CLI_TEST(plays_what_comes_through_a_pipe)
{
    json_t *file, *pipe;

    write_session("session.csv", 4);
    file = cli_json(0, "play lake/01 --headless --input $F/session.csv --json");
    pipe = cli_json(0, "play lake/01 --headless --input - --json <$F/session.csv");
    assert_true(json_equal(at(file, "sets"), at(pipe, "sets")));
}

/* A recording that begins with a loss is of what follows it. */
CLI_TEST(a_loss_tells_no_channel)
{
    FILE *file = cli_file("lost.csv", "w");
    fputs("time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n0,\n", file);
    for (int i = 1; i < 100; i++)
        fprintf(file, "%d.%02d,0,9.8,0,0,0,0\n", i / 100, i % 100);
    assert_int_equal(fclose(file), 0);
    struct cli_result result = cli_said(2, "play lake/01 --headless --input $F/lost.csv");
    if (!strstr(result.err, "cannot be measured by \"motion\""))
        fail_msg("%s", result.err);
}

/* The file may end in the middle: what was held counts, and it is said. */
CLI_TEST(plays_half_a_session)
{
    json_t *half;

    write_session("half.csv", 4);
    half = cli_json(0, "play lake/01 --headless --input $F/half.csv --json");
    assert_true(json_is_false(at(half, "completed")));
    assert_int_equal(whole_at(half, "best.left.stars"), 3);
    assert_true(json_is_null(at(half, "best.right")));
    cli_tells(0, "play lake/01 --headless --input $F/half.csv", NULL, "the recording ended before");

    write_session("nothing.csv", 2);
    cli_said(1, "play lake/01 --headless --input $F/nothing.csv --picture $F/none.png");
    assert_int_equal(folder_count(getenv("F"), "none.png", NULL, 0), 0);
    write_session("empty.csv", 1);
    cli_refuses("play lake/01 --headless --input $F/empty.csv");
}

CLI_TEST(pictures_the_results)
{
    unsigned char *png;
    size_t size;

    struct cli_result result = cli_said(0, "play lake/01 --headless --input sim --picture $F/results.png");
    assert_non_null(strstr(result.out, "\nleft      1      10.0 "));
    assert_non_null(strstr(result.out, "not kept"));
    png = folder_read(cli_path("results.png"), &size);
    assert_non_null(png);
    assert_true(size > 10000 && !memcmp(png, "\x89PNG", 4));
    free(png);
    cli_said(1, "play lake/01 --headless --input sim --picture /nowhere/results.png");
}

/* Reads the terminal until that text has come, or it is closed. Everything read so far stays in seen. */
static bool read_until(int terminal, char *seen, size_t size, const char *text)
{
    size_t length = strlen(seen);
    ssize_t got;

    while (!strstr(seen, text) && length + 1 < size &&
           (got = read(terminal, seen + length, size - length - 1)) > 0) {
        length += (size_t)got;
        seen[length] = '\0';
    }
    return strstr(seen, text) != NULL;
}

/* At a terminal it tells what happens; Ctrl-C ends it, and the hold that was done is kept. */
CLI_TEST(stops_at_ctrl_c)
{
    char seen[8192] = "";
    json_t *history;
    int terminal, status;
    pid_t pid = forkpty(&terminal, NULL, NULL, NULL);

    if (pid < 0) {
        print_message("no terminal to be had here\n");
        skip();
    }
    if (pid == 0) {
        execl(SUREFOOT_PROGRAM, "surefoot", "play", "lake/01", "--headless", "--input", "sim", "--speed",
              "10", "--player", "Ann", (char *)NULL);
        _exit(127);
    }
    assert_true(read_until(terminal, seen, sizeof seen, "held 10.0 s, time-cap"));
    assert_int_equal(write(terminal, "\003", 1), 1);
    assert_true(read_until(terminal, seen, sizeof seen, "stopped before the end"));
    while (read(terminal, seen, sizeof seen) > 0)
        continue;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    close(terminal);
    history = cli_json(0, "history --player Ann --format json");
    assert_int_equal(whole_at(history, "trials.0.stars"), 3);
    assert_true(json_array_size(at(history, "trials")) < 4);
    cli_json(0, "verify --json");
}
