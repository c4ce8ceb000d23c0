#define _GNU_SOURCE
#include "activities.h"
#include "cli.h"
#include "test.h"

#include "folder.h"
#include "home.h"
#include "store/store.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <sqlite3.h>

/* What the commands make of the store's file: sound, damaged, hostile, large, or not there. */

enum { WHEN = 1790000000 }; /* 2026-09-21 13:33:20 UTC */

static void store_file(char path[256], const char *ending)
{
    snprintf(path, 256, "%s/surefoot/surefoot.db%s", getenv("F"), ending);
}

static void run_sql(const char *sql)
{
    char path[256];

    store_file(path, "");
    home_sql(path, sql);
}

/* Two holds of Ada's by the simulated player, and the recording of each. */
static int setup_played(void **state)
{
    cli_set_up(state);
    cli_json(0, "play lake/01-one-leg-10s --headless --input sim --player Ada --json");
    return 0;
}

static const char *const reading[] = {"scores", "players list", "verify", "scores --json", "verify --json"};

/* Nobody has played: that is said, and not even a folder is made. */
CLI_TEST(reading_makes_nothing)
{
    for (size_t i = 0; i < sizeof reading / sizeof *reading; i++) {
        struct cli_result result = cli_run(reading[i]);
        struct stat found;

        assert_int_equal(result.status, 0);
        assert_int_equal(stat(cli_path("surefoot"), &found), -1);
    }
    cli_refuses("history --player Ada");
    cli_refuses("export --attempt 1 --set 1 -");
}

static void verify_counts(int status, int trials, int different, int other_rules, int damage)
{
    json_t *verify = cli_json(status, "verify --json");

    assert_int_equal(whole_at(verify, "trials"), trials);
    assert_int_equal(whole_at(verify, "different"), different);
    assert_int_equal(whole_at(verify, "other_rules"), other_rules);
    assert_int_equal(json_array_size(at(verify, "damage")), damage);
}

#define PLAYED_TEST(name) TEST_WITH(name, setup_played, cli_tear_down)

/* Scores of other rules are neither confirmed nor different. */
PLAYED_TEST(verify_counts_other_rules)
{
    json_t *verify = cli_json(0, "verify --json");
    int trials = (int)whole_at(verify, "trials");

    assert_true(trials > 1);
    run_sql("UPDATE attempt SET rules = 1");
    verify_counts(0, 0, 0, trials, 0);
    struct cli_result result = cli_run("verify");
    assert_non_null(strstr(result.out, "0 scores recomputed, 0 differ\n"));
    assert_non_null(strstr(result.out, " of other rules, not recomputed\n"));
    assert_non_null(strstr(result.out, "not covered: which player, level"));
}

/* Everything that is confirmed is compared. */
PLAYED_TEST(verify_compares_everything)
{
    static const char *const changes[][2] = {
        {"UPDATE score SET velocity_mm_s = velocity_mm_s + 0.001 WHERE trial_id = 1",
         "UPDATE score SET velocity_mm_s = velocity_mm_s - 0.001 WHERE trial_id = 1"},
        {"UPDATE score SET ellipse95_mm2 = ellipse95_mm2 * 1.001 WHERE trial_id = 1",
         "UPDATE score SET ellipse95_mm2 = ellipse95_mm2 / 1.001 WHERE trial_id = 1"},
        {"UPDATE score SET ended_by = 'hop' WHERE trial_id = 1",
         "UPDATE score SET ended_by = 'time-cap' WHERE trial_id = 1"},
    };

    verify_counts(0, 4, 0, 0, 0);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        run_sql(changes[i][0]);
        verify_counts(1, 4, 1, 0, 0);
        run_sql(changes[i][1]);
    }
    verify_counts(0, 4, 0, 0, 0);
}

/* What an attempt is known by on every machine is told beside its number here; one that damage has taken is
 * not. */
