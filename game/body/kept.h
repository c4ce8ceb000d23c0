#ifndef BODY_KEPT_H
#define BODY_KEPT_H

/* The level that a signal of 50 values a second has kept for a quarter of a second: no spike is that long. */
enum { KEPT_STEPS = 12 };

struct kept {
    double ring[KEPT_STEPS];
    int next, count;
};

void kept_clear(struct kept *kept);

/* The least of the newest values, this one included; of fewer than KEPT_STEPS after kept_clear. */
double kept_push(struct kept *kept, double value);

#endif
