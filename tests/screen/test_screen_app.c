#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/people/pain_screen.h"
#include "screen/play/intro_screen.h"
#include "screen/play/play_state.h"
#include "screen/results/results_screen.h"

/* The whole game without a window, from the set-up to the table. */

static int rows(struct room *room, enum side side, struct store_score *out, int max)
{
    return store_scores(room->store, room->book.trail.levels[0].id, side, out, max);
}

ROOM_TEST(test_from_set_up_to_the_table_without_hands)
{
    struct store_score left[4], right[4];

    assert_ptr_equal(room->app.screen, &screen_board);
    assert_true(room_reach_screen(room, &screen_home, 30));
    room_pass(room, 0.5);
    assert_int_equal(room->app.focus.id, HOME_TODAY);
    /* Past the player to the lake's sign and stay; among its levels on to the second and back, and stay. */
    room_lean(room, 0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_PLAYER);
    room_lean(room, 0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_CHAPTER + CHAPTER_LAKE);
    room_pass(room, 2);
    assert_true(home_state(&room->app)->in_chapter);
    assert_int_equal(room->app.focus.id, HOME_LEVEL);
    room_lean(room, 0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_LEVEL + 1);
    room_lean(room, -0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, HOME_LEVEL);
    assert_true(room_reach_screen(room, &screen_pain, 5));
    room_lean(room, 0.7, 0, 0.6);
    room_lean(room, -0.7, 0, 0.6);
    assert_int_equal(room->app.focus.id, PAIN_NOWHERE);
    assert_true(room_reach_screen(room, &screen_intro, 5));
    assert_true(room_reach_screen(room, &screen_results, 300));
    assert_true(room->app.course.saved_id > 0);
    assert_string_equal(fault_text(&room->app.notices.fault), "");
    assert_int_equal(rows(room, SIDE_LEFT, left, 4), 1);
    assert_int_equal(rows(room, SIDE_RIGHT, right, 4), 1);
    assert_int_equal(left[0].attempt_id, room->app.course.saved_id);
    assert_int_equal(left[0].score.points, run_best(&room->app.course.attempt.run, SIDE_LEFT)->points);
    assert_true(left[0].score.points > 0 && right[0].score.points > 0);
    assert_int_equal(results_state(&room->app)->count, 1);
    assert_true(results_state(&room->app)->trace_count > 100);
    /* The simulated person holds to the end: the next level is open now. */
    assert_true(app_open(&room->app, 1));
}

ROOM_TEST(test_resting_chooses_nothing)
{
    assert_true(room_reach_screen(room, &screen_home, 30));
    room_pass(room, 20);
    assert_ptr_equal(room->app.screen, &screen_home);
}

ROOM_TEST(test_a_locked_level_tells_but_does_not_start)
{
    assert_true(room_reach_screen(room, &screen_home, 30));
    assert_false(app_open(&room->app, 2));
    room_choose(room, HOME_LEVEL + 2);
    room_pass(room, 1);
    assert_ptr_equal(room->app.screen, &screen_home);
}

ROOM_TEST(test_without_a_board_a_level_leads_to_the_set_up_and_on)
{
    app_act(&room->app, ACTION_BACK);
    app_step(&room->app, 1);
    assert_ptr_equal(room->app.screen, &screen_home);
    room_follow(room, HOME_LEVEL, &screen_board);
    assert_true(room_reach_screen(room, &screen_pain, 30));
    room_no_pain(room, &screen_intro);
}

/* Whoever presses twice does not wait twice. */
ROOM_TEST(test_zero_that_is_being_taken_goes_on)
{
    const struct input_event press = {.kind = INPUT_BUTTON, .pressed = true};

    room->obedient = false;
    sim_ask(room->sim, STANCE_OFF);
    room_pass(room, 1.5);
    assert_int_equal(calibration_step(&room->app.course.calibration), CALIBRATION_EMPTY);
    double progress = calibration_progress(&room->app.course.calibration);
    assert_true(progress > 0.4);
    app_input(&room->app, &press);
    room_choose(room, BOARD_ZERO);
    assert_true(calibration_progress(&room->app.course.calibration) >= progress);
    room_pass(room, 1.5);
    assert_int_equal(calibration_step(&room->app.course.calibration), CALIBRATION_STEP_ON);
    app_input(&room->app, &press);
    assert_int_equal(calibration_step(&room->app.course.calibration), CALIBRATION_EMPTY);
}

ROOM_TEST(test_stepping_off_pauses_and_stepping_on_goes_on)
{
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    room->obedient = false;
    sim_ask(room->sim, STANCE_OFF);
    assert_true(room_reach_phase(room, RUN_PAUSED, 10));
    assert_int_equal(room->app.course.attempt.run.why, RUN_PAUSE_STEPPED_OFF);
    room_pass(room, 0.2);
    assert_int_equal(room->app.focus.id, PLAY_CONTINUE);
    room->obedient = true;
    assert_true(room_reach_phase(room, RUN_WORK, 30));
}

