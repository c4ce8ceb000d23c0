#include "measure/plate/parts.h"

#include "measure/sample.h"

#include <math.h>

void parts_init(struct parts *parts, struct low_pass *filter)
{
    *parts = (struct parts){.longest = -1, .filter = filter, .alone = true};
    sway_init(&parts->pooled, 1.0);
}

/* Seconds between rows that nothing parts. */
static void end_stretch(struct parts *parts)
{
    if (parts->seen && !parts->before_lost)
        parts->seconds += parts->before_s - parts->since_s;
}

static void count_row(struct parts *parts, const struct parts_row *row, bool apart)
{
    if (apart || parts->before_lost || !parts->seen) {
        end_stretch(parts);
        parts->since_s = row->time_s;
    } else if (!row->lost) {
        parts->steps += 1.0;
    } else {
        end_stretch(parts);
    }
    parts->before_s = row->time_s;
}

/* Is the open part where the one before it was? */
static bool came_back(const struct parts *parts)
{
    double spread_mm, mm = jump_mm(&parts->tail, &parts->head, &spread_mm);

    return parts->joinable && parts->count > 0 && mm <= PARTS_SPREADS * spread_mm;
}

static void join_last(struct parts *parts)
{
    struct part *last = &parts->parts[parts->count - 1];

    last->kg = (last->kg * (double)last->sway.points + parts->now.kg * (double)parts->now.sway.points) /
               (double)(last->sway.points + parts->now.sway.points);
    last->end_us = parts->now.end_us;
    sway_join(&last->sway, &parts->now.sway);
    jump_list_join(&last->jumps, &parts->now.jumps);
}

static void close_part(struct parts *parts)
{
    struct part *now = &parts->now;

    if (!parts->open)
        return;
    parts->open = false;
    jumps_finish(&parts->jumps);
    now->jumps = parts->jumps.found;
    if (parts->alone)
        now->sway = parts->pooled;
    parts->alone = false;
    now->kg = parts->kg_now / (double)now->sway.points;
    if (came_back(parts))
        join_last(parts);
    else if (now->sway.points >= 3 && parts->count < PARTS_MAX)
        parts->parts[parts->count++] = *now;
    else if (now->sway.points >= 3)
        parts->unlisted++;
    parts->tail = jumps_tail(&parts->jumps);
}

static void open_part(struct parts *parts, int64_t t_us, bool joinable)
{
    parts->open = true;
    parts->joinable = joinable;
    parts->now = (struct part){.start_us = t_us, .end_us = t_us};
    sway_init(&parts->now.sway, 1.0);
    parts->jumps = (struct jumps){0};
    parts->head = (struct jump_cluster){0};
    parts->kg_now = 0.0;
}

static void look_at_step(struct parts *parts, double dx, double dy)
{
    if (parts->stepped)
        parts->turned += dx * parts->step_x + dy * parts->step_y;
    parts->squares += dx * dx + dy * dy;
    parts->step_x = dx;
    parts->step_y = dy;
    parts->stepped = true;
}

static void look_for_leap(struct parts *parts, int64_t t_us, double dx, double dy)
{
    if (fabs(dx) + fabs(dy) < PARTS_LEAP_MM || hypot(dx, dy) < PARTS_LEAP_MM ||
        sample_span_us(parts->now.end_us, t_us) > PARTS_LEAP_US)
        return;
    if (parts->leaps++ == 0)
        parts->leap_from_us = parts->now.end_us;
    parts->leap_to_us = t_us;
}

static void take_point(struct parts *parts, int64_t t_us, double x_mm, double y_mm)
{
    int64_t span_us = sample_span_us(parts->now.end_us, t_us);

    if (parts->hole && parts->open && (span_us < 0 || span_us > SAMPLE_MAX_GAP_US))
        close_part(parts);
    if (!parts->open)
        open_part(parts, t_us, !parts->left && span_us > 0);
    parts->hole = parts->left = false;
    if (parts->pooled.joined) {
        look_for_leap(parts, t_us, x_mm - parts->pooled.last_x, y_mm - parts->pooled.last_y);
        look_at_step(parts, x_mm - parts->pooled.last_x, y_mm - parts->pooled.last_y);
    }
    sway_push(&parts->pooled, x_mm, y_mm);
    if (!parts->alone)
        sway_push(&parts->now.sway, x_mm, y_mm);
    jumps_push(&parts->jumps, t_us, x_mm, y_mm);
    if (sample_span_us(parts->now.start_us, t_us) < JUMP_SIDE * JUMP_BLOCK_US)
        jump_cluster_push(&parts->head, x_mm, y_mm);
    parts->now.end_us = t_us;
    if (parts->point)
        parts->point(parts->context, t_us, x_mm, y_mm);
}

static void drain(struct parts *parts)
{
    double x_mm, y_mm;
    int64_t t_us;

    while (low_pass_next(parts->filter, &t_us, &x_mm, &y_mm))
        take_point(parts, t_us, x_mm, y_mm);
}

static void interrupt(struct parts *parts, int64_t t_us, bool left)
{
    if (parts->filter) {
        low_pass_flush(parts->filter);
        drain(parts);
    }
    parts->kg_now += parts->kg;
    parts->kg = 0.0;
    sway_break(&parts->pooled);
    sway_break(&parts->now.sway);
    if (parts->point && !parts->hole)
        parts->point(parts->context, t_us, (double)NAN, (double)NAN);
    parts->stepped = false;
    parts->hole = true;
    parts->left |= left;
}

void parts_push(struct parts *parts, const struct parts_row *row)
{
    bool silent = parts->seen && !(row->contact && parts->before_contact) &&
                  sample_span_us(parts->before_us, row->t_us) > SAMPLE_MAX_GAP_US;

    if (silent || row->lost || !row->on)
        interrupt(parts, row->t_us, row->anew || (!row->lost && !row->on));
    count_row(parts, row, silent);
    parts->seen = true;
    parts->before_lost = row->lost;
    parts->before_contact = row->contact;
    parts->before_us = row->t_us;
    if (row->lost || !row->on)
        return;
    parts->kg += row->kg;
    if (parts->filter) {
        low_pass_push(parts->filter, row->t_us, row->x_mm, row->y_mm);
        drain(parts);
    } else {
        take_point(parts, row->t_us, row->x_mm, row->y_mm);
    }
}

static void choose_longest(struct parts *parts)
{
    for (int i = 0; i < parts->count; i++) {
        parts->parts[i].sway.rate_hz = parts->pooled.rate_hz;
        if (parts->longest < 0 || parts->parts[i].sway.points > parts->parts[parts->longest].sway.points)
            parts->longest = i;
    }
}

void parts_finish(struct parts *parts)
{
    interrupt(parts, parts->before_us, false);
    close_part(parts);
    end_stretch(parts);
    parts->rate_hz = parts->seconds > 0.0 ? parts->steps / parts->seconds : 0.0;
    if (parts->rate_hz > 0.0)
        parts->pooled.rate_hz = parts->rate_hz;
    if (parts->count == 1 && parts->unlisted == 0 && parts->parts[0].sway.points == parts->pooled.points)
        parts->parts[0].sway = parts->pooled;
    parts->roughness = parts->squares > 0.0 ? parts->turned / parts->squares : 0.0;
    choose_longest(parts);
}
