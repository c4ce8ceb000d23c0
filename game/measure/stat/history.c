#include "measure/stat/history.h"

#include "measure/sample.h"

#include <math.h>

/* Steps away from rest are shares of the way to the level. */
#define STEP_SMALL 0.0625 /* the first one, where the rest is quiet; */
#define STEP_ROUGH 0.125  /* before it is known how quiet it is; */
#define STEP_LARGE 0.25   /* and where it is not: four of them make the whole way */
#define STEP_NOISE 4.0    /* times the noise of the rest */
#define TREND      0.5    /* more than this share of the squares is not by chance */
#define APART      16.0   /* as is a mean so far (squared, in squares) from the extreme */
#define FAR        0.25   /* small steps may find the moment later than large ones by this share of the way */
/* Second span to the first: of what goes with the second power of time; and of what is no parabola. */
#define RATIO_LEAST  1.4142135623730951
#define RATIO_CURVED 1.67
#define RATIO_LINEAR 2.0
enum {
    REST_US = 300000, /* the rest is looked at for so long */
    REST_LEAST = 3,   /* points */
};

void history_clear(struct history *past)
{
    past->count = 0;
}

void history_add(struct history *past, const struct history_point *point)
{
    past->newest = (past->newest + 1) % HISTORY_POINTS;
    past->ring[past->newest] = *point;
    if (past->count < HISTORY_POINTS)
        past->count++;
}

void history_shift(struct history *past, double by)
{
    for (int i = 0; i < HISTORY_POINTS; i++)
        past->ring[i].value -= by;
}

const struct history_point *history_at(const struct history *past, int back)
{
    return &past->ring[(unsigned)(past->newest - back) % HISTORY_POINTS];
}

int history_find(const struct history *past, int from, int sign, double level)
{
    while (from < past->count - 1 && sign * (history_at(past, from)->value - level) < 0.0)
        from++;
    return from;
}

/* A movement between a rest and a level, seen from the level outward to the rest. */
struct foot {
    const struct history *past;
    int inner;   /* the point on the other side of the level */
    int outward; /* what is added to an index */
    double rest, level;
};

static bool exists(const struct foot *foot, int back)
{
    return back >= 0 && back < foot->past->count;
}

/* 0 at rest, 1 at the level. */
static double gone(const struct foot *foot, int back)
{
    return (history_at(foot->past, back)->value - foot->rest) / (foot->level - foot->rest);
}

/* The first point going outward that has gone no further than this; or the last there is. */
static int outer_point(const struct foot *foot, double share)
{
    int back = foot->inner;

    while (exists(foot, back + foot->outward) && !(gone(foot, back) <= share))
        back += foot->outward;
    return back;
}

/* The first point going inward that has gone at least as far; or the innermost. */
static int inner_point(const struct foot *foot, int back, double share)
{
    while (back != foot->inner && !(gone(foot, back) >= share))
        back -= foot->outward;
    return back;
}

/* When it has gone so far, between the point and the next one outward. */
static int64_t crossed_us(const struct foot *foot, int inner, double share)
{
    int outer = exists(foot, inner + foot->outward) ? inner + foot->outward : inner;
    double near = gone(foot, inner), far = gone(foot, outer), part = (near - share) / (near - far);
    int64_t t_us = history_at(foot->past, inner)->t_us, outer_us = history_at(foot->past, outer)->t_us;

    if (!(part > 0.0))
        part = 0.0;
    if (!(part < 1.0))
        part = 1.0;
    if (outer_us < t_us)
        return t_us - (int64_t)(part * (double)sample_span_us(outer_us, t_us));
    return t_us + (int64_t)(part * (double)sample_span_us(t_us, outer_us));
}

/* So much further outward. */
static int64_t outward_us(const struct foot *foot, int64_t t_us, int64_t by_us)
{
    return foot->outward > 0 ? t_us - by_us : t_us + by_us;
}

/* How far outward the one lies of the other; negative: inward. */
static int64_t span_us(const struct foot *foot, int64_t inner_us, int64_t outer_us)
{
    return foot->outward > 0 ? inner_us - outer_us : outer_us - inner_us;
}

/* The times at which it is one, two and four steps away from its rest: when the first was, and the spans. */
struct steps {
    int64_t one_us;
    double first_us, second_us;
};

static struct steps find_steps(const struct foot *foot, double step)
{
    int one = inner_point(foot, outer_point(foot, step), step), two = inner_point(foot, one, 2.0 * step);
    int four = inner_point(foot, two, 4.0 * step);
    int64_t two_us = crossed_us(foot, two, 2.0 * step);
    struct steps steps = {.one_us = crossed_us(foot, one, step)};

