#include "measure/stat/monotonic.h"

#include "measure/sample.h"

static enum monotonic_fact drop(struct monotonic *order, int64_t t_us)
{
    bool far = sample_span_us(t_us, order->newest_us) > SAMPLE_MAX_GAP_US;
    bool rising = order->older > 0 && t_us >= order->older_us;

    order->older = far ? (rising ? order->older : 0) + 1 : 0;
    order->older_us = t_us;
    if (order->older < MONOTONIC_ROWS) {
        order->dropped++;
        return MONOTONIC_OLD;
    }
    order->older = 0;
    order->newest_us = t_us;
    return MONOTONIC_ANEW;
}

enum monotonic_fact monotonic_push(struct monotonic *order, int64_t t_us)
{
    if (order->seen && t_us < order->newest_us)
        return drop(order, t_us);
    order->seen = true;
    order->older = 0;
    order->newest_us = t_us;
    return MONOTONIC_ON;
}

void monotonic_clear(struct monotonic *order)
{
    order->seen = false;
    order->older = 0;
}
