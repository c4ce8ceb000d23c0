#include "run/run_inside.h"

#include <math.h>

/* The metronome of counted sets, and WORK where nobody measures. */

static int64_t us(double seconds)
{
    return (int64_t)round(seconds * US_PER_S);
}

int64_t run_clock_round_us(const struct run *run)
{
    const struct level *level = run->level;
    return us(level->up_s) + us(level->hold_s) + us(level->down_s);
}

static struct run_clock_place place_of(enum run_beat beat, int64_t passed_us, int64_t length_us)
{
    struct run_clock_place place = {.beat = beat, .number = 1 + (int)(passed_us / US_PER_S)};
    place.of = (double)passed_us / (double)length_us;
    place.left_s = (double)(length_us - passed_us) / US_PER_S;
    return place;
}

struct run_clock_place run_clock_place(const struct run *run, int64_t t_us)
{
    const struct level *level = run->level;
    const int64_t lengths[] = {us(level->up_s), us(level->hold_s), us(level->down_s)};
    int64_t passed_us = t_us - run->pace.start_us;

    for (int i = 0; i < 3; i++) {
        if (passed_us < lengths[i])
            return place_of((enum run_beat)(RUN_BEAT_UP + i), passed_us, lengths[i]);
        passed_us -= lengths[i];
    }
    return (struct run_clock_place){.beat = RUN_BEAT_NONE};
}

int64_t run_clock_hold_us(const struct run *run)
{
    return run->now_us - run->pace.start_us;
}

static void begin_round(struct run *run, int64_t start_us)
{
    run->pace.start_us = start_us;
    run->pace.beat = RUN_BEAT_NONE;
    run_reps_say(run);
}

void run_clock_begin(struct run *run)
{
    if (run_counted(run))
        begin_round(run, run->now_us);
    else
        run->pace.start_us = run->now_us - run->pace.done_us;
}

static void tell_beat(struct run *run)
{
    struct run_clock_place place = run_clock_place(run, run->now_us);
    bool news = place.beat != run->pace.beat || place.number != run->pace.number;

    run->pace.beat = place.beat;
    run->pace.number = place.number;
    if (!news || place.beat == RUN_BEAT_NONE)
        return;
    struct run_event *event = run_tell(run, RUN_EVENT_BEAT);
    if (event) {
        event->beat = place.beat;
        event->number = place.number;
    }
}

void run_clock_beat(struct run *run)
{
    bool over = run->now_us - run->pace.start_us >= run_clock_round_us(run);
    if (over && !trial_repeating(&run->trial))
        begin_round(run, run->now_us);
    tell_beat(run);
}

static void work_reps(struct run *run)
{
    int64_t round_us = run_clock_round_us(run);

    while (run->reps.done < run->level->reps && run->now_us - run->pace.start_us >= round_us) {
        run->reps.done++;
        run_tell(run, RUN_EVENT_REP_DONE);
        begin_round(run, run->pace.start_us + round_us);
    }
    if (run->reps.done >= run->level->reps)
        run_close_set(run);
    else
        tell_beat(run);
}

void run_clock_work(struct run *run)
{
    if (run_counted(run)) {
        work_reps(run);
        return;
    }
    double held_s = (double)run_clock_hold_us(run) / US_PER_S;
    if (held_s >= run->level->hold_s)
        run_close_set(run);
    else
        run_hold_say(run, held_s);
}

void run_clock_leave(struct run *run)
{
    if (!run_counted(run))
        run->pace.done_us = run_clock_hold_us(run);
}
