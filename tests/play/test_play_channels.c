#include "activities.h"
#include "simplay.h"
#include "test.h"

/* Every exercise on every channel that measures it, and by the clock; what happens in the middle of it. */

static struct level level_of(const struct activity *exercise)
{
    bool counted = exercise->counted;
    struct level level = {.id = "camp/test",
                          .activity = exercise,
                          .rung = 1,
                          .sides = LEVEL_EACH_SIDE,
                          .sets = 1,
                          .rest_s = 2,
                          .hold_s = counted ? 1 : 4,
                          .stars = {1, 2, 3},
                          .cues = {"One", "Two"},
                          .cue_count = 2};
    if (exercise == &activity_adductor_squeeze)
        level.sides = LEVEL_BOTH_AT_ONCE;
    if (counted) {
        level.reps = 3;
        level.up_s = level.down_s = 1.5;
    }
    return level;
}

typedef void each(const struct level *level, enum channel channel);

static void for_all(each *function)
{
    for (int e = 0; e < activity_count; e++) {
        struct level level = level_of(activities[e]);
        for (int channel = 0; channel < CHANNELS; channel++)
            if (activity_measured_by(level.activity, (enum channel)channel))
                function(&level, (enum channel)channel);
    }
}

static void check_all_done(const struct simplay *play)
{
    const struct run *run = &play->attempt.run;

    if (run->phase != RUN_DONE)
        fail_msg("%s by %s: %s", run->level->activity->name, channel_name(run->channel),
                 run_phase_name(run->phase));
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        assert_true(set->begun && set->done);
        if (set->scored != run_measured(run))
            fail_msg("%s by %s, set %d: nothing scored", run->level->activity->name,
                     channel_name(run->channel), i);
        if (run_measured(run) && set->score.reps < run->level->reps)
            fail_msg("%s by %s, set %d: %d repetitions", run->level->activity->name,
                     channel_name(run->channel), i, set->score.reps);
    }
    simplay_verify(play);
}

static void well(const struct level *level, enum channel channel)
{
    static struct simplay play;
    assert_int_equal(simplay_begin(&play, level, channel, 0, 7), 0);
    simplay_all(&play, 120);
    check_all_done(&play);
    assert_true(run_completed(&play.attempt.run));
    assert_int_equal(play.cues, 2 * play.attempt.run.set_count);
    assert_int_equal(play.waits, 0);
    simplay_end(&play);
}

TEST(all_goes_well)
{
    for_all(well);
}

typedef void act(struct simplay *play);

static void pause_for_a_while(struct simplay *play)
{
    run_pause(&play->attempt.run);
    simplay_seconds(play, 3);
    assert_true(run_over(&play->attempt.run) || play->attempt.run.phase == RUN_PAUSED);
    run_resume(&play->attempt.run);
}

static void lose_for_a_while(struct simplay *play)
{
    simplay_lose(play);
    assert_true(run_over(&play->attempt.run) || play->attempt.run.phase == RUN_PAUSED);
    simplay_silence(play, 4);
}

static void be_silent(struct simplay *play)
{
    simplay_silence(play, 2.5);
}

static void step_away(struct simplay *play)
{
    const struct act away = {.kind = ACT_AWAY};
    play->obeys = false;
    if (run_measured(&play->attempt.run))
        sim_do(play->input, &away);
    simplay_seconds(play, 4);
    play->obeys = true;
}

static act *interruption;

/* Interrupted at every moment, the level is done in the end, and everything scores the same again. */
static void interrupted(const struct level *level, enum channel channel)
{
    static struct simplay play;
    for (double at_s = 0.5; at_s < 32; at_s += 1.3) {
        assert_int_equal(simplay_begin(&play, level, channel, 0, 11), 0);
        simplay_seconds(&play, at_s);
        interruption(&play);
        simplay_all(&play, 300);
        check_all_done(&play);
        simplay_end(&play);
    }
}

TEST(a_pause_loses_nothing)
{
    interruption = pause_for_a_while;
    for_all(interrupted);
}

TEST(a_lost_device_loses_nothing)
{
    interruption = lose_for_a_while;
    for_all(interrupted);
}

TEST(silence_loses_nothing)
{
    interruption = be_silent;
    for_all(interrupted);
}

TEST(stepping_away_loses_nothing)
{
    interruption = step_away;
    for_all(interrupted);
}

