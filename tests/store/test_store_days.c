#define _GNU_SOURCE 1 /* setenv, tzset */
#include "activities.h"
#include "home.h"
#include "test.h"

#include <time.h>

/* What each day came to, and the holds, as they were stored. */

enum { DAY_S = 86400, NOON_S = DAY_S / 2, ROWS_MAX = 16 };

struct set {
    enum side side;
    double seconds, velocity; /* of its best hold */
    int good;
    bool unscored;
};

static void save(struct home *home, int64_t player_id, struct store_attempt attempt, const struct set *sets,
                 int count)
{
    struct store_trial trials[4];

    for (int i = 0; i < count; i++)
        trials[i] = (struct store_trial){.side = sets[i].side,
                                         .scored = !sets[i].unscored,
                                         .ended_by = HOLD_FOOT_DOWN,
                                         .score = {.seconds = sets[i].seconds,
                                                   .velocity_mm_s = sets[i].velocity,
                                                   .reps = sets[i].good,
                                                   .good = sets[i].good}};
    attempt.player_id = player_id;
    snprintf(attempt.level, sizeof attempt.level, "lake/any");
    attempt.trials = trials;
    attempt.trial_count = count;
    home_save(home, attempt);
}

static void save_pain(struct home *home, int64_t player_id, int day, int value)
{
    const struct store_pain pain = {
        .player_id = player_id, .activity = &activity_bridge, .unix_s = day * DAY_S + NOON_S, .value = value};

    assert_int_equal(store_pain_save(home->store, &pain, 1), 0);
}

struct rows {
    struct span_day days[ROWS_MAX];
    struct span_hold holds[ROWS_MAX];
    int day_count, hold_count;
};

static int keep_day(void *context, const struct span_day *day)
{
    struct rows *rows = context;

    assert_true(rows->day_count < ROWS_MAX);
    rows->days[rows->day_count++] = *day;
    return 0;
}

static int keep_hold(void *context, const struct span_hold *hold)
{
    struct rows *rows = context;

    assert_true(rows->hold_count < ROWS_MAX);
    rows->holds[rows->hold_count++] = *hold;
    return 0;
}

static int stop_day(void *context, const struct span_day *day)
{
    (void)context;
    (void)day;
    return 5;
}

static int stop_hold(void *context, const struct span_hold *hold)
{
    (void)context;
    (void)hold;
    return 6;
}

static struct rows read_rows(struct home *home, int64_t player_id, int from_day)
{
    struct rows rows = {.day_count = 0};

    assert_int_equal(store_days(home->store, player_id, from_day, keep_day, &rows), 0);
    assert_int_equal(store_holds(home->store, player_id, from_day, keep_hold, &rows), 0);
    return rows;
}

static void assert_day(const struct span_day *day, struct span_day wanted)
{
    assert_int_equal(day->day, wanted.day);
    assert_int_equal(day->attempts, wanted.attempts);
    assert_true(day->seconds == wanted.seconds);
    assert_int_equal(day->reps, wanted.reps);
    assert_int_equal(day->pain, wanted.pain);
}

static struct store_attempt of(const struct activity *exercise, enum channel channel, int day, double seconds)
{
    return (struct store_attempt){
        .activity = exercise, .channel = channel, .started_unix_s = day * DAY_S + NOON_S, .seconds = seconds};
}

HOME_TEST(test_days_are_what_was_stored)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    const struct set legs[] = {{SIDE_LEFT, 12.3, 20, 0, false}, {SIDE_RIGHT, 9.5, 30, 0, false}};
    const struct set reps[] = {{SIDE_LEFT, 0, 0, 7, false}, {SIDE_RIGHT, 0, 0, 8, false}};
    const struct set clock = {.side = SIDE_LEFT, .unscored = true};

    assert_int_equal(read_rows(home, ada.id, 0).day_count, 0);
    save(home, ada.id, of(&activity_step_up, CHANNEL_LOAD, 12, 90.5), reps, 2);
    save(home, ada.id, of(&activity_single_leg_balance, CHANNEL_LOAD, 10, 60), legs, 2);
    save(home, ada.id, of(&activity_pigeon_stretch, CHANNEL_COACH, 12, 30), &clock, 1);
    save_pain(home, ada.id, 12, 2);
    save_pain(home, ada.id, 12, 5);
    save_pain(home, ada.id, 13, 0);
    save_pain(home, ada.id, 14, -1); /* asked, and not answered */
    /* Neither a simulation, nor a recording, nor somebody else. */
    struct store_attempt other = of(&activity_single_leg_balance, CHANNEL_LOAD, 10, 60);
    snprintf(other.source, sizeof other.source, "sim");
    save(home, ada.id, other, legs, 2);
    snprintf(other.source, sizeof other.source, "file");
    save(home, ada.id, other, legs, 2);
    save(home, ben.id, of(&activity_single_leg_balance, CHANNEL_LOAD, 10, 60), legs, 2);
    save_pain(home, ben.id, 10, 9);

    struct rows rows = read_rows(home, ada.id, 0);
    assert_int_equal(rows.day_count, 3);
    assert_day(&rows.days[0], (struct span_day){10, 1, 60, 0, -1});
    assert_day(&rows.days[1], (struct span_day){12, 2, 120.5, 15, 5});
    assert_day(&rows.days[2], (struct span_day){13, 0, 0, 0, 0});
    assert_int_equal(read_rows(home, ada.id, 12).day_count, 2);
    assert_int_equal(read_rows(home, ada.id, 14).day_count, 0);
    assert_int_equal(store_days(home->store, ada.id, 0, stop_day, NULL), 5);
}

