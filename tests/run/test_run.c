#include "activities.h"
#include "match.h"
#include "test.h"

static struct match *match;

static void begin(double hold_s, int sets, int rest_s, enum level_sides sides, int64_t start_us)
{
    const struct level level = match_level(hold_s, sets, rest_s, sides);
    match = match_begin(&level, start_us);
}

static int end(void **state)
{
    (void)state;
    match_end(match);
    match = NULL;
    return 0;
}

#define CASE(name) TEST_WITH(name, NULL, end)

/* What a run says, in words, from beginning to end. */
static void check_words(const char *wanted)
{
    char words[MATCH_WORDS];
    match_words(match, words);
    assert_string_equal(words, wanted);
}

#define COUNT "count-in count3 count2 count1 work "

CASE(a_whole_run_says_everything_in_order)
{
    begin(10, 2, 5, LEVEL_EACH_SIDE, 1000000);
    match_play(match, 300);
#define HOLD "hold cue0 halfway cue1 last3 last2 last1 time-cap "
    check_words("get-ready " COUNT HOLD "set-done0 rest get-ready " COUNT HOLD
                "set-done1 rest get-ready " COUNT HOLD "set-done2 rest get-ready " COUNT HOLD
                "set-done3 done");
#undef HOLD
    static const enum side sides[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_LEFT, SIDE_RIGHT};
    assert_int_equal(match->run.set_count, 4);
    for (int i = 0; i < 4; i++) {
        const struct run_set *set = &match->run.sets[i];
        assert_int_equal(set->side, sides[i]);
        assert_int_equal(set->set, 1 + i / 2);
        assert_true(set->score.seconds == 10 && set->score.stars == 3);
        assert_int_equal(set->best.side, sides[i]);
    }
    match_verify(match);
    assert_true(run_over(&match->run));
    assert_ptr_equal(run_best(&match->run, SIDE_LEFT),
                     score_better(&match->run.sets[0].score, &match->run.sets[2].score));
    assert_null(run_best(&match->run, SIDE_NONE));

    int events = match->event_count; /* nothing more comes */
    match_step(match);
    match_lose(match);
    run_pause(&match->run);
    run_resume(&match->run);
    run_skip(&match->run);
    run_stop(&match->run);
    match_drain(match);
    assert_int_equal(match->event_count, events);
}

static int64_t time_of(enum run_phase phase, int nth)
{
    for (int i = 0; i < match->event_count; i++) {
        const struct run_event *event = &match->events[i];
        if (event->kind == RUN_EVENT_PHASE && event->phase == phase && nth-- == 0)
            return event->t_us;
    }
    fail_msg("%s was not entered", run_phase_name(phase));
    return 0;
}

CASE(phases_last_as_long_as_they_should)
{
    begin(5, 1, 7, LEVEL_EACH_SIDE, 50000);
    match_play(match, 100);
    assert_int_equal(time_of(RUN_GET_READY, 0), 50000);
    assert_int_equal(time_of(RUN_COUNT_IN, 0), 50000 + RUN_READY_US);
    assert_int_equal(time_of(RUN_WORK, 0), 50000 + RUN_READY_US + RUN_COUNT_US);
    int64_t rest_us = time_of(RUN_REST, 0);
    assert_int_equal(time_of(RUN_GET_READY, 1), rest_us + 7000000);
    assert_int_equal(match->run.started_us, 50000);
}

CASE(the_player_may_stand_on_one_leg_already)
{
    begin(6, 1, 5, LEVEL_LEFT_ONLY, 0);
    match_go(match, STANCE_LEFT, 60);
    assert_int_equal(match->run.phase, RUN_DONE);
    /* Only the part inside of WORK counts. */
    const struct hold *hold = &match->run.sets[0].best;
    int64_t work_us = time_of(RUN_WORK, 0);
    assert_true(hold->start_us >= work_us && hold->start_us < work_us + 400000);
    assert_true(match->run.sets[0].score.seconds == 6);
    match_verify(match);
}

CASE(a_broken_hold_is_scored_as_long_as_it_was)
{
    begin(20, 1, 5, LEVEL_RIGHT_ONLY, 0);
    match->hold_s = 12.5;
    match_play(match, 60);
    check_words("get-ready " COUNT "hold cue0 halfway cue1 foot-down set-done0 done");
    assert_true(fabs(match->run.sets[0].score.seconds - 12.5) < 0.3);
    assert_int_equal(match->run.sets[0].score.stars, 1);
    match_verify(match);
}

CASE(a_false_start_may_be_tried_again)
{
    begin(5, 1, 5, LEVEL_LEFT_ONLY, 0);
    match_play_until(match, RUN_WORK);
    match_go(match, STANCE_LEFT, 1);
    match_go(match, STANCE_TWO_FEET, 2);
    match_go(match, STANCE_LEFT, 7);
    check_words("get-ready " COUNT
                "hold cue0 false-start hold last3 cue1 last2 last1 time-cap set-done0 done");
    match_verify(match);
}

