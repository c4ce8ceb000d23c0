#include "measure/fold/bouts.h"

#include <math.h>
#include <string.h>

#define BINS_PER_KG 100.0

void bouts_init(struct bouts_finder *finder)
{
    memset(finder, 0, sizeof(*finder));
    finder->found.longest = -1;
}

static void count_load(struct bouts_finder *finder, double kg)
{
    finder->histogram[(int)fmin(floor(kg * BINS_PER_KG + 0.5), BOUTS_BINS - 1)]++;
}

/* The load that is number `rank` (from 1 on) in the order of size. */
static double load_of_rank(const struct bouts_finder *finder, uint64_t rank)
{
    uint64_t below = 0;
    int bin = 0;

    while (bin < BOUTS_BINS - 1 && below + finder->histogram[bin] < rank)
        below += finder->histogram[bin++];
    return bin / BINS_PER_KG;
}

static double median_kg(const struct bouts_finder *finder)
{
    uint64_t count = 0;

    for (int i = 0; i < BOUTS_BINS; i++)
        count += finder->histogram[i];
    return (load_of_rank(finder, (count + 1) / 2) + load_of_rank(finder, count / 2 + 1)) / 2.0;
}

static void measure(struct bouts_finder *finder, struct bout *stand)
{
    struct bouts_settled *settled = finder->quiet.sway.points > 0 ? &finder->quiet : &finder->all;

    jumps_finish(&settled->jumps);
    stand->jumps = settled->jumps.found;
    stand->settled_us = settled->from_us;
    stand->leaving_us = settled->to_us;
    if (sway_measure(&settled->sway, &stand->sway) < 0)
        memset(&stand->sway, 0, sizeof(stand->sway));
}

static void add_stand(struct bouts_finder *finder)
{
    struct bouts *found = &finder->found;
    const struct bout *longest = found->longest < 0 ? NULL : &found->stands[found->longest];
    struct bout stand = {.start_us = finder->stretch.begin_us, .end_us = finder->stretch.end_us};

    if (found->count == BOUTS_MAX) {
        found->unlisted++;
        return;
    }
    stand.kg = median_kg(finder);
    measure(finder, &stand);
    found->stands[found->count] = stand;
    if (!longest ||
        sample_span_us(stand.start_us, stand.end_us) > sample_span_us(longest->start_us, longest->end_us))
        found->longest = found->count;
    found->count++;
}

static void add_part(struct bouts_finder *finder)
{
    if (finder->part_count == BOUTS_MAX)
        finder->found.unlisted++;
    else
        finder->parts[finder->part_count++] = (struct bouts_part){
            finder->stretch.begin_us, finder->stretch.end_us, median_kg(finder), finder->starts};
}

static void add_frame(struct bouts_settled *settled, const struct plate_frame *frame)
{
    if (settled->sway.points == 0)
        settled->from_us = frame->t_us;
    settled->to_us = frame->t_us;
    sway_push(&settled->sway, frame->x_mm, frame->y_mm);
    jumps_push(&settled->jumps, frame->t_us, frame->x_mm, frame->y_mm);
}

static bool quiet_second(const struct trace *newest)
{
    double speeds_mm_s = 0.0;

    if (newest->count < BOUTS_QUIET_FRAMES)
        return false;
    for (int i = 0; i < BOUTS_QUIET_FRAMES; i++)
        speeds_mm_s += trace_at(newest, i)->speed_mm_s;
    return speeds_mm_s < BOUTS_STEP_MM_S * BOUTS_QUIET_FRAMES;
}

static void settle(struct bouts_finder *finder, const struct plate_frame *frame)
{
    struct trace *newest = &finder->newest;

    add_frame(&finder->all, frame);
    trace_push(newest, frame);
    if (finder->quiet.sway.points > 0)
        add_frame(&finder->quiet, frame);
    else if (quiet_second(newest))
        for (int back = BOUTS_QUIET_FRAMES; back-- > 0;)
            add_frame(&finder->quiet, trace_at(newest, back));
}

static void interrupt(struct bouts_finder *finder)
{
    sway_break(&finder->all.sway);
    sway_break(&finder->quiet.sway);
    trace_clear(&finder->newest);
}

/* Frames old enough that they are no stepping off, whatever comes. */
static void count_settled(struct bouts_finder *finder)
{
    const struct bouts_stretch *stretch = &finder->stretch;

    while (finder->held_count > 0) {
        const struct plate_frame *frame =
            &finder->held[(finder->head + BOUTS_HELD - finder->held_count) % BOUTS_HELD];

        if (sample_span_us(frame->t_us, stretch->end_us) < BOUTS_LEAVE_US)
            break;
        if (frame->first || !frame->on)
            interrupt(finder);
        if (frame->on && sample_span_us(stretch->begin_us, frame->t_us) >= BOUTS_SETTLE_US)
            settle(finder, frame);
        finder->held_count--;
    }
}

static void close_stretch(struct bouts_finder *finder)
{
    struct bouts_stretch *stretch = &finder->stretch;

    if (!stretch->open)
        return;
    if (finder->second)
        count_settled(finder);
    if (sample_span_us(stretch->begin_us, stretch->end_us) >= BOUTS_MIN_US) {
        if (finder->second)
            add_stand(finder);
        else
            add_part(finder);
    }
    stretch->open = false;
    finder->held_count = 0;
}

