#include "body/dip.h"

#include "body/load.h"

void dip_init(struct dip *dip)
{
    *dip = (struct dip){0};
}

bool dip_believe(struct dip *dip, int64_t t_us, double kg)
{
    bool low = kg < LOAD_FALL_SHARE * dip->kg;

    if (low && !stay_lasts(&dip->low, low, t_us, LOAD_DROPOUT_US + 1))
        return false;
    dip->low.on = false;
    dip->kg = kg;
    return true;
}
