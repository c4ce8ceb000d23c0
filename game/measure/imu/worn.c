#include "measure/imu/worn.h"

#include "measure/imu/vector.h"

#include <math.h>
#include <string.h>

/* m/s^2 off the smoothed acceleration (p). */
#define STILL_M_S2  2.0
#define LIVELY_M_S2 4.0
#define BLOW_M_S2   9.0
#define MOST_M_S2   1000.0
/* Cosines of angles (p). */
#define FAR_COS  0.64   /* 50 degrees: the leg rests in another way */
#define NEAR_COS 0.9945 /* 6 degrees: as good as neutral */
#define SAME_COS 0.99   /* 8 degrees: as before */
#define CALM_COS                                                                                             \
    0.9976 /* 4 degrees: does not turn; less than near, so that a tilt that begins is none that rests */

/* All (p). */
enum {
    SMOOTH_US = 100000,
    LATE_US = 150000,
    GAP_US = 500000,    /* a longer silence, and all begins again */
    BEFORE_US = 300000, /* still before a blow */
    RING_US = 120000,   /* so long a blow rings */
    NEXT_US = 500000,   /* so late the second may come */
    AFTER_US = 550000,  /* still after the last */
    CALM_US = 150000,   /* a tilt is no swing */
    STIR_US = 1200000,  /* after anything lively */
    LEARN_US = 700000,  /* of rest, for the first neutral position */
    FAR_US = 1500000,   /* ... for another one far away */
    OFF_US = 3000000,   /* ... for one between neutral and a tilt */
    STUCK_US = 8000000, /* ... for one that was taken for a tilt */
    AWAKE_US = 120000000,
    HELD_US = 20000000
};

void worn_init(struct worn *worn)
{
    *worn = (struct worn){0};
    lean_init(&worn->lean, 0.0, 0.0);
}

void worn_held(struct worn *worn)
{
    worn->held_us = worn->last_us + HELD_US;
}

static bool sensible(const struct sample *sample)
{
    bool so = (sample->has & SAMPLE_MOTION) != 0;

    for (int i = 0; i < 3; i++)
        so = so && fabs(sample->accel_m_s2[i]) < MOST_M_S2; /* and a number */
    return so;
}

static void begin(struct worn *worn, const struct sample *sample)
{
    const struct worn fresh = {.lean = worn->lean, .held_us = worn->held_us};

    *worn = fresh;
    worn->timed = true;
    worn->lean.standing = false;
    worn->last_us = worn->still_us = worn->stir_us = sample->t_us;
    worn->calm_us = worn->rest_us = sample->t_us;
    memcpy(worn->accel, sample->accel_m_s2, sizeof worn->accel);
}

/* How far the acceleration is off the smoothed one, m/s^2. That follows it, but is not carried away by a
 * blow. */
static double jolt(struct worn *worn, const struct sample *sample, int64_t span_us)
{
    double share = (double)span_us / (double)(span_us + SMOOTH_US), off[3], length;

    for (int i = 0; i < 3; i++)
        off[i] = sample->accel_m_s2[i] - worn->accel[i];
    length = sqrt(vector_dot(off, off));
    if (length > LIVELY_M_S2)
        share *= LIVELY_M_S2 / length;
    for (int i = 0; i < 3; i++)
        worn->accel[i] += share * off[i];
    return length;
}

/* Up now is far from where it was a little before. */
static bool turns(struct worn *worn, int64_t span_us)
{
    double share = (double)span_us / (double)(span_us + LATE_US), late[3];

    for (int i = 0; i < 3; i++)
        late[i] = worn->late[i] += share * (worn->out[i] - worn->late[i]);
    return !vector_normalise(late) || vector_dot(worn->out, late) < CALM_COS;
}

/* The neutral position: where the leg comes to rest. */
static void learn(struct worn *worn, int64_t t_us)
{
    if (t_us - worn->stir_us < STIR_US || vector_dot(worn->out, worn->rest) < CALM_COS) {
        memcpy(worn->rest, worn->out, sizeof worn->rest);
        worn->rest_us = t_us;
    }
    int64_t rests_us = t_us - worn->rest_us;
    bool far = vector_dot(worn->out, worn->up) < FAR_COS;
    bool leant = worn->lean.way == LEAN_WAY_LEFT || worn->lean.way == LEAN_WAY_RIGHT;
    bool off = !leant && vector_dot(worn->out, worn->up) < NEAR_COS;
    bool known = worn->known && !(far && rests_us >= FAR_US) && !(off && rests_us >= OFF_US) &&
                 !(leant && rests_us >= STUCK_US);

    if (known || rests_us < LEARN_US)
        return;
    memcpy(worn->up, worn->out, sizeof worn->up);
    worn->known = true;
    lean_stir(&worn->lean);
}

