#ifndef MEASURE_IMU_LIMB_LIFT_H
#define MEASURE_IMU_LIMB_LIFT_H

#include "measure/fold/repetition.h"
#include "measure/imu/limb_usual.h"
#include "measure/imu/motion.h"
#include "measure/stat/sliding_min.h"

/*
 * Limb lifts from a worn sensor: hip abduction, straight-leg raise, prone extension; bridges and step-ups
 * with the sensor on pelvis or thigh. The signal is the angle in degrees between up now and up at rest,
 * whichever way round the sensor sits.
 *
 * Rest is where the limb lies between two lifts. It sinks with the limb at once, follows slow shifts and a
 * roll to the side, and stays as it is while the limb is up: nobody has to calibrate or to keep a posture. A
 * lift is over when the limb has come back half of the way, as nobody comes back to where he came from. A
 * limb that stays up longer than LIMB_LIFT_LONGEST_S has changed its posture; so has one that stays at less
 * than half of the usual height for LIMB_LIFT_LOW_S. A small one of less than LIMB_LIFT_TWITCH_S is a bounce
 * and ends with REPETITION_DROPPED, even after REPETITION_TOP.
 *
 * The height of a lift is what the limb has kept for a quarter of a second (kept.h): a knock at the top
 * neither makes it higher nor ends the stay.
 *
 * Of struct rep: times, dips; top and steadiness in degrees; side SIDE_NONE and landing 0. And
 *   controlled  neither thrown up nor dropped, nor hurried
 *               - thrown or dropped: a tenth of a second as fast as LIMB_LIFT_FALLS of the speed of a limb
 * that has fallen from the height of the lift, or would fly up to it: v2 = 2 LIMB_LIFT_FALL_DEG_S2 h
 *               - hurried: less time above half of its height than is usual for the person (limb_usual.h).
 *                 Real people who are asked to be quick raise and lower as fast as they always do, and leave
 *                 out the stay at the top: their speeds alone cannot be told apart, the times above half
 *                 differ by a factor of two and more. Raising and lowering in LIMB_LIFT_SLOW_S or more each
 *                 is never hurried
 *   full        top reached LIMB_LIFT_FULL of the person's range: the range given, or else the one of
 *               limb_usual.h
 * Of the first lifts both say little; at the end of a recording limb_lift_full() and limb_lift_controlled()
 * say it again by the whole of it.
 */
#define LIMB_LIFT_LEAST_DEG   1.2   /* smaller ones are none, nor less than an eighth of the usual one (p) */
#define LIMB_LIFT_FULL        0.75  /* (p) */
#define LIMB_LIFT_FALLS       0.75  /* (p); correct lifts of real people up to 0.63, prone ones most of all */
#define LIMB_LIFT_SLOW_S      2.0   /* (p); fast ones of real people nearly never */
#define LIMB_LIFT_FALL_DEG_S2 900.0 /* a straight leg of 0.9 m that begins to fall: 3/2 g / length */
#define LIMB_LIFT_TWITCH_S    1.5   /* (p) */
#define LIMB_LIFT_LONGEST_S   75    /* (p) */
#define LIMB_LIFT_LOW_S       15    /* (p) */

enum { LIMB_LIFT_BINS = 360 /* of half a degree */, LIMB_LIFT_SPEED_STEPS = 5 };

struct limb_lift {
    struct rep done;  /* after REPETITION_DONE */
    double angle_deg; /* above rest, now; negative while rest sinks */
    struct motion motion;
    struct repetition_detector repetition; /* .begun, .going: the one in progress */
    /* private; see limb_lift.c */
    double given_deg;
    double rest[3];                          /* up at rest */
    double axis[3];                          /* the way from there to the top, last time */
    double sink_deg;                         /* rest may sink so far yet along it; 0: axis is not known */
    double top[3], low[3];                   /* up at the extremes of the lift in progress */
    double top_deg, low_deg;                 /* angles there */
    double held[3], held_deg;                /* up where it was still, and the angle; 0: nowhere yet */
    double before[LIMB_LIFT_SPEED_STEPS][3]; /* up of the last steps, a ring; so many steps there were */
    int64_t step;
    double fastest_deg_s;    /* since the newest extreme, or since the limb left rest */
    double quickest_deg_s;   /* of the lift in progress, up to then */
    struct sliding_min kept; /* the angle of the lift in progress ... */
    bool up;                 /* ... which has been at its top */
    bool settled;            /* up had time to find itself ... */
    double settled_s;        /* ... this long so far */
    bool away;               /* from rest, and so many steps at how many half degrees */
    int steps_at[LIMB_LIFT_BINS];
    struct limb_usual usual;
};

/* range_deg: the person's known range, or 0 to learn it. */
void limb_lift_init(struct limb_lift *lift, double range_deg);

/*
 * One sample. Samples without SAMPLE_MOTION, nonsense and times that go backwards are ignored; SAMPLE_LOST
 * and a silence longer than SAMPLE_MAX_GAP_US end what goes on. Of several facts that come to light at once,
 * as after a shorter silence, DONE is told before DROPPED and that before the others.
 */
enum repetition_fact limb_lift_push(struct limb_lift *lift, const struct sample *sample);

/* The stream ends. A limb that is still up counts as lifted when it is half as high as usual, or on its way
 * down. */
enum repetition_fact limb_lift_stop(struct limb_lift *lift, int64_t t_us);

/* The range that counts now, degrees; 0 when nothing is known yet. */
double limb_lift_range_deg(const struct limb_lift *lift);

/* Was it full, by the range that counts now? */
bool limb_lift_full(const struct limb_lift *lift, const struct rep *rep);

/* Was it controlled, by the tempo that counts now? */
bool limb_lift_controlled(const struct limb_lift *lift, const struct rep *rep);

#endif