static void open_stretch(struct bouts_finder *finder, int64_t t_us)
{
    finder->stretch = (struct bouts_stretch){.open = true, .begin_us = t_us, .end_us = t_us};
    memset(finder->histogram, 0, sizeof(finder->histogram));
    sway_init(&finder->all.sway, FRAME_RATE_HZ);
    sway_init(&finder->quiet.sway, FRAME_RATE_HZ);
    finder->all.jumps = (struct jumps){0};
    finder->quiet.jumps = (struct jumps){0};
    finder->all.from_us = t_us;
    finder->all.to_us = t_us - 1;
    trace_clear(&finder->newest);
}

/*
 * A stretch begins and ends at the floor or above; less than that for more than drop_us ends it. When the
 * samples come for the second time, a drop that is no sharp fall is no dropout: it ends the stretch at once.
 */
static void follow(struct bouts_finder *finder, int64_t t_us, double kg, double floor_kg, int64_t drop_us)
{
    struct bouts_stretch *stretch = &finder->stretch;

    if (kg >= floor_kg) {
        if (!stretch->open)
            open_stretch(finder, t_us);
        stretch->end_us = t_us;
        stretch->kg = kg;
        stretch->low.on = false;
        count_load(finder, kg);
        return;
    }
    if (debounce_lasts(&stretch->low, true, t_us, drop_us + 1) ||
        (finder->second && kg >= CONDITION_FALL_SHARE * stretch->kg))
        close_stretch(finder);
}

static bool passed(const struct bouts_finder *finder, const struct bouts_part *part, int64_t t_us)
{
    return part->starts < finder->starts || (part->starts == finder->starts && part->end_us < t_us);
}

/* 60 % of the load of whoever is there at that time; false when nobody is. */
static bool floor_at(struct bouts_finder *finder, int64_t t_us, double *floor_kg)
{
    const struct bouts_part *part;

    while (finder->part < finder->part_count && passed(finder, &finder->parts[finder->part], t_us)) {
        close_stretch(finder);
        finder->part++;
    }
    part = &finder->parts[finder->part];
    if (finder->part == finder->part_count || part->starts > finder->starts || t_us < part->begin_us)
        return false;
    *floor_kg = BOUTS_SHARE * part->kg;
    return true;
}

static void hold_frames(struct bouts_finder *finder)
{
    struct plate_frame frame;

    while (condition_next(&finder->stream, &frame)) {
        if (finder->held_count == BOUTS_HELD)
            finder->held_count--;
        finder->held[finder->head] = frame;
        finder->head = (finder->head + 1) % BOUTS_HELD;
        finder->held_count++;
    }
}

static void count_sample(struct bouts *found, const struct sample *sample, bool broken)
{
    if (found->samples++ == 0)
        found->first_us = found->last_us = sample->t_us;
    if (broken || sample->has & SAMPLE_LOST)
        found->gaps++;
    if (sample->t_us > found->last_us)
        found->last_us = sample->t_us;
}

static void look_for_stands(struct bouts_finder *finder, const struct sample *sample)
{
    double kg = sample_total_kg(sample), floor_kg;

    if (!(sample->has & SAMPLE_LOAD) || !isfinite(kg))
        return;
    if (!finder->second)
        follow(finder, sample->t_us, kg, BOUTS_MIN_KG, SAMPLE_MAX_GAP_US);
    else if (floor_at(finder, sample->t_us, &floor_kg))
        follow(finder, sample->t_us, kg, floor_kg, BOUTS_DROP_US);
    if (finder->stretch.open)
        count_settled(finder);
    else
        finder->held_count = 0;
}

void bouts_push(struct bouts_finder *finder, const struct sample *sample)
{
    bool old = monotonic_push(&finder->order, sample->t_us) == MONOTONIC_OLD;
    bool back = finder->seen && !old && sample->t_us < finder->reached_us;
    bool silent = finder->seen && sample_span_us(finder->reached_us, sample->t_us) > SAMPLE_MAX_GAP_US;

    if (!finder->second)
        count_sample(&finder->found, sample, (silent && !finder->lost) || back);
    if (old)
        return;
    finder->lost = (sample->has & SAMPLE_LOST) != 0;
    if (finder->lost)
        monotonic_clear(&finder->order);
    if (finder->second) {
        condition_push(&finder->stream, sample);
        hold_frames(finder);
    }
    if (silent || back)
        close_stretch(finder);
    finder->starts += back;
    if (!finder->lost || !finder->seen || back) /* rows without values are as silent as no rows */
        finder->reached_us = sample->t_us;
    finder->seen = true;
    look_for_stands(finder, sample);
}

void bouts_rewind(struct bouts_finder *finder)
{
    close_stretch(finder);
    finder->second = true;
    finder->seen = false;
    finder->order = (struct monotonic){0};
    finder->starts = 0;
    finder->stream = (struct conditioner){0};
}

void bouts_finish(struct bouts_finder *finder)
{
    condition_flush(&finder->stream);
    hold_frames(finder);
    close_stretch(finder);
}