/*
 * The sine of the tilt to the right, from the two axes of the sensor that lie across. Upright, these are x
 * and z: its top goes to the right, or its face turns up.
 */
static double tilt(const struct worn *worn)
{
    const double *up = worn->up;
    int along = 0;
    double out[3], across, face;

    for (int i = 1; i < 3; i++)
        if (fabs(up[i]) > fabs(up[along]))
            along = i;
    for (int i = 0; i < 3; i++)
        out[i] = worn->out[i] - vector_dot(worn->out, up) * up[i];
    across = along == 0 ? out[1] : -out[0];
    face = along == 2 ? out[1] : out[2];
    if (up[along] < 0.0)
        across = -across;
    return fabs(across) > fabs(face) ? across : face;
}

static enum worn_fact follow_tilt(struct worn *worn, int64_t t_us)
{
    if (!worn->known)
        return WORN_NOTHING;
    if (t_us - worn->stir_us < STIR_US || vector_dot(worn->out, worn->up) < FAR_COS) {
        lean_stir(&worn->lean);
        return WORN_NOTHING;
    }
    if (t_us - worn->calm_us < CALM_US)
        return WORN_NOTHING;
    switch (lean_at(&worn->lean, t_us, LEAN_HALF_WIDTH_MM * tilt(worn), 0.0)) {
    case LEAN_LEFT:
        worn->awake_us = t_us + AWAKE_US;
        return WORN_LEFT;
    case LEAN_RIGHT:
        worn->awake_us = t_us + AWAKE_US;
        return WORN_RIGHT;
    case LEAN_DWELLED:
        return WORN_DWELLED;
    default:
        return WORN_NOTHING;
    }
}

/* A blow: the first out of stillness, or one more. */
static void hit(struct worn *worn, int64_t t_us, int64_t still_us)
{
    struct worn_tap *tap = &worn->tap;

    if (tap->count == 0 && still_us >= BEFORE_US) {
        tap->count = 1;
        memcpy(tap->up, worn->out, sizeof tap->up);
    } else if (tap->count > 0 && t_us - tap->hit_us <= NEXT_US) {
        tap->count++;
    } else {
        tap->count = -1;
    }
    tap->hit_us = t_us;
}

/* still_us: how long it was still before this sample. */
static enum worn_fact follow_taps(struct worn *worn, int64_t t_us, double jolt_m_s2, int64_t still_us)
{
    struct worn_tap *tap = &worn->tap;
    bool rings = tap->count != 0 && t_us - tap->hit_us < RING_US;
    int count = tap->count;

    if (rings)
        return WORN_NOTHING;
    if (jolt_m_s2 >= BLOW_M_S2)
        hit(worn, t_us, still_us);
    else if (jolt_m_s2 >= STILL_M_S2 || (count > 0 && vector_dot(worn->out, tap->up) < SAME_COS))
        tap->count = -1;
    else if (count != 0 && t_us - tap->hit_us >= AFTER_US && t_us - worn->still_us >= BEFORE_US)
        tap->count = 0;
    if (tap->count != 0 || count < 1 || count > 2)
        return WORN_NOTHING;
    if (t_us > worn->awake_us)
        return WORN_NOTHING;
    worn->awake_us = t_us + AWAKE_US;
    return count == 1 ? WORN_TAP : WORN_TAPS;
}

enum worn_fact worn_push(struct worn *worn, const struct sample *sample)
{
    int64_t t_us = sample->t_us, span_us = sample_span_us(worn->last_us, t_us), still_us;
    enum worn_fact fact, tapped;

    if (sample->has & SAMPLE_LOST) {
        worn_init(worn);
        return WORN_NOTHING;
    }
    if (!sensible(sample) || (worn->timed && span_us <= 0))
        return WORN_NOTHING;
    if (!worn->timed || span_us > GAP_US) {
        begin(worn, sample);
        return WORN_NOTHING;
    }
    double off_m_s2 = jolt(worn, sample, span_us);
    memcpy(worn->out, worn->accel, sizeof worn->out);
    if (!vector_normalise(worn->out))
        return WORN_NOTHING;
    still_us = worn->last_us - (worn->still_us > worn->calm_us ? worn->still_us : worn->calm_us);
    if (turns(worn, span_us))
        worn->calm_us = t_us;
    worn->last_us = t_us;
    if (off_m_s2 >= STILL_M_S2)
        worn->still_us = t_us;
    if (off_m_s2 >= LIVELY_M_S2)
        worn->stir_us = t_us;
    learn(worn, t_us);
    fact = follow_tilt(worn, t_us);
    tapped = follow_taps(worn, t_us, off_m_s2, still_us);
    if (tapped != WORN_NOTHING)
        fact = tapped;
    return t_us < worn->held_us ? WORN_NOTHING : fact;
}
