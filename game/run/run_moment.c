#include "run/run_inside.h"

#include <math.h>

/* Where a standing foot is before its hold has shown it, and how far the CoP may stray from there (p): a
 * little over half of the half-width of a foot. */
#define FOOT_X_MM 90.0
#define ZONE_MM   25.0

static double seconds(int64_t us)
{
    return (double)us / 1e6;
}

static double phase_left_s(const struct run *run, int64_t now_us)
{
    int64_t end_us = now_us;
    if (run->phase == RUN_COUNT_IN)
        end_us = run->phase_us + RUN_COUNT_US;
    else if (run->phase == RUN_REST)
        end_us = run->rest_end_us;
    return fmax(seconds(end_us - now_us), 0);
}

/* The clock stops when the foot comes down, though what became of it is known only later. */
static void moment_of_hold(const struct run *run, int64_t now_us, struct run_moment *out)
{
    int64_t start_us = run->pace.start_us, broken_us = INT64_MAX;

    if (run->phase != RUN_WORK)
        return;
    if (run_measured(run)) {
        if (!trial_holding(&run->trial))
            return;
        start_us = trial_hold_start_us(&run->trial);
        broken_us = trial_hold_broken_us(&run->trial);
    }
    out->holding = broken_us == INT64_MAX;
    int64_t end_us = out->holding ? now_us : broken_us;
    out->held_s = fmin(fmax(seconds(end_us - start_us), 0), out->target_s);
}

/* As the signal would be if the player kept to the metronome. */
static double as_asked(const struct run_moment *moment)
{
    switch (moment->beat) {
    case RUN_BEAT_UP:
        return moment->beat_of;
    case RUN_BEAT_HOLD:
        return 1;
    case RUN_BEAT_DOWN:
        return 1 - moment->beat_of;
    case RUN_BEAT_NONE:
        break;
    }
    return 0;
}

static void moment_of_reps(const struct run *run, int64_t now_us, struct run_moment *out)
{
    out->reps = run->reps.done;
    out->good = run->reps.good;
    out->target_reps = run->level->reps;
    if (run->phase != RUN_WORK)
        return;
    struct run_clock_place place = run_clock_place(run, now_us);
    out->beat = place.beat;
    out->beat_of = place.of;
    out->repeating = !run_measured(run) || trial_repeating(&run->trial);
    out->signal = run_measured(run) ? trial_signal(&run->trial) : as_asked(out);
}

/* Of the set, if all goes as asked. */
static double left_s(const struct run *run, const struct run_moment *moment)
{
    double round_s = seconds(run_clock_round_us(run));

    if (run_over(run) || run->sets[run->current].done)
        return 0;
    if (!run_counted(run))
        return fmax(moment->target_s - moment->held_s, 0);
    double passed_s = moment->beat == RUN_BEAT_NONE ? 0 : seconds(run->now_us - run->pace.start_us);
    return fmax((moment->target_reps - moment->reps) * round_s - passed_s, 0);
}

static void moment_of_zone(const struct run *run, struct run_moment *out)
{
    out->zone_mm = ZONE_MM;
    if (run->hold.holding && run->hold.zone.frames >= ZONE_FRAMES_MIN) {
        out->zone_x_mm = run->hold.zone.x_mm;
        out->zone_y_mm = run->hold.zone.y_mm;
        return;
    }
    int sign = (out->side == SIDE_RIGHT) - (out->side == SIDE_LEFT);
    out->zone_x_mm = run->setup.centre_x_mm + sign * FOOT_X_MM;
}

static double steadiness(const struct run *run)
{
    double sum = 0;
    for (int i = 0; i < run->board.count; i++)
        sum += run->board.last[i].speed_mm_s;
    return run->board.count > 0 ? score_steadiness(sum / run->board.count) : 0;
}

static int sets_of(const struct run *run, enum side side)
{
    int sets = 0;
    for (int i = 0; i < run->set_count; i++)
        sets += run->sets[i].side == side;
    return sets;
}

void run_moment(const struct run *run, int64_t now_us, struct run_moment *out)
{
    const struct run_set *set = &run->sets[run->current];
    const struct score *best = run_best(run, set->side);
    if (now_us < run->now_us)
        now_us = run->now_us;

    *out = (struct run_moment){
        .phase = run->phase,
        .why = run->why,
        .wait = run->phase == RUN_GET_READY ? run->board.wait : RUN_WAIT_NOTHING,
        .side = set->side,
        .set = set->set,
        .sets = sets_of(run, set->side),
        .phase_left_s = phase_left_s(run, now_us),
        .best_s = best ? best->seconds : 0,
        .on_board = run_board_standing(run),
        .stance = run->board.frame.on ? run->board.stance.stance : STANCE_OFF,
        .frame = run->board.frame,
        .steadiness = steadiness(run),
        .cue = "",
    };
    if (out->wait == RUN_WAIT_WEIGHT)
        out->extra_kg = fmax(run_board_kg(run) - run->setup.weight_kg, 0);
    if (run_counted(run)) {
        moment_of_reps(run, now_us, out);
    } else {
        out->target_s = run->level->hold_s;
        moment_of_hold(run, now_us, out);
        moment_of_zone(run, out);
    }
    out->left_s = left_s(run, out);
    if (run->phase == RUN_WORK && run->cue > 0)
        out->cue = run->level->cues[run->cue - 1];
}
