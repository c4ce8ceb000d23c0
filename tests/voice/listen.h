#ifndef TESTS_LISTEN_H
#define TESTS_LISTEN_H

#include <stdbool.h>

/* What ears would notice, in samples. stride: from one sample to the next of the same side. */
double listen_peak(const double *samples, int count, int stride);
double listen_rms(const double *samples, int count, int stride);
/* The largest change from one sample to the next. */
double listen_step(const double *samples, int count, int stride);
/* The loudest stretch of that length, RMS. */
double listen_loudest(const double *samples, int count, int stride, int length);
/* How much of that frequency is in it: the amplitude of its sine. */
double listen_line(const double *samples, int count, double hz);
/* How much the loudness flutters at that frequency, as a share of the loudness. */
double listen_flutter(const double *samples, int count, double hz);

#endif