HOME_TEST(test_holds_are_what_was_stored)
{
    struct store_player ada = home_player(home, "Ada");
    const struct set legs[] = {{SIDE_LEFT, 12.3, 20.5, 0, false},
                               {SIDE_RIGHT, 9.5, 30, 0, false},
                               {SIDE_RIGHT, 0, 0, 0, true},
                               {SIDE_RIGHT, 0, 0, 0, false}};
    struct store_attempt hand = of(&activity_single_leg_balance, CHANNEL_CONTACT, 11, 60);

    hand.support = SUPPORT_HAND;
    save(home, ada.id, hand, legs, 1);
    save(home, ada.id, of(&activity_single_leg_balance, CHANNEL_LOAD, 10, 60), legs, 4);
    save(home, ada.id, of(&activity_single_leg_balance, CHANNEL_COACH, 10, 60), &legs[2], 1);
    save(home, ada.id, of(&activity_adductor_stretch, CHANNEL_LOAD, 10, 60), legs, 2);

    struct rows rows = read_rows(home, ada.id, 0);
    assert_int_equal(rows.hold_count, 3);
    for (int i = 0; i < 3; i++) {
        const struct span_hold *hold = &rows.holds[i];
        const struct set *set = &legs[i % 2];
        assert_int_equal(hold->day, i < 2 ? 10 : 11);
        assert_string_equal(hold->level, "lake/any");
        assert_int_equal(hold->side, set->side);
        assert_int_equal(hold->channel, i < 2 ? CHANNEL_LOAD : CHANNEL_CONTACT);
        assert_int_equal(hold->support, i < 2 ? SUPPORT_NONE : SUPPORT_HAND);
        assert_true(hold->seconds == set->seconds);
        assert_true(hold->velocity_mm_s == set->velocity);
    }
    assert_int_equal(read_rows(home, ada.id, 11).hold_count, 1);
    assert_int_equal(store_holds(home->store, ada.id, 0, stop_hold, NULL), 6);
}

struct counted {
    int levels, reps;
};

static int count_reps(void *context, const char *level, int reps)
{
    struct counted *counted = context;

    assert_string_equal(level, "lake/any");
    counted->levels++;
    counted->reps += reps;
    return 0;
}

HOME_TEST(test_repetitions_add_up)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    const struct set reps[] = {{SIDE_LEFT, 0, 0, 7, false}, {SIDE_RIGHT, 0, 0, 8, false}};
    struct store_attempt other = of(&activity_step_up, CHANNEL_LOAD, 12, 60);
    struct counted counted = {0};

    save(home, ada.id, of(&activity_step_up, CHANNEL_LOAD, 12, 60), reps, 2);
    save(home, ada.id, of(&activity_step_up, CHANNEL_MOTION, 14, 60), reps, 1);
    /* Neither another exercise, nor somebody else, nor a simulation. */
    save(home, ada.id, of(&activity_bridge, CHANNEL_LOAD, 12, 60), reps, 2);
    save(home, ben.id, of(&activity_step_up, CHANNEL_LOAD, 12, 60), reps, 2);
    snprintf(other.source, sizeof other.source, "sim");
    save(home, ada.id, other, reps, 2);
    assert_int_equal(store_reps(home->store, ada.id, &activity_step_up, count_reps, &counted), 0);
    assert_int_equal(counted.levels, 1);
    assert_int_equal(counted.reps, 22);
}

GROUP(test_in_utc, NULL)
