#include "run/run_inside.h"

/* Counted sets: what the trial counts is told, and the set ends with the last repetition or with patience. */

void run_reps_begin(struct run *run)
{
    run->reps.since_us = run->now_us;
}

/* One cue at a time, spread evenly over the repetitions. */
void run_reps_say(struct run *run)
{
    const struct level *level = run->level;

    if (run->cue < level->cue_count && run->reps.done * level->cue_count >= run->cue * level->reps)
        run_tell_number(run, RUN_EVENT_CUE, run->cue++);
}

static void tell_done(struct run *run)
{
    const struct trial *trial = &run->trial;

    while (run->reps.done < trial->rep_count) {
        int i = run->reps.done++;
        run->reps.good = trial->best.good;
        struct run_event *event = run_tell(run, RUN_EVENT_REP_DONE);
        if (event)
            event->rep = i < TRIAL_REPS_MAX ? trial->reps[i] : trial->rep;
    }
    run->reps.good = trial->best.good;
}

void run_reps_follow(struct run *run, enum trial_fact fact)
{
    static const enum run_event_kind kinds[] = {
        [TRIAL_REP_BEGUN] = RUN_EVENT_REP_BEGUN,
        [TRIAL_REP_TOP] = RUN_EVENT_REP_TOP,
        [TRIAL_REP_LOWERING] = RUN_EVENT_REP_LOWERING,
        [TRIAL_REP_DROPPED] = RUN_EVENT_REP_DROPPED,
    };

    if (run->reps.done < run->trial.rep_count)
        run->reps.since_us = run->now_us;
    tell_done(run);
    if (fact != TRIAL_NOTHING && fact != TRIAL_REP_DONE)
        run_tell(run, kinds[fact]);
}

static int64_t patience_us(const struct run *run)
{
    return RUN_PATIENCE_US + run_clock_round_us(run);
}

void run_reps_work(struct run *run)
{
    run_reps_follow(run, run->fact);
    if (run->reps.done >= run->level->reps || run->now_us - run->reps.since_us >= patience_us(run)) {
        run_close_set(run);
        return;
    }
    run_clock_beat(run);
}
