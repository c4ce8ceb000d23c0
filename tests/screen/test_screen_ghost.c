#include "room.h"
#include "screen/play/intro_screen.h"
#include "screen/results/results_screen.h"

#include "screen/play/play_screen.h"

/* The play screen with the player's own best beside it: the first level is played twice. */

static void play_again(struct room *room)
{
    room_choose(room, RESULTS_AGAIN);
    for (int i = 0; i < 120 && room->app.screen != &screen_play; i++) {
        room_frame(room);
        if (room->app.screen == &screen_intro && !room->app.next)
            room_choose(room, INTRO_START);
    }
    assert_ptr_equal(room->app.screen, &screen_play);
}

static void the_first_time_there_is_none(struct room *room)
{
    struct run_moment look;

    assert_true(room_reach_phase(room, RUN_WORK, 60));
    room_pass(room, 3);
    play_moment(&room->app, &look);
    assert_true(look.holding);
    assert_false(room->app.course.ghosts[look.side].found);
    assert_false(play_ghost(&room->app, &look).going);
    assert_false(play_state(&room->app)->ghost.placed);
}

/* In step: where it was as many microseconds after its own beginning. */
static void the_second_time_it_is_beside(struct room *room)
{
    int compared = 0;

    assert_true(room_reach_phase(room, RUN_WORK, 60));
    while (room->app.course.attempt.run.phase == RUN_WORK) {
        struct run_moment look;
        room_frame(room);
        play_moment(&room->app, &look);
        const struct ghost *ghost = &room->app.course.ghosts[look.side];
        struct track_moment now = play_ghost(&room->app, &look);
        assert_true(ghost->found && ghost->track.point_count > 100);
        if (!look.holding) {
            assert_false(now.going);
            continue;
        }
        struct track_moment then = track_at(&ghost->track, (int64_t)(look.held_s * 1e6));
        assert_int_equal(now.going, then.going);
        assert_true(now.x_mm == then.x_mm && now.y_mm == then.y_mm);
        assert_int_equal(play_state(&room->app)->ghost.placed, then.placed);
        assert_true(fabs(play_state(&room->app)->ghost.x_mm - then.x_mm) < 15);
        compared++;
    }
    assert_true(compared > 200);
}

ROOM_TEST(it_runs_beside_the_second_attempt)
{
    room_begin_level(room);
    the_first_time_there_is_none(room);
    assert_true(room_reach_screen(room, &screen_results, 300));
    room_pass(room, 0.1);
    play_again(room);
    the_second_time_it_is_beside(room);
    assert_true(room_reach_screen(room, &screen_results, 300));
    assert_true(results_state(&room->app)->before.found &&
                !results_state(&room->app)->before.damaged); /* compared with the first */
    assert_true(results_state(&room->app)->before.hold.sway.axis_major_mm > 0);
}

GROUP(room_make, room_free)