CASE(the_other_leg_does_not_count)
{
    begin(5, 1, 5, LEVEL_LEFT_ONLY, 0);
    match_play_until(match, RUN_WORK);
    match_go(match, STANCE_RIGHT, 8);
    assert_int_equal(match->run.phase, RUN_WORK);
    assert_false(match_said(match, "hold"));
    match_go(match, STANCE_TWO_FEET, 1);
    match_go(match, STANCE_LEFT, 7);
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_int_equal(match->run.sets[0].best.side, SIDE_LEFT);
    match_verify(match);
}

CASE(half_a_minute_without_a_hold_ends_the_set)
{
    begin(5, 1, 5, LEVEL_EACH_SIDE, 0);
    match_play_until(match, RUN_WORK);
    match_go(match, STANCE_TWO_FEET, 29.9);
    assert_int_equal(match->run.phase, RUN_WORK);
    match_play(match, 0.3);
    assert_int_equal(match->run.phase, RUN_REST);
    assert_true(match->run.sets[0].done);
    assert_int_equal(match->run.sets[0].score.points, 0);
    assert_null(run_best(&match->run, SIDE_LEFT));
    match_verify(match);
}

/* A hold that has begun by then is not cut short. */
CASE(patience_waits_for_a_hold)
{
    begin(5, 1, 5, LEVEL_LEFT_ONLY, 0);
    match_play_until(match, RUN_WORK);
    match_go(match, STANCE_TWO_FEET, 28);
    match_go(match, STANCE_LEFT, 7);
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_true(match->run.sets[0].score.seconds == 5);
}

CASE(a_rest_may_be_skipped_and_stepped_off_in)
{
    begin(3, 1, 60, LEVEL_EACH_SIDE, 0);
    match_play_until(match, RUN_REST);
    match_go(match, STANCE_OFF, 10);
    assert_int_equal(match->run.phase, RUN_REST);
    run_skip(&match->run);
    assert_int_equal(match->run.phase, RUN_GET_READY);
    match_play(match, 10); /* waits */
    assert_int_equal(match->run.phase, RUN_GET_READY);
    match->obeys = true;
    match_play_until(match, RUN_DONE);
    assert_int_equal(match_scored(match), 2);
    match_verify(match);
}

CASE(without_a_rest_the_next_set_follows)
{
    begin(3, 2, 0, LEVEL_EACH_SIDE, 0);
    match_play(match, 100);
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_int_equal(match_scored(match), 4);
    match_verify(match);
}

CASE(work_may_be_skipped_and_its_hold_counts)
{
    begin(20, 1, 5, LEVEL_EACH_SIDE, 0);
    match_play_until(match, RUN_WORK);
    match_play(match, 6);
    run_skip(&match->run);
    match_drain(match);
    assert_int_equal(match->run.phase, RUN_REST);
    assert_true(match->run.sets[0].score.seconds > 4.5);
    match_play_until(match, RUN_WORK);
    run_skip(&match->run); /* before any hold */
    match_drain(match);
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_int_equal(match->run.sets[1].score.points, 0);
    match_verify(match);
}

CASE(a_set_may_be_skipped_out_of_a_pause)
{
    begin(20, 1, 5, LEVEL_EACH_SIDE, 0);
    match_play_until(match, RUN_WORK);
    match_play(match, 6);
    run_pause(&match->run); /* ends the hold: that set is done, the next one is skipped */
    run_skip(&match->run);
    assert_int_equal(match->run.phase, RUN_GET_READY);
    assert_true(match->run.sets[0].score.seconds > 4.5 && !match->run.sets[0].skipped);
    run_pause(&match->run);
    run_skip(&match->run);
    match_drain(match);
    assert_int_equal(match->run.phase, RUN_DONE);
    assert_true(match->run.sets[1].done && match->run.sets[1].skipped && !match->run.sets[1].begun);
    run_skip(&match->run); /* over: nothing more happens */
    assert_int_equal(match->run.phase, RUN_DONE);
    match_verify(match);
}

CASE(a_tap_with_the_toes_does_not_begin)
{
    begin(5, 1, 5, LEVEL_LEFT_ONLY, 0);
    match_go(match, STANCE_OFF, 5);
    match_go(match, STANCE_TWO_FEET, 0.6);
    match_go(match, STANCE_OFF, 5);
    assert_int_equal(match->run.phase, RUN_GET_READY);
    match_go(match, STANCE_TWO_FEET, 2);
    assert_int_equal(match->run.phase, RUN_COUNT_IN);
}

