#include "room.h"
#include "screen/play/play_state.h"
#include "screen/workouts/session_screen.h"

/* A workout in the window, from its first exercise to its last. */

/* Two of the lake's levels, with so long a rest between. */
static struct workout made(const struct room *room, int rest_s)
{
    struct workout workout = {.id = "own/two-holds", .title = "Two holds", .minutes = 3, .item_count = 2};

    for (int i = 0; i < 2; i++) {
        struct workout_item *item = &workout.items[i];
        const struct level *level = &room->book.trail.levels[0];
        *item = (struct workout_item){.activity = level->activity, .rest_s = rest_s};
        snprintf(item->level, sizeof item->level, "%s", level->id);
    }
    return workout;
}

static void begin(struct room *room, int rest_s)
{
    const struct workout workout = made(room, rest_s);

    assert_int_equal(app_start_workout(&room->app, &workout), 0);
    room_no_pain(room, &screen_session);
}

static void start(struct room *room, int rest_s)
{
    assert_true(room_reach_screen(room, &screen_home, 30));
    begin(room, rest_s);
}

static void play_first(struct room *room)
{
    room_follow(room, SESSION_START, &screen_play);
    assert_true(room_reach_screen(room, &screen_session, 300));
}

ROOM_TEST(test_from_start_to_end_without_hands)
{
    struct app *app = &room->app;

    start(room, 20);
    /* Standing on the board is enough, and time to read. */
    assert_true(room_reach_screen(room, &screen_play, 15));
    assert_string_equal(app->course.attempt.workout, "own/two-holds");
    assert_true(room_reach_screen(room, &screen_session, 300));
    assert_int_equal(app->course.session.phase, SESSION_REST);
    assert_int_equal(app->course.last, 0);
    assert_true(app->course.results[0].measured && app->course.results[0].complete);
    assert_true(app->course.results[0].stars > 0);
    int64_t rested = app->now_us, first = app->course.saved_id;
    assert_true(room_reach_screen(room, &screen_play, 25));
    assert_in_range(app->now_us - rested, 19900000, 20300000);
    assert_true(room_reach_screen(room, &screen_session, 300));
    assert_int_equal(app->course.session.phase, SESSION_DONE);
    assert_true(first > 0 && app->course.saved_id > first);
    room_pass(room, 0.3);
    room_choose(room, SESSION_END);
    room_home(room);
    assert_false(app->course.in_session);
}

ROOM_TEST(test_without_a_rest_the_next_one_follows_at_once)
{
    start(room, 0);
    room_follow(room, SESSION_START, &screen_play);
    while (room->app.course.session.current == 0) {
        room_frame(room);
        assert_ptr_equal(room->app.screen, &screen_play);
    }
    room_pass(room, 0.1);
    assert_ptr_equal(room->app.screen, &screen_play);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_GET_READY);
}

ROOM_TEST(test_a_rest_can_be_paused)
{
    struct app *app = &room->app;

    start(room, 20);
    play_first(room);
    room_pass(room, 5);
    room_choose(room, SESSION_HALT);
    room_pass(room, 60);
    assert_ptr_equal(app->screen, &screen_session);
    assert_true(app->course.session.paused);
    app_act(app, ACTION_PAUSE);
    int64_t resumed = app->now_us;
    assert_true(room_reach_screen(room, &screen_play, 25));
    assert_in_range(app->now_us - resumed, 14500000, 15500000);
}

ROOM_TEST(test_a_rest_can_be_passed_over)
{
    start(room, 20);
    play_first(room);
    room_follow(room, SESSION_START, &screen_play);
}

ROOM_TEST(test_a_step_can_be_left_out)
{
    struct app *app = &room->app;

    start(room, 20);
    room_choose(room, SESSION_PASS);
    room_pass(room, 30);
    /* Nobody asked for the next one yet. */
    assert_ptr_equal(app->screen, &screen_session);
    assert_int_equal(app->course.session.current, 1);
    assert_true(app->course.session.steps[0].skipped);
    room_press(room, SESSION_PASS);
    assert_int_equal(app->course.session.phase, SESSION_DONE);
    app_act(app, ACTION_BACK);
    room_home(room);
}

/* Whoever ends one exercise is asked about the next; what was done is kept. */
ROOM_TEST(test_stopping_waits)
{
    struct app *app = &room->app;

    start(room, 20);
    room_choose(room, SESSION_START);
    assert_true(room_reach_phase(room, RUN_REST, 120));
    room_act(room, ACTION_PAUSE);
    room_follow(room, PLAY_END, &screen_session);
    assert_true(app->course.saved_id > 0);
    assert_true(app->course.session.steps[0].done && app->course.waiting);
    assert_false(app->course.results[0].complete);
    room_pass(room, 60);
    assert_ptr_equal(app->screen, &screen_session);
    room_follow(room, SESSION_START, &screen_play);
}

ROOM_TEST(test_going_back_twice_ends_it)
{
    struct app *app = &room->app;

    start(room, 20);
    room_pass(room, 0.3);
    room_act(room, ACTION_BACK);
    assert_ptr_equal(app->screen, &screen_session);
    app_act(app, ACTION_BACK);
    room_home(room);
    assert_false(app->course.in_session);
}

/* The second level of the lake is harder than the first: making it easier leads there, before and in play. */
ROOM_TEST(test_easier)
{
    struct app *app = &room->app;

    start(room, 20);
    room_choose(room, SESSION_LIGHTER);
    assert_int_equal(session_step(&app->course.session)->level, 0); /* there is nothing below */
    app_leave_session(app);
    room_pass(room, 0.1);
    app->course.player.free_play = true;
    assert_int_equal(app_refresh(app), 0);
    struct workout workout = made(room, 20);
    snprintf(workout.items[0].level, sizeof workout.items[0].level, "%s", room->book.trail.levels[2].id);
    assert_int_equal(app_start_workout(app, &workout), 0);
    room_no_pain(room, &screen_session);
    assert_int_equal(session_step(&app->course.session)->level, 2);
    room_choose(room, SESSION_LIGHTER);
    assert_int_equal(session_step(&app->course.session)->level, 1);
    room_choose(room, SESSION_START);
    assert_true(room_reach_phase(room, RUN_WORK, 60));
    room_pass(room, 4);
    assert_true(app_easier(app));
    room_pass(room, 0.1);
    assert_ptr_equal(app->screen, &screen_play);
    assert_ptr_equal(app->course.attempt.run.level, &room->book.trail.levels[0]);
    assert_true(app->course.saved_id > 0);
    assert_false(app_easier(app));
}

static void start_without_a_board(struct room *room)
{
    begin(room, 20);
    room_follow(room, SESSION_START, &screen_board);
}

ROOM_TEST(test_without_a_board_the_set_up_comes_first)
{
    start_without_a_board(room);
    assert_true(room_reach_screen(room, &screen_play, 30));
    assert_true(room->app.course.in_session);
}

ROOM_TEST(test_back_from_the_set_up_ends_it)
{
    start_without_a_board(room);
    app_act(&room->app, ACTION_BACK);
    assert_true(room_reach_screen(room, &screen_home, 1));
    assert_false(room->app.course.in_session);
}

GROUP(room_make, room_free)