PLAYED_TEST(tells_the_lasting_id)
{
    static const char id[] = "00ff0a10203040506070809abcdef123";
    json_t *history, *export;

    run_sql("UPDATE attempt SET lasting_id = x'00FF0A10203040506070809ABCDEF123'");
    history = cli_json(0, "history --player Ada --format json");
    export = cli_json(0, "export --player Ada --format json");
    assert_true(json_equal(history, export));
    assert_string_equal(text_at(history, "trials.0.lasting_id"), id);
    assert_string_equal(text_at(history, "trials.3.lasting_id"), id);
    struct cli_result result = cli_run("export --player Ada");
    assert_non_null(strstr(result.out, ",pain_when,lasting_id\n"));
    assert_non_null(strstr(result.out, ",,00ff0a10203040506070809abcdef123\n"));
    run_sql("UPDATE attempt SET lasting_id = NULL");
    history = cli_json(0, "history --player Ada --format json");
    assert_true(json_is_null(at(history, "trials.0.lasting_id")));
}

static void damage(size_t at, size_t size)
{
    char path[256];

    store_file(path, "");
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
    while (size-- > 0)
        fputc(0x5a, file);
    assert_int_equal(fclose(file), 0);
}

/* Damage is said, in words and as a status, and nothing is moved; the next one who plays keeps what can be
 * read. */
PLAYED_TEST(verify_tells_damage)
{
    json_t *verify;

    run_sql(
        "PRAGMA ignore_check_constraints = ON; UPDATE score SET points = points + 5000 WHERE trial_id = 1");
    verify_counts(1, 4, 1, 0, 1);
    run_sql(
        "PRAGMA ignore_check_constraints = ON; UPDATE score SET points = points - 5000 WHERE trial_id = 1");
    damage(0, 16);
    struct cli_result result = cli_said(1, "verify");
    assert_non_null(strstr(result.err, "damaged"));
    assert_non_null(strstr(result.out, "the file is damaged"));
    verify = cli_json(1, "verify --json");
    assert_true(json_is_false(at(verify, "ok")));
    cli_refuses("scores");
    cli_refuses("history --player Ada");
    assert_int_equal(folder_count(getenv("F"), "damaged", NULL, 0), 0);
    cli_tells(0, "players show Ada", NULL, "(attempts: 1, players: 1)");
    verify = cli_json(0, "verify --json");
    assert_int_equal(whole_at(verify, "trials"), 4);
}

/* What verify finds wrong, `recover` mends: a score is as good as its recording, and one row costs itself. */
PLAYED_TEST(recover_mends_in_place)
{
#define LOOSE "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
    static const struct {
        const char *damage, *said;
        int trials;
    } kinds[] = {
        {LOOSE "DELETE FROM score WHERE trial_id = 1", "1 score is computed anew", 4},
        {LOOSE "UPDATE score SET points = 5000 WHERE trial_id = 1", "1 score is computed anew", 4},
        {LOOSE "UPDATE score SET seconds = 9e999 WHERE trial_id = 1", "1 score is computed anew", 4},
        {LOOSE "UPDATE score SET ended_by = 'nothing' WHERE trial_id = 1", "1 score is computed anew", 4},
        {LOOSE "UPDATE attempt SET started_unix_s = -9223372036854775807", "1 moment or length", 4},
        {LOOSE "UPDATE attempt SET player_id = 999", "1 player has lost the name", 4},
        {LOOSE "UPDATE trial SET attempt_id = 999 WHERE id = 2", "3 rows that are not right were taken out",
         3},
        {LOOSE "UPDATE attempt SET channel = 'zzz'", "13 rows that are not right were taken out", 0},
    };
    unsigned char *sound;
    char path[256];
    size_t size;

    store_file(path, "");
    run_sql("VACUUM");
    sound = folder_read(path, &size);
    assert_non_null(sound);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        folder_write(path, sound, size);
        run_sql(kinds[i].damage);
        struct cli_result result = cli_said(i == 4 ? 0 : 1, "verify");
        result = cli_said(0, "recover");
        if (!strstr(result.out, kinds[i].said))
            fail_msg("%s: %s", kinds[i].damage, result.out);
        verify_counts(0, kinds[i].trials, 0, 0, 0);
        result = cli_run("recover");
        assert_string_equal(result.out, "nothing is damaged in the file with your results\n");
    }
    free(sound);
#undef LOOSE
}

/* Said in one line, status 2. */
static void refuses_with(const char *line, const char *words)
{
    struct cli_result result = cli_said(2, line);
    if (!strstr(result.err, words))
        fail_msg("%s: %s", line, result.err);
}

