#include "measure/imu/motion.h"

#include "measure/imu/vector.h"

#include <math.h>
#include <string.h>

#define TIME_LIMIT    (INT64_MAX / 4)
#define ACCEL_LIMIT   1000.0
#define RATE_LIMIT    100.0
#define GRAVITY_SLACK 3.0 /* m/s2 off gravity: the acceleration says nothing about up any more */
#define DOUBT_S       0.2 /* fusion without any trust, as nothing bridges the lag, and while still */
#define NEAR_S        0.1
#define SLOW_S        0.5
#define STILL_SPREAD  0.08 /* rad/s, RMS of the rate about its mean (p) */
#define STILL_TURN    0.01 /* between the two means of the acceleration, about 0.6 degrees (p) */
#define STILL_S       0.5
#define BIAS_S        3.0
#define COMPARE_S     0.5 /* stretches, at least */
#define CALM_MOST_S   3.0 /* longer ones say nothing */
#define CALM_RAD_S    0.2 /* slower, and for as long as `near` looks back, the acceleration is gravity (p) */
#define CALM_S        0.2
#define AGREE_LEAST   0.5  /* of the turning confirmed: no trust */
#define AGREE_MOST    0.85 /* full trust */
#define TRUST_START   0.05 /* rad2 of turning that the sensor is given on credit */
#define TRUST_LIMIT   2.0  /* rad2: what lies further back fades */

void motion_init(struct motion *motion)
{
    *motion = (struct motion){.trust = 1.0};
    motion->brief.confirmed = motion->brief.claimed = motion->calm.claimed = TRUST_START;
}

static void approach(double mean[3], const double to[3], double share)
{
    for (int i = 0; i < 3; i++)
        mean[i] += share * (to[i] - mean[i]);
}

/* Of the way to where a mean with that time constant goes, in one step. */
static double share_of(double constant_s)
{
    return MOTION_STEP_S / (constant_s + MOTION_STEP_S);
}

static bool sane(const struct sample *sample)
{
    bool nothing = true;

    if (sample->t_us > TIME_LIMIT || sample->t_us < -TIME_LIMIT)
        return false;
    for (int i = 0; i < 3; i++) {
        if (!(fabs(sample->accel_m_s2[i]) <= ACCEL_LIMIT) || !(fabs(sample->gyro_rad_s[i]) <= RATE_LIMIT))
            return false;
        nothing = nothing && sample->accel_m_s2[i] == 0.0;
    }
    return !nothing; /* a link that fails; falling, a sensor still has its noise */
}

static void trial_begin(struct motion_trial *trial, const double near[3])
{
    memcpy(trial->from, near, sizeof(trial->from));
    memset(trial->told, 0, sizeof(trial->told));
    memset(trial->near_told, 0, sizeof(trial->near_told));
    trial->s = 0.0;
}

/* The first step: the limb is where the acceleration says. */
static bool begin(struct motion *motion, const double accel[3], const double rate[3])
{
    double up[3] = {accel[0], accel[1], accel[2]};

    if (!(vector_dot(up, up) > MOTION_GRAVITY_M_S2 * MOTION_GRAVITY_M_S2 / 4.0))
        return false;
    vector_normalise(up);
    memcpy(motion->up, up, sizeof(motion->up));
    memcpy(motion->near, up, sizeof(motion->near));
    memcpy(motion->slow, up, sizeof(motion->slow));
    memcpy(motion->rate, rate, sizeof(motion->rate));
    memcpy(motion->mean, rate, sizeof(motion->mean));
    trial_begin(&motion->brief, up);
    trial_begin(&motion->calm, up);
    motion->spread = STILL_SPREAD * STILL_SPREAD;
    motion->still_s = motion->quiet_s = 0.0;
    motion->still = false;
    motion->known = motion->first = true;
    return true;
}

static void learn_bias(struct motion *motion, const double rate[3])
{
    double off[3], turn[3];
    double share = share_of(SLOW_S);

    for (int i = 0; i < 3; i++) {
        off[i] = rate[i] - motion->mean[i];
        turn[i] = motion->near[i] - motion->slow[i];
    }
    approach(motion->mean, rate, share);
    motion->spread += share * (vector_dot(off, off) - motion->spread);
    motion->turning = vector_dot(motion->mean, motion->mean) > MOTION_BIAS_RAD_S * MOTION_BIAS_RAD_S;
    if (motion->turning || motion->spread > STILL_SPREAD * STILL_SPREAD ||
        vector_dot(turn, turn) > STILL_TURN * STILL_TURN) {
        motion->still_s = 0.0;
        motion->still = false;
        return;
    }
    motion->still_s += MOTION_STEP_S;
    motion->still = motion->still_s >= STILL_S;
    if (!motion->still)
        return;
    motion->learnt_s = fmin(BIAS_S, motion->learnt_s + MOTION_STEP_S); /* quickly at first */
    approach(motion->bias_rad_s, motion->mean, share_of(motion->learnt_s - MOTION_STEP_S));
}

