#include "screen/progress/progress_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/glyph.h"
#include "screen/shared/widgets.h"

/* Holds, sway and minutes as charts. */

static const double NARROW = 400; /* a narrower card is drawn with fewer words */

void progress_step_name(const struct span *span, int step, char out[PROGRESS_STEP])
{
    static const char *const names[SPAN_WEEK] = {N_("Th"), N_("Fr"), N_("Sa"), N_("Su"),
                                                 N_("Mo"), N_("Tu"), N_("We")};
    int day = span->today - (span->count - 1 - step);

    if (span->step_days > 1)
        snprintf(out, PROGRESS_STEP, "%d", step + 1);
    else if (day == span->today)
        snprintf(out, PROGRESS_STEP, "%s", _("today"));
    else /* day 0, the first of January 1970, was a Thursday */
        snprintf(out, PROGRESS_STEP, "%s", _(names[(day % SPAN_WEEK + SPAN_WEEK) % SPAN_WEEK]));
}

void progress_paint_ends(struct canvas *canvas, const struct span *span, double x0, double x1, double y)
{
    const bool days = span->step_days == 1;
    char first[PROGRESS_STEP];

    progress_step_name(span, 0, first);
    double last =
        draw_text(canvas, x1, y, (x1 - x0) / 2, 34, BOLD, ALIGN_RIGHT, INK, days ? _("today") : _("now"));
    draw_text(canvas, x0, y, x1 - x0 - last - 10, 34, MEDIUM, ALIGN_LEFT, STONE, days ? first : _("week 1"));
}

void progress_mark(struct canvas *canvas, double x, double y, double radius, enum side side)
{
    const double r = 1.25 * radius, edge = r + 5;
    const struct point outer[] = {{x, y - edge}, {x + edge, y}, {x, y + edge}, {x - edge, y}},
                       inner[] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};

    if (side == SIDE_RIGHT) {
        draw_polygon(canvas, outer, 4, PAPER);
        draw_polygon(canvas, inner, 4, RIGHT_GRAPHIC);
    } else {
        draw_disc(canvas, x, y, radius + 3, PAPER);
        draw_disc(canvas, x, y, radius, part_side_graphic(side));
    }
}

static void paint_dashes(struct canvas *canvas, const struct point *points, int count, struct colour colour)
{
    const double dash = 24, gap = 14;
    double phase = 0; /* how far into a dash and its gap */

    for (int i = 1; i < count; i++) {
        const struct point a = points[i - 1], b = points[i];
        double length = hypot(b.x - a.x, b.y - a.y), at = 0;
        while (at < length) {
            double to = fmin(length, at + (phase < dash ? dash - phase : dash + gap - phase));
            const struct point from = {a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length},
                               end = {a.x + (b.x - a.x) * to / length, a.y + (b.y - a.y) * to / length};
            if (phase < dash && to > at)
                draw_line(canvas, from, end, 8, colour);
            phase = fmod(phase + to - at, dash + gap);
            if (to <= at)
                break;
            at = to;
        }
    }
}

/* Where a chart lies: its axes, and the value at the top. */
struct plane {
    double x0, x1, y0, y1, top;
};

static struct point place(const struct plane *plane, const struct span *span, int step, double value)
{
    return (struct point){plane->x0 + (plane->x1 - plane->x0) * step / (span->count - 1),
                          plane->y1 - (plane->y1 - plane->y0) * value / plane->top};
}

/* The steps of one leg that have a hold. */
struct line {
    struct point points[SPAN_STEPS_MAX];
    int count;
    double last; /* s */
};

static struct line line_of(const struct plane *plane, const struct span *span, int table, enum side side)
{
    struct line line = {.count = 0};

    for (int i = 0; i < span->count; i++) {
        double held = span->steps[i].hold_s[table][side];
        if (held <= 0)
            continue;
        line.points[line.count++] = place(plane, span, i, held);
        line.last = held;
    }
    return line;
}

/* Dashes over the solid line, discs over the diamonds: each leg shows where both are the same. */
static void paint_lines(struct canvas *canvas, const struct line lines[SIDE_RIGHT + 1], double radius)
{
    draw_polyline(canvas, lines[SIDE_LEFT].points, lines[SIDE_LEFT].count, 8, NULL, NULL, LEFT_GRAPHIC);
    paint_dashes(canvas, lines[SIDE_RIGHT].points, lines[SIDE_RIGHT].count, RIGHT_GRAPHIC);
    for (int side = SIDE_RIGHT; side >= SIDE_LEFT; side--)
        for (int i = 0; i < lines[side].count; i++)
            progress_mark(canvas, lines[side].points[i].x, lines[side].points[i].y, radius, (enum side)side);
}

