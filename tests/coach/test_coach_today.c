#include "activities.h"
#include "coach/today.h"

#include <limits.h>

#include "made_book.h"
#include "test.h"

static struct made_player player;
static struct today_past past;
static struct today today;

/* Day 20, and nothing before it. */
static int set_up(void **state)
{
    (void)state;
    made_player(&player, 0);
    today_past_init(&past, 20);
    return 0;
}

static void did(int day, const struct activity *exercise)
{
    today_past_push(
        &past, &(struct ladder_fact){.kind = LADDER_FACT_DONE, .day = day, .activity = exercise, .rung = 1});
}

static void felt(int day, int pain)
{
    today_past_push(
        &past,
        &(struct ladder_fact){.kind = LADDER_FACT_PAIN, .activity = activities[0], .day = day, .pain = pain});
}

static void propose(void)
{
    today_propose(player.book, &player.ladder, player.open, &past, &today);
}

static bool has(const struct activity *exercise)
{
    for (int i = 0; i < today.workout.item_count; i++)
        if (today.workout.items[i].activity == exercise)
            return true;
    return false;
}

#define CASE(name) TEST_WITH(name, set_up, NULL)

/* Today is day 20: which days had which practice, what hurt, and what is proposed. */
static const struct {
    const char *name;
    int strength[4], balance[2], stretch[2]; /* days, 0: none */
    int pain_day, pain;
    enum today_kind kind;
} cases[] = {
    {"never", {0}, {0}, {0}, 0, 0, TODAY_FIRST},
    {"long ago", {1}, {1}, {1}, 0, 0, TODAY_STRENGTH},
    {"only stretched", {0}, {0}, {19}, 0, 0, TODAY_STRENGTH},
    {"a day of rest between", {18}, {18}, {18}, 0, 0, TODAY_STRENGTH},
    {"yesterday", {19}, {0}, {19}, 0, 0, TODAY_BALANCE},
    {"yesterday both", {19}, {19}, {0}, 0, 0, TODAY_LOOSEN},
    {"three in the week", {14, 16, 18}, {0}, {0}, 0, 0, TODAY_BALANCE},
    {"three, one a week ago", {13, 15, 18}, {0}, {0}, 0, 0, TODAY_STRENGTH},
    {"balance today", {0}, {20}, {0}, 0, 0, TODAY_REST},
    {"strength today", {20}, {0}, {0}, 0, 0, TODAY_REST},
    {"stretched today, strength due", {17}, {0}, {20}, 0, 0, TODAY_STRENGTH},
    {"stretched today, nothing else due", {19}, {19}, {20}, 0, 0, TODAY_REST},
    {"red yesterday", {10}, {0}, {0}, 19, 6, TODAY_REST},
    {"red before any practice", {0}, {0}, {0}, 20, 9, TODAY_REST},
    {"red the day before", {10}, {0}, {0}, 18, 9, TODAY_STRENGTH},
    {"amber", {10}, {0}, {0}, 20, 5, TODAY_STRENGTH},
    {"tomorrow does not count", {21}, {21}, {21}, 21, 9, TODAY_FIRST},
};

CASE(the_kind_of_day)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        set_up(NULL);
        for (int j = 0; j < 4; j++)
            if (cases[i].strength[j])
                did(cases[i].strength[j], &activity_bridge);
        for (int j = 0; j < 2; j++) {
            if (cases[i].balance[j])
                did(cases[i].balance[j], &activity_single_leg_balance);
            if (cases[i].stretch[j])
                did(cases[i].stretch[j], &activity_adductor_stretch);
        }
        if (cases[i].pain_day)
            felt(cases[i].pain_day, cases[i].pain);
        propose();
        if (today.kind != cases[i].kind)
            fail_msg("%s: %s", cases[i].name, today_kind_title(today.kind));
        assert_int_equal(today.workout.item_count > 0, cases[i].kind != TODAY_REST);
        assert_true(strlen(today.reason) > 20);
        assert_string_equal(today.workout.id, "today");
    }
}

