#include "room.h"
#include "screen/home/home_screen.h"
#include "screen/results/results_screen.h"

#include "screen/play/cheer.h"
#include "screen/play/play_screen.h"

/* Celebrations: what they look like by time alone, that they end by themselves, and with anything done. */

enum { FRAME_US = 16667 };

TEST(things_pop_up_and_stand)
{
    double most = 0;

    assert_true(cheer_pop(0.99, 1) == 0);
    assert_true(fabs(cheer_pop(1, 1) - 0.6) < 1e-9);
    for (double s = 1; s < 2; s += 0.001)
        most = fmax(most, cheer_pop(s, 1));
    assert_true(most > 1.055 && most < 1.065); /* 6 % too large on the way */
    assert_true(fabs(cheer_pop(1.45, 1) - 1) < 1e-9);
    assert_true(fabs(cheer_pop(99, 1) - 1) < 1e-9);
}

TEST(a_way_is_gone_once_and_forward)
{
    double before = 0;

    for (double s = 0; s < 2; s += 0.01) {
        double way = cheer_way(s, 0.3, 1.2);
        assert_true(way >= before && way <= 1);
        assert_true(s > 0.3 || way == 0);
        before = way;
    }
    assert_true(before == 1);
}

/* Stars come one after the other, and the last thing stands before it is over. */
TEST(everything_has_come_in_time)
{
    const double all = CHEER_US / 1e6;

    assert_true(fabs(cheer_star_s(1) - cheer_star_s(0) - 0.18) < 1e-9);
    assert_true(fabs(cheer_pop(all, cheer_star_s(2)) - 1) < 1e-9);
    assert_true(fabs(cheer_pop(all, CHEER_OPEN_S) - 1) < 1e-9);
    assert_true(cheer_way(all, CHEER_BEST_S, 0.4) == 1);
}

TEST(it_is_over_after_two_seconds)
{
    struct cheer cheer = {0};

    assert_true(cheer_s(&cheer, 5) == CHEER_US / 1e6);
    cheer_begin(&cheer, 1000, false);
    assert_true(cheer_s(&cheer, 1000) == 0);
    assert_true(fabs(cheer_s(&cheer, 501000) - 0.5) < 1e-9);
    cheer_step(&cheer, 1000 + CHEER_US - 1);
    assert_true(cheer.going);
    cheer_step(&cheer, 1000 + CHEER_US);
    assert_false(cheer.going);
    assert_true(cheer_s(&cheer, 2000) == CHEER_US / 1e6);
    cheer_begin(&cheer, 1000, true);
    assert_false(cheer.going);
}

/* All sets are done: it is in the store at once, and the play screen stays for a moment. */
static void reach_finale(struct room *room, bool still)
{
    room->app.look.still = still;
    room_begin_level(room);
    for (int i = 0; i < 60 * 300 && !play_state(&room->app)->kept; i++)
        room_frame(room);
    assert_true(play_state(&room->app)->kept && room->app.course.saved_id > 0);
    assert_true(still || room->app.screen == &screen_play);
}

ROOM_TEST(the_reward_is_seen_to_its_end)
{
    struct run_moment look;

    reach_finale(room, false);
    const int64_t saved_id = room->app.course.saved_id, begun_us = room->app.now_us;
    room_pass(room, PLAY_FINALE_S - 0.1);
    assert_ptr_equal(room->app.screen, &screen_play);
    play_moment(&room->app, &look);
    assert_true(look.phase == RUN_DONE && look.held_s >= look.target_s);
    assert_true(room_reach_screen(room, &screen_results, 0.3));
    assert_true(room->app.now_us - begun_us <= CHEER_US);
    assert_int_equal(room->app.course.saved_id, saved_id); /* and kept once */
}

ROOM_TEST(a_pause_skips_the_reward)
{
    reach_finale(room, false);
    room_pass(room, 0.2);
    app_act(&room->app, ACTION_PAUSE);
    assert_true(room_reach_screen(room, &screen_results, 0.1));
}

ROOM_TEST(stepping_off_skips_the_reward)
{
    reach_finale(room, false);
    room_pass(room, 0.2);
    room->obedient = false;
    sim_ask(room->sim, STANCE_OFF);
    assert_true(room_reach_screen(room, &screen_results, 1.2));
}

ROOM_TEST(with_reduced_motion_there_is_nothing_to_skip)
{
    reach_finale(room, true);
    assert_true(room_reach_screen(room, &screen_results, 0.1));
    assert_false(room->app.cheer.going);
    assert_true(cheer_s(&room->app.cheer, room->app.now_us) == CHEER_US / 1e6);
}

/* The first level of the lake is played to its stars. */
static void reach_results(struct room *room)
{
    room_begin_level(room);
    assert_true(room_reach_screen(room, &screen_results, 300));
}

ROOM_TEST(results_cheer_for_two_seconds_of_the_game)
{
    reach_results(room);
    assert_true(room->app.cheer.going && app_lively(&room->app));
    const int64_t begun_us = room->app.now_us;
    while (room->app.cheer.going) {
        room_frame(room);
        assert_true(room->app.now_us - begun_us <= CHEER_US + FRAME_US);
    }
    assert_true(room->app.now_us - begun_us >= CHEER_US - FRAME_US);
    assert_ptr_equal(room->app.screen, &screen_results);
}

static void begin_again(struct room *room)
{
    room_pass(room, 0.05);
    cheer_begin(&room->app.cheer, room->app.now_us, false);
    assert_true(room->app.cheer.going);
}

ROOM_TEST(anything_that_is_done_ends_it)
{
    const struct input_event button = {.kind = INPUT_BUTTON, .pressed = false};

    reach_results(room);
    room_pass(room, 0.2);
    for (int action = ACTION_LEFT; action <= ACTION_DOWN; action++) {
        begin_again(room);
        app_act(&room->app, (enum action)action);
        assert_false(room->app.cheer.going);
    }
    begin_again(room);
    app_act(&room->app, ACTION_NONE);
    app_point(&room->app, (struct point){5, 5}, false);
    assert_true(room->app.cheer.going); /* a hand on the mouse is no wish */
    app_point(&room->app, (struct point){5, 5}, true);
    assert_false(room->app.cheer.going);
    begin_again(room);
    app_input(&room->app, &button);
    assert_false(room->app.cheer.going);
    begin_again(room);
    sim_shift(room->sim, 0.5, 0);
    for (int i = 0; i < 90 && room->app.cheer.going; i++)
        room_frame(room);
    assert_false(room->app.cheer.going); /* leaned */
    assert_true(room->app.now_us - room->app.cheer.begun_us < CHEER_US);
    sim_shift(room->sim, 0, 0);
    room_pass(room, 1);
    begin_again(room);
    room->obedient = false;
    sim_ask(room->sim, STANCE_OFF);
    for (int i = 0; i < 90 && room->app.cheer.going; i++)
        room_frame(room);
    assert_false(room->app.cheer.going); /* stepped off */
    assert_true(room->app.now_us - room->app.cheer.begun_us < CHEER_US);
}

/* What a level opens is told on the results and shown on the map once. */
ROOM_TEST(the_map_shows_the_way_once)
{
    reach_results(room);
    const int opened = room->app.course.opened;
    assert_true(opened >= 0);
    assert_int_equal(room->app.way.to, opened);
    room_choose(room, RESULTS_CONTINUE);
    room_home(room);
    room_frame(room);
    assert_int_equal(room->app.way.to, opened);
    assert_true(room->app.cheer.going);
    room_follow(room, HOME_BOARD, &screen_board);
    assert_false(room->app.way.there);
}

GROUP(room_make, room_free)