/* At the end of the lines, by name: apart from each other, the higher one above. */
static void paint_last(struct canvas *canvas, const struct line lines[SIDE_RIGHT + 1],
                       const struct plane *plane, double right)
{
    const double apart = 54;
    double y[SIDE_RIGHT + 1] = {0};
    char text[24];

    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
        if (lines[side].count > 0)
            y[side] = fmax(plane->y0 + 20, lines[side].points[lines[side].count - 1].y + 14);
    if (lines[SIDE_LEFT].count > 0 && lines[SIDE_RIGHT].count > 0 &&
        fabs(y[SIDE_LEFT] - y[SIDE_RIGHT]) < apart) {
        enum side above = lines[SIDE_LEFT].last > lines[SIDE_RIGHT].last ? SIDE_LEFT : SIDE_RIGHT;
        double middle = fmin((y[SIDE_LEFT] + y[SIDE_RIGHT]) / 2, plane->y1 - apart / 2);
        y[above] = fmax(middle - apart / 2, plane->y0 + 6);
        y[side_other(above)] = y[above] + apart;
    }
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        if (lines[side].count == 0)
            continue;
        snprintf(text, sizeof text, side == SIDE_LEFT ? _("Left %.0f") : _("Right %.0f"),
                 floor(lines[side].last));
        draw_text(canvas, plane->x1 + 26, y[side], right - plane->x1 - 26, 44, BOLD, ALIGN_LEFT,
                  part_side_text((enum side)side), text);
    }
}

static double highest_hold(const struct span *span, int table)
{
    double most = 0;

    for (int i = 0; i < span->count; i++)
        for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
            most = fmax(most, span->steps[i].hold_s[table][side]);
    return most;
}

static void paint_axes(struct canvas *canvas, const struct span *span, const struct plane *plane, double by)
{
    const double wide = (plane->x1 - plane->x0) / (span->count - 1);
    const int every = wide >= 70 ? 1 : wide >= 46 ? 2 : 3;
    char text[32];

    for (double value = 0; value <= plane->top; value += by) {
        double y = plane->y1 - (plane->y1 - plane->y0) * value / plane->top;
        draw_rect(canvas, plane->x0 - 14, y - (value > 0 ? 1 : 2), plane->x1 - plane->x0 + 30,
                  value > 0 ? 2 : 4, LINE);
        snprintf(text, sizeof text, "%.0f", value);
        draw_text(canvas, plane->x0 - 28, y + 12, 72, 34, MEDIUM, ALIGN_RIGHT, STONE, text);
    }
    double taken = plane->x1 + 200;
    for (int i = span->count - 1; i >= 0; i -= every) {
        bool last = i == span->count - 1;
        double x = place(plane, span, i, 0).x;
        progress_step_name(span, i, text);
        double half = text_width(canvas, 32, last ? BOLD : MEDIUM, text) / 2;
        if (x + half + 6 > taken)
            continue;
        taken = x - half;
        draw_text(canvas, x, plane->y1 + 46, last ? 140 : 110, 34, last ? BOLD : MEDIUM, ALIGN_CENTRE,
                  last ? INK : STONE, text);
    }
}

static const char *hold_unit(struct canvas *canvas, int table, double room)
{
    if (table >= 0 && span_table_support(table) == SUPPORT_HAND)
        return text_width(canvas, 36, MEDIUM, _("seconds, with a hand")) > room ? _("with a hand")
                                                                                : _("seconds, with a hand");
    return table >= 0 && span_table_channel(table) == CHANNEL_CONTACT ? _("seconds, on the mat")
                                                                      : _("seconds");
}

/* The distance of the lines: five of them at most. */
static double round_step(double most)
{
    static const double steps[] = {5, 10, 20, 50};
    int i = 0;

    while (i < 3 && most > 4 * steps[i])
        i++;
    return most > 10 && i == 0 ? steps[1] : steps[i];
}

