#ifndef MEASURE_IMU_MOTION_H
#define MEASURE_IMU_MOTION_H

#include "measure/sample.h"
#include "measure/stat/resampler.h"

/*
 * The motion channel: acceleration and angular rate of a worn sensor in, the direction of "up" as the sensor
 * sees it out. Whichever way round the sensor sits, the angle between two such directions is how far the limb
 * has turned against gravity; a turn about the vertical leaves it as it is and is not seen.
 *
 *   resample  means over even steps of MOTION_STEP_S, so that any rate from 25 to 1000 Hz, evenly or not,
 *             tells the same. A step comes out when a sample after it has come, with the time of its middle
 *   turn      up' = up - (rate - bias) x up dt: the angular rate carries the direction through a movement,
 *             where acceleration is not gravity alone
 *   fusion    towards the acceleration with a time constant of MOTION_FUSION_S, the less the further its
 *             size is from gravity's: so no drift lasts (complementary filter)
 *   bias      the mean rate while the sensor is still, at most MOTION_BIAS_RAD_S
 *   trust     1: the acceleration has confirmed the turning that the rate tells, or nearly; 0: half of it. A
 *             wrong scale or a rate that belongs to another axis lowers it, and the fusion becomes quicker.
 * Either from moment to moment, or from one quiet moment to the next: a limb that hangs and gathers speed
 *             feels no turning while it does
 *
 * A silence longer than SAMPLE_MAX_GAP_US, or a SAMPLE_LOST, starts anew.
 */
#define MOTION_STEP_S       (RESAMPLER_STEP_US / 1e6)
#define MOTION_GRAVITY_M_S2 9.80665
#define MOTION_FUSION_S     0.5
#define MOTION_BIAS_RAD_S   0.15 /* (p); 8.6 degrees a second, ten times what pads have */

struct motion {
    int64_t t_us; /* of the step */
    bool known;   /* up is valid */
    bool first;   /* nothing before this step may be joined to it */
    bool turning; /* for about half a second, faster than any bias */
    bool still;   /* has been still for about half a second */
    double up[3]; /* unit vector, in the sensor's own axes */
    double bias_rad_s[3];
    double trust;
    /* private; see motion.c */
    struct resampler grid;
    double rate[3];           /* of the step before */
    double near[3], slow[3];  /* acceleration over about 0.1 s and 0.5 s, directions */
    double mean[3], spread;   /* of the rate, over about 0.5 s */
    double still_s, learnt_s; /* so long already; so long in all, up to a limit */
    double quiet_s;           /* slow for so long */
    struct motion_trial {
        double from[3], s;            /* the stretch in which rate and acceleration are compared ... */
        double told[3], near_told[3]; /* ... and what the rate told of it; and as late as `near` is */
        double confirmed, claimed;
    } brief, calm; /* stretches of half a second; between quiet moments */
};

void motion_init(struct motion *motion);

/*
 * Samples without SAMPLE_MOTION, with values that are not finite or absurd, or with times that go backwards
 * are ignored.
 */
void motion_push(struct motion *motion, const struct sample *sample);

/* The next step that is ready: true and what is public above, or false. Drain after every push. */
bool motion_next(struct motion *motion);

#endif
