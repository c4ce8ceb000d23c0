#ifndef MEASURE_STAT_RESAMPLER_H
#define MEASURE_STAT_RESAMPLER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A signal of several values that is measured at any times, as its means over even stretches: between two
 * measurements it is taken to be a straight line. So nothing that follows depends on the rate.
 */
enum { RESAMPLER_VALUES = 6, RESAMPLER_STEP_US = 20000 };

/* All zero to begin with, and before a measurement that is the first one again: what is not yet a whole
 * stretch is forgotten. */
struct resampler {
    /* private; see resampler.c */
    bool running;
    int64_t begin_us;       /* of the stretch that is being filled */
    int64_t from_us, to_us; /* filled up to here; and can be up to here, the newest */
    double from[RESAMPLER_VALUES], to[RESAMPLER_VALUES]; /* the signal there */
    double sum[RESAMPLER_VALUES];                        /* over what is filled, in us times its unit */
};

/* A measurement that is no earlier than the one before. All stretches before it have to be taken out. */
void resampler_push(struct resampler *grid, int64_t t_us, const double value[RESAMPLER_VALUES]);

/* The next whole stretch: true, its mean and the time of its middle; or false. */
bool resampler_next(struct resampler *grid, int64_t *t_us, double mean[RESAMPLER_VALUES]);

#endif