void progress_paint_holds(struct canvas *canvas, const struct span *span, struct box card)
{
    const int table = span_table(span);
    const double right = card.x + card.w - 24;
    struct plane plane = {card.x + 96 + 1.3 * (text_size(canvas, 34) - 34), right - 214, card.y + 108,
                          card.y + card.h - 70, 10};
    const double wide = (plane.x1 - plane.x0) / (span->count - 1);
    struct line lines[SIDE_RIGHT + 1] = {0};

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    draw_text(canvas, card.x + 36, card.y + 64, card.w / 2 - 40, 44, BOLD, ALIGN_LEFT, INK,
              _("Longest hold"));
    if (table < 0) {
        draw_paragraph(canvas, card.x + 36, card.y + 150, card.w - 72, 38, SEMIBOLD, INK,
                       _("Stand on one leg for a while, and a line for each leg begins here."));
        glyph_foot(canvas, card.x + card.w / 2 - 60, card.y + card.h - 118, 150, SIDE_LEFT, true,
                   LEFT_GRAPHIC);
        glyph_foot(canvas, card.x + card.w / 2 + 60, card.y + card.h - 128, 140, SIDE_RIGHT, false, STONE);
        return;
    }
    draw_text(canvas, right - 16, card.y + 62, card.w / 2 - 40, 36, MEDIUM, ALIGN_RIGHT, STONE,
              hold_unit(canvas, table, card.w / 2 - 40));
    double most = highest_hold(span, table), by = round_step(most);
    plane.top = fmax(2 * by, by * ceil(most / by));
    paint_axes(canvas, span, &plane, by);
    for (int side = SIDE_LEFT; side <= SIDE_RIGHT; side++)
        lines[side] = line_of(&plane, span, table, (enum side)side);
    paint_lines(canvas, lines, wide < 64 ? 9 : 12);
    if (lines[SIDE_LEFT].count <= 1 && lines[SIDE_RIGHT].count <= 1)
        draw_label(canvas, plane.x0 + 8, plane.y1 - (plane.y1 - plane.y0) * by / plane.top / 2 + 13,
                   plane.x1 - plane.x0 - 60, 80, 38, SEMIBOLD, ALIGN_LEFT, INK, _("Your first point"));
    paint_last(canvas, lines, &plane, right);
}

/* The heading, the newest value in large, its unit. Returns the right end of it. */
static double paint_value(struct canvas *canvas, struct box card, const char *heading, double room,
                          double value, const char *unit)
{
    const double x = card.x + 36;
    char text[32];

    draw_text(canvas, x, card.y + 62, room, card.w < NARROW ? 40 : 44, BOLD, ALIGN_LEFT, INK, heading);
    snprintf(text, sizeof text, "%.0f", value);
    double wide = draw_text(canvas, x, card.y + 148, card.w / 2, 88, EXTRABOLD, ALIGN_LEFT, INK, text);
    return x + wide + 10 +
           draw_text(canvas, x + wide + 10, card.y + 148, card.w - 58 - wide, 36, MEDIUM, ALIGN_LEFT, STONE,
                     unit);
}

/* Beside the value, which ends at `from`, or below where there is no room. Returns how far the line below is
 * free. */
static double paint_trend(struct canvas *canvas, struct box card, double from, enum span_trend trend)
{
    static const char *const words[] = {"", N_("calmer"), N_("livelier")};
    const bool less = trend == SPAN_LESS;
    const double right = card.x + card.w - 36, wide = text_width(canvas, 38, BOLD, _(words[trend]));
    const double x = right - wide - 28, y = card.y + (x - 28 < from ? 206 : 148);
    const struct point down[] = {{x - 16, y - 26}, {x + 16, y - 26}, {x, y + 2}};
    const struct point up[] = {{x - 16, y}, {x, y - 28}, {x + 16, y}};

    if (trend == SPAN_SAME)
        return right;
    draw_text(canvas, right, y, wide + 1, 38, BOLD, ALIGN_RIGHT, less ? LAKE : INK, _(words[trend]));
    draw_polygon(canvas, less ? down : up, 3, less ? LAKE : INK);
    return x - 28 < from ? x - 28 : right;
}

static void paint_area(struct canvas *canvas, const struct point *points, int count, double y)
{
    struct point quads[4 * SPAN_STEPS_MAX];
    int ends[SPAN_STEPS_MAX], n = 0;

    for (int i = 1; i < count; i++) {
        quads[n++] = points[i - 1];
        quads[n++] = points[i];
        quads[n++] = (struct point){points[i].x, y};
        quads[n++] = (struct point){points[i - 1].x, y};
        ends[i - 1] = n;
    }
    if (count > 1)
        draw_polygons(canvas, quads, ends, count - 1, ZONE);
}

