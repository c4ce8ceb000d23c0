#include "measure/act.h"

bool act_repeats(enum act_kind kind)
{
    return kind >= ACT_STEP_UP;
}

static bool same(double a, double b)
{
    return !(a < b) && !(a > b);
}

bool act_same(const struct act *a, const struct act *b)
{
    return a->kind == b->kind && a->side == b->side && same(a->up_s, b->up_s) && same(a->hold_s, b->hold_s) &&
           same(a->down_s, b->down_s) && same(a->extra_kg, b->extra_kg);
}

struct act act_of_stance(enum stance stance)
{
    static const struct act acts[] = {
        [STANCE_OFF] = {.kind = ACT_AWAY},
        [STANCE_TWO_FEET] = {.kind = ACT_STAND},
        [STANCE_LEFT] = {.kind = ACT_ONE_LEG, .side = SIDE_LEFT},
        [STANCE_RIGHT] = {.kind = ACT_ONE_LEG, .side = SIDE_RIGHT},
    };
    return acts[stance];
}