    steps.first_us = (double)span_us(foot, two_us, steps.one_us);
    steps.second_us = (double)span_us(foot, crossed_us(foot, four, 4.0 * step), two_us);
    return steps;
}

static double ratio_of(const struct steps *steps)
{
    return steps->first_us > 0.0 ? fmax(RATIO_LEAST, steps->second_us / steps->first_us) : RATIO_LINEAR;
}

/* Where the rest is known: the limit of the series. */
static int64_t limit_us(const struct foot *foot, const struct steps *steps)
{
    return outward_us(foot, steps->one_us, (int64_t)(steps->first_us / (ratio_of(steps) - 1.0)));
}

/* Where it has not been seen: the vertex of the parabola through the three, if it is one. */
static int64_t vertex_us(const struct foot *foot, const struct steps *steps)
{
    double ratio = ratio_of(steps);

    if (ratio > RATIO_CURVED)
        return limit_us(foot, steps);
    return outward_us(foot, steps->one_us,
                      (int64_t)(steps->first_us * (ratio * (1.0 + ratio) / (2.0 * (2.0 - ratio)) - 0.5)));
}

/* The first moment at rest. */
static int64_t rest_us(const struct foot *foot)
{
    return crossed_us(foot, inner_point(foot, outer_point(foot, 0.0), 0.0), 0.0);
}

/* Sums over the points of the rest that lie outward of this moment: time from it, share of the way gone. */
struct rest {
    double n, t, v, tt, tv, vv;
};

static void add_up(const struct foot *foot, int64_t foot_us, struct rest *rest)
{
    int back = outer_point(foot, STEP_LARGE);

    *rest = (struct rest){0};
    for (; exists(foot, back) && gone(foot, back) <= STEP_LARGE; back += foot->outward) {
        int64_t beyond_us = span_us(foot, foot_us, history_at(foot->past, back)->t_us);
        double t = (double)beyond_us / 1e6, v = gone(foot, back);

        if (beyond_us > REST_US)
            break;
        if (beyond_us < 0)
            continue;
        rest->n += 1.0;
        rest->t += t;
        rest->v += v;
        rest->tt += t * t;
        rest->tv += t * v;
        rest->vv += v * v;
    }
}

/*
 * The noise of the rest outward of this moment. Where it is flat, its mean is the rest from now on; what has
 * a trend, or lies off the extreme by more than noise does, is not the rest.
 */
static double learn_rest(struct foot *foot, int64_t foot_us, bool *flat)
{
    struct rest rest;
    double tt, tv, vv;

    add_up(foot, foot_us, &rest);
    *flat = false;
    if (rest.n < REST_LEAST)
        return 0.0;
    tt = rest.tt - rest.t * rest.t / rest.n;
    tv = rest.tv - rest.t * rest.v / rest.n;
    vv = fmax(0.0, rest.vv - rest.v * rest.v / rest.n);
    *flat = tv * tv <= TREND * tt * vv && rest.v * rest.v <= APART * rest.n * vv;
    if (*flat)
        foot->rest += rest.v / rest.n * (foot->level - foot->rest);
    return sqrt(vv / rest.n);
}

static int64_t innermost_us(const struct foot *foot, int64_t a_us, int64_t b_us)
{
    return span_us(foot, a_us, b_us) > 0 ? a_us : b_us;
}

int64_t history_foot_us(const struct history *past, int from, enum history_way way, double rest, double level)
{
    struct foot foot = {.past = past, .rest = rest, .level = level};
    int64_t newest_us = history_at(past, 0)->t_us, foot_us, far_us;
    bool flat;

    foot.outward = way == HISTORY_BEFORE ? 1 : -1;
    foot.inner = way == HISTORY_BEFORE && from > 0 ? from - 1 : from;
    struct steps steps = find_steps(&foot, STEP_ROUGH);
    double step = STEP_NOISE * learn_rest(&foot, limit_us(&foot, &steps), &flat);
    steps = find_steps(&foot, STEP_LARGE);
    far_us = outward_us(&foot, limit_us(&foot, &steps), (int64_t)(FAR * (steps.first_us + steps.second_us)));
    steps = find_steps(&foot, fmin(STEP_LARGE, fmax(STEP_SMALL, step)));
    foot_us = flat || way == HISTORY_BEFORE ? limit_us(&foot, &steps) : vertex_us(&foot, &steps);
    foot_us = innermost_us(&foot, foot_us, far_us);
    if (flat)
        foot_us = innermost_us(&foot, foot_us, rest_us(&foot));
    return foot_us < newest_us ? foot_us : newest_us;
}
