#include "activities.h"
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/results/results_screen.h"

/* Pain before, after and on the morning after: what is asked, what is kept, and what the ladder makes of it.
 */

enum { NOON = 1749729600, DAY = 86400, ROWS = 16 };

struct told {
    struct store_pain pain[ROWS];
    int count;
};

static int take(void *context, const struct store_pain *pain)
{
    struct told *told = context;

    assert_in_range(told->count, 0, ROWS - 1);
    told->pain[told->count++] = *pain;
    return 0;
}

static struct told kept(struct room *room)
{
    struct told told = {.count = 0};

    assert_int_equal(store_pains(room->store, room->app.course.player.id, take, &told), 0);
    return told;
}

static void is_row(const struct told *told, int i, enum pain_when when, enum side side, int value)
{
    assert_in_range(i, 0, told->count - 1);
    assert_int_equal(told->pain[i].when, when);
    assert_int_equal(told->pain[i].side, side);
    assert_int_equal(told->pain[i].value, value);
    assert_ptr_equal(told->pain[i].activity, &activity_single_leg_balance);
}

static void at_home(struct room *room)
{
    room->app.fixed_time = true;
    room->app.course.unix_s = NOON;
    assert_true(room_reach_screen(room, &screen_home, 30));
}

/* The level of that place from the map to its results, with so much pain before. */
static void play(struct room *room, int level, int before)
{
    room_follow(room, HOME_LEVEL + level, &screen_pain);
    assert_int_equal(pain_state(&room->app)->when, PAIN_BEFORE);
    if (before > 0) {
        room_press(room, PAIN_LEFT);
        room_press(room, PAIN_0 + before);
    } else {
        room_press(room, PAIN_NOWHERE);
    }
    assert_true(room_reach_screen(room, &screen_intro, 1));
    room_press(room, INTRO_START);
    assert_true(room_reach_screen(room, &screen_results, 300));
}

static const struct ladder_leg *leg(const struct room *room, enum side side)
{
    return ladder_leg(&room->app.course.reached.ladder, &activity_single_leg_balance, side);
}

ROOM_TEST(test_six_after_is_one_rung_down)
{
    struct app *app = &room->app;

    at_home(room);
    play(room, 0, 0);
    int rung = room->book.trail.levels[0].rung, passed = leg(room, SIDE_LEFT)->top;
    assert_int_equal(passed, rung + 1);
    assert_int_equal(leg(room, SIDE_RIGHT)->top, rung + 1);
    room_follow(room, RESULTS_CONTINUE, &screen_pain);
    assert_int_equal(pain_state(app)->when, PAIN_AFTER);
    room_press(room, PAIN_LEFT);
    room_press(room, PAIN_0 + 6);
    assert_int_equal(pain_state(app)->page, PAIN_PAGE_ADVICE);
    struct told told = kept(room);
    assert_int_equal(told.count, 4);
    is_row(&told, 0, PAIN_BEFORE, SIDE_LEFT, 0);
    is_row(&told, 1, PAIN_BEFORE, SIDE_RIGHT, 0);
    is_row(&told, 2, PAIN_AFTER, SIDE_LEFT, 6);
    is_row(&told, 3, PAIN_AFTER, SIDE_RIGHT, 0);
    assert_int_equal(told.pain[2].attempt_id, app->course.saved_id);
    /* That leg alone, and the reason is there to be shown. */
    assert_int_equal(leg(room, SIDE_LEFT)->top, rung > 1 ? rung - 1 : 1);
    assert_int_equal(leg(room, SIDE_LEFT)->reason, LADDER_PAIN_DOWN);
    assert_int_equal(leg(room, SIDE_RIGHT)->top, rung + 1);
    room_follow(room, PAIN_HOME, &screen_home);
}

ROOM_TEST(test_little_pain_goes_on_without_a_word)
{
    at_home(room);
    play(room, 0, 3);
    room_press(room, RESULTS_CONTINUE);
    room_press(room, PAIN_BOTH);
    assert_int_equal(pain_state(&room->app)->side, SIDE_LEFT);
    room_press(room, PAIN_0 + 2);
    assert_int_equal(pain_state(&room->app)->side, SIDE_RIGHT);
    room_follow(room, PAIN_0 + 1, &screen_home);
    struct told told = kept(room);
    is_row(&told, 0, PAIN_BEFORE, SIDE_LEFT, 3);
    is_row(&told, 1, PAIN_BEFORE, SIDE_RIGHT, 0);
    is_row(&told, 2, PAIN_AFTER, SIDE_LEFT, 2);
    is_row(&told, 3, PAIN_AFTER, SIDE_RIGHT, 1);
}

ROOM_TEST(test_six_before_ends_the_outing)
{
    struct app *app = &room->app;

    at_home(room);
    room_follow(room, HOME_LEVEL, &screen_pain);
    room_press(room, PAIN_RIGHT);
    room_press(room, PAIN_0 + 8);
    assert_int_equal(pain_state(app)->page, PAIN_PAGE_ADVICE);
    app_act(app, ACTION_CHOOSE); /* nothing there leads on */
    room_pass(room, 0.5);
    assert_ptr_equal(app->screen, &screen_home);
    assert_int_equal(kept(room).count, 2);
    /* The next outing asks again. */
    room_follow(room, HOME_LEVEL, &screen_pain);
}

