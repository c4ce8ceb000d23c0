#include "measure/fold/repetition.h"

#include "measure/sample.h"

#include <math.h>

#define VALUE_LIMIT 1e12
#define TIME_LIMIT  (INT64_MAX / 4)
#define STALL_SHARE 0.05 /* of the way gone: going on by less than this in STALL_US is standing still */
enum {
    POINT_US = 20000,
    STALL_US = 250000,
    STALL_PART = 8,    /* or this part of the time that the movement has taken so far */
    PAUSE_US = 400000, /* the same, looking back from the way up */
    SAG_US = 120000,   /* and from the way down: a top that sinks slowly is still the top */
    PAUSE_PART = 2,
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
    *detector = (struct repetition_detector){.setup = *setup};
}

static void hold_add(struct repetition_detector *detector, const struct history_point *point)
{
    const struct rep *rep = &detector->going;
    double off = point->value - detector->held_mean;

    if (point->t_us < rep->top_us || (detector->phase != PHASE_TOP && point->t_us > rep->lower_us))
        return;
    detector->held++;
    detector->held_mean += off / (double)detector->held;
    detector->held_m2 += off * (point->value - detector->held_mean);
}

static void remember(struct repetition_detector *detector, const struct history_point *point)
{
    if (detector->past.count == HISTORY_POINTS && detector->phase >= PHASE_TOP)
        hold_add(detector, history_at(&detector->past, HISTORY_POINTS - 1));
    history_add(&detector->past, point);
}

/* An extreme that is being followed away from a level. */

static struct repetition_extreme extreme_begin(double level, int64_t t_us)
{
    return (struct repetition_extreme){.value = level, .seen = level, .seen_us = t_us};
}

static void extreme_follow(struct repetition_extreme *extreme, int sign, double span,
                           const struct history_point *point)
{
    if (sign * (point->value - extreme->value) > 0.0)
        extreme->value = point->value;
    if (sign * (point->value - extreme->seen) > STALL_SHARE * span) {
        extreme->seen = point->value;
        extreme->seen_us = point->t_us;
    }
}

/* It goes on no more: what is slow is given longer. */
static bool stalled(const struct repetition_extreme *extreme, int64_t begun_us,
                    const struct history_point *now)
{
    int64_t slow_us = sample_span_us(begun_us, now->t_us) / STALL_PART;

    return sample_span_us(extreme->seen_us, now->t_us) >= (slow_us > STALL_US ? slow_us : STALL_US);
}

/* Looking back, where waiting costs nothing. */
static int64_t pause_us(int64_t begun_us, int64_t now_us, int64_t least_us)
{
    int64_t slow_us = sample_span_us(begun_us, now_us) / PAUSE_PART;

    return slow_us > least_us ? slow_us : least_us;
}

/* Back in time from the point `from`, as long as the signal goes on in the direction of `sign` from the
 * level. */
static struct repetition_extreme extreme_before(const struct repetition_detector *detector, int from,
                                                int sign, double level, int64_t pause_least_us)
{
    int64_t from_us = history_at(&detector->past, from)->t_us;
    struct repetition_extreme extreme = extreme_begin(level, from_us);

    for (; from < detector->past.count; from++) {
        const struct history_point *point = history_at(&detector->past, from);

        if (sample_span_us(point->t_us, extreme.seen_us) > pause_us(extreme.seen_us, from_us, pause_least_us))
            break;
        extreme_follow(&extreme, sign, fabs(extreme.seen - level), point);
    }
    return extreme;
}

/* It began at an extreme before it crossed the level between the point `from` and the next. */
static int64_t date_begin(const struct repetition_detector *detector,
                          const struct repetition_extreme *extreme, double level, int from)
{
    return history_foot_us(&detector->past, from, HISTORY_BEFORE, extreme->value, level);
}

/* It has come from the level to the extreme, which is among the points. */
static int64_t date_end(const struct repetition_detector *detector, const struct repetition_extreme *extreme,
                        double level, int sign)
{
    int from = history_find(&detector->past, 0, sign, extreme->value);

    from = history_find(&detector->past, from, -sign, level);
    return history_foot_us(&detector->past, from, HISTORY_AFTER, extreme->value, level);
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
static bool stays(const struct repetition_detector *detector, struct debounce *stay, bool so, int64_t t_us)
{
    return debounce_lasts(stay, so, t_us, detector->setup.debounce_us);
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
    int from = history_find(&detector->past, 0, 1, level);
    struct repetition_extreme extreme = extreme_before(detector, from, 1, level, SAG_US);

    rep->lower_us = date_begin(detector, &extreme, level, from);
    if (rep->lower_us < rep->top_us)
        rep->lower_us = rep->top_us;
    detector->phase = PHASE_LOWERING;
}

static enum repetition_fact begin(struct repetition_detector *detector)
{
    struct rep *rep = &detector->going;
    double level = detector->setup.leave;
    int64_t before_us = detector->done.end_us;
    int from = history_find(&detector->past, 0, -1, level);
    struct repetition_extreme extreme = extreme_before(detector, from, -1, level, PAUSE_US);

    *rep = (struct rep){.start_us = date_begin(detector, &extreme, level, from)};
    if (detector->after && rep->start_us < before_us)
        rep->start_us = before_us;
    detector->rest = extreme.value;
    detector->high = extreme_begin(level, detector->above.since_us);
    while (from-- > 0)
        extreme_follow(&detector->high, 1, level - extreme.value, history_at(&detector->past, from));
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
    for (int back = detector->past.count; back-- > 0;)
        hold_add(detector, history_at(&detector->past, back));
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
                                        const struct history_point *point)
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
                                       const struct history_point *point)
{
    if (point->value <= detector->setup.leave && !stalled(&detector->low, detector->going.lower_us, point))
        return REPETITION_NOTHING;
    enum repetition_fact fact = end(detector);
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

static void follow_back(struct repetition_detector *detector, const struct history_point *point)
{
    double back = detector->setup.back;

    if (point->value >= back)
        return;
    if (!detector->below.on)
        detector->low = extreme_begin(back, point->t_us);
    extreme_follow(&detector->low, -1, back - detector->low.seen, point);
}

static enum repetition_fact follow_top(struct repetition_detector *detector,
                                       const struct history_point *point)
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

static enum repetition_fact follow_up(struct repetition_detector *detector, const struct history_point *point)
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
        (point->value >= left_level(detector) && !stalled(&detector->high, rep->start_us, point)))
        return REPETITION_NOTHING;
    arrive(detector);
    return REPETITION_TOP;
}

static enum repetition_fact follow(struct repetition_detector *detector, const struct history_point *point)
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
    const struct history_point point = {
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
    history_shift(&detector->past, by);
    detector->filling.value -= by;
    detector->above.on = false;
}

void repetition_again(struct repetition_detector *detector)
{
    drop(detector, PHASE_REST);
    detector->above.on = true;
    detector->above.since_us = detector->last_us - detector->setup.debounce_us;
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
    history_clear(&detector->past);
    detector->known = detector->after = detector->above.on = false;
    detector->phase = PHASE_FRESH;
    return fact;
}
