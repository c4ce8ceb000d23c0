#include "screen/shared/focus.h"

#include <math.h>
#include <stdio.h>

#include "screen/shared/widgets.h"

void focus_begin(struct focus *focus)
{
    focus->count = 0;
}

static double plain_s(const struct focus *focus)
{
    return focus->plain_s > 0 ? focus->plain_s : FOCUS_DWELL_S;
}

double focus_slow_s(const struct focus *focus)
{
    return plain_s(focus) * FOCUS_DWELL_SLOW_S / FOCUS_DWELL_S;
}

bool focus_item(struct focus *focus, int id, double x, double y, double w, double h)
{
    if (focus->count == FOCUS_ITEMS_MAX)
        return false;
    focus->items[focus->count++] =
        (struct focus_item){.id = id, .x = x, .y = y, .w = w, .h = h, .dwell_s = plain_s(focus)};
    /* A screen without focus yet begins with its first item, so that the first frame shows it. */
    if (focus->id < 0)
        focus->id = id;
    return focus->id == id;
}

void focus_slow(struct focus *focus)
{
    if (focus->count > 0)
        focus->items[focus->count - 1].dwell_s = focus_slow_s(focus);
}

static const struct focus_item *focused(const struct focus *focus)
{
    for (int i = 0; i < focus->count; i++)
        if (focus->items[i].id == focus->id)
            return &focus->items[i];
    return NULL;
}

void focus_label(struct focus *focus, const char *label)
{
    if (focus->count > 0)
        snprintf(focus->items[focus->count - 1].label, FOCUS_LABEL, "%s", label);
}

const char *focus_said(const struct focus *focus)
{
    const struct focus_item *item = focused(focus);

    return item ? item->label : "";
}

void focus_end(struct focus *focus)
{
    if (!focused(focus))
        focus->id = focus->count > 0 ? focus->items[0].id : -1;
}

/*
 * How far an item lies in that direction; negative when it does not. Sideways distance counts threefold, and
 * only beyond the edges, so that what stands in line comes first.
 */
static double distance(const struct focus_item *from, const struct focus_item *to, int dx, int dy)
{
    double along_x = to->x + to->w / 2 - (from->x + from->w / 2);
    double along_y = to->y + to->h / 2 - (from->y + from->h / 2);
    double gap_x = fmax(0, fmax(to->x - (from->x + from->w), from->x - (to->x + to->w)));
    double gap_y = fmax(0, fmax(to->y - (from->y + from->h), from->y - (to->y + to->h)));
    double along = dx ? along_x * dx : along_y * dy;
    double gap = dx ? gap_x : gap_y, aside = dx ? gap_y : gap_x;
    double off = dx ? fabs(along_y) : fabs(along_x);

    /* Items of one row or column overlap in the other direction: they are beside, not above. */
    if (along <= 1 || (gap <= 0 && aside > 0))
        return -1;
    return gap + 3 * aside + 0.1 * off + 1;
}

bool focus_move(struct focus *focus, int dx, int dy)
{
    const struct focus_item *from = focused(focus), *best = NULL;
    double nearest = 0;

    if (!from)
        return false;
    for (int i = 0; i < focus->count; i++) {
        double d = &focus->items[i] == from ? -1 : distance(from, &focus->items[i], dx, dy);
        if (d >= 0 && (!best || d < nearest)) {
            best = &focus->items[i];
            nearest = d;
        }
    }
    if (!best)
        return false;
    focus->id = best->id;
    return true;
}

bool focus_step(struct focus *focus, int by)
{
    const struct focus_item *from = focused(focus);

    if (!from)
        return false;
    int to = (int)(from - focus->items) + by;
    if (to < 0 || to >= focus->count)
        return false;
    focus->id = focus->items[to].id;
    return true;
}

int focus_point(struct focus *focus, double x, double y)
{
    for (int i = 0; i < focus->count; i++) {
        const struct focus_item *item = &focus->items[i];
        if (x >= item->x && x < item->x + item->w && y >= item->y && y < item->y + item->h) {
            focus->id = item->id;
            return item->id;
        }
    }
    return -1;
}

bool focus_listed(const struct focus *focus)
{
    return focused(focus) != NULL;
}

double focus_dwell_s(const struct focus *focus)
{
    const struct focus_item *item = focused(focus);

    return item ? item->dwell_s : plain_s(focus);
}

