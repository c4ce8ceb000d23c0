#include "match.h"
#include "test.h"

/* What happens to people in the middle of a run, at every moment of it. */

/* A short level, so that every quarter of a second of it can be tried; a run of it takes about 24 s. */
static struct match *short_run(void)
{
    struct level level = match_level(4, 1, 3, LEVEL_EACH_SIDE);
    struct match *match = match_begin(&level, 0);
    match->spread = 1;
    return match;
}

#define RUN_S  24.0
#define STEP_S 0.37

typedef void act(struct match *match);

/* Plays up to each moment, acts, plays on: both sets get done and scored, whatever it was. */
static void at_every_moment(act *interrupt)
{
    for (double at_s = 0; at_s < RUN_S; at_s += STEP_S) {
        struct match *match = short_run();
        match_play(match, at_s);
        struct run_set before[2] = {match->run.sets[0], match->run.sets[1]};
        interrupt(match);
        match_play(match, 120);
        if (match->run.phase != RUN_DONE || match_scored(match) != 2)
            fail_msg("after %g s: %s with %d scored", at_s, run_phase_name(match->run.phase),
                     match_scored(match));
        for (int i = 0; i < 2; i++) /* what was scored stays as it was */
            assert_true(!before[i].done || match_same_score(&before[i].score, &match->run.sets[i].score));
        match_verify(match);
        match_end(match);
    }
}

static void pause_by_player(struct match *match)
{
    bool over = run_over(&match->run);
    run_pause(&match->run);
    match_drain(match);
    bool done = match_done(match) == match->run.set_count;
    assert_int_equal(match->run.phase, over || done ? RUN_DONE : RUN_PAUSED);
    match_play(match, 10);
    assert_int_equal(match->run.phase, over || done ? RUN_DONE : RUN_PAUSED);
    run_resume(&match->run);
    match_drain(match);
    assert_int_not_equal(match->run.phase, RUN_PAUSED);
}

static void device_loss(struct match *match)
{
    match_lose(match);
    bool over = run_over(&match->run);
    assert_int_equal(match->run.phase, over ? RUN_DONE : RUN_PAUSED);
    assert_true(over || match->run.why == RUN_PAUSE_DEVICE_LOST);
    struct run_moment look;
    run_moment(&match->run, match->run.now_us, &look);
    assert_true(over || !look.on_board);
    match_silence(match, 7);
}

static void a_short_device_loss(struct match *match)
{
    match_lose(match); /* and back with the next sample */
}

static void silence(struct match *match)
{
    match_silence(match, 4);
}

/* The device's clock goes back by a week, as when somebody sets it. */
static void clock_set_back(struct match *match)
{
    match->clock_set = true;
    match->player.t_us -= INT64_C(604800000000);
}

/* One row of the next week, and on as if nothing had been. */
static void one_wrong_time(struct match *match)
{
    match->clock_set = true;
    match->player.t_us += INT64_C(604800000000);
    match_step(match);
    match->player.t_us -= INT64_C(604800000000);
}

static void stepping_off(struct match *match)
{
    match_go(match, STANCE_OFF, 4);
    match->obeys = true;
}

static void pause_and_device_loss(struct match *match)
{
    run_pause(&match->run);
    match_drain(match);
    match_lose(match);
    bool over = run_over(&match->run);
    assert_true(over || match->run.why == RUN_PAUSE_PLAYER);
    run_resume(&match->run); /* too early: the device is not there */
    match_drain(match);
    assert_true(over || match->run.why == RUN_PAUSE_DEVICE_LOST);
    match_silence(match, 2);
}

static void device_loss_after_stepping_off(struct match *match)
{
    stepping_off(match);
    device_loss(match);
}

static void pause_twice(struct match *match)
{
    pause_by_player(match);
    pause_by_player(match);
}

TEST(a_pause_at_any_moment_keeps_everything)
{
    at_every_moment(pause_by_player);
    at_every_moment(pause_twice);
}

TEST(a_lost_device_at_any_moment_keeps_everything)
{
    at_every_moment(device_loss);
    at_every_moment(a_short_device_loss);
    at_every_moment(pause_and_device_loss);
    at_every_moment(device_loss_after_stepping_off);
}

TEST(silence_at_any_moment_keeps_everything)
{
    at_every_moment(silence);
}

TEST(a_wrong_clock_at_any_moment_keeps_everything)
{
    at_every_moment(clock_set_back);
    at_every_moment(one_wrong_time);
}

TEST(stepping_off_at_any_moment_keeps_everything)
{
    at_every_moment(stepping_off);
}

TEST(stopping_at_any_moment_keeps_what_was_scored)
{
    for (double at_s = 0; at_s < RUN_S; at_s += STEP_S) {
        struct match *match = short_run();
        match_play(match, at_s);
        int scored = match_scored(match);
        bool holding = match->run.phase == RUN_WORK && trial_holding_s(&match->run.trial) > 1.3;
        run_stop(&match->run);
        match_drain(match);
        assert_true(run_over(&match->run));
        assert_int_equal(match->run.phase == RUN_DONE, match_done(match) == 2);
        assert_true(match_scored(match) >= scored + holding);
        int events = match->event_count;
        match_play(match, 3);
        assert_int_equal(match->event_count, events);
        match_verify(match);
        match_end(match);
    }
}

static bool ends_with(const struct match *match, const char *wanted)
{
    char words[MATCH_WORDS];
    match_words(match, words);
    size_t length = strlen(words), part = strlen(wanted);
    if (length >= part && strcmp(words + length - part, wanted) == 0)
        return true;
    print_error("\"%s\" does not end with \"%s\"\n", words, wanted);
    return false;
}