/* A pipe, a device or a folder is no copy, whatever it is called: nothing waits for it. */
PLAYED_TEST(what_is_no_copy)
{
    char pipe[256];

    store_file(pipe, ".damaged-20260921-180000");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    refuses_with(cli_words("recover '%s'", pipe), "it is not a file");
    refuses_with("recover /dev/zero", "it is not a file");
    refuses_with("recover /", "it is not a file");
    cli_tells(0, "players delete Ada --yes", "", NULL);
}

/* A later Surefoot may keep more in it than this one knows: it is neither read nor written anew. */
PLAYED_TEST(copies_of_a_later_one)
{
    char path[256], copy[256];
    unsigned char *bytes, *left;
    size_t size, left_size;

    store_file(path, "");
    store_file(copy, ".damaged-20260921-180000");
    run_sql("VACUUM; PRAGMA user_version = 5; PRAGMA wal_checkpoint(TRUNCATE)");
    bytes = folder_read(path, &size);
    assert_non_null(bytes);
    folder_write(copy, bytes, size);
    run_sql("PRAGMA user_version = 4");
    refuses_with(cli_words("recover '%s'", copy), "newer Surefoot");
    refuses_with("players delete Ada --yes", "newer Surefoot");
    left = folder_read(copy, &left_size);
    assert_int_equal(left_size, size);
    assert_memory_equal(left, bytes, size);
    free(left);
    free(bytes);
}

/* What is wrong has its room behind any path, and its colon. */
PLAYED_TEST(reasons_have_room)
{
    char path[1500];

    refuses_with("recover ''", ": ");
    cli_tells(1, "export --attempt 1 --set 1 /dev/full", NULL, "\"/dev/full\": No space left");
    const char *line = cli_words("%s", getenv("XDG_DATA_HOME"));
    memset(path, 'a', sizeof path);
    path[0] = '/';
    path[1400] = '\0';
    setenv("XDG_DATA_HOME", path, 1);
    refuses_with("scores", "File name too long");
    refuses_with("players show Ada", "File name too long");
    setenv("XDG_DATA_HOME", line, 1);
}

/* What was set aside by an earlier Surefoot, which began a fresh one, comes back. */
PLAYED_TEST(recover_brings_it_back)
{
    char path[256], copy[256];
    json_t *recovered;

    store_file(path, "");
    store_file(copy, ".damaged-20260921-180000");
    assert_int_equal(rename(path, copy), 0);
    cli_json(0, "play lake/02-one-leg-20s --headless --input sim --player Ada --json");
    const char *words = cli_words("recover '%s' --json", copy);
    for (int again = 0; again < 2; again++) {
        recovered = cli_json(0, words);
        assert_int_equal(whole_at(recovered, "attempts"), !again);
        assert_int_equal(whole_at(recovered, "recordings"), again ? 0 : 4);
        assert_int_equal(whole_at(recovered, "attempts_already_there"), again);
    }
    json_t *verify = cli_json(0, "verify --json");
    assert_true(whole_at(verify, "trials") > 4);
    cli_tells(0, "players delete Ada --yes", "set aside", NULL);
    cli_refuses("recover one two");
    cli_refuses("recover /nowhere/at/all");
    cli_refuses(cli_words("recover '%s'", path));
    cli_tells(1, "recover " SUREFOOT_PROGRAM, "", NULL);
}

/* What somebody has written into the file is text, and no order to a terminal or a spreadsheet. */
PLAYED_TEST(hostile_text_is_text)
{
    static const char *const shown[] = {"scores",
                                        "players list",
                                        "history --player Ada",
                                        "verify",
                                        "history --player Ada --format csv",
                                        "history --player Ada --format json",
                                        "export --attempt 1 --set 1 -"};
    struct cli_result result;

    run_sql("UPDATE attempt SET source = 'board', level = '=cmd|' || char(27) || '[31m' || char(0x202e) || "
            "char(155) || 'x', "
            "workout = char(9) || '+1'");
    run_sql("INSERT INTO player (id, name, turn) VALUES (7, char(27) || ']0;owned' || char(7), 1)");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        result = cli_run(shown[i]);
        if (strpbrk(result.out, "\033\007") || strstr(result.out, "\342\200\256") ||
            strstr(result.out, "\302\233"))
            fail_msg("%s: %s", shown[i], result.out);
    }
    run_sql("UPDATE attempt SET workout = ' =1+1'");
    cli_tells(0, "export --player Ada", ",\"' =1+1\",", NULL);
    run_sql("UPDATE attempt SET workout = char(9) || '+1'");
    result = cli_run("export --player Ada");
    assert_non_null(strstr(result.out, ",\"'=cmd|"));
    assert_non_null(strstr(result.out, ",\"'?+1\","));
    assert_non_null(strstr(result.out, ",\"Ada\","));
    assert_non_null(strstr(result.out, ",\"left\",1,\"board\","));
}

