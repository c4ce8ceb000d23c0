#include "activities.h"
#include "test.h"

#include "activity/score.h"

static struct score score(double held_s, double velocity_mm_s)
{
    struct hold hold = {.side = SIDE_LEFT, .start_us = 7000000, .ended_by = HOLD_FOOT_DOWN};
    hold.end_us = hold.start_us + (int64_t)(held_s * 1e6 + 0.5);
    hold.sway.samples = 50;
    hold.sway.velocity_mm_s = velocity_mm_s;
    hold.sway.ellipse95_mm2 = 123;
    return score_hold(&hold, score_default_stars);
}

/* Worked out by hand from the formula in score.h. */
TEST(points_are_those_of_the_formula)
{
    static const struct {
        double held_s, velocity_mm_s;
        int points, steadiness;
    } cases[] = {
        {45, 15, 1000, 100},  /* everything */
        {45, 5, 1000, 100},   /* steadier than steady is no more */
        {60, 15, 1000, 100},  /* longer than the cap neither */
        {45, 80, 600, 0},     /* time alone */
        {45, 200, 600, 0},    /* */
        {45, 47.5, 800, 50},  /* half the steadiness */
        {10, 36, 194, 68},    /* 1000 * 10/45 * (0.6 + 0.4 * 44/65) = 193.5: rounds up */
        {22.5, 15, 500, 100}, /* half the time */
        {1, 80, 13, 0},       /* 13.3 */
        {0, 15, 0, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct score got = score(cases[i].held_s, cases[i].velocity_mm_s);
        if (got.points != cases[i].points || got.steadiness != cases[i].steadiness)
            fail_msg("%g s at %g mm/s gave %d points, %d; wanted %d, %d", cases[i].held_s,
                     cases[i].velocity_mm_s, got.points, got.steadiness, cases[i].points,
                     cases[i].steadiness);
    }
}

TEST(longer_or_steadier_is_never_worse)
{
    for (int tenths = 0; tenths < 500; tenths++) {
        for (int v = 0; v < 100; v += 7) {
            struct score here = score(tenths / 10.0, v);
            assert_in_range(here.points, 0, SCORE_POINTS_MAX);
            assert_true(score((tenths + 1) / 10.0, v).points >= here.points);
            assert_true(score(tenths / 10.0, v + 1).points <= here.points);
            assert_true(here.stars <= score((tenths + 1) / 10.0, v).stars);
        }
    }
}

TEST(seconds_and_stars_round_down_to_the_tenth)
{
    assert_true(score(9.999999, 20).seconds == 9.9);
    assert_int_equal(score(9.999999, 20).stars, 0);
    assert_true(score(10, 20).seconds == 10);
    assert_int_equal(score(10, 20).stars, 1);
    assert_int_equal(score(19.99, 20).stars, 1);
    assert_int_equal(score(20, 20).stars, 2);
    assert_int_equal(score(30, 20).stars, 3);

    const double stars[LEVEL_STARS] = {2.3, 4.7, 8.1};
    struct hold hold = {.end_us = 8100000};
    assert_int_equal(score_hold(&hold, stars).stars, 3);
    hold.end_us = 4699999;
    assert_int_equal(score_hold(&hold, stars).stars, 1);
    hold.end_us = 2300000;
    assert_int_equal(score_hold(&hold, stars).stars, 1);
}

TEST(what_was_not_measured_earns_no_steadiness)
{
    struct hold hold = {.end_us = 45000000};
    assert_int_equal(score_hold(&hold, score_default_stars).points, 600);
    assert_true(score_steadiness((double)NAN) == 0);
    assert_true(score_steadiness((double)INFINITY) == 0);
    hold = (struct hold){.start_us = 5, .end_us = 3};
    assert_int_equal(score_hold(&hold, score_default_stars).points, 0);
    assert_true(score_hold(&hold, score_default_stars).seconds == 0);
}

static struct score_tally tally_of(int reps, int full, int controlled, double steadiness)
{
    struct score_tally tally = {0};
    for (int i = 0; i < reps; i++)
        score_count(&tally,
                    &(struct rep){
                        .top = 1, .steadiness = steadiness, .full = i < full, .controlled = i < controlled});
    return tally;
}

/* Worked out by hand from the formula in score.h. */
TEST(repetitions_earn_points_by_the_formula)
{
    static const struct {
        int reps, full, controlled;
        double steadiness;
        int points, stars, shown;
    } cases[] = {
        {10, 10, 10, 0.02, 1000, 3, 100}, /* everything */
        {14, 14, 14, 0.02, 1000, 3, 100}, /* more is no more */
        {10, 10, 10, 0.2, 600, 3, 0},     /* restless at the top */
        {10, 10, 5, 0.02, 400, 1, 50},    /* half of them thrown: 1000 * 0.5 * (0.6 + 0.4 * 0.5) */
        {10, 8, 10, 0.02, 800, 2, 100},   /* eight over the whole range */
        {30, 10, 10, 0.02, 733, 3, 33},   /* twenty hasty ones beside them: 1000 * (0.6 + 0.4 / 3) */
        {3, 3, 3, 0.02, 300, 0, 100},     {5, 0, 5, 0.02, 0, 0, 100}, {0, 0, 0, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct score_tally tally =
            tally_of(cases[i].reps, cases[i].full, cases[i].controlled, cases[i].steadiness);
        struct score got = score_reps(&tally, score_default_rep_stars);
        if (got.points != cases[i].points || got.stars != cases[i].stars || got.steadiness != cases[i].shown)
            fail_msg("case %zu gave %d points, %d stars, %d; wanted %d, %d, %d", i, got.points, got.stars,
                     got.steadiness, cases[i].points, cases[i].stars, cases[i].shown);
        assert_int_equal(got.reps, cases[i].reps);
    }
}

TEST(one_that_sags_is_not_steady)
{
    struct score_tally tally = {0}, more = {0};
    score_count(&tally, &(struct rep){.top = 30, .steadiness = 1, .full = true, .controlled = true});
    assert_int_equal(tally.steady, 1);
    score_count(&more,
                &(struct rep){.top = 30, .steadiness = 1, .full = true, .controlled = true, .dips = 1});
    score_count(&more, &(struct rep){.top = 30, .steadiness = (double)NAN, .controlled = true});
    assert_int_equal(more.steady, 0);
    score_add(&tally, &more);
    assert_int_equal(tally.reps, 3);
    assert_int_equal(tally.good, 2);
    assert_int_equal(tally.full, 2);
    assert_int_equal(tally.controlled, 3);
    assert_int_equal(tally.steady, 1);
}

TEST(what_was_counted_can_be_taken_back)
{
    struct score_tally tally = {0}, none = {0};
    for (int i = 0; i < 8; i++) {
        struct rep rep = {.top = 30, .steadiness = i & 4 ? 1 : 9, .full = i & 1, .controlled = i & 2};
        score_count(&tally, &rep);
        assert_memory_not_equal(&tally, &none, sizeof(none));
        score_uncount(&tally, &rep);
        assert_memory_equal(&tally, &none, sizeof(none));
    }
}

TEST(better_is_more_points_then_the_earlier)
{
    struct score a = {.points = 10, .seconds = 3}, b = {.points = 10, .seconds = 4}, c = {.points = 11};
    assert_ptr_equal(score_better(&a, &b), &a);
    assert_ptr_equal(score_better(&b, &a), &b);
    assert_ptr_equal(score_better(&a, &c), &c);
    assert_ptr_equal(score_better(&c, &a), &c);
}

/* The first versions that stand in tables are 2; only what was changed has gone on. */
TEST(rules_change_where_they_were_changed)
{
    for (int exercise = 0; exercise < activity_count; exercise++)
        for (int channel = 0; channel < CHANNELS; channel++) {
            bool lift = channel == CHANNEL_MOTION;
            bool shift = exercise == AT_ADDUCTOR_STRETCH && channel == CHANNEL_LOAD;

            assert_int_equal(activities[exercise]->rules[channel], lift || shift ? 3 : 2);
        }
}

TEST(help_names_the_constants)
{
    static const char *const parts[] = {"amount",        "/ 45", "(80 - v) / (80 - 15)",
                                        "0.6 + 0.4 * Q", "1000", "good repetitions / 10",
                                        "5\nrepetitions"};
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        assert_non_null(strstr(score_explained(), parts[i]));
}
