#include "body/repetition.h"

#include "body/sample.h"

#include <math.h>
#include <string.h>

#define VALUE_LIMIT 1e12
#define TIME_LIMIT  (INT64_MAX / 4)
#define STALL_SHARE 0.05  /* of the way gone: going on by less than this in STALL_US is standing still */
#define FOOT_FACTOR 1.366 /* sqrt(1/3) / (1 - sqrt(1/3)); see date() */
#define FOOT_SHARE                                                                                           \
    0.15 /* a foot lies at most FOOT_US and this share of the way from where the signal stalls */
enum {
    POINT_US = 20000,
    STALL_US = 250000,
    PAUSE_US = 400000, /* the same, looking back, where waiting costs nothing */
    FOOT_US = 150000,
};

enum phase {
    PHASE_FRESH, /* nothing is known of the rest yet */
    PHASE_SPENT, /* up for too long: wants rest */
    PHASE_REST,
    PHASE_RISING,
    PHASE_TOP,
    PHASE_LOWERING,
    PHASE_ENDING, /* below `back`, believed; when it comes to rest is not known yet */
};

void repetition_init(struct repetition_detector *detector, const struct repetition_setup *setup)
{
    memset(detector, 0, sizeof(*detector));
    detector->setup = *setup;
}

/* The ring of points: 0 is the newest, count - 1 the oldest. */

static const struct repetition_point *point_at(const struct repetition_detector *detector, int back)
{
    return &detector->points[(unsigned)(detector->newest - back) % REPETITION_POINTS];
}

static void hold_add(struct repetition_detector *detector, const struct repetition_point *point)
{
    const struct rep *rep = &detector->going;
    double off = point->value - detector->held_mean;

    if (point->t_us < rep->top_us || (detector->phase != PHASE_TOP && point->t_us > rep->lower_us))
        return;
    detector->held++;
    detector->held_mean += off / (double)detector->held;
    detector->held_m2 += off * (point->value - detector->held_mean);
}

static void remember(struct repetition_detector *detector, const struct repetition_point *point)
{
    if (detector->count == REPETITION_POINTS && detector->phase >= PHASE_TOP)
        hold_add(detector, point_at(detector, REPETITION_POINTS - 1));
    detector->newest = (detector->newest + 1) % REPETITION_POINTS;
    detector->points[detector->newest] = *point;
    if (detector->count < REPETITION_POINTS)
        detector->count++;
}

/* The newest point, `from` or further back, at the level or beyond it in the direction of `sign`; or the
 * oldest. */
static int find(const struct repetition_detector *detector, int from, int sign, double level)
{
    while (from < detector->count - 1 && sign * (point_at(detector, from)->value - level) < 0.0)
        from++;
    return from;
}

/* When the signal crossed the level between the point `back` and the one after it. */
static int64_t crossed_us(const struct repetition_detector *detector, int back, double level)
{
    const struct repetition_point *before = point_at(detector, back), *after;
    double share;

    if (back == 0)
        return before->t_us;
    after = point_at(detector, back - 1);
    share = (level - before->value) / (after->value - before->value);
    if (!(share > 0.0))
        share = 0.0;
    if (!(share < 1.0))
        share = 1.0;
    return before->t_us + (int64_t)(share * (double)sample_span_us(before->t_us, after->t_us));
}

/* An extreme that is being followed away from a level. */

static struct repetition_extreme extreme_begin(double level, int64_t t_us)
{
    return (struct repetition_extreme){.value = level, .seen = level, .seen_us = t_us};
}

static void extreme_follow(struct repetition_extreme *extreme, int sign, double span,
                           const struct repetition_point *point)
{
    if (sign * (point->value - extreme->value) > 0.0)
        extreme->value = point->value;
    if (sign * (point->value - extreme->seen) > STALL_SHARE * span) {
        extreme->seen = point->value;
        extreme->seen_us = point->t_us;
    }
}

/* Back in time from the point `from`, as long as the signal goes on in the direction of `sign` from the
 * level. */
static struct repetition_extreme extreme_before(const struct repetition_detector *detector, int from,
                                                int sign, double level)
{
    struct repetition_extreme extreme = extreme_begin(level, point_at(detector, from)->t_us);

    for (; from < detector->count; from++) {
        const struct repetition_point *point = point_at(detector, from);

        if (sample_span_us(point->t_us, extreme.seen_us) > PAUSE_US)
            break;
        extreme_follow(&extreme, sign, fabs(extreme.seen - level), point);
    }
    return extreme;
}

