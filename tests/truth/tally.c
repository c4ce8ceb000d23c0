#include "truth.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct truth_event *truth_add(struct truth_events *events)
{
    int last = events->count < TRUTH_EVENTS_MAX ? events->count : TRUTH_EVENTS_MAX - 1;

    events->count++;
    memset(&events->events[last], 0, sizeof(events->events[last]));
    return &events->events[last];
}

static int listed(const struct truth_events *events)
{
    return events->count < TRUTH_EVENTS_MAX ? events->count : TRUTH_EVENTS_MAX;
}

static int keep_error(struct truth_errors *errors, double s)
{
    if (errors->count == errors->capacity) {
        size_t capacity = errors->capacity > 0 ? 2 * errors->capacity : 256;
        double *more = realloc(errors->s, capacity * sizeof(*more));

        if (more == NULL)
            return -ENOMEM;
        errors->s = more;
        errors->capacity = capacity;
    }
    errors->s[errors->count++] = s;
    return 0;
}

static bool overlap(const struct truth_event *a, const struct truth_event *b, int last)
{
    return a->times_us[0] < b->times_us[last] && b->times_us[0] < a->times_us[last];
}

static int count_found(struct truth_tally *tally, const struct truth_table *table,
                       const struct truth_event *was, const struct truth_event *found)
{
    int error = 0;

    tally->sided += was->side == found->side;
    tally->reasoned += was->reason == found->reason;
    for (int i = 0; i < table->time_count && error == 0; i++)
        error = keep_error(&tally->errors[i], fabs((double)(found->times_us[i] - was->times_us[i])) / 1e6);
    return error;
}

int truth_count(struct truth_tally *tally, const struct truth_table *table, const struct truth_events *were,
                const struct truth_events *found)
{
    int next = 0, matched = 0, last = table->time_count - 1, error = 0;

    for (int i = 0; i < listed(were) && error == 0; i++) {
        const struct truth_event *was = &were->events[i];

        /* Found ones that were over before this began belong to nothing. */
        while (next < listed(found) && found->events[next].times_us[last] <= was->times_us[0])
            next++;
        if (next == listed(found) || !overlap(was, &found->events[next], last))
            continue;
        error = count_found(tally, table, was, &found->events[next++]);
        matched++;
    }
    tally->sessions++;
    tally->exact += were->count == found->count && matched == listed(were);
    tally->events += listed(were);
    tally->missed += listed(were) - matched;
    tally->invented += found->count - matched;
    return error;
}

int truth_add_tally(struct truth_tally *tally, const struct truth_tally *more)
{
    tally->sessions += more->sessions;
    tally->exact += more->exact;
    tally->events += more->events;
    tally->sided += more->sided;
    tally->reasoned += more->reasoned;
    tally->missed += more->missed;
    tally->invented += more->invented;
    for (int time = 0; time < TRUTH_TIMES_MAX; time++)
        for (size_t i = 0; i < more->errors[time].count; i++)
            if (keep_error(&tally->errors[time], more->errors[time].s[i]) < 0)
                return -ENOMEM;
    return 0;
}

void truth_free(struct truth_tally *tally)
{
    for (int i = 0; i < TRUTH_TIMES_MAX; i++)
        free(tally->errors[i].s);
    memset(tally, 0, sizeof(*tally));
}

double truth_share(int part, int whole)
{
    return whole > 0 ? (double)part / whole : 1.0;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double truth_percentile(struct truth_errors *errors, double part)
{
    if (errors->count == 0)
        return 0.0;
    qsort(errors->s, errors->count, sizeof(*errors->s), compare);
    return errors->s[(size_t)((double)(errors->count - 1) * part + 0.5)];
}
