#include "run/run_inside.h"

#include <math.h>

/* A shorter hold has no halfway: it would come less than a second before the last three. */
#define HALFWAY_MIN_S 8.0
/* So long a cue keeps away from it (p): the time it takes to say either. */
#define CUE_CLEAR_S 1.5

enum { LAST_FROM = 3 };

void run_hold_begin_words(struct run *run)
{
    run->hold.half_said = false;
    run->hold.last = (int)fmin(LAST_FROM, ceil(run->level->hold_s) - 1);
}

static void tell_started(struct run *run, int64_t start_us)
{
    run->hold.holding = true;
    run->hold.start_us = start_us;
    run->hold.zone = (struct zone){0};
    run_hold_begin_words(run);
    run_tell(run, RUN_EVENT_HOLD_STARTED);
}

static void tell_false_start(struct run *run)
{
    if (run->hold.holding)
        run_tell(run, RUN_EVENT_FALSE_START);
    run->hold.holding = false;
}

void run_hold_close(struct run *run)
{
    const struct run_set *set = &run->sets[run->current];

    if (set->scored) {
        if (!run->hold.holding)
            tell_started(run, set->best.start_us);
        struct run_event *event = run_tell(run, RUN_EVENT_HOLD_ENDED);
        if (event)
            event->hold = set->best;
        run->hold.holding = false;
    }
    tell_false_start(run);
}

/*
 * If the hold so far counts, the set is done. If not, the trial stays as it is, to be gone on with: finishing
 * it now would leave a trace that its recording does not have.
 */
void run_hold_leave(struct run *run)
{
    run_feed_close(run);
    struct trial ended = run->trial;
    trial_finish(&ended);
    if (ended.scored) {
        run->trial = ended;
        run_close_set(run);
    } else {
        tell_false_start(run);
    }
}

void run_hold_learn_zone(struct run *run)
{
    if (run->hold.holding)
        zone_learn(&run->hold.zone, run->hold.start_us, &run->board.frame);
}

/* Cues are spread evenly over the hold, but not into the word "halfway". */
static double cue_due_s(const struct level *level, int cue)
{
    double due_s = cue * level->hold_s / level->cue_count, half_s = level->hold_s / 2;
    bool clear = level->hold_s < HALFWAY_MIN_S || fabs(due_s - half_s) >= CUE_CLEAR_S;
    return clear ? due_s : half_s + CUE_CLEAR_S;
}

void run_hold_say(struct run *run, double held_s)
{
    const struct level *level = run->level;

    while (run->cue < level->cue_count && held_s >= cue_due_s(level, run->cue))
        run_tell_number(run, RUN_EVENT_CUE, run->cue++);
    if (!run->hold.half_said && level->hold_s >= HALFWAY_MIN_S && held_s >= level->hold_s / 2) {
        run_tell(run, RUN_EVENT_HALFWAY);
        run->hold.half_said = true;
    }
    while (run->hold.last > 0 && level->hold_s - held_s <= run->hold.last)
        run_tell_number(run, RUN_EVENT_LAST, run->hold.last--);
}

/* What the trial knows by now, told. Nothing is said to a foot that is already down. */
static void follow(struct run *run)
{
    bool holding = trial_holding(&run->trial);
    int64_t start_us = trial_hold_start_us(&run->trial);

    if (run->hold.holding && (!holding || start_us != run->hold.start_us))
        tell_false_start(run);
    if (holding && !run->hold.holding)
        tell_started(run, start_us);
    if (run->hold.holding && trial_hold_broken_us(&run->trial) == INT64_MAX)
        run_hold_say(run, trial_holding_s(&run->trial));
}

static bool stepped_off(const struct run *run)
{
    const struct run_board *board = &run->board;
    return run_board_stands(run) && board->stance.stance == STANCE_OFF &&
           board->frame.t_us - board->stance.since_us >= RUN_OFF_US;
}

void run_hold_work(struct run *run)
{
    if (run->trial.scored) {
        run_close_set(run);
        return;
    }
    follow(run);
    if (stepped_off(run)) {
        run_hold_leave(run);
        if (run->phase == RUN_WORK)
            run_enter_paused(run, RUN_PAUSE_STEPPED_OFF);
    } else if (!run->hold.holding && run->now_us - run->phase_us >= RUN_PATIENCE_US) {
        run_close_set(run);
    }
}