CASE(a_day_holds_what_its_kind_is_for)
{
    propose();
    assert_true(has(&activity_bridge) && has(&activity_single_leg_balance));
    did(18, &activity_bridge);
    propose();
    assert_int_equal(today.kind, TODAY_STRENGTH);
    assert_ptr_equal(today.workout.items[0].activity, &activity_pigeon_stretch);
    assert_true(has(&activity_step_up) && has(&activity_hip_abduction));
    did(19, &activity_bridge);
    propose();
    assert_int_equal(today.kind, TODAY_BALANCE);
    assert_true(has(&activity_single_leg_balance) && !has(&activity_step_up));
    did(19, &activity_single_leg_balance);
    propose();
    assert_int_equal(today.kind, TODAY_LOOSEN);
    assert_true(has(&activity_adductor_stretch) && !has(&activity_single_leg_balance));
}

CASE(what_was_done_longest_ago_comes_first)
{
    past.minutes = 5;
    did(18, &activity_bridge);
    did(16, &activity_hip_abduction);
    did(16, &activity_adductor_squeeze);
    did(15, &activity_step_up);
    did(16, &activity_lateral_step_up);
    past.strength_days = 0;
    propose();
    assert_ptr_equal(today.workout.items[0].activity, &activity_step_up);
    assert_false(has(&activity_bridge));
}

CASE(it_fits_the_time)
{
    for (int minutes = 1; minutes <= 30; minutes++) {
        struct session session;

        set_up(NULL);
        did(10, &activity_bridge);
        past.minutes = minutes;
        propose();
        assert_int_equal(session_begin(&session, &today.workout, player.book, &player.ladder, player.open),
                         0);
        assert_true(session_left_s(&session) <= minutes * 66 || today.workout.item_count == 1);
        assert_true(session_left_s(&session) <= today.workout.minutes * 60);
        assert_true(has(&activity_hip_abduction)); /* whatever the time, it is for strength */
    }
}

CASE(nothing_is_proposed_that_is_not_at_hand)
{
    did(10, &activity_bridge);
    for (int exercise = 0; exercise < activity_count; exercise++)
        if (exercise == AT_STEP_UP || exercise == AT_LATERAL_STEP_UP)
            for (int rung = 1; rung <= MADE_RUNGS; rung++)
                player.book->trail.levels[made_level(activities[exercise], rung)].support = SUPPORT_HAND;
    struct exercise_card *cards = (struct exercise_card *)(uintptr_t)player.book->guide.cards;
    cards[AT_STEP_UP].things |= 1u << THING_STAIR;
    propose();
    assert_false(has(&activity_step_up));
    assert_true(has(&activity_lateral_step_up));
    /* Nothing but stretches can be done: then it is a day for those. */
    for (int exercise = 0; exercise < activity_count; exercise++)
        if (exercise != AT_HIP_FLEXOR_STRETCH)
            cards[exercise].things |= 1u << THING_STAIR;
    propose();
    assert_true(has(&activity_hip_flexor_stretch));
    assert_int_equal(today.workout.item_count, 1);
    cards[AT_HIP_FLEXOR_STRETCH].things |= 1u << THING_STAIR;
    propose();
    assert_int_equal(today.kind, TODAY_REST);
}

CASE(the_pigeon_waits_while_something_hurts)
{
    did(19, &activity_bridge);
    did(19, &activity_single_leg_balance);
    felt(19, 3);
    propose();
    assert_true(has(&activity_pigeon_stretch));
    felt(19, 4);
    propose();
    assert_false(has(&activity_pigeon_stretch));
    assert_true(has(&activity_hip_flexor_stretch));
}

CASE(the_rhythm_is_said_kindly)
{
    for (unsigned days = 0; days < 256; days++) {
        const char *text = today_rhythm(days);
        assert_true(strlen(text) > 20);
        assert_null(strstr(text, "miss"));
        assert_null(strchr(text, '!'));
    }
    assert_string_equal(today_rhythm(0), today_rhythm(128)); /* a week ago is another week */
    assert_string_not_equal(today_rhythm(5), today_rhythm(3));
    assert_string_not_equal(today_rhythm(5), today_rhythm(21));
}

CASE(the_last_days_are_folded_in_any_order)
{
    did(20, &activity_step_up);
    did(14, &activity_step_up);
    did(13, &activity_bridge);
    did(19, &activity_pigeon_stretch);
    felt(19, 4);
    felt(20, 2);
    felt(18, 8);
    assert_int_equal(past.strength_days, 1u | 1u << 6);
    assert_int_equal(past.last_day[AT_STEP_UP], 20);
    assert_int_equal(past.last_day[AT_BRIDGE], 13);
    assert_int_equal(past.last_day[AT_HIP_ABDUCTION], INT_MIN);
    assert_int_equal(past.worst_pain, 4);
}
