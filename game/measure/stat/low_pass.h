#ifndef MEASURE_STAT_LOW_PASS_H
#define MEASURE_STAT_LOW_PASS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A low-pass without delay for evenly spaced points of any rate: a second-order Butterworth run forwards and
 * backwards, so of the fourth order and without a shift in time, as is usual for centres of pressure. Its
 * -3 dB lie at the frequency that is asked for after both runs (Robertson & Dowling 2003, J Electromyogr
 * Kinesiol 13:569): k = tan(pi f / rate) / (sqrt(2) - 1)^(1/4). Each run begins as if the first point had
 * been there for ever; nothing is made up beyond the ends.
 *
 * The public balance data set, low-passed at 10 Hz by its authors, loses 0.5 % of its mean velocity (median
 * of the 61 trials of shared/recordings) by another 10 Hz.
 *
 * Constant memory: the backward run is over blocks with enough of what follows that no more than 1e-8 of a
 * point depends on what comes later. That bounds how much slower than the rows the filter may be.
 */
enum {
    LOW_PASS_POINTS = 32768,
    LOW_PASS_TAIL = LOW_PASS_POINTS / 2,
    LOW_PASS_SLOWEST = 4000, /* rows in a period of the frequency, at most */
};

struct low_pass {
    double b0, b1, b2, a1, a2;
    int tail; /* points that a block waits for */
    /* private; see low_pass.c */
    double state[2][2];
    struct low_pass_point {
        int64_t t_us;
        double mm[2];
    } points[LOW_PASS_POINTS], ready[LOW_PASS_POINTS];
    int count, ready_at, ready_count;
    bool running;
};

/* tangent: tan(pi hz / rate_hz), which is not rounded the same everywhere, so it comes from outside.
 * 0, or -ERANGE: not below half the rate, or fewer than 1 in LOW_PASS_SLOWEST of it. */
int low_pass_init(struct low_pass *filter, double hz, double rate_hz, double tangent);

/* The next point; then take what is ready. */
void low_pass_push(struct low_pass *filter, int64_t t_us, double x_mm, double y_mm);

/* Here the points end, or are interrupted: what is held back becomes ready, and the next point is a first. */
void low_pass_flush(struct low_pass *filter);

/* The next point that is ready, in order: true, or false. Take all of them after each push and flush. */
bool low_pass_next(struct low_pass *filter, int64_t *t_us, double *x_mm, double *y_mm);

#endif