/*
 * When a movement between a level and an extreme began or ended at the extreme. There it is a parabola (a
 * body has to gather speed and to lose it), so from the times when it was one and three thirds of the way
 * from the extreme to the level follows that of the extreme: t1 + (t1 - t3) * sqrt(1/3) / (1 - sqrt(1/3)).
 * A smooth ramp (half a cosine) is dated to 2 % of its length, one with sharp corners to 0.3 s.
 * third, whole: the points before these crossings. sign: +1 the movement ends there, -1 it begins there.
 */
static int64_t date(const struct repetition_detector *detector, const struct repetition_extreme *extreme,
                    double level, int third, int whole, int sign)
{
    int64_t third_us = crossed_us(detector, third, extreme->value + (level - extreme->value) / 3.0);
    int64_t whole_us = crossed_us(detector, whole, level);
    int64_t way_us = sign > 0 ? sample_span_us(whole_us, third_us) : sample_span_us(third_us, whole_us);
    double seen_us =
        sign * ((double)extreme->seen_us - (double)third_us) + FOOT_US + FOOT_SHARE * (double)way_us;
    int64_t at_us = third_us + sign * (int64_t)fmax(0.0, fmin(FOOT_FACTOR * (double)way_us, seen_us));

    return at_us < point_at(detector, 0)->t_us ? at_us : point_at(detector, 0)->t_us;
}

/* It began at an extreme before it crossed the level between the point `from` and the next. */
static int64_t date_begin(const struct repetition_detector *detector,
                          const struct repetition_extreme *extreme, double level, int from, int sign)
{
    int third = find(detector, from, sign, extreme->value + (level - extreme->value) / 3.0);

    return date(detector, extreme, level, third, from, -1);
}

/* It has come from the level to the extreme, which is among the points. */
static int64_t date_end(const struct repetition_detector *detector, const struct repetition_extreme *extreme,
                        double level, int sign)
{
    int third = find(detector, 0, sign, extreme->value);
    int whole;

    third = find(detector, third, -sign, extreme->value + (level - extreme->value) / 3.0);
    whole = find(detector, third, -sign, level);
    return date(detector, extreme, level, third, whole, 1);
}

/* Levels of the movement in progress. */

static double plateau_level(const struct repetition_detector *detector)
{
    return detector->rest + detector->setup.plateau * (detector->high.value - detector->rest);
}

/* As far below the plateau as that is below the top: what comes here has left it. */
static double left_level(const struct repetition_detector *detector)
{
    return plateau_level(detector) -
           (1.0 - detector->setup.plateau) * (detector->high.value - detector->rest);
}

/* Is it so, and has been for the debounce time? */
static bool stays(const struct repetition_detector *detector, struct repetition_stay *stay, bool so,
                  int64_t t_us)
{
    if (so && !stay->on)
        stay->since_us = t_us;
    stay->on = so;
    return so && sample_span_us(stay->since_us, t_us) >= detector->setup.debounce_us;
}

static void arrive(struct repetition_detector *detector)
{
    struct rep *rep = &detector->going;

    rep->top_us = date_end(detector, &detector->high, left_level(detector), 1);
    if (rep->top_us < rep->start_us)
        rep->top_us = rep->start_us;
    detector->arrived = detector->high.value;
    detector->held = 0;
    detector->held_mean = detector->held_m2 = 0.0;
    detector->sagging.on = false;
    detector->phase = PHASE_TOP;
}

static void leave_top(struct repetition_detector *detector)
{
    struct rep *rep = &detector->going;
    double level = left_level(detector);
    int from = find(detector, 0, 1, level);
    struct repetition_extreme extreme = extreme_before(detector, from, 1, level);

    rep->lower_us = date_begin(detector, &extreme, level, from, 1);
    if (rep->lower_us < rep->top_us)
        rep->lower_us = rep->top_us;
    detector->phase = PHASE_LOWERING;
}

static enum repetition_fact begin(struct repetition_detector *detector)
{
    struct rep *rep = &detector->going;
    double level = detector->setup.leave;
    int64_t before_us = detector->done.end_us;
    int from = find(detector, 0, -1, level);
    struct repetition_extreme extreme = extreme_before(detector, from, -1, level);

