#ifndef BODY_MOTION_H
#define BODY_MOTION_H

#include "body/sample.h"

/*
 * The motion channel: acceleration and angular rate of a worn sensor in, the direction of "up" as the sensor
 * sees it out. Whichever way round the sensor sits, the angle between two such directions is how far the limb
 * has turned against gravity; a turn about the vertical leaves it as it is and is not seen.
 *
 *   turn      up' = up - (rate - bias) x up dt: the angular rate carries the direction through a movement,
 *             where acceleration is not gravity alone
 *   fusion    towards the acceleration with a time constant of MOTION_FUSION_S, the less the further its
 *             size is from gravity's: so no drift lasts (complementary filter)
 *   bias      the mean rate while the sensor is still, at most MOTION_BIAS_RAD_S
 *   trust     1: the acceleration has confirmed the turning that the rate tells; 0: half of it or less. A
 *             wrong scale or a rate that belongs to another axis lowers it, and the fusion becomes quicker
 *
 * Any rate from 25 Hz on, evenly or not. A silence longer than SAMPLE_MAX_GAP_US starts anew.
 */
#define MOTION_GRAVITY_M_S2 9.80665
#define MOTION_FUSION_S     0.5
#define MOTION_BIAS_RAD_S   0.15 /* (p); 8.6 degrees a second, ten times what pads have */

struct motion {
    bool known;   /* up is valid */
    bool turning; /* for about half a second, faster than any bias */
    bool still;   /* has been still for about half a second */
    double up[3]; /* unit vector, in the sensor's own axes */
    double bias_rad_s[3];
    double trust;
    /* private; see motion.c */
    int64_t last_us;
    double rate[3];                       /* of the sample before */
    double near[3], slow[3];              /* acceleration over about 0.1 s and 0.5 s, directions */
    double mean[3], spread;               /* of the rate, over about 0.5 s */
    double still_s, learnt_s;             /* so long already; so long in all, up to a limit */
    double turn_from[3], told[3], turn_s; /* the stretch in which rate and acceleration are compared */
    double confirmed, claimed;
};

void motion_init(struct motion *motion);

/*
 * True when `up` is known after this sample. Samples without SAMPLE_MOTION, with values that are not finite
 * or absurd, or with times that go backwards are ignored; SAMPLE_LOST starts anew.
 */
bool motion_push(struct motion *motion, const struct sample *sample);

/*
 * The angle between two unit vectors, degrees 0..180. From sine and cosine by + - * / and sqrt alone, so it
 * is the same everywhere: the tangent is halved three times, atan is its series up to t^11 on 0..0.199,
 * which leaves an error below 5e-10 rad.
 */
double motion_angle_deg(const double a[3], const double b[3]);

#endif