/* A point of the rounded rectangle, u = 0..1 of its length clockwise from the top middle. */
static struct point on_frame(double x, double y, double w, double h, double r, double u)
{
    const double quarter = PART_PI / 2 * r, across = w - 2 * r, down = h - 2 * r;
    const double length[] = {across / 2, quarter, down, quarter, across, quarter, down, quarter, across / 2};
    const struct point corner[] = {
        {x + w - r, y + r}, {x + w - r, y + h - r}, {x + r, y + h - r}, {x + r, y + r}};
    double rest = u * (2 * across + 2 * down + 4 * quarter);
    int part = 0;

    while (part < 8 && rest > length[part])
        rest -= length[part++];
    if (part % 2) { /* round the corner part / 2; angles clockwise from twelve o'clock */
        double angle = PART_PI / 2 * (part / 2) + (r > 0 ? rest / r : 0);
        const struct point *c = &corner[part / 2];
        return (struct point){c->x + r * sin(angle), c->y - r * cos(angle)};
    }
    switch (part) {
    case 0:
        return (struct point){x + w / 2 + rest, y};
    case 2:
        return (struct point){x + w, y + r + rest};
    case 4:
        return (struct point){x + w - r - rest, y + h};
    case 6:
        return (struct point){x, y + h - r - rest};
    default:
        return (struct point){x + r + rest, y};
    }
}

void focus_frame(const struct focus *focus, struct canvas *canvas, struct box at, double radius)
{
    const double x = at.x, y = at.y, w = at.w, h = at.h;
    enum { STEPS = 160 };
    struct point path[STEPS + 1];
    int count = (int)lround(fmin(fmax(focus->progress, 0), 1) * STEPS) + 1;

    draw_round(canvas, x - 13, y - 13, w + 26, h + 26, radius + 13, EDGE);
    draw_round(canvas, x - 11, y - 11, w + 22, h + 22, radius + 11, FRAME);
    if (count < 2)
        return;
    for (int i = 0; i < count; i++)
        path[i] = on_frame(x - 5, y - 5, w + 10, h + 10, radius + 5, (double)i / STEPS);
    draw_polyline(canvas, path, count, 8, NULL, NULL, SUN_LIGHT);
}

void focus_two_lines(struct canvas *canvas, struct focus_words words, struct box at, struct colour strong,
                     struct colour weak)
{
    const double x = at.x, w = at.w, middle = at.y + at.h / 2;

    if (block_lines(canvas, w, 0, words.small_size, MEDIUM, words.small) == 1) {
        draw_label(canvas, x, middle - 8, w, fmin(at.h / 2 + 10, 80), words.size, BOLD, ALIGN_LEFT, strong,
                   words.text);
        draw_label(canvas, x, middle + 44, w, 0, words.small_size, MEDIUM, ALIGN_LEFT, weak, words.small);
        return;
    }
    /* The second in two lines: all of it a little higher and closer. */
    draw_block(canvas, x, at.y + 10, w, at.h / 2 - 22, words.size, BOLD, ALIGN_LEFT, strong, words.text);
    draw_block(canvas, x, middle - 10, w, at.h / 2, words.small_size, MEDIUM, ALIGN_LEFT, weak, words.small);
}

bool focus_framed(struct focus *focus, struct canvas *canvas, int id, struct box at, double radius,
                  const char *label)
{
    const bool here = focus_item(focus, id, at.x, at.y, at.w, at.h);

    focus_label(focus, label);
    if (here)
        focus_frame(focus, canvas, at, radius);
    return here;
}

bool focus_key(struct focus *focus, struct canvas *canvas, int id, struct box at, double radius,
               const char *label)
{
    const bool here = focus_framed(focus, canvas, id, at, radius, label);

    draw_key(canvas, at.x, at.y, at.w, at.h, radius, here);
    return here;
}

bool button(struct focus *focus, struct canvas *canvas, int id, struct box at, const char *text,
            const char *small)
{
    const double pad = at.w < 260 ? 16 : 28, size = small || at.h < 140 ? 44 : 60;
    const bool here = focus_key(focus, canvas, id, at, FOCUS_RADIUS, text);
    const struct colour strong = here ? MIST : INK, weak = here ? QUIET : STONE;
    const double x = at.x + pad, w = at.w - 2 * pad;

    if (small)
        focus_two_lines(canvas, (struct focus_words){text, small, size, 38}, (struct box){x, at.y, w, at.h},
                        strong, weak);
    else
        draw_block(canvas, x, at.y + 6, w, at.h - 12, size, BOLD, ALIGN_CENTRE, strong, text);
    return here;
}