ROOM_TEST(test_six_before_ends_a_workout)
{
    struct app *app = &room->app;
    struct workout workout = {.id = "own/one", .title = "One", .minutes = 1, .item_count = 1};

    at_home(room);
    workout.items[0].activity = &activity_single_leg_balance;
    assert_int_equal(app_start_workout(app, &workout), 0);
    assert_true(room_reach_screen(room, &screen_pain, 2));
    room_press(room, PAIN_BOTH);
    room_press(room, PAIN_0 + 6);
    room_press(room, PAIN_0);
    assert_false(app->course.in_session);
    room_follow(room, PAIN_HOME, &screen_home);
}

ROOM_TEST(test_four_before_offers_the_easier_way)
{
    struct app *app = &room->app;

    at_home(room);
    app->course.player.free_play = true;
    assert_int_equal(app_refresh(app), 0);
    room_follow(room, HOME_LEVEL + 2, &screen_pain);
    room_press(room, PAIN_LEFT);
    room_press(room, PAIN_0 + 4);
    assert_true(pain_easier(app));
    room_follow(room, PAIN_EASIER, &screen_intro);
    assert_int_equal(app->course.chosen_level, 1);
}

ROOM_TEST(test_not_told_is_kept_as_asked)
{
    at_home(room);
    room_follow(room, HOME_LEVEL, &screen_pain);
    room_follow(room, PAIN_NOT_TOLD, &screen_intro);
    struct told told = kept(room);
    is_row(&told, 0, PAIN_BEFORE, SIDE_LEFT, -1);
    /* Without anything done nothing is asked on the way back. */
    room_follow(room, INTRO_NOT_NOW, &screen_home);
}

/* Yesterday's outing is over, and the next day has come. */
static void sleep_over_it(struct room *room)
{
    play(room, 0, 0);
    room_press(room, RESULTS_CONTINUE);
    room_follow(room, PAIN_NOWHERE, &screen_home);
    room->app.course.unix_s += DAY;
    assert_int_equal(app_refresh(&room->app), 0);
    room_go(room, &screen_home);
}

ROOM_TEST(test_a_worse_morning_is_one_rung_down)
{
    struct app *app = &room->app;

    at_home(room);
    sleep_over_it(room);
    int top = leg(room, SIDE_RIGHT)->top;
    assert_ptr_equal(app->screen, &screen_pain);
    assert_int_equal(pain_state(app)->when, PAIN_MORNING);
    room_press(room, PAIN_RIGHT);
    room_press(room, PAIN_0 + PAIN_WORSE_BY);
    assert_true(pain_state(app)->worse);
    assert_int_equal(pain_state(app)->page, PAIN_PAGE_ADVICE);
    assert_true(leg(room, SIDE_RIGHT)->top < top);
    assert_int_equal(leg(room, SIDE_RIGHT)->reason, LADDER_WORSE_DOWN);
    assert_int_equal(leg(room, SIDE_LEFT)->top, top);
    room_follow(room, PAIN_HOME, &screen_home);
    room_go(room, &screen_home); /* once a morning */
    assert_ptr_equal(app->screen, &screen_home);
}

ROOM_TEST(test_a_morning_that_is_not_told_is_not_asked_again)
{
    struct app *app = &room->app;

    at_home(room);
    sleep_over_it(room);
    int top = leg(room, SIDE_RIGHT)->top;
    assert_int_equal(pain_state(app)->when, PAIN_MORNING);
    room_act(room, ACTION_BACK);
    assert_ptr_equal(app->screen, &screen_home);
    assert_int_equal(leg(room, SIDE_RIGHT)->top, top);
    assert_int_equal(app_refresh(app), 0);
    room_go(room, &screen_home);
    assert_ptr_equal(app->screen, &screen_home);
}

/* Of several exercises only the one that did it. */
ROOM_TEST(test_the_exercise_that_hurt_is_named)
{
    struct app *app = &room->app;
    const unsigned sides[ACTIVITIES_MAX] = {[AT_BRIDGE] = SIDES_BOTH, [AT_SINGLE_LEG_BALANCE] = SIDES_EACH};

    at_home(room);
    pain_ask(app, PAIN_AFTER, sides, &screen_home);
    room_go(room, &screen_pain);
    room_press(room, PAIN_LEFT);
    room_press(room, PAIN_0 + 5);
    assert_int_equal(pain_state(app)->page, PAIN_PAGE_WHICH);
    assert_int_equal(kept(room).count, 0);
    room_press(room, PAIN_EXERCISE + AT_SINGLE_LEG_BALANCE);
    struct told told = kept(room);
    assert_int_equal(told.count, 2);
    is_row(&told, 0, PAIN_AFTER, SIDE_LEFT, 5);
    is_row(&told, 1, PAIN_AFTER, SIDE_RIGHT, 0);
}

GROUP(room_make, room_free)
