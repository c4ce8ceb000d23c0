#include "command/stands.h"

#include "input/csv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct moment {
    int64_t t_us;
    double kg;
};

struct moments {
    struct moment *at;
    size_t count, capacity;
};

static int keep(struct moments *moments, int64_t t_us, double kg)
{
    if (moments->count == moments->capacity) {
        size_t capacity = moments->capacity ? 2 * moments->capacity : 4096;
        struct moment *more = realloc(moments->at, capacity * sizeof *more);

        if (!more)
            return -ENOMEM;
        moments->at = more;
        moments->capacity = capacity;
    }
    moments->at[moments->count++] = (struct moment){t_us, kg};
    return 0;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Of the loads above floor_kg. 0 when there are none; -1 when memory is short. */
static double median_kg(const struct moment *at, size_t count, double floor_kg)
{
    double *kg = malloc((count ? count : 1) * sizeof *kg);
    double median = 0;
    size_t kept = 0;

    if (!kg)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (at[i].kg >= floor_kg)
            kg[kept++] = at[i].kg;
    qsort(kg, kept, sizeof *kg, compare);
    if (kept)
        median = kept % 2 ? kg[kept / 2] : (kg[kept / 2 - 1] + kg[kept / 2]) / 2;
    free(kg);
    return median;
}

/*
 * The next stretch from *from on that begins and ends at floor_kg or above: [*begin, *end). Less than that
 * for more than drop_us ends it, and so does a silence of more than a second. False when there is none; *from
 * moves behind it.
 */
static bool next_stretch(const struct moments *moments, double floor_kg, int64_t drop_us, size_t *from,
                         size_t limit, size_t *begin, size_t *end)
{
    const struct moment *at = moments->at;
    size_t i = *from;

    while (i < limit && at[i].kg < floor_kg)
        i++;
    if (i == limit)
        return false;
    *begin = i;
    *end = i + 1;
    for (i++; i < limit && at[i].t_us - at[i - 1].t_us <= SAMPLE_MAX_GAP_US; i++) {
        if (i > *end && at[i].t_us - at[*end - 1].t_us > drop_us)
            break;
        if (at[i].kg >= floor_kg)
            *end = i + 1;
    }
    *from = *end;
    return true;
}

static int add(struct stands *out, const struct moments *moments, size_t begin, size_t end)
{
    struct stand stand = {moments->at[begin].t_us, moments->at[end - 1].t_us, 0};
    struct stand *longest = out->longest < 0 ? NULL : &out->stands[out->longest];

    if (stand.end_us - stand.start_us < STANDS_MIN_US || out->count == STANDS_MAX)
        return 0;
    stand.kg = median_kg(&moments->at[begin], end - begin, STANDS_MIN_KG);
    if (stand.kg < 0)
        return -ENOMEM;
    out->stands[out->count] = stand;
    if (!longest || stand.end_us - stand.start_us > longest->end_us - longest->start_us)
        out->longest = out->count;
    out->count++;
    return 0;
}

/* Somebody is there: then where that is above 60 % of the median, which toe taps hardly move. */
static int find(struct stands *out, const struct moments *moments)
{
    size_t from = 0, begin, end;

    while (next_stretch(moments, STANDS_MIN_KG, SAMPLE_MAX_GAP_US, &from, moments->count, &begin, &end)) {
        double kg = median_kg(&moments->at[begin], end - begin, STANDS_MIN_KG);
        size_t inner = begin, first, last;

        if (kg < 0)
            return -ENOMEM;
        while (next_stretch(moments, STANDS_SHARE * kg, STANDS_DROP_US, &inner, end, &first, &last))
            if (add(out, moments, first, last))
                return -ENOMEM;
    }
    return 0;
}

static int read_moments(struct csv *csv, struct stands *out, struct moments *moments, char error[256])
{
    struct csv_row row;
    int more;

    while ((more = csv_next(csv, &row, error)) > 0) {
        const struct sample *sample = &row.sample;

        if (!out->samples++)
            out->first_us = out->last_us = sample->t_us;
        if (sample->t_us - out->last_us > SAMPLE_MAX_GAP_US || sample->has & SAMPLE_LOST)
            out->gaps++;
        if (sample->t_us > out->last_us)
            out->last_us = sample->t_us;
        if (sample->has & SAMPLE_LOAD && keep(moments, sample->t_us, sample_total_kg(sample)))
            return -ENOMEM;
    }
    return more;
}

int stands_read(const char *path, struct stands *out, char error[256])
{
    struct moments moments = {0};
    struct stands found = {.longest = -1};
    struct csv *csv = csv_open(path, error);
    int result;

    if (!csv)
        return -EINVAL;
    result = read_moments(csv, &found, &moments, error);
    csv_close(csv);
    if (!result && !moments.count) {
        snprintf(error, 256, "%s: has no corner loads of a board (columns top_left_kg ...)", path);
        result = -EINVAL;
    }
    if (!result)
        result = find(&found, &moments);
    if (result == -ENOMEM)
        snprintf(error, 256, "%s: not enough memory", path);
    if (!result)
        *out = found;
    free(moments.at);
    return result;
}
