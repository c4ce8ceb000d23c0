#ifndef MEASURE_STAT_RANGE_H
#define MEASURE_STAT_RANGE_H

#include <stdint.h>

/* A stretch of one value: how much it moved, and about what. All zero to begin with, and to begin again. */
struct range {
    int64_t count;
    double mean, low, high;
};

void range_add(struct range *steady, double value);

/* How far apart the lowest and the highest value lie; 0 when there is none. */
double range_width(const struct range *steady);

#endif
