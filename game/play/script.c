#include "play/attempt.h"

static struct act work(const struct run *run)
{
    const struct level *level = run->level;
    struct act act = {
        .kind = level->activity->act, .side = run->sets[run->current].side, .extra_kg = level->extra_kg};

    if (act_repeats(act.kind)) {
        act.up_s = level->up_s;
        act.hold_s = level->hold_s;
        act.down_s = level->down_s;
    }
    return act;
}

/* Between the sets, and before them: where GET_READY wants the player. */
static enum act_kind ready(const struct run *run)
{
    switch (run_place(run)) {
    case RUN_WAIT_STEP_DOWN:
        return ACT_AWAY;
    case RUN_WAIT_FEET:
        return ACT_LIE;
    default:
        return ACT_STAND;
    }
}

struct act attempt_asks(const struct calibration *calibration, const struct attempt *attempt)
{
    if (calibration && calibration_step(calibration) == CALIBRATION_EMPTY)
        return (struct act){.kind = ACT_AWAY};
    if (!attempt)
        return (struct act){.kind = ACT_STAND};
    const struct run *run = &attempt->run;
    if (run->phase == RUN_WORK)
        return work(run);
    return (struct act){.kind = ready(run), .extra_kg = run->level->extra_kg};
}