/* The day of a score is that of the player's own calendar, as in history. */
CLI_TEST(scores_tell_the_local_day)
{
    struct store_player ada;
    struct recording recording = {0};
    const struct store_trial trial = {
        .side = SIDE_LEFT, .set = 1, .recording = &recording, .scored = true, .score = {.points = 5}};
    struct store_attempt attempt = {.level = "lake/01-one-leg-10s",
                                    .activity = &activity_single_leg_balance,
                                    .source = "board",
                                    .rules = activity_single_leg_balance.rules[CHANNEL_LOAD],
                                    .started_unix_s = WHEN,
                                    .trials = &trial,
                                    .trial_count = 1};
    struct store *store;
    char error[256];

    setenv("TZ", "Pacific/Kiritimati", 1); /* where it is the 22nd by now */
    tzset();
    assert_int_equal(store_open(NULL, &store, error), 0);
    assert_int_equal(store_player(store, "Ada", &ada), 0);
    attempt.player_id = ada.id;
    assert_int_equal(store_attempt_save(store, &attempt), 0);
    store_close(store);
    cli_tells(0, "scores", "2026-09-22", NULL);
    cli_tells(0, "history --player Ada", "2026-09-22", NULL);
}

/* Years of play, without the samples: tables that do not fit into SQLite's cache are sorted in memory. */
PLAYED_TEST(nothing_spills)
{
    static const char *const words[] = {"history --player Ada",         "scores", "export --player Ada",
                                        "export --attempt 9 --set 1 -", "verify", "players show Ada"};
    char folder[256], event[4096];
    int watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

    run_sql(
        "WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO "
        "attempt "
        "(id, player_id, level, exercise, channel, source, rules, started_unix_s, seconds, completed, "
        "workout) "
        "SELECT i, (SELECT id FROM player), 'lake/' || (i * 7919) % 1000, 'single-leg-balance', 'load', "
        "'board', "
        "(SELECT max(rules) FROM attempt), 1000000000 + (i * 7919) % 12000 * 1000, 60, 1, "
        "printf('%060d', i) FROM n;"
        "INSERT INTO trial (id, attempt_id, position, side, set_number, weight_kg, centre_x_mm, cap_s, "
        "star_1_s, "
        "star_2_s, star_3_s) SELECT id, id, 1, 'left', 1, 70, 0, 20, 1, 2, 3 FROM attempt WHERE id >= 100;"
        "INSERT INTO score (trial_id, points, stars, seconds, steadiness, velocity_mm_s, ellipse95_mm2, "
        "ended_by) SELECT id, id % 1000, 1, 10, 50, 5, 100, 'hop' FROM attempt WHERE id >= 100");
    snprintf(folder, sizeof folder, "%s/spill", getenv("F"));
    assert_int_equal(mkdir(folder, 0700), 0);
    setenv("SQLITE_TMPDIR", folder, 1);
    assert_true(watch >= 0 && inotify_add_watch(watch, folder, IN_CREATE) >= 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cli_run(words[i]);
        if (read(watch, event, sizeof event) > 0)
            fail_msg("%s: made a file in the temporary folder", words[i]);
    }
    unsetenv("SQLITE_TMPDIR");
    close(watch);
}

/* A path that is too long is refused in one line that has it in, and nothing else. */
CLI_TEST(too_long_a_path)
{
    char *path = malloc(6000);

    assert_non_null(path);
    path[0] = '/';
    for (int i = 1; i < 5999; i++)
        path[i] = i % 200 ? 'p' : '/';
    path[5999] = '\0';
    setenv("XDG_DATA_HOME", path, 1);
    struct cli_result result = cli_said(2, "players show Ada");
    assert_non_null(strstr(result.err, "/pppppppp"));
    for (const char *at = result.err; *at; at++)
        assert_true(*at == '\n' ? !at[1] : *at >= ' ' && *at <= '~');
    cli_refuses("scores");
    setenv("XDG_DATA_HOME", getenv("F"), 1);
    free(path);
}

GROUP(test_in_utc, NULL)