/* Stopped at any moment: what was done until then counts, and scores the same again. */
static void stopped(const struct level *level, enum channel channel)
{
    static struct simplay play;
    for (double at_s = 0.5; at_s < 32; at_s += 1.1) {
        assert_int_equal(simplay_begin(&play, level, channel, 0, 13), 0);
        simplay_seconds(&play, at_s);
        int done = play.attempt.run.reps.done;
        run_stop(&play.attempt.run);
        const struct run *run = &play.attempt.run;
        assert_true(run_over(run));
        if (run_counted(run) && run_measured(run) && done > 0 && run->current == 0)
            assert_true(run->sets[0].scored && run->sets[0].score.reps >= done);
        simplay_verify(&play);
        simplay_end(&play);
    }
}

TEST(stopping_keeps_what_was_done)
{
    for_all(stopped);
}

/* Nobody moves: every set ends with patience, and nothing is claimed. */
static void idle(const struct level *level, enum channel channel)
{
    static struct simplay play;
    if (channel == CHANNEL_COACH)
        return;
    assert_int_equal(simplay_begin(&play, level, channel, 0, 17), 0);
    while (!run_over(&play.attempt.run) && play.now_us < 200000000) {
        play.obeys = play.attempt.run.phase != RUN_WORK;
        simplay_step(&play);
    }
    const struct run *run = &play.attempt.run;
    assert_int_equal(run->phase, RUN_DONE);
    for (int i = 0; i < run->set_count; i++)
        assert_true(run->sets[i].done && !run->sets[i].scored);
    simplay_verify(&play);
    simplay_end(&play);
}

TEST(patience_ends_a_set)
{
    for_all(idle);
}

/* By the clock the tempo is exact, a skipped set is no stamp, and a pause goes on where it was. */
TEST(by_the_clock)
{
    static struct simplay play;
    struct level level = level_of(&activity_bridge);
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_COACH, SIDES_LEFT, 1), 0);
    simplay_all(&play, 100);
    assert_int_equal(play.attempt.run.now_us - play.attempt.run.started_us, 6000000 + 3 * 4000000);
    assert_int_equal(play.reps_told, 3);
    assert_int_equal(play.beats, 3 * (2 + 1 + 2));
    simplay_end(&play);

    assert_int_equal(simplay_begin(&play, &level, CHANNEL_COACH, 0, 1), 0);
    simplay_seconds(&play, 8);
    run_skip(&play.attempt.run);
    simplay_all(&play, 100);
    assert_int_equal(play.attempt.run.phase, RUN_DONE);
    assert_false(run_completed(&play.attempt.run));
    simplay_end(&play);

    level = level_of(&activity_pigeon_stretch);
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_COACH, SIDES_RIGHT, 1), 0);
    simplay_seconds(&play, 9);
    run_pause(&play.attempt.run);
    simplay_seconds(&play, 20);
    run_resume(&play.attempt.run);
    int64_t resumed_us = play.attempt.run.now_us;
    simplay_all(&play, 100);
    assert_in_range(play.attempt.run.now_us - resumed_us, 6900000, 7200000); /* 6 s, and one second to go */
    simplay_end(&play);
}

/* The weight has to come along once; then it is part of what the detectors know. */
TEST(extra_weight_has_to_show)
{
    static struct simplay play;
    struct level level = level_of(&activity_step_up);
    const struct act without = {.kind = ACT_STAND}, with = {.kind = ACT_STAND, .extra_kg = 5};
    struct run_moment look;
    level.extra_kg = 5;
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_LOAD, SIDES_LEFT, 3), 0);
    play.obeys = false;
    sim_do(play.input, &without);
    simplay_seconds(&play, 8);
    run_moment(&play.attempt.run, play.attempt.run.now_us, &look);
    assert_int_equal(look.phase, RUN_GET_READY);
    assert_int_equal(look.wait, RUN_WAIT_WEIGHT);
    assert_true(look.extra_kg < 1.5 && play.waits > 0);
    sim_do(play.input, &with);
    simplay_seconds(&play, 4);
    run_moment(&play.attempt.run, play.attempt.run.now_us, &look);
    assert_int_equal(look.wait, RUN_WAIT_STEP_DOWN);
    play.obeys = true;
    simplay_all(&play, 100);
    check_all_done(&play);
    assert_true(play.attempt.run.sets[0].weight_kg > 74 && play.attempt.run.sets[0].weight_kg < 77);
    simplay_end(&play);
}

TEST(what_makes_no_sense_is_refused)
{
    static struct simplay play;
    struct level level = level_of(&activity_adductor_squeeze);
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_LOAD, 0, 1), -ENOTSUP);
    simplay_end(&play);
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_CONTACT, SIDES_EACH, 1), -EINVAL);
    simplay_end(&play);
    level.up_s = 0;
    assert_int_equal(simplay_begin(&play, &level, CHANNEL_CONTACT, 0, 1), -EINVAL);
    simplay_end(&play);
}
