#include "body/order.h"

#include "body/sample.h"

static enum order_fact drop(struct order *order, int64_t t_us)
{
    bool far = sample_span_us(t_us, order->newest_us) > SAMPLE_MAX_GAP_US;
    bool rising = order->older > 0 && t_us >= order->older_us;

    order->older = far ? (rising ? order->older : 0) + 1 : 0;
    order->older_us = t_us;
    if (order->older < ORDER_ROWS) {
        order->dropped++;
        return ORDER_OLD;
    }
    order->older = 0;
    order->newest_us = t_us;
    return ORDER_ANEW;
}

enum order_fact order_push(struct order *order, int64_t t_us)
{
    if (order->seen && t_us < order->newest_us)
        return drop(order, t_us);
    order->seen = true;
    order->older = 0;
    order->newest_us = t_us;
    return ORDER_ON;
}

void order_clear(struct order *order)
{
    order->seen = false;
    order->older = 0;
}
