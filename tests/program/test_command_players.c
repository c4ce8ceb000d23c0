#include "activities.h"
#include "cli.h"
#include "test.h"

#include "store/store.h"

/* What the program tells of players: history, tables, stamps, pain; and how it renames, hides, deletes. */

enum { WHEN = 1790000000 }; /* 2026-09-21 */

static int64_t save(struct store *store, const char *name, enum channel channel, const char *source,
                    const struct score *score, int64_t unix_s)
{
    struct recording recording = {0};
    struct store_player player;
    struct store_trial trial = {.side = SIDE_LEFT, .set = 1, .recording = &recording, .ended_by = HOLD_HOP};
    struct store_attempt attempt = {.level = "meadow/01-step",
                                    .rung = 2,
                                    .activity = &activity_step_up,
                                    .channel = channel,
                                    .workout = "workouts/step-day",
                                    .rules = activity_step_up.rules[channel],
                                    .started_unix_s = unix_s,
                                    .completed = true,
                                    .trials = &trial,
                                    .trial_count = 1};

    assert_int_equal(store_player(store, name, &player), 0);
    attempt.player_id = player.id;
    snprintf(attempt.source, sizeof attempt.source, "%s", source);
    if (score) {
        trial.scored = true;
        trial.score = *score;
        trial.target_reps = 8;
    }
    if (store_attempt_save(store, &attempt))
        fail_msg("%s", store_error(store));
    return attempt.id;
}

/* Ann counted on a pad and by the clock, with pain; Ben held on the board, close to Cleo. */
static void fill(void)
{
    static const struct score counted = {.points = 700, .stars = 2, .reps = 9, .good = 8};
    static const struct score held = {.points = 500, .stars = 1, .seconds = 12.3};
    static const struct score close = {.points = 491, .stars = 1, .seconds = 12};
    char error[256];
    struct store *store;
    struct store_player ann;

    assert_int_equal(store_open(NULL, &store, error), 0);
    save(store, "Ben", CHANNEL_LOAD, "board", &held, WHEN);
    save(store, "Cleo", CHANNEL_LOAD, "board", &close, WHEN);
    int64_t id = save(store, "Ann \"B\"", CHANNEL_MOTION, "pad", &counted, WHEN + 10);
    save(store, "Ann \"B\"", CHANNEL_COACH, "coach", NULL, WHEN + 30);
    assert_int_equal(store_player_find(store, "Ann \"B\"", &ann), 0);
    ann.weight_kg = 61.5;
    ann.sore_sides = SIDES_RIGHT;
    ann.things = 1u << THING_BAND;
    ann.asked = true;
    assert_int_equal(store_player_update(store, &ann), 0);
    const struct store_pain pain[] = {{.player_id = ann.id,
                                       .unix_s = WHEN + 20,
                                       .activity = &activity_step_up,
                                       .side = SIDE_LEFT,
                                       .when = PAIN_AFTER,
                                       .value = 4,
                                       .attempt_id = id},
                                      {.player_id = ann.id,
                                       .unix_s = WHEN + 86400,
                                       .activity = &activity_step_up,
                                       .side = SIDE_LEFT,
                                       .when = PAIN_MORNING,
                                       .value = -1}};
    assert_int_equal(store_pain_save(store, pain, 2), 0);
    store_close(store);
}

static int setup(void **state)
{
    cli_set_up(state);
    fill();
    return 0;
}

static void is_fine(const char *words)
{
    struct cli_result result = cli_run(words);

    if (result.status || *result.out || *result.err)
        fail_msg("%s: %d, \"%s\", \"%s\"", words, result.status, result.out, result.err);
}

#define FILLED_TEST(name) TEST_WITH(name, setup, cli_tear_down)

