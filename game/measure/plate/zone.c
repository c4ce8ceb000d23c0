#include "measure/plate/zone.h"

void zone_learn(struct zone *zone, int64_t start_us, const struct plate_frame *frame)
{
    int64_t held_us = frame->t_us - start_us;

    if (!frame->on || held_us < ZONE_SETTLE_US || held_us > ZONE_SETTLE_US + ZONE_LEARN_US)
        return;
    zone->frames++;
    zone->x_mm += (frame->x_mm - zone->x_mm) / zone->frames;
    zone->y_mm += (frame->y_mm - zone->y_mm) / zone->frames;
}