void progress_paint_sway(struct canvas *canvas, const struct span *span, struct box card)
{
    const int table = span_table(span);
    struct plane plane = {card.x + 48, card.x + card.w - 48, card.y + 238, card.y + card.h - 66, 0};
    struct point points[SPAN_STEPS_MAX];
    double first = 0, last = 0;
    int count = 0;
    char text[32];

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    for (int i = 0; i < span->count; i++)
        plane.top = fmax(plane.top, span_sway(span, i, table));
    for (int i = 0; i < span->count && plane.top > 0; i++) {
        double sway = span_sway(span, i, table);
        if (sway <= 0)
            continue;
        first = count ? first : sway;
        last = sway;
        points[count++] = place(&plane, span, i, sway);
    }
    if (count == 0) {
        draw_text(canvas, card.x + 36, card.y + 62, card.w - 72, 44, BOLD, ALIGN_LEFT, INK, _("Sway"));
        const char *words = _("The board feels how calm you stand. It shows here.");
        double high = part_height(canvas, card.w - 72, 38, SEMIBOLD, words);
        draw_paragraph(canvas, card.x + 36, card.y + 150, card.w - 72, high < card.h - 150 ? 38 : 32,
                       SEMIBOLD, INK, words);
        return;
    }
    double to = paint_value(canvas, card, card.w < NARROW ? _("Sway") : _("Sway speed"), card.w - 72, last,
                            _("mm/s"));
    double room = paint_trend(canvas, card, to, span_sway_trend(span, table));
    paint_area(canvas, points, count, plane.y1);
    draw_rect(canvas, plane.x0 - 12, plane.y1 - 2, plane.x1 - plane.x0 + 24, 4, LINE);
    draw_polyline(canvas, points, count, 7, NULL, NULL, INK);
    draw_disc(canvas, points[count - 1].x, points[count - 1].y, 17, PAPER);
    draw_disc(canvas, points[count - 1].x, points[count - 1].y, 13, INK);
    snprintf(text, sizeof text, "%.0f", first);
    double wide = text_width(canvas, 34, BOLD, text) + 1;
    if (count > 1 && points[0].x + wide < room)
        draw_text(canvas, points[0].x, points[0].y - 14, wide, 34, BOLD, ALIGN_LEFT, STONE, text);
    else if (count > 1 && points[0].x - 20 - wide > card.x + 24)
        draw_text(canvas, points[0].x - 20, points[0].y + 12, wide, 34, BOLD, ALIGN_RIGHT, STONE, text);
    progress_paint_ends(canvas, span, plane.x0 - 12, plane.x1 + 12, card.y + card.h - 20);
}

/* Whole minutes, and any practice is at least one. */
static int minutes(double seconds)
{
    return seconds > 0 ? (int)fmax(1, floor(seconds / 60 + 0.5)) : 0;
}

void progress_paint_minutes(struct canvas *canvas, const struct span *span, const struct span_step *week,
                            struct box card)
{
    const double x0 = card.x + 36, x1 = card.x + card.w - 36, y0 = card.y + 238, y1 = card.y + card.h - 66;
    const double column = (x1 - x0) / span->count, w = fmin(0.68 * column, 44);
    enum { REPS_W = 200 };
    double most = 0;
    char text[24], reps[48];

    draw_sheet(canvas, card.x, card.y, card.w, card.h);
    for (int i = 0; i < span->count; i++)
        most = fmax(most, span->steps[i].seconds);
    if (most <= 0) {
        draw_text(canvas, x0, card.y + 62, card.w - 72, 44, BOLD, ALIGN_LEFT, INK, _("Minutes"));
        draw_paragraph(canvas, x0, card.y + 150, card.w - 72, 38, SEMIBOLD, INK,
                       _("Every outing adds its minutes here."));
        return;
    }
    snprintf(reps, sizeof reps, i18n_count("%d rep", "%d reps", week->reps), week->reps);
    double taken = week->reps == 0 ? 0 : fmin(text_width(canvas, 38, BOLD, reps), REPS_W) + 12;
    const bool narrow = card.w < NARROW || text_width(canvas, 44, BOLD, _("Minutes")) + taken > card.w - 72;
    if (narrow)
        taken = 0; /* the line below has the room */
    snprintf(text, sizeof text, "%d", minutes(week->seconds));
    double beside = card.w - 58 - text_width(canvas, 88, EXTRABOLD, text);
    paint_value(canvas, card, _("Minutes"), card.w - 72 - taken, minutes(week->seconds),
                text_width(canvas, 36, MEDIUM, _("in 7 days")) > beside ? _("min") : _("in 7 days"));
    if (week->reps > 0)
        draw_text(canvas, x1, card.y + (narrow ? 206 : 62), REPS_W, 38, BOLD, ALIGN_RIGHT, INK, reps);
    draw_rect(canvas, x0, y1 - 2, x1 - x0, 4, LINE);
    for (int i = 0; i < span->count; i++) {
        double high = (y1 - y0) * span->steps[i].seconds / most;
        if (span->steps[i].seconds > 0)
            draw_round(canvas, x0 + (i + 0.5) * column - w / 2, y1 - fmax(high, 8), w, fmax(high, 8), 6,
                       i == span->count - 1 ? FERN : BAR);
    }
    progress_paint_ends(canvas, span, x0, x1, card.y + card.h - 20);
}
