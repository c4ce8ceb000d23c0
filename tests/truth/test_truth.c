#define _POSIX_C_SOURCE 200809L

#include "stepmodel.h"
#include "test.h"
#include "truth.h"

#include <jansson.h>

static const char *const times[] = {"start", "end"};
static const struct truth_table two_times = {.time_names = times, .time_count = 2};

static void event(struct truth_events *events, enum side side, int reason, int64_t start_ms, int64_t end_ms)
{
    *truth_add(events) =
        (struct truth_event){.side = side, .reason = reason, .times_us = {start_ms * 1000, end_ms * 1000}};
}

TEST(what_is_found_is_held_against_what_was)
{
    struct truth_events were = {.count = 0}, found = {.count = 0};
    struct truth_tally tally = {0};

    event(&were, SIDE_LEFT, 0, 1000, 2000);
    event(&were, SIDE_RIGHT, 1, 5000, 9000);
    event(&were, SIDE_LEFT, 0, 12000, 15000);
    event(&found, SIDE_LEFT, 0, 1100, 1900);
    event(&found, SIDE_LEFT, 0, 3000, 4000);
    event(&found, SIDE_LEFT, 0, 5200, 8600);
    assert_int_equal(truth_count(&tally, &two_times, &were, &found), 0);
    assert_int_equal(tally.exact, 0); /* as many as there were, but others */
    assert_int_equal(tally.events, 3);
    assert_int_equal(tally.missed, 1);
    assert_int_equal(tally.invented, 1);
    assert_int_equal(tally.sided, 1);
    assert_int_equal(tally.reasoned, 1);
    assert_true(fabs(truth_percentile(&tally.errors[0], 1.0) - 0.2) < 1e-9);
    assert_true(fabs(truth_percentile(&tally.errors[1], 0.0) - 0.1) < 1e-9);
    assert_true(fabs(truth_percentile(&tally.errors[1], 1.0) - 0.4) < 1e-9);

    assert_int_equal(truth_count(&tally, &two_times, &were, &were), 0);
    assert_int_equal(tally.exact, 1);
    assert_int_equal(tally.sessions, 2);
    truth_free(&tally);
}

TEST(a_split_event_is_one_too_many)
{
    struct truth_events were = {.count = 0}, found = {.count = 0};
    struct truth_tally tally = {0};

    event(&were, SIDE_LEFT, 0, 1000, 9000);
    event(&found, SIDE_LEFT, 0, 1000, 4000);
    event(&found, SIDE_LEFT, 0, 4500, 9000);
    assert_int_equal(truth_count(&tally, &two_times, &were, &found), 0);
    assert_int_equal(tally.exact, 0);
    assert_int_equal(tally.invented, 1);
    assert_int_equal(tally.missed, 0);
    truth_free(&tally);
}

TEST(flags_are_held_against_those_beyond_doubt)
{
    static const char *const names[] = {"one", "two"};
    struct truth_table table = two_times;
    struct truth_events were = {.count = 0}, found = {.count = 0};
    struct truth_tally tally = {0}, all = {0};

    table.amount_names = table.flag_names = names;
    table.amount_count = table.flag_count = 2;
    for (int i = 0; i < 4; i++) {
        event(&were, SIDE_LEFT, 0, 5000 * i, 5000 * i + 1000);
        event(&found, SIDE_LEFT, 0, 5000 * i, 5000 * i + 1000);
        were.events[i].asked = i < 3 ? 1u : 2u;
        were.events[i].flags = i < 2 ? 1u : 0u;
        found.events[i].flags = i < 1 ? 1u : 2u;
        were.events[i].amounts[1] = 5.0;
        found.events[i].amounts[1] = 5.0 - i;
    }
    assert_int_equal(truth_count(&tally, &table, &were, &found), 0);
    assert_int_equal(truth_add_tally(&all, &tally), 0);
    assert_int_equal(truth_add_tally(&all, &tally), 0);
    assert_int_equal(all.flags[0].asked, 6);
    assert_int_equal(all.flags[0].right, 4);
    assert_int_equal(all.flags[1].asked, 2);
    assert_int_equal(all.flags[1].right, 0);
    assert_true(truth_percentile(&all.off[0], 1.0) == 0.0);
    assert_true(truth_percentile(&all.off[1], 1.0) == 3.0);
    truth_free(&tally);
    truth_free(&all);
}

TEST(more_events_than_fit_are_counted)
{
    struct truth_events many = {.count = 0};

    for (int i = 0; i < TRUTH_EVENTS_MAX + 5; i++)
        event(&many, SIDE_LEFT, 0, i, i + 1);
    assert_int_equal(many.count, TRUTH_EVENTS_MAX + 5);
    assert_int_equal(many.events[0].times_us[0], 0);
}

TEST(tallies_add_up)
{
    struct truth_tally cells[2 * TRUTH_LINKS] = {{0}};
    struct truth_tally all = {0};
    struct truth_table one = truth_balance;

    one.habit_count = 2;
    assert_int_equal(truth_run(&one, 4, 1, 1, cells), 0);
    for (int i = 0; i < 2 * TRUTH_LINKS; i++) {
        assert_int_equal(cells[i].sessions, i < TRUTH_LINKS ? 0 : 1);
        assert_int_equal(truth_add_tally(&all, &cells[i]), 0);
        truth_free(&cells[i]);
    }
    assert_int_equal(all.sessions, TRUTH_LINKS);
    assert_true(all.errors[0].count == (size_t)(all.events - all.missed));
    truth_free(&all);
}