ROOM_TEST(test_a_lost_board_pauses_and_comes_back)
{
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    room_pass(room, 4);
    const struct sample none = {.t_us = room->app.course.tared.t_us + 1, .has = SAMPLE_LOST};
    const struct input_event gone = {.kind = INPUT_SAMPLE, .sample = &none};
    const struct input_event lost = {.kind = INPUT_LOST};
    app_input(&room->app, &gone);
    app_input(&room->app, &lost);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    assert_int_equal(room->app.course.attempt.run.why, RUN_PAUSE_DEVICE_LOST);
    assert_false(course_ready(&room->app.course));
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    assert_true(course_ready(&room->app.course));
    assert_true(room_reach_screen(room, &screen_results, 300));
    assert_true(room->app.course.saved_id > 0);
}

ROOM_TEST(test_pause_continue_and_end_keep_what_was_done)
{
    struct store_score row[2];

    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_REST, 60));
    app_act(&room->app, ACTION_PAUSE);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    app_act(&room->app, ACTION_PAUSE);
    assert_int_not_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    app_act(&room->app, ACTION_BACK);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    room_pass(room, 0.3);
    assert_int_equal(room->app.focus.id, PLAY_CONTINUE);
    app_act(&room->app, ACTION_BACK);
    assert_int_equal(room->app.focus.id, PLAY_END);
    app_act(&room->app, ACTION_CHOOSE);
    assert_true(room_reach_screen(room, &screen_results, 1));
    assert_true(room->app.course.saved_id > 0);
    assert_int_equal(rows(room, SIDE_LEFT, row, 2), 1);
    assert_int_equal(rows(room, SIDE_RIGHT, row, 2), 0);
}

ROOM_TEST(test_a_recording_that_ends_is_an_end)
{
    const struct input_event end = {.kind = INPUT_END};

    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    room_pass(room, 5);
    app_input(&room->app, &end);
    assert_true(room_reach_screen(room, &screen_results, 1));
    assert_true(run_best(&room->app.course.attempt.run, SIDE_LEFT)->seconds > 3);
    assert_true(room->app.course.saved_id > 0);
}

ROOM_TEST(test_ending_before_any_hold_goes_back_to_the_levels)
{
    room_begin_level(room);
    room_pass(room, 1);
    room_act(room, ACTION_PAUSE);
    room_follow(room, PLAY_END, &screen_home);
    assert_int_equal(room->app.course.saved_id, 0);
    assert_string_equal(fault_text(&room->app.notices.fault), "");
}

ROOM_TEST(test_the_simulated_board_plays_by_itself_and_enters_no_table)
{
    struct store_score row[2];
    char said[APP_SAID];

    app_use(&room->app, room->sim, &device_sim, 0);
    room->obedient = false;
    assert_true(room_reach_screen(room, &screen_home, 30));
    room_choose(room, HOME_LEVEL);
    assert_true(room_reach_screen(room, &screen_results, 300));
    assert_non_null(run_best(&room->app.course.attempt.run, SIDE_RIGHT));
    assert_int_equal(rows(room, SIDE_LEFT, row, 2), 0);
    assert_false(app_open(&room->app, 1));
    results_say_kept(&room->app, said);
    assert_string_equal(said, "Simulated: opens no level, enters no table.");
}

ROOM_TEST(test_what_cannot_be_saved_is_said)
{
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_REST, 60));
    room->app.course.attempt.error = -12; /* the recorder ran out of memory */
    room_act(room, ACTION_PAUSE);
    room_follow(room, PLAY_END, &screen_results);
    assert_int_equal(room->app.course.saved_id, 0);
    assert_string_not_equal(fault_text(&room->app.notices.fault), "");
}

static void press_front_button(struct room *room)
{
    const struct input_event press = {.kind = INPUT_BUTTON, .pressed = true};
    const struct input_event release = {.kind = INPUT_BUTTON};

    app_input(&room->app, &press);
    app_input(&room->app, &release);
}

ROOM_TEST(test_front_button)
{
    for (int i = 0; i < 1000 && !room->app.course.calibration.zeroed; i++)
        room_frame(room);
    room->obedient = false;
    assert_true(room->app.course.calibration.zeroed);
    press_front_button(room); /* nobody stands there: zero again */
    assert_false(room->app.course.calibration.zeroed);
    room->obedient = true;
    room_begin_level(room);
    assert_true(room_reach_phase(room, RUN_WORK, 30));
    press_front_button(room);
    assert_int_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
    press_front_button(room);
    assert_int_not_equal(room->app.course.attempt.run.phase, RUN_PAUSED);
}

