#include "body/dip.h"

#define LOW_SHARE 0.88
enum { LOW_US = 100001 }; /* longer than any dropout */

void dip_init(struct dip *dip)
{
    *dip = (struct dip){0};
}

bool dip_believe(struct dip *dip, int64_t t_us, double kg)
{
    bool low = kg < LOW_SHARE * dip->kg;

    if (low && !stay_lasts(&dip->low, low, t_us, LOW_US))
        return false;
    dip->low.on = false;
    dip->kg = kg;
    return true;
}
