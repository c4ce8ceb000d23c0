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

int posture_of_rows(const struct reading *reading, struct posturogram *out)
{
    struct making making;
    double first_s, last_s;

    begin(&making, out);
    for (size_t i = 0; i < reading->count; i++) {
        const struct csv_row *row = &reading->rows[i];
        double t_s = reading_s(reading, row->sample.t_us);
        struct cop cop;

        if (row->has_cop)
            add(&making, t_s, row->cop_x_mm, row->cop_y_mm);
        else if (row->sample.has & SAMPLE_LOAD && cop_from_load(row->sample.load_kg, POSTURE_MIN_KG, &cop))
            add(&making, t_s, cop.x_mm, cop.y_mm);
        else
            interrupt(&making, t_s);
    }
    if (reading->count > 1) {
        /* As written: the rate scales every speed, and microseconds are coarse for it. */
        first_s = reading->rows[0].time_s;
        last_s = reading->rows[reading->count - 1].time_s;
        if (last_s > first_s)
            out->sway.rate_hz = (double)(reading->count - 1) / (last_s - first_s);
    }
    return end(&making);
}

/* A stand without stepping on and off it. */
static const struct stand *stand_at(const struct stands *stands, int64_t t_us)
{
    for (int i = 0; i < stands->count; i++)
        if (t_us >= stands->stands[i].start_us + STANDS_SETTLE_US &&
            t_us <= stands->stands[i].end_us - STANDS_LEAVE_US)
            return &stands->stands[i];
    return NULL;
}

/* Whoever is still finding a place for the feet has not settled, however long the weight has been there. */
struct settling {
    const struct stand *stand;
    struct load_frame held[POSTURE_QUIET_FRAMES]; /* ring: the newest second */
    int count;
    bool settled;
};

static void add_frame(struct making *making, const struct reading *reading, const struct load_frame *frame)
{
    add(making, reading_s(reading, frame->t_us), frame->x_mm, frame->y_mm);
}

/* Holds the frame back; with it the second that makes a quiet one counts. */
static void settle(struct settling *settling, struct making *making, const struct reading *reading,
                   const struct load_frame *frame)
{
    double speeds = 0;

    settling->held[settling->count++ % POSTURE_QUIET_FRAMES] = *frame;
    if (settling->count < POSTURE_QUIET_FRAMES)
        return;
    for (int i = 0; i < POSTURE_QUIET_FRAMES; i++)
        speeds += settling->held[i].speed_mm_s;
    if (speeds >= POSTURE_STEP_MM_S * POSTURE_QUIET_FRAMES)
        return;
    settling->settled = true;
    for (int i = 0; i < POSTURE_QUIET_FRAMES; i++)
        add_frame(making, reading, &settling->held[(settling->count + i) % POSTURE_QUIET_FRAMES]);
}

static void drain(struct making *making, struct settling *settling, struct load_channel *channel,
                  const struct reading *reading, const struct stands *stands)
{
    struct load_frame frame;

    while (load_next(channel, &frame)) {
        const struct stand *stand = frame.on ? stand_at(stands, frame.t_us) : NULL;

        if (frame.first || stand != settling->stand) {
            interrupt(making, reading_s(reading, frame.t_us));
            *settling = (struct settling){.stand = stand};
        }
        if (stand && settling->settled)
            add_frame(making, reading, &frame);
        else if (stand)
            settle(settling, making, reading, &frame);
    }
}

int posture_of_stands(const struct reading *reading, const struct stands *stands, struct posturogram *out)
{
    struct settling settling = {0};
    struct load_channel channel;
    struct making making;

    begin(&making, out);
    load_init(&channel);
    for (size_t i = 0; i < reading->count; i++) {
        load_push(&channel, &reading->rows[i].sample);
        drain(&making, &settling, &channel, reading, stands);
    }
    load_flush(&channel);
    drain(&making, &settling, &channel, reading, stands);
    return end(&making);
}

void posture_free(struct posturogram *posture)
{
    free(posture->steps);
    memset(posture, 0, sizeof *posture);
}