CASE(what_cannot_be_run_is_refused)
{
    struct run run;
    struct level level = match_level(5, 1, 5, LEVEL_LEFT_ONLY);
    struct run_setup setup = {.level = &level, .channel = CHANNEL_MOTION, .weight_kg = 70};
    assert_int_equal(run_init(&run, &setup), -ENOTSUP);
    setup.channel = CHANNEL_COACH;
    setup.sides = SIDES_RIGHT;
    assert_int_equal(run_init(&run, &setup), -EINVAL);
    setup.channel = CHANNEL_LOAD;
    setup.sides = SIDES_LEFT;
    setup.weight_kg = 0;
    assert_int_equal(run_init(&run, &setup), -EINVAL);
    setup.weight_kg = (double)NAN;
    assert_int_equal(run_init(&run, &setup), -EINVAL);
    setup.weight_kg = 70;
    level.activity = &activity_bridge; /* without a number of repetitions, and a tempo */
    assert_int_equal(run_init(&run, &setup), -EINVAL);
    level.activity = &activity_pigeon_stretch;
    assert_int_equal(run_init(&run, &setup), -ENOTSUP);
    level.activity = NULL;
    assert_int_equal(run_init(&run, &setup), -EINVAL);
}

CASE(ten_sets_a_side_fit)
{
    struct run run;
    struct level level = match_level(5, 10, 5, LEVEL_EACH_SIDE);
    assert_int_equal(run_init(&run, &(struct run_setup){.level = &level, .weight_kg = 70}), 0);
    assert_int_equal(run.set_count, RUN_SETS_MAX);
    assert_int_equal(run.sets[19].side, SIDE_RIGHT);
    assert_int_equal(run.sets[19].set, 10);
}

/* The picture: what it shows follows the run, and between samples runs on smoothly, never too far. */
CASE(the_picture_follows_the_hold)
{
    begin(6, 1, 30, LEVEL_EACH_SIDE, 0);
    struct run_moment look;
    match_play(match, 4);
    run_moment(&match->run, match->run.now_us, &look);
    assert_int_equal(look.phase, RUN_COUNT_IN);
    assert_true(fabs(look.phase_left_s - 2) < 0.02);
    run_moment(&match->run, match->run.now_us + 500000, &look);
    assert_true(fabs(look.phase_left_s - 1.5) < 0.02);
    assert_true(look.on_board && !look.holding && look.held_s <= 0 && look.cue[0] == '\0');
    assert_true(look.zone_x_mm < -50 && look.zone_mm > 10);

    match_play_until(match, RUN_WORK);
    match_play(match, 4);
    run_moment(&match->run, match->run.now_us, &look);
    assert_true(look.holding && look.held_s > 3 && look.held_s < 4);
    assert_int_equal(look.side, SIDE_LEFT);
    assert_int_equal(look.stance, STANCE_LEFT);
    assert_string_equal(look.cue, "Breathe out");
    assert_true(fabs(look.zone_x_mm + 90) < 10); /* where the player stands */
    assert_true(look.steadiness > 0.5);
    double held_s = look.held_s;
    run_moment(&match->run, match->run.now_us + 16000, &look);
    assert_true(fabs(look.held_s - held_s - 0.016) < 1e-9);
    run_moment(&match->run, match->run.now_us + 60000000, &look);
    assert_true(look.held_s == 6);
    run_moment(&match->run, 0, &look); /* a clock behind the samples */
    assert_true(look.held_s == held_s);

    match_play_until(match, RUN_REST);
    run_moment(&match->run, match->run.now_us, &look);
    assert_true(!look.holding && look.held_s <= 0 && look.best_s == 6);
    assert_true(fabs(look.phase_left_s - 30) < 0.02);
    assert_int_equal(look.set, 1);
    assert_int_equal(look.sets, 1);
}

/* When the other foot takes load from the floor the clock stops at once, though the run waits a second to see
 * what becomes of it. */
CASE(the_clock_stops_when_the_foot_comes_down)
{
    begin(20, 1, 5, LEVEL_LEFT_ONLY, 0);
    double most_s = 0;
    match_play_until(match, RUN_WORK);
    match_play(match, 6);
    match->player.weight_kg = 30;
    int64_t down_us = match->player.t_us;
    while (match->run.phase == RUN_WORK) {
        struct run_moment look;
        match_step(match);
        run_moment(&match->run, match->run.now_us, &look);
        most_s = fmax(most_s, look.held_s);
    }
    assert_int_equal(match->run.sets[0].best.ended_by, HOLD_FOOT_DOWN);
    assert_true(match->run.now_us - down_us > 1000000);
    double held_s = match->run.sets[0].score.seconds;
    assert_true(most_s >= held_s && most_s < held_s + 0.7);
}

CASE(phases_have_names)
{
    for (int i = RUN_GET_READY; i <= RUN_STOPPED; i++)
        assert_true(strlen(run_phase_name((enum run_phase)i)) > 3);
}
