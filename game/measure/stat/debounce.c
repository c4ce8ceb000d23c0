#include "measure/stat/debounce.h"

#include "measure/sample.h"

bool debounce_lasts(struct debounce *stay, bool so, int64_t t_us, int64_t lasts_us)
{
    if (so && !stay->on)
        stay->since_us = t_us;
    stay->on = so;
    return so && sample_span_us(stay->since_us, t_us) >= lasts_us;
}
