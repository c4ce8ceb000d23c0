#ifndef MEASURE_PLATE_ZONE_H
#define MEASURE_PLATE_ZONE_H

#include "measure/plate/condition.h"

/*
 * Where the centre of pressure of a hold has its home: the mean of the frames from ZONE_SETTLE_US after its
 * beginning, for ZONE_LEARN_US.
 */
enum {
    ZONE_SETTLE_US = 700000, /* the weight is still coming over the foot (p) */
    ZONE_LEARN_US = 1000000,
    ZONE_FRAMES_MIN = 10 /* fewer say nothing (p) */
};

struct zone { /* all 0: nothing learnt yet */
    int frames;
    double x_mm, y_mm;
};

/* A frame of the hold that began at start_us. */
void zone_learn(struct zone *zone, int64_t start_us, const struct plate_frame *frame);

#endif