FILLED_TEST(history_has_everything)
{
    json_t *history = cli_json(0, "history --player 'Ann \"B\"' --format json");

    assert_int_equal(json_array_size(at(history, "trials")), 2);
    assert_int_equal(whole_at(history, "trials.0.reps"), 9);
    assert_int_equal(whole_at(history, "trials.0.good"), 8);
    assert_int_equal(whole_at(history, "trials.0.target_reps"), 8);
    assert_int_equal(whole_at(history, "trials.0.rung"), 2);
    assert_string_equal(text_at(history, "trials.0.channel"), "motion");
    assert_string_equal(text_at(history, "trials.0.workout"), "workouts/step-day");
    assert_true(json_is_null(at(history, "trials.0.ended_by")));
    assert_true(json_is_false(at(history, "trials.0.stamp")));
    assert_true(json_is_true(at(history, "trials.1.stamp")));
    assert_int_equal(json_array_size(at(history, "pain")), 2);
    assert_int_equal(whole_at(history, "pain.0.pain"), 4);
    assert_string_equal(text_at(history, "pain.0.when"), "after");
    assert_true(json_is_null(at(history, "pain.1.pain")));
}

static int commas(const char *line)
{
    int count = 0;

    for (bool inside = false; *line && *line != '\n'; line++) {
        inside ^= *line == '"';
        count += !inside && *line == ',';
    }
    return count;
}

/* One table: every row has every column, and pain stands between the sets where it was told. */
FILLED_TEST(history_as_a_table)
{
    struct cli_result result = cli_run("export --player 'Ann \"B\"'");
    static const char *const ends[] = {",pain,pain_when", ",8,9,8,,", ",4,\"after\"", ",0,0,0,,",
                                       ",,\"morning\""};
    char *line = result.out;

    assert_int_equal(result.status, 0);
    int columns = commas(line);
    for (int i = 0; i < 5; i++) {
        char *end = strchr(line, '\n');
        assert_non_null(end);
        assert_int_equal(commas(line), columns);
        while (*--end != ',') /* before the lasting id, which is another each time */
            continue;
        *end = '\0';
        if (strcmp(end - strlen(ends[i]), ends[i]) != 0)
            fail_msg("row %d: %s", i, line);
        line = strchr(end + 1, '\n') + 1;
    }
    assert_int_equal(*line, '\0');
}

FILLED_TEST(history_to_read)
{
    struct cli_result result = cli_run("history --player 'Ann \"B\"'");

    assert_non_null(strstr(result.out, "8 of 9"));
    assert_non_null(strstr(result.out, "stamp in workouts/step-day"));
    assert_non_null(strstr(result.out, "pain after: 4 of 10"));
    assert_non_null(strstr(result.out, "pain morning: not told"));
}

/* A recording leaves with everything that its score follows from. */
FILLED_TEST(export_notes_what_was_set)
{
    static const char *const lines[] = {
        "# side right\n",    "# range_deg 34.5\n",      "# pads_left 5\n",      "# pads_right 2147483650\n",
        "# pads_either 0\n", "# pads_least_us 90000\n", "# pads_longest_us 0\n"};
    struct recording recording = {0};
    struct sample sample = {.has = SAMPLE_MOTION, .accel_m_s2 = {0, 9.80665, 0}};
    struct store_trial trial = {
        .side = SIDE_RIGHT,
        .set = 1,
        .range_deg = 34.5,
        .pads = {.left = 5, .right = 0x80000002u, .least_us = 90000},
        .recording = &recording,
    };
    struct store_attempt attempt = {.level = "meadow/01-step",
                                    .activity = &activity_step_up,
                                    .channel = CHANNEL_CONTACT,
                                    .source = "mat",
                                    .rules = activity_step_up.rules[CHANNEL_CONTACT],
                                    .trials = &trial,
                                    .trial_count = 1};
    char error[256];
    struct store *store;
    struct store_player ben;

    assert_int_equal(recording_append(&recording, &sample), 0);
    assert_int_equal(store_open(NULL, &store, error), 0);
    assert_int_equal(store_player(store, "Ben", &ben), 0);
    attempt.player_id = ben.id;
    assert_int_equal(store_attempt_save(store, &attempt), 0);
    store_close(store);
    recording_free(&recording);
    struct cli_result result = cli_said(0, cli_words("export --attempt %d --set 1 -", (int)attempt.id));
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!strstr(result.out, lines[i]))
            fail_msg("%s is missing in %s", lines[i], result.out);
    /* Of the clock alone there is nothing to write. */
    result = cli_said(1, "export --attempt 4 --set 1 -");
    assert_string_equal(result.out, "");
    assert_string_equal(result.err, "surefoot export: nothing was measured in that set\n");
}

