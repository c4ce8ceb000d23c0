#ifndef BODY_STEADY_H
#define BODY_STEADY_H

#include <stdint.h>

/* A stretch of one value: how much it moved, and about what. All zero to begin with, and to begin again. */
struct steady {
    int64_t count;
    double mean, low, high;
};

void steady_add(struct steady *steady, double value);

/* How far apart the lowest and the highest value lie; 0 when there is none. */
double steady_range(const struct steady *steady);

#endif
