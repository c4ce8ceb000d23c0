#include "command/standing.h"

#include <string.h>

void standing_init(struct standing *standing)
{
    memset(standing, 0, sizeof *standing);
    sway_init(&standing->sway, LOAD_RATE_HZ);
    load_init(&standing->channel);
}

static void begin_anew(struct standing *standing)
{
    standing->count = 0;
    standing->settled = false;
    sway_break(&standing->sway);
}

static void count_oldest(struct standing *standing)
{
    int oldest = (standing->head + STANDING_FRAMES - standing->count) % STANDING_FRAMES;

    if (standing->settled)
        sway_push(&standing->sway, standing->held[oldest].x_mm, standing->held[oldest].y_mm);
    standing->count--;
}

static bool has_settled(const struct standing *standing)
{
    double sum = 0;

    for (int i = 0; i < STANDING_FRAMES; i++)
        sum += standing->held[i].speed_mm_s;
    return sum / STANDING_FRAMES < STANDING_STEP_MM_S;
}

static void take_frame(struct standing *standing, const struct load_frame *frame)
{
    if (frame->first || !frame->on)
        begin_anew(standing);
    if (!frame->on)
        return;
    if (standing->count == STANDING_FRAMES)
        count_oldest(standing);
    standing->held[standing->head] = *frame;
    standing->head = (standing->head + 1) % STANDING_FRAMES;
    standing->count++;
    if (!standing->settled && standing->count == STANDING_FRAMES && has_settled(standing)) {
        standing->settled = true;
        standing->count = 0;
    }
}

static void drain(struct standing *standing)
{
    struct load_frame frame;

    while (load_next(&standing->channel, &frame))
        take_frame(standing, &frame);
}

void standing_push(struct standing *standing, const struct sample *sample)
{
    load_push(&standing->channel, sample);
    drain(standing);
}

void standing_finish(struct standing *standing)
{
    load_flush(&standing->channel);
    drain(standing);
    while (standing->count)
        count_oldest(standing);
}
