#include "command/posture.h"

#include "body/cop.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A posture in the making. */
struct making {
    struct posturogram *posture;
    size_t capacity;
    bool failed; /* memory is short */
};

static void begin(struct making *making, struct posturogram *out)
{
    memset(out, 0, sizeof *out);
    sway_init(&out->sway, LOAD_RATE_HZ);
    *making = (struct making){.posture = out};
}

static int end(struct making *making)
{
    return making->failed ? -ENOMEM : sway_measure(&making->posture->sway, &making->posture->measures);
}

static void keep(struct making *making, struct plot_step step)
{
    struct posturogram *posture = making->posture;

    if ((size_t)posture->count == making->capacity && !making->failed) {
        size_t more = making->capacity ? 2 * making->capacity : 4096;
        struct plot_step *steps = more < INT_MAX ? realloc(posture->steps, more * sizeof *steps) : NULL;

        making->failed = !steps;
        if (steps) {
            posture->steps = steps;
            making->capacity = more;
        }
    }
    if (!making->failed)
        posture->steps[posture->count++] = step;
}

static void add(struct making *making, double t_s, double x_mm, double y_mm)
{
    sway_push(&making->posture->sway, x_mm, y_mm);
    keep(making, (struct plot_step){t_s, x_mm, y_mm});
}

static void interrupt(struct making *making, double t_s)
{
    const struct posturogram *posture = making->posture;

    sway_break(&making->posture->sway);
    if (posture->count > 0 && isfinite(posture->steps[posture->count - 1].x_mm))
        keep(making, (struct plot_step){t_s, (double)NAN, (double)NAN});
}

static size_t next_gap(const struct reading *reading, size_t at)
{
    int64_t from_us, to_us;

    return reading_next_gap(reading, &at, &from_us, &to_us) ? at : reading->count;
}

/* Rows a second, the gaps left out. Of the times as written: the rate scales every speed, and microseconds
 * are coarse for it. 0: not known. */
static double mean_rate_hz(const struct reading *reading)
{
    double steps = 0.0, seconds = 0.0;
    size_t from = 0;

    while (from < reading->count) {
        size_t gap = next_gap(reading, from);

        steps += (double)(gap - 1 - from);
        seconds += reading->rows[gap - 1].time_s - reading->rows[from].time_s;
        from = gap < reading->count && reading->rows[gap].sample.has & SAMPLE_LOST ? gap + 1 : gap;
    }
    return seconds > 0.0 ? steps / seconds : 0.0;
}

int posture_of_rows(const struct reading *reading, struct posturogram *out)
{
    double rate_hz = mean_rate_hz(reading);
    size_t gap = next_gap(reading, 0);
    struct making making;

    begin(&making, out);
    for (size_t i = 0; i < reading->count; i++) {
        const struct csv_row *row = &reading->rows[i];
        double t_s = reading_s(reading, row->sample.t_us);
        struct cop cop;

        if (i == gap) {
            interrupt(&making, t_s);
            gap = next_gap(reading, gap);
        }
        if (row->has_cop)
            add(&making, t_s, row->cop_x_mm, row->cop_y_mm);
        else if (row->sample.has & SAMPLE_LOAD && cop_from_load(row->sample.load_kg, POSTURE_MIN_KG, &cop))
            add(&making, t_s, cop.x_mm, cop.y_mm);
        else
            interrupt(&making, t_s);
    }
    if (rate_hz > 0.0)
        out->sway.rate_hz = rate_hz;
    return end(&making);
}

/* The stand that has settled at that time. */
static const struct stand *settled_at(const struct stands *stands, int64_t t_us)
{
    for (int i = 0; i < stands->count; i++)
        if (t_us >= stands->stands[i].settled_us && t_us <= stands->stands[i].leaving_us)
            return &stands->stands[i];
    return NULL;
}

static void drain(struct making *making, const struct stand **before, struct load_channel *channel,
                  const struct reading *reading, const struct stands *stands)
{
    struct load_frame frame;

    while (load_next(channel, &frame)) {
        const struct stand *stand = frame.on ? settled_at(stands, frame.t_us) : NULL;
        double t_s = reading_s(reading, frame.t_us);

        if (frame.first || stand != *before)
            interrupt(making, t_s);
        *before = stand;
        if (stand)
            add(making, t_s, frame.x_mm, frame.y_mm);
    }
}

int posture_of_stands(const struct reading *reading, const struct stands *stands, struct posturogram *out)
{
    const struct stand *before = NULL;
    struct load_channel channel;
    struct making making;

    begin(&making, out);
    load_init(&channel);
    for (size_t i = 0; i < reading->count; i++) {
        load_push(&channel, &reading->rows[i].sample);
        drain(&making, &before, &channel, reading, stands);
    }
    load_flush(&channel);
    drain(&making, &before, &channel, reading, stands);
    return end(&making);
}

void posture_free(struct posturogram *posture)
{
    free(posture->steps);
    memset(posture, 0, sizeof *posture);
}