TEST(every_session_has_its_own_seed)
{
    uint64_t seeds[4 * 4 * 4];
    int count = 0;

    for (int habit = 0; habit < 4; habit++)
        for (int link = 0; link < 4; link++)
            for (int number = 0; number < 4; number++)
                seeds[count++] = truth_seed(1, habit, link, number);
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            assert_true(seeds[i] != seeds[j]);
    assert_true(truth_seed(2, 0, 0, 0) != seeds[0]);
    assert_true(truth_seed(1, 0, 0, 0) == seeds[0]);
}

enum { SEED = 3, CLEAN = 0, DROPOUTS = 5, ROUGH = TRUTH_LINKS - 1 }; /* links */

static void assert_times(const struct truth_table *table, struct truth_tally *tally, double median_s,
                         double p95_s)
{
    for (int i = 0; i < table->time_count; i++) {
        print_message("  %s off by %.3f s at the median, %.3f s at 95 %%\n", table->time_names[i],
                      truth_percentile(&tally->errors[i], 0.5), truth_percentile(&tally->errors[i], 0.95));
        assert_true(truth_percentile(&tally->errors[i], 0.5) <= median_s);
        assert_true(truth_percentile(&tally->errors[i], 0.95) <= p95_s);
    }
}

/* Sessions of every habit over one link. So many are read without a fault, and as good are judgements. */
static void slice(const struct truth_table *table, int link, double exact)
{
    struct truth_tally all = {0};

    for (int habit = 0; habit < table->habit_count; habit++)
        assert_int_equal(truth_run_cell(table, SEED, 5, habit, link, &all), 0);
    print_message("%s, %s: %d of %d sessions exact, %d events, %d missed, %d invented\n", table->name,
                  truth_links[link].name, all.exact, all.sessions, all.events, all.missed, all.invented);
    assert_true(all.exact + 1 >= exact * all.sessions); /* few sessions: some slack */
    assert_true(!table->sides || truth_share(all.sided, all.events) >= 0.97);
    assert_true(!table->reasons || truth_share(all.reasoned, all.events) >= 0.97);
    for (int i = 0; i < table->flag_count; i++)
        assert_true(truth_share(all.flags[i].right, all.flags[i].asked) >= 0.97);
    assert_times(table, &all, 0.1, 0.25);
    truth_free(&all);
}

static void slices(const struct truth_table *table)
{
    slice(table, CLEAN, 0.99);
    slice(table, ROUGH, 0.97);
}

TEST(balance)
{
    slices(&truth_balance);
}

TEST(step_ups)
{
    slices(&truth_step_up);
    slices(&truth_lateral_step_up);
}

/* Each time of each shape by itself, over a clean link and over those that are poor without a silence. */
TEST(every_shape_of_a_step_up_is_dated)
{
    for (int shape = 0; shape < STEP_SHAPES; shape++)
        for (int poor = 0; poor < 2; poor++) {
            struct truth_tally tally = {0};

            for (int link = poor ? CLEAN + 1 : CLEAN; link <= (poor ? DROPOUTS : CLEAN); link++)
                assert_int_equal(truth_run_cell(&truth_step_up, SEED, 10, STEP_HABITS + shape, link, &tally),
                                 0);
            print_message("%s, %s\n", truth_step_up.habits[STEP_HABITS + shape], poor ? "poor" : "clean");
            assert_int_equal(tally.exact, tally.sessions);
            assert_times(&truth_step_up, &tally, poor ? 0.1 : 0.05, poor ? 0.25 : 0.15);
            truth_free(&tally);
        }
}

TEST(bridges)
{
    slices(&truth_bridge);
}

TEST(limb_lifts)
{
    slices(&truth_limb_lift);
}

static json_t *run(const char *arguments, int *status)
{
    char command[1024];

    snprintf(command, sizeof(command), "%s %s 2>/dev/null", SUREFOOT_TRUTH, arguments);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    json_t *json = json_loadf(out, 0, NULL);
    *status = pclose(out);
    return json;
}

TEST(the_program_prints_every_cell)
{
    json_t *json, *cells, *cell;
    size_t i;
    int status;

    json = run("--json --sessions 2 --seed 5 --table single-leg-balance --habit hops", &status);
    assert_non_null(json);
    cells = json_object_get(json_array_get(json_object_get(json, "tables"), 0), "cells");
    assert_int_equal(json_array_size(cells), TRUTH_LINKS);
    json_array_foreach(cells, i, cell)
    {
        assert_int_equal(json_integer_value(json_object_get(cell, "sessions")), 2);
        assert_true(json_integer_value(json_object_get(cell, "events")) >= 8);
        assert_true(json_is_number(json_object_get(json_object_get(cell, "end_error_s"), "p95")));
    }
    json_decref(json);
}

TEST(wrong_use)
{
    const char *const wrong[] = {"--sessions 0", "--sessions",   "--seed x",
                                 "--table none", "--habit none", "--what"};
    int status;

    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        json_decref(run(wrong[i], &status));
        assert_int_equal(status, 2 << 8);
    }
}
