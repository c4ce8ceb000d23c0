#include "body/motion.h"

#include <math.h>
#include <string.h>

#define DEG_PER_RAD   57.295779513082323
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
#define COMPARE_S     0.5
#define TRUST_START   0.05 /* rad2 of turning that the sensor is given on credit */
#define TRUST_LIMIT   2.0  /* rad2: what lies further back fades */

void motion_init(struct motion *motion)
{
    memset(motion, 0, sizeof(*motion));
    motion->trust = 1.0;
    motion->confirmed = motion->claimed = TRUST_START;
}

static double dot(const double a[3], const double b[3])
{
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

static void cross(const double a[3], const double b[3], double out[3])
{
    out[0] = a[1] * b[2] - a[2] * b[1];
    out[1] = a[2] * b[0] - a[0] * b[2];
    out[2] = a[0] * b[1] - a[1] * b[0];
}

static bool normalise(double v[3])
{
    double length = sqrt(dot(v, v));

    if (!(length > 1e-6))
        return false;
    for (int i = 0; i < 3; i++)
        v[i] /= length;
    return true;
}

static void approach(double mean[3], const double to[3], double share)
{
    for (int i = 0; i < 3; i++)
        mean[i] += share * (to[i] - mean[i]);
}

static double share_of(double dt_s, double constant_s)
{
    return dt_s / (constant_s + dt_s);
}

static bool sane(const struct sample *sample)
{
    for (int i = 0; i < 3; i++)
        if (!(fabs(sample->accel_m_s2[i]) <= ACCEL_LIMIT) || !(fabs(sample->gyro_rad_s[i]) <= RATE_LIMIT))
            return false;
    return true;
}

static void begin(struct motion *motion, const struct sample *sample, const double down[3])
{
    memcpy(motion->up, down, sizeof(motion->up));
    memcpy(motion->near, down, sizeof(motion->near));
    memcpy(motion->slow, down, sizeof(motion->slow));
    memcpy(motion->turn_from, down, sizeof(motion->turn_from));
    memcpy(motion->rate, sample->gyro_rad_s, sizeof(motion->rate));
    memcpy(motion->mean, sample->gyro_rad_s, sizeof(motion->mean));
    memset(motion->told, 0, sizeof(motion->told));
    motion->spread = STILL_SPREAD * STILL_SPREAD;
    motion->still_s = motion->turn_s = 0.0;
    motion->still = false;
    motion->known = true;
}

static void learn_bias(struct motion *motion, const double rate[3], double dt_s)
{
    double off[3], turn[3];
    double share = share_of(dt_s, SLOW_S);

    for (int i = 0; i < 3; i++) {
        off[i] = rate[i] - motion->mean[i];
        turn[i] = motion->near[i] - motion->slow[i];
    }
    approach(motion->mean, rate, share);
    motion->spread += share * (dot(off, off) - motion->spread);
    motion->turning = dot(motion->mean, motion->mean) > MOTION_BIAS_RAD_S * MOTION_BIAS_RAD_S;
    if (motion->turning || motion->spread > STILL_SPREAD * STILL_SPREAD ||
        dot(turn, turn) > STILL_TURN * STILL_TURN) {
        motion->still_s = 0.0;
        motion->still = false;
        return;
    }
    motion->still_s += dt_s;
    motion->still = motion->still_s >= STILL_S;
    if (!motion->still)
        return;
    motion->learnt_s = fmin(BIAS_S, motion->learnt_s + dt_s); /* quickly at first */
    approach(motion->bias_rad_s, motion->mean, share_of(dt_s, motion->learnt_s - dt_s));
}

/* Over stretches of COMPARE_S: what the rate told, against what the acceleration shows (least squares). */
static void compare(struct motion *motion, const double turned[3], double dt_s)
{
    double shown[3];

    for (int i = 0; i < 3; i++)
        motion->told[i] += turned[i];
    motion->turn_s += dt_s;
    if (motion->turn_s < COMPARE_S)
        return;
    for (int i = 0; i < 3; i++)
        shown[i] = motion->near[i] - motion->turn_from[i];
    motion->confirmed += dot(shown, motion->told);
    motion->claimed += dot(motion->told, motion->told);
    if (motion->claimed > TRUST_LIMIT) {
        motion->confirmed *= TRUST_LIMIT / motion->claimed;
        motion->claimed = TRUST_LIMIT;
    }
    motion->trust = fmax(0.0, fmin(1.0, 2.0 * motion->confirmed / motion->claimed - 1.0));
    memcpy(motion->turn_from, motion->near, sizeof(motion->turn_from));
    memset(motion->told, 0, sizeof(motion->told));
    motion->turn_s = 0.0;
}

static void turn(struct motion *motion, const double rate[3], double dt_s)
{
    double mid[3], turned[3];

    for (int i = 0; i < 3; i++)
        mid[i] = (rate[i] + motion->rate[i]) / 2.0 - motion->bias_rad_s[i];
    cross(motion->up, mid, turned);
    for (int i = 0; i < 3; i++) {
        turned[i] *= dt_s;
        motion->up[i] += motion->trust * turned[i];
    }
    memcpy(motion->rate, rate, sizeof(motion->rate));
    compare(motion, turned, dt_s);
}

bool motion_push(struct motion *motion, const struct sample *sample)
{
    double up[3], size, weight, dt_s, fusion_s;
    int64_t span_us;

    if ((sample->has & SAMPLE_LOST) != 0)
        motion->known = false;
    if ((sample->has & SAMPLE_MOTION) == 0 || !sane(sample))
        return false;
    memcpy(up, sample->accel_m_s2, sizeof(up));
    size = sqrt(dot(up, up));
    if (!normalise(up))
        memcpy(up, motion->up, sizeof(up)); /* in free fall there is no up */
    span_us = sample_span_us(motion->last_us, sample->t_us);
    if (motion->known && span_us < 0)
        return false;
    motion->last_us = sample->t_us;
    if (!motion->known || span_us > SAMPLE_MAX_GAP_US) {
        motion->known = false;
        if (size > MOTION_GRAVITY_M_S2 / 2.0)
            begin(motion, sample, up);
        return motion->known;
    }
    dt_s = (double)span_us / 1e6;
    approach(motion->near, up, share_of(dt_s, NEAR_S));
    approach(motion->slow, up, share_of(dt_s, SLOW_S));
    turn(motion, sample->gyro_rad_s, dt_s);
    learn_bias(motion, sample->gyro_rad_s, dt_s);
    fusion_s = motion->still ? DOUBT_S : DOUBT_S + motion->trust * (MOTION_FUSION_S - DOUBT_S);
    weight = fmax(0.0, 1.0 - fabs(size - MOTION_GRAVITY_M_S2) / GRAVITY_SLACK);
    approach(motion->up, up, weight * share_of(dt_s, fusion_s));
    if (!normalise(motion->up))
        memcpy(motion->up, up, sizeof(up));
    return true;
}

/* tan(angle / 2) of a sine and a cosine >= 0 that belong together. */
static double half(double sine, double cosine)
{
    return sine / (1.0 + cosine);
}

double motion_angle_deg(const double a[3], const double b[3])
{
    double normal[3], sine, cosine = dot(a, b), t, t2, length, rad;

    cross(a, b, normal);
    sine = sqrt(dot(normal, normal));
    length = sqrt(sine * sine + cosine * cosine);
    if (!(length > 0.0))
        return 0.0;
    t = half(sine / length, fabs(cosine) / length); /* of 45 degrees at most */
    for (int i = 0; i < 2; i++)
        t = t / (1.0 + sqrt(1.0 + t * t));
    t2 = t * t;
    rad = 8.0 * t *
          (1.0 + t2 * (-1.0 / 3.0 + t2 * (1.0 / 5.0 + t2 * (-1.0 / 7.0 + t2 * (1.0 / 9.0 - t2 / 11.0)))));
    return cosine < 0.0 ? 180.0 - DEG_PER_RAD * rad : DEG_PER_RAD * rad;
}
