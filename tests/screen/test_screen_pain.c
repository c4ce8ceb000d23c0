#include "activities.h"
#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/results/results_screen.h"

/* Pain before, after and on the morning after: what is asked, what is kept, and what the ladder makes of it.
 */

enum { NOON = 1749729600, DAY = 86400, WORDS = 200 };

static int tell(void *context, const struct store_pain *pain)
{
    char *words = context;
    size_t length = strlen(words);

    assert_ptr_equal(pain->activity, &activity_single_leg_balance);
    snprintf(words + length, WORDS - length, "%s%s %s %d", length ? ", " : "", pain_when_name(pain->when),
             side_name(pain->side), pain->value);
    return 0;
}

/* All that was told of pain, in order: "before left 0, before right 0". */
static void is_kept(const struct room *room, const char *wanted)
{
    char words[WORDS] = "";

    assert_int_equal(store_pains(room->store, room->app.course.player.id, tell, words), 0);
    assert_string_equal(words, wanted);
}

static int find_attempt(void *context, const struct store_pain *pain)
{
    *(int64_t *)context = pain->when == PAIN_AFTER ? pain->attempt_id : 0;
    return 0;
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
    is_kept(room, "before left 0, before right 0, after left 6, after right 0");
    int64_t attempt_id = 0;
    assert_int_equal(store_pains(room->store, app->course.player.id, find_attempt, &attempt_id), 0);
    assert_int_equal(attempt_id, app->course.saved_id);
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
    is_kept(room, "before left 3, before right 0, after left 2, after right 1");
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
    is_kept(room, "before left 0, before right 8");
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
    is_kept(room, "before left -1, before right -1");
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
    is_kept(room, "");
    room_press(room, PAIN_EXERCISE + AT_SINGLE_LEG_BALANCE);
    is_kept(room, "after left 5, after right 0");
}

GROUP(room_make, room_free)