static void trial_follow(struct motion_trial *trial, const double turned[3])
{
    for (int i = 0; i < 3; i++)
        trial->told[i] += turned[i];
    approach(trial->near_told, trial->told, share_of(NEAR_S)); /* as late as what the acceleration shows */
    trial->s += MOTION_STEP_S;
}

/* What the rate told, against what the acceleration shows (least squares). */
static void trial_judge(struct motion_trial *trial, const double near[3])
{
    double shown[3];

    for (int i = 0; i < 3; i++) {
        shown[i] = near[i] - trial->from[i];
        trial->told[i] -= trial->near_told[i];
    }
    trial->confirmed += vector_dot(shown, trial->near_told);
    trial->claimed += vector_dot(trial->near_told, trial->near_told);
    if (trial->claimed > TRUST_LIMIT) {
        trial->confirmed *= TRUST_LIMIT / trial->claimed;
        trial->claimed = TRUST_LIMIT;
    }
    memcpy(trial->from, near, sizeof(trial->from));
    memset(trial->near_told, 0, sizeof(trial->near_told));
    trial->s = 0.0;
}

static void compare(struct motion *motion, const double turned[3])
{
    struct motion_trial *brief = &motion->brief, *calm = &motion->calm;

    trial_follow(brief, turned);
    trial_follow(calm, turned);
    if (brief->s >= COMPARE_S)
        trial_judge(brief, motion->near);
    if (calm->s >= COMPARE_S && motion->quiet_s >= CALM_S)
        trial_judge(calm, motion->near);
    else if (calm->s >= CALM_MOST_S)
        trial_begin(calm, motion->near);
    double agree = fmax(brief->confirmed / brief->claimed, calm->confirmed / calm->claimed);
    motion->trust = fmax(0.0, fmin(1.0, (agree - AGREE_LEAST) / (AGREE_MOST - AGREE_LEAST)));
}

static void turn(struct motion *motion, const double rate[3])
{
    double mid[3], turned[3];

    for (int i = 0; i < 3; i++)
        mid[i] = (rate[i] + motion->rate[i]) / 2.0 - motion->bias_rad_s[i];
    vector_cross(motion->up, mid, turned);
    for (int i = 0; i < 3; i++) {
        turned[i] *= MOTION_STEP_S;
        motion->up[i] += motion->trust * turned[i];
    }
    memcpy(motion->rate, rate, sizeof(motion->rate));
    motion->quiet_s += MOTION_STEP_S;
    if (vector_dot(mid, mid) > CALM_RAD_S * CALM_RAD_S)
        motion->quiet_s = 0.0;
    compare(motion, turned);
}

static void follow(struct motion *motion, const double accel[3], const double rate[3])
{
    double up[3] = {accel[0], accel[1], accel[2]}, size = sqrt(vector_dot(up, up)), weight, fusion_s;

    if (!vector_normalise(up))
        memcpy(up, motion->up, sizeof(up)); /* while it falls there is no up */
    approach(motion->near, up, share_of(NEAR_S));
    approach(motion->slow, up, share_of(SLOW_S));
    turn(motion, rate);
    learn_bias(motion, rate);
    fusion_s = motion->still ? DOUBT_S : DOUBT_S + motion->trust * (MOTION_FUSION_S - DOUBT_S);
    weight = fmax(0.0, 1.0 - fabs(size - MOTION_GRAVITY_M_S2) / GRAVITY_SLACK);
    approach(motion->up, up, weight * share_of(fusion_s));
    if (!vector_normalise(motion->up))
        memcpy(motion->up, up, sizeof(up));
}

static void start_anew(struct motion *motion)
{
    motion->grid = (struct resampler){0};
    motion->known = false;
}

void motion_push(struct motion *motion, const struct sample *sample)
{
    double value[RESAMPLER_VALUES];
    int64_t newest_us = motion->grid.to_us;

    if ((sample->has & SAMPLE_LOST) != 0)
        start_anew(motion);
    if ((sample->has & SAMPLE_MOTION) == 0 || !sane(sample))
        return;
    if (motion->grid.running && sample->t_us < newest_us)
        return;
    if (motion->grid.running && sample->t_us - newest_us > SAMPLE_MAX_GAP_US)
        start_anew(motion);
    memcpy(value, sample->accel_m_s2, sizeof(sample->accel_m_s2));
    memcpy(value + 3, sample->gyro_rad_s, sizeof(sample->gyro_rad_s));
    resampler_push(&motion->grid, sample->t_us, value);
}

bool motion_next(struct motion *motion)
{
    double value[RESAMPLER_VALUES];

    while (resampler_next(&motion->grid, &motion->t_us, value)) {
        motion->first = false;
        if (!motion->known && !begin(motion, value, value + 3))
            continue;
        if (!motion->first)
            follow(motion, value, value + 3);
        return true;
    }
    return false;
}