    memset(rep, 0, sizeof(*rep));
    rep->start_us = date_begin(detector, &extreme, level, from, -1);
    if (detector->after && rep->start_us < before_us)
        rep->start_us = before_us;
    detector->rest = extreme.value;
    detector->high = extreme_begin(level, detector->above.since_us);
    while (from-- > 0)
        extreme_follow(&detector->high, 1, level - extreme.value, point_at(detector, from));
    detector->below.on = false;
    detector->begun = true;
    detector->phase = PHASE_RISING;
    return REPETITION_BEGUN;
}

static enum repetition_fact drop(struct repetition_detector *detector, enum phase phase)
{
    detector->begun = detector->above.on = false;
    detector->phase = (int)phase;
    return REPETITION_DROPPED;
}

static enum repetition_fact finish(struct repetition_detector *detector, int64_t end_us)
{
    struct rep *rep = &detector->going;

    rep->end_us = end_us > rep->lower_us ? end_us : rep->lower_us;
    rep->top = detector->high.value;
    for (int back = detector->count; back-- > 0;)
        hold_add(detector, point_at(detector, back));
    if (detector->held > 0)
        rep->steadiness = sqrt(detector->held_m2 / (double)detector->held);
    detector->done = *rep;
    detector->after = true;
    detector->begun = detector->above.on = false;
    detector->phase = PHASE_REST;
    return REPETITION_DONE;
}

static enum repetition_fact end(struct repetition_detector *detector)
{
    return finish(detector, date_end(detector, &detector->low, detector->setup.back, -1));
}

/* At rest, or wanting it. */
static enum repetition_fact follow_rest(struct repetition_detector *detector,
                                        const struct repetition_point *point)
{
    const struct repetition_setup *setup = &detector->setup;

    if ((detector->phase == PHASE_FRESH && point->value <= setup->leave) || point->value < setup->back)
        detector->phase = PHASE_REST;
    if (detector->phase != PHASE_REST ||
        !stays(detector, &detector->above, point->value > setup->leave, point->t_us))
        return REPETITION_NOTHING;
    return begin(detector);
}

/* Believed to be over; comes to rest, or the next one begins at once. */
static enum repetition_fact follow_end(struct repetition_detector *detector,
                                       const struct repetition_point *point)
{
    enum repetition_fact fact;

    if (point->value <= detector->setup.leave &&
        sample_span_us(detector->low.seen_us, point->t_us) < STALL_US)
        return REPETITION_NOTHING;
    fact = end(detector);
    stays(detector, &detector->above, point->value > detector->setup.leave, point->t_us);
    return fact;
}

/* Below `back`; the movement is over when it stays there. */
static enum repetition_fact come_back(struct repetition_detector *detector)
{
    if (detector->high.value < detector->setup.reach)
        return drop(detector, PHASE_REST);
    if (detector->phase == PHASE_RISING)
        arrive(detector);
    if (detector->phase == PHASE_TOP)
        leave_top(detector);
    detector->phase = PHASE_ENDING;
    return REPETITION_NOTHING;
}

static void follow_back(struct repetition_detector *detector, const struct repetition_point *point)
{
    double back = detector->setup.back;

    if (point->value >= back)
        return;
    if (!detector->below.on)
        detector->low = extreme_begin(back, point->t_us);
    extreme_follow(&detector->low, -1, back - detector->low.seen, point);
}

static enum repetition_fact follow_top(struct repetition_detector *detector,
                                       const struct repetition_point *point)
{
    struct rep *rep = &detector->going;

    if (detector->phase == PHASE_LOWERING) {
        if (point->value < plateau_level(detector))
            return REPETITION_NOTHING;
        rep->dips++;
        rep->lower_us = 0;
        detector->sagging.on = false;
        detector->phase = PHASE_TOP;
        return REPETITION_TOP;
    }
    if (detector->arrived < plateau_level(detector)) { /* that was not the top yet */
        detector->phase = PHASE_RISING;
        return REPETITION_NOTHING;
    }
    if (!stays(detector, &detector->sagging, point->value < left_level(detector), point->t_us))
        return REPETITION_NOTHING;
    leave_top(detector);
    return REPETITION_LOWERING;
}

