#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"

#include <math.h>

/* Stamps that many rows share: the rows are spread evenly over them. */

static void set_time(struct csv_row *row, double time_s)
{
    row->time_s = time_s;
    row->sample.t_us = llround(time_s * 1e6);
}

/* Rows that share a stamp, evenly over it; where there are fewer at the begin or the end of a part, at its
 * end or its begin, as far apart as usual. */
static void spread(struct csv *csv, bool last)
{
    const struct csv_pace *pace = &csv->pace;
    double from_s = csv->group[0].time_s, step_s = pace->stamp_s / csv->group_count;
    bool fewer = csv->group_count < pace->per_stamp;
    if (fewer && (csv->first_group || last))
        step_s = pace->stamp_s / pace->per_stamp;
    if (fewer && csv->first_group && !last)
        from_s += pace->stamp_s - step_s * csv->group_count;
    for (int i = 0; i < csv->group_count; i++)
        set_time(&csv->group[i], from_s + step_s * i);
}

static bool is_lost(const struct csv_row *row)
{
    return (row->sample.has & SAMPLE_LOST) != 0;
}

/* Does the row belong to the stamp behind that of the group? */
static bool follows(const struct csv *csv, const struct csv_row *row)
{
    double step_s = row->time_s - csv->group[0].time_s;
    return !is_lost(row) && step_s > 0.0 && step_s < 1.5 * csv->pace.stamp_s;
}

/* All rows with the next stamp; a loss is alone. */
static int read_group(struct csv *csv, char *error)
{
    struct csv_row row = csv->ahead;
    int got = csv->have_ahead ? 1 : csv_next_row(csv, &row, error);
    csv->group_count = csv->group_at = 0;
    csv->have_ahead = false;
    while (got > 0 && (csv->group_count == 0 || (row.sample.t_us == csv->group[0].sample.t_us &&
                                                 !is_lost(&row) && !is_lost(csv->group)))) {
        if (csv->group_count == CSV_GROUP_MAX)
            return csv_fault(csv, error, "the time stands still at %.12g s, for %d rows", row.time_s,
                             CSV_GROUP_MAX);
        csv->group[csv->group_count++] = row;
        got = csv_next_row(csv, &row, error);
    }
    if (got < 0 || csv->group_count == 0)
        return got;
    csv->have_ahead = got > 0;
    csv->ahead = row;
    bool last = got == 0 || !follows(csv, &row);
    if (!is_lost(csv->group))
        spread(csv, last);
    csv->first_group = last;
    return 0;
}

int csv_next_spread(struct csv *csv, struct csv_row *out, char *error)
{
    if (csv->group_at == csv->group_count) {
        int got = read_group(csv, error);
        if (got < 0)
            return got;
        if (csv->group_count == 0)
            return 0;
    }
    *out = csv->group[csv->group_at++];
    return 1;
}