FILLED_TEST(tables_and_stamps)
{
    json_t *scores = cli_json(0, "scores --json");
    struct cli_result result = cli_run("scores");

    assert_int_equal(json_array_size(at(scores, "scores")), 3);
    assert_string_equal(text_at(scores, "scores.0.player"), "Ben");
    assert_int_equal(whole_at(scores, "scores.0.place"), 1);
    assert_string_equal(text_at(scores, "scores.1.player"), "Cleo");
    assert_int_equal(whole_at(scores, "scores.1.place"), 1);
    assert_string_equal(text_at(scores, "scores.2.channel"), "motion");
    assert_string_equal(text_at(scores, "scores.2.support"), "none");
    assert_int_equal(whole_at(scores, "scores.2.good"), 8);
    assert_true(whole_at(scores, "scores.2.attempt_id") > 0);
    assert_int_equal(json_array_size(at(scores, "stamps")), 1);
    assert_int_equal(whole_at(scores, "stamps.0.times"), 1);
    assert_string_equal(text_at(scores, "stamps.0.player"), "Ann \"B\"");
    assert_non_null(strstr(result.out, "8 of 9 good"));
    assert_non_null(strstr(result.out, "  1.   491 points"));
    assert_non_null(strstr(result.out, "By the clock\n"));
}

FILLED_TEST(lists_players)
{
    json_t *players = cli_json(0, "players list --json");
    struct cli_result result = cli_run("players list");

    assert_string_equal(result.out, "Ann \"B\"\nCleo\nBen\n");
    assert_int_equal(json_array_size(at(players, "players")), 3);
    close_to(number_at(players, "players.0.weight_kg"), 61.5, 1e-9);
    assert_string_equal(text_at(players, "players.0.sore_sides.0"), "right");
    assert_string_equal(text_at(players, "players.0.things.0"), "band");
    assert_true(json_is_true(at(players, "players.0.asked")));
    assert_true(json_is_null(at(players, "players.1.weight_kg")));
}

FILLED_TEST(renames_hides_and_deletes)
{
    json_t *scores;

    is_fine("players rename Ben 'Benjamin Oak'");
    cli_refuses("history --player Ben");
    cli_refuses("players rename Cleo 'Benjamin Oak'");
    cli_refuses("players rename Cleo ''");
    cli_refuses("players rename Cleo 123456789012345678901234567890123456789012345678");
    is_fine("players hide 'Benjamin Oak'");
    scores = cli_json(0, "scores --json");
    assert_int_equal(json_array_size(at(scores, "scores")), 2);
    cli_tells(0, "players list", "Benjamin Oak  (hidden)\n", NULL);
    is_fine("players show 'Benjamin Oak'");
    cli_refuses("players delete Cleo");
    is_fine("players delete Cleo --yes");
    cli_refuses("players delete Cleo --yes");
    scores = cli_json(0, "scores --json");
    assert_int_equal(json_array_size(at(scores, "scores")), 2);
}

FILLED_TEST(refuses_wrong_use)
{
    static const char *const wrong[] = {
        "players",
        "players nonsense",
        "players list Ann",
        "players rename Ben",
        "players hide",
        "players hide Nobody",
        "players hide Ben --json",
        "players list --yes",
        "players show Ben Cleo",
        "players delete --yes",
        "players --nonsense",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cli_refuses(wrong[i]);
}
