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

const char *const truth_rep_times[REP_TIMES] = {"start", "top", "lower", "end"};

struct truth_event *truth_add_rep(struct truth_events *events, enum side side, int reason,
                                  const int64_t times_us[REP_TIMES])
{
    struct truth_event *event = truth_add(events);

    event->side = side;
    event->reason = reason;
    memcpy(event->times_us, times_us, sizeof(event->times_us));
    return event;
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
    for (int i = 0; i < table->flag_count; i++) {
        tally->flags[i].asked += (was->asked >> i & 1u) != 0;
        tally->flags[i].right += ((was->asked & ~(was->flags ^ found->flags)) >> i & 1u) != 0;
    }
    for (int i = 0; i < table->time_count && error == 0; i++)
        error = keep_error(&tally->errors[i], fabs((double)(found->times_us[i] - was->times_us[i])) / 1e6);
    for (int i = 0; i < table->amount_count && error == 0; i++)
        error = keep_error(&tally->off[i], fabs(found->amounts[i] - was->amounts[i]));
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

static int keep_errors(struct truth_errors *errors, const struct truth_errors *more)
{
    int error = 0;

    for (size_t i = 0; i < more->count && error == 0; i++)
        error = keep_error(errors, more->s[i]);
    return error;
}

int truth_add_tally(struct truth_tally *tally, const struct truth_tally *more)
{
    int error = 0;

    tally->sessions += more->sessions;
    tally->exact += more->exact;
    tally->events += more->events;
    tally->sided += more->sided;
    tally->reasoned += more->reasoned;
    tally->missed += more->missed;
    tally->invented += more->invented;
    for (int i = 0; i < TRUTH_FLAGS_MAX; i++) {
        tally->flags[i].asked += more->flags[i].asked;
        tally->flags[i].right += more->flags[i].right;
    }
    for (int i = 0; i < TRUTH_TIMES_MAX && error == 0; i++)
        error = keep_errors(&tally->errors[i], &more->errors[i]);
    for (int i = 0; i < TRUTH_AMOUNTS_MAX && error == 0; i++)
        error = keep_errors(&tally->off[i], &more->off[i]);
    return error;
}

void truth_free(struct truth_tally *tally)
{
    for (int i = 0; i < TRUTH_TIMES_MAX; i++)
        free(tally->errors[i].s);
    for (int i = 0; i < TRUTH_AMOUNTS_MAX; i++)
        free(tally->off[i].s);
    *tally = (struct truth_tally){0};
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
