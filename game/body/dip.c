#include "body/dip.h"

#define LOW_SHARE 0.88
enum { LOW_US = 100000 };

void dip_init(struct dip *dip)
{
    *dip = (struct dip){0};
}

bool dip_believe(struct dip *dip, int64_t t_us, double kg)
{
    if (kg < LOW_SHARE * dip->kg) {
        if (!dip->low)
            dip->since_us = t_us;
        dip->low = true;
        if (sample_span_us(dip->since_us, t_us) <= LOW_US)
            return false;
    }
    dip->low = false;
    dip->kg = kg;
    return true;
}
