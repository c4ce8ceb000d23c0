#include "measure/plate/dropout_gate.h"

#include "measure/plate/condition.h"

void dropout_gate_init(struct dropout_gate *dip)
{
    *dip = (struct dropout_gate){0};
}

bool dropout_gate_believe(struct dropout_gate *dip, int64_t t_us, double kg)
{
    bool low = kg < CONDITION_FALL_SHARE * dip->kg;

    if (low && !debounce_lasts(&dip->low, low, t_us, CONDITION_DROPOUT_US + 1))
        return false;
    dip->low.on = false;
    dip->kg = kg;
    return true;
}