static enum repetition_fact follow_up(struct repetition_detector *detector,
                                      const struct repetition_point *point)
{
    const struct repetition_setup *setup = &detector->setup;
    struct rep *rep = &detector->going;

    follow_back(detector, point);
    if (stays(detector, &detector->below, point->value < setup->back, point->t_us))
        return come_back(detector);
    if (detector->below.on)
        return REPETITION_NOTHING;
    if (setup->longest_us > 0 && sample_span_us(rep->start_us, point->t_us) > setup->longest_us)
        return drop(detector, PHASE_SPENT);
    extreme_follow(&detector->high, 1, detector->high.value - left_level(detector), point);
    rep->top = detector->high.value;
    if (detector->phase != PHASE_RISING)
        return follow_top(detector, point);
    if (detector->high.value < setup->reach ||
        (point->value >= left_level(detector) &&
         sample_span_us(detector->high.seen_us, point->t_us) < STALL_US))
        return REPETITION_NOTHING;
    arrive(detector);
    return REPETITION_TOP;
}

static enum repetition_fact follow(struct repetition_detector *detector, const struct repetition_point *point)
{
    remember(detector, point);
    if (detector->phase == PHASE_ENDING) {
        follow_back(detector, point);
        return follow_end(detector, point);
    }
    return detector->begun ? follow_up(detector, point) : follow_rest(detector, point);
}

/* The point that is being filled, if there is one. */
static enum repetition_fact fill_end(struct repetition_detector *detector)
{
    const struct repetition_point point = {
        .t_us = detector->filling.from_us + (int64_t)detector->filling.offset_us,
        .value = detector->filling.value,
    };

    if (detector->filling.values == 0)
        return REPETITION_NOTHING;
    detector->filling.values = 0;
    return follow(detector, &point);
}

enum repetition_fact repetition_push(struct repetition_detector *detector, int64_t t_us, double value)
{
    enum repetition_fact fact = REPETITION_NOTHING;
    double jump = fabs(detector->setup.leave - detector->setup.back);
    int64_t span_us = sample_span_us(detector->filling.from_us, t_us);

    if (!(fabs(value) <= VALUE_LIMIT) || t_us > TIME_LIMIT || t_us < -TIME_LIMIT ||
        (detector->known && t_us < detector->last_us))
        return REPETITION_NOTHING;
    if (detector->filling.values > 0 &&
        (span_us >= POINT_US || !(fabs(value - detector->filling.value) <= jump)))
        fact = fill_end(detector);
    if (detector->filling.values++ == 0) {
        detector->filling.from_us = t_us;
        detector->filling.offset_us = detector->filling.value = 0.0;
        span_us = 0;
    }
    detector->filling.offset_us += ((double)span_us - detector->filling.offset_us) / detector->filling.values;
    detector->filling.value += (value - detector->filling.value) / detector->filling.values;
    detector->last_us = t_us;
    detector->known = true;
    return fact;
}

void repetition_shift(struct repetition_detector *detector, double by)
{
    for (int i = 0; i < detector->count; i++)
        detector->points[(unsigned)(detector->newest - i) % REPETITION_POINTS].value -= by;
    detector->filling.value -= by;
    detector->above.on = false;
}

/* The stream breaks in the middle of a movement. */
static enum repetition_fact cut(struct repetition_detector *detector, int64_t t_us)
{
    if (detector->phase == PHASE_ENDING)
        return end(detector);
    if (detector->high.value < detector->setup.reach)
        return drop(detector, PHASE_FRESH);
    if (detector->phase == PHASE_RISING)
        arrive(detector);
    if (detector->phase == PHASE_TOP)
        detector->going.lower_us = t_us > detector->going.top_us ? t_us : detector->going.top_us;
    detector->phase = PHASE_ENDING;
    return finish(detector, t_us);
}

enum repetition_fact repetition_stop(struct repetition_detector *detector, int64_t t_us)
{
    enum repetition_fact fact = fill_end(detector);

    if (detector->begun)
        fact = cut(detector, t_us < detector->last_us ? t_us : detector->last_us);
    else if (fact != REPETITION_DONE && fact != REPETITION_DROPPED)
        fact = REPETITION_NOTHING;
    detector->count = 0;
    detector->known = detector->after = detector->above.on = false;
    detector->phase = PHASE_FRESH;
    return fact;
}
