#include "measure/plate/lean.h"

#include <math.h>

/* Shares of the half stance, and times (p). */
#define NEUTRAL_SHARE 0.12
#define LEAN_SHARE    0.25
#define PRESS_SHARE   0.50
#define OFF_SHARE     0.5 /* of the weight */
enum { LEAN_US = 250000, REPEAT_US = 900000, PRESS_US = 800000, OFF_US = 250000, REST_US = 150000 };

enum {
    SMOOTH_US = 80000,     /* of the way to a new centre of pressure after t: t / (t + SMOOTH_US) */
    SPAN_MAX_US = 250000,  /* a longer silence counts as this long */
    DWELL_LEAST_US = 1000, /* a dwell of nothing is no choice */
};

void lean_init(struct lean *lean, double centre_x_mm, double centre_y_mm)
{
    *lean = (struct lean){.centre_x_mm = centre_x_mm, .centre_y_mm = centre_y_mm};
    lean_arm(lean, 1.2);
}

void lean_arm(struct lean *lean, double dwell_s)
{
    lean->dwell_s = fmax(dwell_s, DWELL_LEAST_US / 1e6);
    lean->armed = false;
    lean->dwelled_s = 0.0;
    lean->spent = true;
}

static enum lean_fact leave(struct lean *lean)
{
    lean->standing = false;
    lean->armed = false;
    lean->dwelled_s = 0.0;
    return LEAN_STEPPED_OFF;
}

/* Not enough load to stand there; a moment of it is a hop or a hole in the data. */
static enum lean_fact follow_off(struct lean *lean, int64_t t_us)
{
    if (!lean->standing)
        return LEAN_NOTHING;
    return debounce_lasts(&lean->off, true, t_us, OFF_US) ? leave(lean) : LEAN_NOTHING;
}

/* Which way the player leans now. */
static enum lean_way way_of(const struct lean *lean)
{
    double side = (lean->x_mm - lean->centre_x_mm) / LEAN_HALF_WIDTH_MM;
    double along = (lean->y_mm - lean->centre_y_mm) / LEAN_HALF_LENGTH_MM;

    if (fabs(along) >= PRESS_SHARE && fabs(along) >= fabs(side))
        return along > 0.0 ? LEAN_WAY_TOES : LEAN_WAY_HEELS;
    if (fabs(side) >= LEAN_SHARE)
        return side < 0.0 ? LEAN_WAY_LEFT : LEAN_WAY_RIGHT;
    return fabs(side) <= NEUTRAL_SHARE ? LEAN_WAY_NEUTRAL : LEAN_WAY_BETWEEN;
}

static enum lean_fact dwell(struct lean *lean, int64_t span_us)
{
    if (!lean->armed)
        return LEAN_NOTHING;
    lean->dwelled_s += (double)span_us / 1e6;
    if (lean->dwelled_s < lean->dwell_s)
        return LEAN_NOTHING;
    lean->armed = false;
    lean->dwelled_s = 0.0;
    return LEAN_DWELLED;
}

static enum lean_fact follow_lean(struct lean *lean, int64_t t_us)
{
    int64_t span_us = sample_span_us(lean->since_us, t_us);

    if (lean->way == LEAN_WAY_TOES || lean->way == LEAN_WAY_HEELS) {
        if (span_us < PRESS_US)
            return LEAN_NOTHING;
        lean->spent = true;
        return lean->way == LEAN_WAY_TOES ? LEAN_TOES : LEAN_HEELS;
    }
    if (span_us < LEAN_US || (lean->stepped && sample_span_us(lean->stepped_us, t_us) < REPEAT_US))
        return LEAN_NOTHING;
    lean->stepped = true;
    lean->stepped_us = t_us;
    lean->armed = true;
    return lean->way == LEAN_WAY_LEFT ? LEAN_LEFT : LEAN_RIGHT;
}

/* Back to neutral is there for a moment: swinging through on the way to the other side is not. */
static void rest(struct lean *lean, int64_t t_us)
{
    lean->since_us = t_us; /* a lean must last without a break */
    if (!debounce_lasts(&lean->neutral, true, t_us, REST_US))
        return;
    lean->way = LEAN_WAY_NEUTRAL;
    lean->spent = lean->stepped = false;
}

static enum lean_fact follow(struct lean *lean, int64_t t_us, int64_t span_us)
{
    enum lean_way way = way_of(lean), before = lean->way;

    if (way == LEAN_WAY_NEUTRAL) {
        rest(lean, t_us);
        return dwell(lean, span_us);
    }
    lean->neutral.on = false;
    if (way == LEAN_WAY_BETWEEN) {
        lean->since_us = t_us;
        return LEAN_NOTHING;
    }
    lean->dwelled_s = 0.0;
    lean->way = way;
    if (way != before) {
        lean->since_us = t_us;
        lean->spent = lean->spent || before != LEAN_WAY_NEUTRAL;
    }
    return lean->spent ? LEAN_NOTHING : follow_lean(lean, t_us);
}

void lean_stir(struct lean *lean)
{
    lean->spent = true;
    lean->armed = false;
    lean->dwelled_s = 0.0;
    lean->neutral.on = false;
    lean->way = LEAN_WAY_BETWEEN;
}

static void stand(struct lean *lean, double x_mm, double y_mm)
{
    lean_stir(lean);
    lean->standing = true;
    lean->x_mm = x_mm;
    lean->y_mm = y_mm;
}

static enum lean_fact move(struct lean *lean, int64_t t_us, int64_t span_us, double x_mm, double y_mm)
{
    span_us = span_us < 0 || span_us > SPAN_MAX_US ? SPAN_MAX_US : span_us;
    double share = (double)span_us / (double)(span_us + SMOOTH_US);
    lean->x_mm += share * (x_mm - lean->x_mm);
    lean->y_mm += share * (y_mm - lean->y_mm);
    return follow(lean, t_us, span_us);
}

enum lean_fact lean_at(struct lean *lean, int64_t t_us, double x_mm, double y_mm)
{
    int64_t span_us = sample_span_us(lean->last_us, t_us);

    if (lean->standing && span_us < 0)
        return LEAN_NOTHING;
    lean->last_us = t_us;
    if (!lean->standing)
        stand(lean, x_mm, y_mm);
    return move(lean, t_us, span_us, x_mm, y_mm);
}

enum lean_fact lean_push(struct lean *lean, const struct conditioner *stream, double weight_kg)
{
    const struct plate_frame *early = &stream->early;
    int64_t span_us = sample_span_us(lean->last_us, early->t_us);

    if (stream->lost)
        return lean->standing ? leave(lean) : LEAN_NOTHING;
    if (stream->fact == MONOTONIC_OLD || (lean->standing && span_us < 0))
        return LEAN_NOTHING;
    lean->last_us = early->t_us;
    if (!early->on || early->kg < OFF_SHARE * weight_kg)
        return follow_off(lean, early->t_us);
    lean->off.on = false;
    if (!lean->standing)
        stand(lean, early->x_mm, early->y_mm);
    if (!stream->believed)
        return LEAN_NOTHING;
    return move(lean, early->t_us, span_us, early->x_mm, early->y_mm);
}

bool lean_free(const struct lean *lean)
{
    return lean->standing && !lean->spent && lean->way == LEAN_WAY_NEUTRAL;
}

double lean_progress(const struct lean *lean)
{
    return fmin(1.0, lean->dwelled_s / lean->dwell_s);
}
