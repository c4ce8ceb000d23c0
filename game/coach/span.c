#include "coach/span.h"

#include <limits.h>

void span_init(struct span *span, enum span_view view, int today)
{
    static const int counts[SPAN_VIEWS] = {SPAN_WEEK, 8, SPAN_STEPS_MAX};

    *span = (struct span){.count = counts[view],
                          .step_days = view == SPAN_DAYS ? 1 : SPAN_WEEK,
                          .today = today,
                          .first = INT_MAX,
                          .last = INT_MIN};
    for (int i = 0; i < SPAN_STEPS_MAX; i++)
        span->steps[i].pain = -1;
}

int span_from(const struct span *span)
{
    return span->today - span->count * span->step_days + 1;
}

/* NULL: outside. */
static struct span_step *step_of(struct span *span, int day)
{
    if (day < span_from(span) || day > span->today)
        return NULL;
    return &span->steps[(day - span_from(span)) / span->step_days];
}

void span_push_day(struct span *span, const struct span_day *day)
{
    struct span_step *step = step_of(span, day->day);
    const bool practice = day->attempts > 0;

    if (practice && day->day < span->first)
        span->first = day->day;
    if (practice && day->day > span->last)
        span->last = day->day;
    if (!step)
        return;
    step->days += practice;
    step->seconds += day->seconds;
    step->reps += day->reps;
    if (day->pain > step->pain)
        step->pain = day->pain;
}

void span_push_hold(struct span *span, const struct span_hold *hold)
{
    struct span_step *step = step_of(span, hold->day);
    int table = (int)hold->support * CHANNEL_COACH + (int)hold->channel;

    if (!step || hold->channel >= CHANNEL_COACH)
        return;
    if (hold->seconds > step->hold_s[table][hold->side])
        step->hold_s[table][hold->side] = hold->seconds;
    if (hold->velocity_mm_s > 0) {
        step->sway_mm[table] += hold->velocity_mm_s * hold->seconds;
        step->sway_s[table] += hold->seconds;
    }
}

bool span_comparable(const struct level *level)
{
    return level && level->activity->yardstick && level->eyes == EYES_OPEN &&
           level->surface == SURFACE_FIRM && level->extra_kg <= 0;
}

int span_table(const struct span *span)
{
    for (int table = 0; table < SPAN_TABLES; table++)
        for (int i = 0; i < span->count; i++)
            for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
                if (span->steps[i].hold_s[table][side] > 0)
                    return table;
    return -1;
}

enum channel span_table_channel(int table)
{
    return (enum channel)(table % CHANNEL_COACH);
}

enum support span_table_support(int table)
{
    return (enum support)(table / CHANNEL_COACH);
}

double span_sway(const struct span *span, int step, int table)
{
    const struct span_step *at = &span->steps[step];

    return table >= 0 && at->sway_s[table] > 0 ? at->sway_mm[table] / at->sway_s[table] : 0;
}

int span_rest(const struct span *span, int step)
{
    int from = span_from(span) + step * span->step_days, to = from + span->step_days;

    if (span->first > from)
        from = span->first;
    if (to > span->today && span->last < span->today)
        to = span->today;
    return from < to ? to - from - span->steps[step].days : 0;
}

bool span_empty(const struct span *span)
{
    for (int i = 0; i < span->count; i++)
        if (span->steps[i].days > 0 || span->steps[i].pain >= 0)
            return false;
    return true;
}

enum span_trend span_sway_trend(const struct span *span, int table)
{
    double first = 0, last = 0;

    for (int i = 0; i < span->count; i++) {
        double sway = span_sway(span, i, table);
        if (sway <= 0)
            continue;
        if (first <= 0)
            first = sway;
        last = sway;
    }
    if (last < first * (1 - SPAN_SAME_SHARE))
        return SPAN_LESS;
    return last > first * (1 + SPAN_SAME_SHARE) ? SPAN_MORE : SPAN_SAME;
}
