#ifndef MEASURE_STAT_SWAY_H
#define MEASURE_STAT_SWAY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Posturographic measures of a centre-of-pressure path, streaming: constant memory, one pass.
 *
 * Names and definitions follow Prieto et al. 1996 (IEEE Trans Biomed Eng 43:956); ML = x, AP = y.
 *   path            sum of the distances between successive points
 *   velocity        path / duration, where duration = points / rate (the convention of the public balance
 *                   data set, Santos & Duarte 2016, PeerJ 10.7717/peerj.2648); ML and AP likewise
 *   RMS distance    about the mean: resultant, ML, AP
 *   mean frequency  velocity / (2 pi * RMS distance): the rate at which a circle of that radius would have to
 *                   be run round. Prieto divides by the mean distance, which needs a second pass; it is at
 *                   most the RMS distance, so this figure is the lower one: by 7 % to 22 %, a seventh as a
 *                   rule, in the 61 plate trials of shared/recordings. The mean of the power spectrum that is
 *                   published with them is another quantity: this figure is 0.6 to 1.7 times it, 1.2 as a
 * rule ellipse95       area of the 95 % prediction ellipse: pi * sqrt(det cov) * F(0.95; 2, n-2) *
 * 2(n-1)(n+1) / (n(n-2)), sample covariance A break in the stream (sway_break) adds no path between the
 * points on either side of it.
 */
struct sway {
    double rate_hz;
    int64_t points;
    double path, path_ml, path_ap;
    double mean_x, mean_y, m2_x, m2_y, c_xy; /* Welford */
    double min_x, max_x, min_y, max_y;
    double last_x, last_y;
    bool joined; /* the last point may be joined to the next */
};

struct sway_measures {
    double seconds;
    int64_t samples;
    double path_mm;
    double velocity_mm_s, velocity_ml_mm_s, velocity_ap_mm_s;
    double rms_mm, rms_ml_mm, rms_ap_mm;
    double range_ml_mm, range_ap_mm;
    double mean_frequency_hz;
    double ellipse95_mm2;
    double mean_ml_mm, mean_ap_mm;       /* centre of the path */
    double axis_major_mm, axis_minor_mm; /* half axes of the ellipse, for drawing */
    double axis_x, axis_y;               /* unit vector of the major axis */
};

/* rate_hz > 0: points a second of the evenly spaced points that will be pushed. */
void sway_init(struct sway *sway, double rate_hz);

/* Points that are not finite are ignored. */
void sway_push(struct sway *sway, double x_mm, double y_mm);

void sway_break(struct sway *sway);

/* What another one has seen as well, not joined to it. Both at the same rate. */
void sway_join(struct sway *sway, const struct sway *other);

/* 0, or -EAGAIN (and *out untouched) with fewer than 3 points. */
int sway_measure(const struct sway *sway, struct sway_measures *out);

#endif