static int set_up(void **state)
{
    *state = short_run();
    return 0;
}

static int tear_down(void **state)
{
    match_end(*state);
    return 0;
}

#define SHORT_TEST(name) TEST_ON(name, struct match *match, set_up, tear_down)

SHORT_TEST(stepping_off_pauses_by_phase)
{
    match_play(match, 1);
    stepping_off(match); /* get ready: waits */
    assert_int_equal(match->run.phase, RUN_GET_READY);
    match_play_until(match, RUN_COUNT_IN);
    match_play(match, 0.5);
    stepping_off(match);
    assert_true(ends_with(match, "count-in count3 paused-stepped-off"));
    match_play(match, 2.5);
    assert_true(ends_with(match, "paused-stepped-off get-ready"));
    match_play_until(match, RUN_WORK);
    stepping_off(match); /* no hold yet: the set goes on afterwards */
    assert_true(ends_with(match, "work paused-stepped-off"));
    match_play_until(match, RUN_WORK);
    match_play(match, 3.2);
    stepping_off(match); /* the hold counts, so the set is over and the rest begins */
    assert_true(match_said(match, "set-done0 rest"));
    assert_true(match->run.sets[0].done && match->run.sets[0].score.seconds > 2);
}

/* The device said nothing about it, but nobody knows what happened meanwhile. */
SHORT_TEST(silence_begins_the_count_again)
{
    match_play_until(match, RUN_COUNT_IN);
    match_play(match, 0.5);
    match_silence(match, 1.5);
    match_step(match);
    assert_true(ends_with(match, "count-in count3 paused-device-lost get-ready"));
    match_play_until(match, RUN_WORK);
    match_silence(match, 1.5);
    match_step(match);
    assert_true(ends_with(match, "work paused-device-lost get-ready"));
    match_play_until(match, RUN_WORK);
    match_play(match, 3);
    match_silence(match, 1.5);
    match_step(match);
    assert_true(ends_with(match, "hold cue0 last3 cue1 last2 stream-end set-done0 rest"));
    match_play(match, 30);
    match_verify(match);
}

/* Stepping off shows after a moment only; a hop or a stumble of less than that does not pause. */
SHORT_TEST(a_short_absence_in_work_does_not_pause)
{
    match_play_until(match, RUN_WORK);
    match_go(match, STANCE_OFF, 1.3);
    match_go(match, STANCE_TWO_FEET, 1);
    assert_int_equal(match->run.phase, RUN_WORK);
}

SHORT_TEST(a_pause_before_the_first_sample_holds)
{
    run_pause(&match->run);
    match_play(match, 3);
    assert_int_equal(match->run.phase, RUN_PAUSED);
    run_resume(&match->run);
    match_play(match, 60);
    assert_int_equal(match->run.phase, RUN_DONE);
}

SHORT_TEST(other_pauses_do_not_end_by_resume)
{
    match_play_until(match, RUN_COUNT_IN);
    match_lose(match);
    run_resume(&match->run);
    assert_int_equal(match->run.phase, RUN_PAUSED);
    run_skip(&match->run);
    assert_int_equal(match->run.phase, RUN_PAUSED);
    run_pause(&match->run); /* the player takes it over: now the device coming back is not enough */
    match_drain(match);
    match_play(match, 3);
    assert_int_equal(match->run.phase, RUN_PAUSED);
    assert_int_equal(match->run.why, RUN_PAUSE_PLAYER);
    run_resume(&match->run);
    match_drain(match);
    assert_int_equal(match->run.phase, RUN_GET_READY);
}

/* A hold that is too short when the pause comes is not carried over: the clock begins again. */
SHORT_TEST(a_hold_is_never_joined_over_a_pause)
{
    match_play_until(match, RUN_WORK);
    match_play(match, 1);
    assert_true(match->run.hold.holding);
    run_pause(&match->run);
    match_drain(match);
    assert_true(ends_with(match, "hold cue0 false-start paused-by-player"));
    run_resume(&match->run);
    match->obeys = false; /* goes on standing on that leg through the count-in */
    match_play_until(match, RUN_WORK);
    int64_t work_us = match->run.phase_us;
    match_play(match, 6);
    assert_true(match->run.sets[0].done);
    assert_true(match->run.sets[0].best.start_us >= work_us);
    match_verify(match);
}

TEST(rest_goes_on_through_a_pause)
{
    struct level level = match_level(3, 1, 20, LEVEL_EACH_SIDE);
    struct match *match = match_begin(&level, 0);
    match_play_until(match, RUN_REST);
    int64_t end_us = match->run.now_us + 20000000;
    match_play(match, 4);
    run_pause(&match->run);
    match_play(match, 5);
    run_resume(&match->run);
    assert_int_equal(match->run.phase, RUN_REST);
    match_play_until(match, RUN_GET_READY);
    assert_int_equal(match->run.phase_us, end_us);

    match_play_until(match, RUN_DONE);
    match_end(match);
}

SHORT_TEST(samples_out_of_order_are_ignored)
{
    match_play(match, 2);
    int64_t now_us = match->run.now_us;
    match->player.t_us -= 1500000;
    match_step(match);
    assert_int_equal(match->run.now_us, now_us);
    assert_false(match->run.trial_open);
    struct sample motion = {.t_us = now_us + 500000, .has = SAMPLE_MOTION};
    match_push(match, &motion);
    assert_int_equal(match->run.now_us, now_us);
}
