#include "command/reading.h"

#include "body/order.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int keep(struct reading *reading, size_t *capacity, const struct csv_row *row)
{
    if (reading->count == *capacity) {
        size_t more = *capacity ? 2 * *capacity : 4096;
        struct csv_row *rows = realloc(reading->rows, more * sizeof *rows);

        if (!rows)
            return -ENOMEM;
        reading->rows = rows;
        *capacity = more;
    }
    reading->rows[reading->count++] = *row;
    return 0;
}

/* A row in its order. A clock that is set back is a loss of the device. */
static int take(struct reading *reading, size_t *capacity, struct order *order, const struct csv_row *row)
{
    struct csv_row lost = {.sample = {.t_us = order->newest_us, .has = SAMPLE_LOST}};
    enum order_fact fact = order_push(order, row->sample.t_us);
    int result = 0;

    reading->samples++;
    reading->dropped = order->dropped;
    if (fact == ORDER_OLD)
        return 0;
    if (fact == ORDER_ANEW) {
        lost.time_s = reading->rows[reading->count - 1].time_s;
        result = keep(reading, capacity, &lost);
    }
    if (row->sample.has & SAMPLE_LOST)
        order_clear(order);
    return result ? result : keep(reading, capacity, row);
}

/* Is the row alone with its time: a silence before it, and the clock set back after it? */
static bool wrong_time(const struct reading *reading, size_t i)
{
    const struct csv_row *row = &reading->rows[i];

    return i + 2 < reading->count && row[1].sample.has & SAMPLE_LOST &&
           row[2].sample.t_us < row->sample.t_us &&
           (i == 0 || row->sample.t_us - row[-1].sample.t_us > SAMPLE_MAX_GAP_US);
}

static void find_span(struct reading *reading)
{
    bool found = false;

    for (size_t i = 0; i < reading->count; i++) {
        int64_t t_us = reading->rows[i].sample.t_us;

        if (wrong_time(reading, i) || (i > 0 && wrong_time(reading, i - 1)))
            continue;
        if (!found)
            reading->first_us = reading->last_us = t_us;
        if (t_us > reading->last_us)
            reading->last_us = t_us;
        found = true;
    }
}

/* What the rows say about the whole. */
static void look_over(struct reading *reading)
{
    int64_t from_us, to_us;
    size_t at = 0;

    for (size_t i = 0; i < reading->count; i++) {
        const struct csv_row *row = &reading->rows[i];

        reading->load |= (row->sample.has & SAMPLE_LOAD) != 0;
        reading->motion |= (row->sample.has & SAMPLE_MOTION) != 0;
        reading->contact |= (row->sample.has & SAMPLE_CONTACT) != 0;
        reading->cop |= row->has_cop;
    }
    find_span(reading);
    while (reading_next_gap(reading, &at, &from_us, &to_us))
        reading->gaps++;
}

int reading_take(struct csv *csv, const char *path, struct reading *out, char error[256])
{
    struct reading reading = {0};
    struct order order = {0};
    struct csv_row row;
    size_t capacity = 0;
    int more;

    while ((more = csv_next(csv, &row, error)) > 0) {
        more = take(&reading, &capacity, &order, &row);
        if (more) {
            snprintf(error, 256, "%s: not enough memory", path);
            break;
        }
    }
    if (!more && reading.count == 0) {
        snprintf(error, 256, "%s: has a header and no samples", path);
        more = -EINVAL;
    }
    if (more) {
        reading_free(&reading);
        return more;
    }
    look_over(&reading);
    *out = reading;
    return 0;
}

int reading_read(const char *path, const struct csv_options *options, struct reading *out, char error[256])
{
    struct csv *csv = csv_open(path, options, error);
    int result = csv ? reading_take(csv, path, out, error) : -EINVAL;

    csv_close(csv);
    return result;
}

void reading_free(struct reading *reading)
{
    free(reading->rows);
    memset(reading, 0, sizeof *reading);
}

double reading_s(const struct reading *reading, int64_t t_us)
{
    return (double)(t_us - reading->first_us) / 1e6;
}

bool reading_next_gap(const struct reading *reading, size_t *at, int64_t *from_us, int64_t *to_us)
{
    const struct csv_row *rows = reading->rows;

    for (size_t i = *at + 1; i < reading->count; i++) {
        const struct sample *before = &rows[i - 1].sample, *sample = &rows[i].sample;
        bool lost = (sample->has & SAMPLE_LOST) != 0;
        bool silent = sample_span_us(before->t_us, sample->t_us) > SAMPLE_MAX_GAP_US &&
                      !(before->has & sample->has & SAMPLE_CONTACT);

        /* A silence that begins with a loss has been told of. */
        if (before->has & SAMPLE_LOST || (!lost && !silent))
            continue;
        *at = i;
        *from_us = before->t_us;
        *to_us = lost && i + 1 < reading->count ? rows[i + 1].sample.t_us : sample->t_us;
        return true;
    }
    return false;
}