ROOM_TEST(test_turning_the_board_round_is_kept)
{
    struct store_player player;

    room_pass(room, 0.2);
    room_choose(room, BOARD_FLIP);
    assert_true(room->app.course.calibration.flipped);
    assert_int_equal(store_player_last(room->store, &player), 0);
    assert_true(player.board_flipped);
    room_choose(room, BOARD_FLIP);
    assert_int_equal(store_player_last(room->store, &player), 0);
    assert_false(player.board_flipped);
}

ROOM_TEST(test_another_source_is_asked_for)
{
    room_pass(room, 0.2);
    room_choose(room, BOARD_SOURCE);
    assert_ptr_equal(room->app.sources.wanted, &device_sim);
    app_use(&room->app, room->sim, &device_sim, 0);
    assert_null(room->app.sources.wanted);
    assert_true(room->app.course.simulated);
    room_choose(room, BOARD_SOURCE);
    assert_ptr_equal(room->app.sources.wanted, &device_board);
}

ROOM_TEST(test_without_a_board_a_level_goes_by_the_clock)
{
    struct app *app = &room->app;
    struct store_score row[2];

    room->away = true;
    room_pass(room, 0.2);
    assert_int_equal(app->focus.id, BOARD_WITHOUT);
    room_follow(room, BOARD_WITHOUT, &screen_home);
    assert_false(app_channels(app) & 1u << CHANNEL_LOAD);
    room_choose(room, HOME_LEVEL);
    room_no_pain(room, &screen_intro);
    assert_int_equal(app->course.channel, CHANNEL_COACH);
    room_pass(room, 30); /* nobody stands there: it waits */
    assert_ptr_equal(app->screen, &screen_intro);
    room_choose(room, INTRO_START);
    assert_true(room_reach_screen(room, &screen_results, 200));
    assert_true(run_completed(&app->course.attempt.run));
    assert_true(app->course.saved_id > 0);
    assert_int_equal(app->course.reached.progress[0].stamps, SIDES_EACH);
    assert_int_equal(app->course.reached.progress[0].stars_left, 0);
    assert_int_equal(rows(room, SIDE_LEFT, row, 2), 0);
    assert_true(app_open(app, 1)); /* as much as two stars */
    room_choose(room, RESULTS_CONTINUE);
    room_home(room);
}

/* The board steers, the clock measures: samples of the board do not reach the attempt. */
ROOM_TEST(test_another_channel_may_be_chosen)
{
    struct app *app = &room->app;

    assert_true(room_reach_screen(room, &screen_home, 30));
    room_choose(room, HOME_LEVEL);
    room_no_pain(room, &screen_intro);
    assert_int_equal(app->course.channel, CHANNEL_LOAD);
    room_choose(room, INTRO_CHANNEL);
    assert_int_equal(app->course.channel, CHANNEL_COACH);
    room_follow(room, INTRO_START, &screen_play);
    assert_int_equal(course_wants(&app->course), CHANNEL_COACH);
    assert_ptr_equal(course_measured_by(&app->course), &device_clock);
    assert_true(room_reach_screen(room, &screen_results, 200));
    assert_null(run_best(&app->course.attempt.run, SIDE_LEFT));
    assert_int_equal(app->course.reached.progress[0].stamps, SIDES_EACH);
}

ROOM_TEST(test_easier_is_one_rung_down)
{
    struct app *app = &room->app;

    assert_true(room_reach_screen(room, &screen_home, 30));
    app_start_sides(app, 1, SIDES_LEFT);
    room_no_pain(room, &screen_intro);
    room_choose(room, INTRO_EASIER);
    room_pass(room, 0.1);
    assert_ptr_equal(app->screen, &screen_intro);
    assert_int_equal(app->course.chosen_level, 0);
    assert_int_equal(app->course.chosen_sides, SIDES_LEFT);
    assert_int_equal(intro_easier(app), -ENOENT);
}

ROOM_TEST(test_a_chapter_opens_and_goes_back_to_the_map)
{
    struct app *app = &room->app;

    room->away = true;
    app_act(app, ACTION_BACK);
    room_pass(room, 0.5);
    room_choose(room, HOME_CHAPTER + CHAPTER_LAKE);
    room_pass(room, 0.5);
    assert_true(home_state(app)->in_chapter);
    assert_int_equal(app->focus.id, HOME_LEVEL);
    app_act(app, ACTION_RIGHT);
    assert_int_equal(app->focus.id, HOME_LEVEL + 1);
    app_act(app, ACTION_CHOOSE); /* locked */
    room_pass(room, 0.5);
    assert_ptr_equal(app->screen, &screen_home);
    app_act(app, ACTION_BACK);
    room_pass(room, 0.5);
    assert_false(home_state(app)->in_chapter);
    assert_false(app->quit);
    app_act(app, ACTION_BACK);
    assert_int_equal(app->focus.id, HOME_LEAVE);
    app_act(app, ACTION_BACK);
    assert_true(app->quit);
}

GROUP(room_make, room_free)
