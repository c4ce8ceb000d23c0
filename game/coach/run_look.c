#include "coach/run.h"

#include <math.h>

/* Where a standing foot is before its hold has shown it, and how far the CoP may stray from there (p): a
 * little over half of the half-width of a foot. */
#define FOOT_X_MM 90.0
#define ZONE_MM   25.0

enum { ZONE_FRAMES_MIN = 10 };

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
static void look_at_hold(const struct run *run, int64_t now_us, struct run_look *out)
{
    const struct hold_detector *hold = &run->trial.hold;
    if (run->phase != RUN_WORK || !trial_holding(&run->trial))
        return;
    out->holding = stance_side(hold->stance.stance) == hold->current.side;
    int64_t end_us = out->holding ? now_us : hold->stance.since_us;
    out->held_s = fmin(fmax(seconds(end_us - hold->current.start_us), 0), out->target_s);
}

static void look_at_zone(const struct run *run, struct run_look *out)
{
    out->zone_mm = ZONE_MM;
    if (run->holding && run->zone_frames >= ZONE_FRAMES_MIN) {
        out->zone_x_mm = run->zone_x_mm;
        out->zone_y_mm = run->zone_y_mm;
        return;
    }
    int sign = (out->side == SIDE_RIGHT) - (out->side == SIDE_LEFT);
    out->zone_x_mm = run->centre_x_mm + sign * FOOT_X_MM;
}

static double steadiness(const struct run *run)
{
    double sum = 0;
    for (int i = 1; i <= run->speed_count; i++)
        sum += run->speeds_mm_s[(run->speed_head - i + RUN_STEADY_FRAMES) % RUN_STEADY_FRAMES];
    return run->speed_count > 0 ? score_steadiness(sum / run->speed_count) : 0;
}

static int sets_of(const struct run *run, enum side side)
{
    int sets = 0;
    for (int i = 0; i < run->set_count; i++)
        sets += run->sets[i].side == side;
    return sets;
}

void run_look(const struct run *run, int64_t now_us, struct run_look *out)
{
    const struct run_set *set = &run->sets[run->current];
    const struct score *best = run_best(run, set->side);
    if (now_us < run->now_us)
        now_us = run->now_us;

    *out = (struct run_look){
        .phase = run->phase,
        .why = run->why,
        .side = set->side,
        .set = set->set,
        .sets = sets_of(run, set->side),
        .phase_left_s = phase_left_s(run, now_us),
        .target_s = run->level->hold_s,
        .best_s = best ? best->seconds : 0,
        .on_board = run->frame.on && run->stance.stance != STANCE_OFF,
        .stance = run->frame.on ? run->stance.stance : STANCE_OFF,
        .frame = run->frame,
        .steadiness = steadiness(run),
        .cue = "",
    };
    look_at_hold(run, now_us, out);
    look_at_zone(run, out);
    if (run->phase == RUN_WORK && run->cue > 0)
        out->cue = run->level->cues[run->cue - 1];
}
