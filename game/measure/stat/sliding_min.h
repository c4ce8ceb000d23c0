#ifndef MEASURE_STAT_SLIDING_MIN_H
#define MEASURE_STAT_SLIDING_MIN_H

/* The level that a signal of 50 values a second has kept for a quarter of a second: no spike is that long. */
enum { SLIDING_MIN_STEPS = 12 };

struct sliding_min { /* all zero to begin with, and to begin again */
    double ring[SLIDING_MIN_STEPS];
    int next, count;
};

/* The least of the newest values, this one included; of fewer than SLIDING_MIN_STEPS at first. */
double sliding_min_push(struct sliding_min *kept, double value);

#endif
