#include "plot/plot.h"

#include "picture/offscreen.h"
#include "plot/plot_axis.h"

#include <math.h>
#include <stdio.h>

/* Lanes name what was found; panels show the signal; the same time is the same place in all of them. */

enum { PICTURE_WIDTH = 1920, PICTURE_HEIGHT = 1080, TEXT = 32, TICKS_UP = 4, TICKS_ALONG = 12 };

static const double LEFT = 236, RIGHT = 72, TOP = 92, BOTTOM = 938, LANE = 40, LANE_GAP = 6, HEAD = 48;

enum lane { LANE_STAND, LANE_HOLD, LANE_REP, LANE_HELD, LANE_LEGS, LANE_FULL, LANE_CONTROLLED, LANES };
static const char *const lane_names[LANES] = {"stands", "holds", "repetitions", "held, s",
                                              "legs",   "full",  "controlled"};

struct layout {
    struct plot_scale time;
    double lane_y[LANES]; /* middle; 0: there is none of that kind */
    struct plot_scale panel[PLOT_PANELS];
};

static bool shown(const struct plot *plot, const struct plot_span *span)
{
    return span->to_s >= plot->from_s && span->from_s <= plot->to_s;
}

static bool any(const struct plot *plot, enum plot_what what)
{
    for (int i = 0; i < plot->span_count; i++)
        if (plot->spans[i].what == what && shown(plot, &plot->spans[i]))
            return true;
    return false;
}

static bool any_legs(const struct plot *plot)
{
    for (int i = 0; i < plot->span_count; i++)
        if (plot->spans[i].legs && shown(plot, &plot->spans[i]))
            return true;
    return false;
}

static bool any_side(const struct plot *plot, enum side side)
{
    for (int i = 0; i < plot->span_count; i++)
        if (plot->spans[i].side == side && shown(plot, &plot->spans[i]) &&
            (plot->spans[i].what == PLOT_HOLD || plot->spans[i].what == PLOT_REP))
            return true;
    return false;
}

static struct colour side_colour(enum side side)
{
    return side == SIDE_LEFT ? LEFT_GRAPHIC : side == SIDE_RIGHT ? RIGHT_GRAPHIC : HEATHER;
}

static void fit(struct plot_scale *scale, const struct plot_panel *panel, const struct plot_scale *time)
{
    double low = (double)INFINITY, high = -(double)INFINITY;

    for (int c = 0; c < panel->curve_count; c++)
        for (int i = 0; i < panel->curves[c].count; i++) {
            const struct point *point = &panel->curves[c].points[i];

            if (point->x < time->low || point->x > time->high)
                continue;
            low = fmin(low, point->y);
            high = fmax(high, point->y);
        }
    if (panel->high > panel->low) {
        scale->low = panel->low;
        scale->high = panel->high;
        return;
    }
    if (!(high >= low))
        low = high = 0;
    if (low < 0 && low > -0.02 * high)
        low = 0; /* a hair below nothing is not worth a tick */
    plot_round_out(&low, &high, TICKS_UP);
    scale->low = low;
    scale->high = high;
}

static struct layout lay_out(const struct canvas *canvas, const struct plot *plot)
{
    struct layout lay = {
        .time = {plot->from_s, fmax(plot->to_s, plot->from_s + 0.01), LEFT, canvas_width(canvas) - RIGHT}};
    const bool reps = any(plot, PLOT_REP);
    const bool there[LANES] = {
        any(plot, PLOT_STAND), any(plot, PLOT_HOLD), reps, reps, any_legs(plot), reps, reps};
    double y = TOP, each;

    for (int i = 0; i < LANES; i++)
        if (there[i]) {
            lay.lane_y[i] = y + LANE / 2;
            y += LANE + LANE_GAP;
        }
    each = (BOTTOM - y) / plot->panel_count;
    for (int i = 0; i < plot->panel_count; i++) {
        lay.panel[i].to = y + i * each + HEAD;
        lay.panel[i].from = y + (i + 1) * each - (i + 1 < plot->panel_count ? 16 : 0);
        fit(&lay.panel[i], &plot->panels[i], &lay.time);
    }
    return lay;
}

static void paint_head(struct canvas *canvas, const struct plot *plot)
{
    double right = canvas_width(canvas) - RIGHT, title;

    title = draw_text(canvas, RIGHT, 66, right - RIGHT, 44, BOLD, ALIGN_LEFT, INK, plot->title);
    draw_text(canvas, right, 66, right - RIGHT - title - 40, 36, SEMIBOLD, ALIGN_RIGHT, STONE, plot->summary);
}

/* Behind everything: where something was found, and where nothing was measured. */
static void paint_ground(struct canvas *canvas, const struct plot *plot, const struct layout *lay)
{
    for (int i = 0; i < plot->span_count; i++) {
        const struct plot_span *span = &plot->spans[i];
        double x = plot_within(&lay->time, span->from_s), w = plot_within(&lay->time, span->to_s) - x;
        struct colour colour = colour_fade(span->what == PLOT_GAP ? STONE : side_colour(span->side),
                                           span->what == PLOT_GAP ? 0.3 : 0.12);

        if (span->what == PLOT_STAND || span->what == PLOT_DROPOUT || !shown(plot, span))
            continue;
        for (int k = 0; k < plot->panel_count; k++)
            draw_rect(canvas, x, lay->panel[k].to, fmax(w, 1), lay->panel[k].from - lay->panel[k].to, colour);
    }
}

static void paint_panels(struct canvas *canvas, const struct plot *plot, const struct layout *lay,
                         bool *whole)
{
    for (int i = 0; i < plot->panel_count; i++) {
        const struct plot_panel *panel = &plot->panels[i];
        const struct plot_scale *scale = &lay->panel[i];

        draw_text(canvas, LEFT, scale->to - 14, 0, TEXT, SEMIBOLD, ALIGN_LEFT, INK, panel->title);
        plot_axis_up(canvas, scale, lay->time.from, lay->time.to, TICKS_UP + 1);
        for (int c = 0; c < panel->curve_count; c++)
            *whole &=
                plot_curve_along(canvas, &lay->time, scale, panel->curves[c].points, panel->curves[c].count,
                                 panel->curves[c].width, panel->curves[c].colour);
    }
    draw_text(canvas, LEFT - 36, BOTTOM + 46, 140, TEXT, MEDIUM, ALIGN_RIGHT, STONE, "time, s");
    plot_axis_along(canvas, &lay->time, lay->panel[plot->panel_count - 1].from,
                    lay->panel[plot->panel_count - 1].from + 8, TICKS_ALONG);
}

static void diamond(struct canvas *canvas, double x, double y, double r, struct colour colour)
{
    draw_polygon(canvas, (struct point[]){{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}}, 4, colour);
}

/* Left: round caps; right: square, with diamonds; both or not known: plain. */
static void paint_bar(struct canvas *canvas, double from, double to, double y, double height, enum side side,
                      struct colour colour)
{
    double w = fmax(to - from, 3);

    draw_round(canvas, from, y - height / 2, w, height, side == SIDE_LEFT ? fmin(w, height) / 2 : 0, colour);
    if (side == SIDE_RIGHT && w > height) {
        diamond(canvas, from + height / 2, y, height / 4, PAPER);
        diamond(canvas, to - height / 2, y, height / 4, PAPER);
    }
}

/* In the middle of its lane, where there is room for it and a gap. */
static bool paint_words(struct canvas *canvas, double from, double to, double y, struct colour colour,
                        const char *words)
{
    if (text_width(canvas, TEXT, BOLD, words) + TEXT / 4 > to - from)
        return false;
    draw_text(canvas, (from + to) / 2, y + 11, to - from, TEXT, BOLD, ALIGN_CENTRE, colour, words);
    return true;
}

static void paint_hold(struct canvas *canvas, const struct layout *lay, const struct plot_span *span)
{
    double from = plot_within(&lay->time, span->from_s), to = plot_within(&lay->time, span->to_s);
    double y = lay->lane_y[LANE_HOLD];
    char held[32], supported[64];

    paint_bar(canvas, from, to, y, LANE, span->side, side_colour(span->side));
    snprintf(held, sizeof held, "%s %.1f s", span->side == SIDE_LEFT ? "L" : "R", span->to_s - span->from_s);
    snprintf(supported, sizeof supported, "%s, supported %.1f s", held, span->supported_s);
    from += LANE;
    to -= LANE;
    if (!(span->supported_s >= 0.1) || !paint_words(canvas, from, to, y, MIST, supported))
        paint_words(canvas, from, to, y, MIST, held);
}

static void paint_sign(struct canvas *canvas, double x, double y, double r, bool yes, bool round)
{
    struct colour colour = yes ? SPRUCE : ROWAN;

    if (round && yes)
        draw_disc(canvas, x, y, r, colour);
    else if (round)
        draw_ring(canvas, x, y, r - 1.5, 3, colour);
    else if (yes)
        draw_rect(canvas, x - r, y - r, 2 * r, 2 * r, colour);
    else
        draw_round_frame(canvas, x - r + 1.5, y - r + 1.5, 2 * r - 3, 2 * r - 3, 1, 3, colour);
}

/* Thin while moving, thick at the top; below it how long that was, and whether it was full and controlled. */
static void paint_rep(struct canvas *canvas, const struct layout *lay, const struct plot_span *span)
{
    double from = plot_within(&lay->time, span->from_s), to = plot_within(&lay->time, span->to_s);
    double top = plot_within(&lay->time, span->top_s), lower = plot_within(&lay->time, span->lower_s);
    double y = lay->lane_y[LANE_REP], middle = (from + to) / 2, r = fmin(fmax(0.35 * (to - from), 4), 11);
    bool there = false;
    char held[32];

    paint_bar(canvas, from, to, y, 8, SIDE_NONE, side_colour(span->side));
    paint_bar(canvas, top, lower, y, 28, span->side, side_colour(span->side));
    for (int places = 1; places >= 0 && !there; places--) {
        snprintf(held, sizeof held, "%.*f", places, span->lower_s - span->top_s);
        there = paint_words(canvas, from, to, lay->lane_y[LANE_HELD], INK, held);
    }
    if (span->legs)
        paint_words(canvas, from, to, lay->lane_y[LANE_LEGS], INK, span->legs);
    paint_sign(canvas, middle, lay->lane_y[LANE_FULL], r, span->full, true);
    paint_sign(canvas, middle, lay->lane_y[LANE_CONTROLLED], r, span->controlled, false);
}

/* The curve's value at a time; NAN where it has none. */
static double value_at(const struct plot_curve *curve, double t_s)
{
    int low = 0, high = curve->count - 1;

    if (curve->count == 0)
        return (double)NAN;
    while (low < high) {
        int middle = (low + high) / 2;

        if (curve->points[middle].x < t_s)
            low = middle + 1;
        else
            high = middle;
    }
    return curve->points[low].y;
}

enum mark { MARK_START, MARK_TOP, MARK_END };

static void paint_mark(struct canvas *canvas, double x, double y, double r, enum mark mark)
{
    if (mark == MARK_TOP)
        draw_polygon(canvas, (struct point[]){{x, y - r}, {x + r, y + r}, {x - r, y + r}}, 3, INK);
    else if (mark == MARK_START)
        draw_ring(canvas, x, y, r - 1.5, 3, INK);
    else
        draw_disc(canvas, x, y, r, INK);
}

static void paint_marks(struct canvas *canvas, const struct plot *plot, const struct layout *lay,
                        const struct plot_span *span)
{
    const struct plot_panel *panel = &plot->panels[0];
    const double times[] = {span->from_s, span->top_s, span->to_s};
    double width = plot_at(&lay->time, span->to_s) - plot_at(&lay->time, span->from_s);
    double r = fmin(fmax(0.12 * width, 3.5), 9);

    for (int mark = MARK_START; panel->curve_count > 0 && mark <= MARK_END; mark++) {
        double value = value_at(&panel->curves[panel->curve_count - 1], times[mark]);

        if (isfinite(value))
            paint_mark(canvas, plot_within(&lay->time, times[mark]), plot_within(&lay->panel[0], value), r,
                       (enum mark)mark);
    }
}

static void paint_dropout(struct canvas *canvas, const struct layout *lay, const struct plot_span *span)
{
    double x = plot_within(&lay->time, span->from_s), y = lay->panel[0].to;

    draw_polygon(canvas, (struct point[]){{x - 7, y - 12}, {x + 7, y - 12}, {x, y}}, 3, ROWAN);
}

static void paint_found(struct canvas *canvas, const struct plot *plot, const struct layout *lay)
{
    for (int i = 0; i < LANES; i++)
        if (lay->lane_y[i] > 0)
            draw_text(canvas, LEFT - 14, lay->lane_y[i] + 11, LEFT - 34, TEXT, MEDIUM, ALIGN_RIGHT, STONE,
                      lane_names[i]);
    for (int i = 0; i < plot->span_count; i++) {
        const struct plot_span *span = &plot->spans[i];

        if (!shown(plot, span))
            continue;
        if (span->what == PLOT_STAND)
            paint_bar(canvas, plot_within(&lay->time, span->from_s), plot_within(&lay->time, span->to_s),
                      lay->lane_y[LANE_STAND], 14, SIDE_NONE, SPRUCE);
        else if (span->what == PLOT_HOLD)
            paint_hold(canvas, lay, span);
        else if (span->what == PLOT_DROPOUT)
            paint_dropout(canvas, lay, span);
        else if (span->what == PLOT_REP) {
            paint_rep(canvas, lay, span);
            paint_marks(canvas, plot, lay, span);
        }
    }
}

/* Draws the entry's name; the sign goes into the 44 units before it. */
static double legend_entry(struct canvas *canvas, double *x, const char *name)
{
    const double y = 1040;
    double sign = *x + 16;

    *x += 44 + draw_text(canvas, *x + 44, y, 0, TEXT, MEDIUM, ALIGN_LEFT, INK, name) + 20;
    return sign;
}

static void paint_legend(struct canvas *canvas, const struct plot *plot)
{
    static const char *const side_names[] = {"no side", "left", "right"};
    static const char *const mark_names[] = {"start", "top", "end"};
    const double y = 1028;
    double x = RIGHT, at;

    for (int i = 0; i < plot->panels[0].curve_count; i++)
        if (plot->panels[0].curves[i].name) {
            at = legend_entry(canvas, &x, plot->panels[0].curves[i].name);
            draw_line(canvas, (struct point){at - 16, y}, (struct point){at + 16, y}, 5,
                      plot->panels[0].curves[i].colour);
        }
    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (any_side(plot, (enum side)side)) {
            at = legend_entry(canvas, &x, side_names[side]);
            paint_bar(canvas, at - 18, at + 18, y, 24, (enum side)side, side_colour((enum side)side));
        }
    for (int mark = MARK_START; any(plot, PLOT_REP) && mark <= MARK_END; mark++)
        paint_mark(canvas, legend_entry(canvas, &x, mark_names[mark]), y, 9, (enum mark)mark);
    if (any(plot, PLOT_REP)) {
        at = legend_entry(canvas, &x, "yes");
        paint_sign(canvas, at, y, 11, true, true);
        at = legend_entry(canvas, &x, "no");
        paint_sign(canvas, at, y, 11, false, true);
    }
    if (any(plot, PLOT_DROPOUT)) {
        at = legend_entry(canvas, &x, "dropout");
        draw_polygon(canvas, (struct point[]){{at - 9, y - 8}, {at + 9, y - 8}, {at, y + 8}}, 3, ROWAN);
    }
    if (any(plot, PLOT_GAP)) {
        at = legend_entry(canvas, &x, "silence");
        draw_rect(canvas, at - 16, y - 14, 32, 28, colour_fade(STONE, 0.3));
    }
}

bool plot_paint(struct canvas *canvas, const struct plot *plot)
{
    bool whole = true;

    if (plot->sway)
        return plot_sway_paint(canvas, plot->sway);
    struct layout lay = lay_out(canvas, plot);
    paint_head(canvas, plot);
    paint_ground(canvas, plot, &lay);
    paint_panels(canvas, plot, &lay, &whole);
    paint_found(canvas, plot, &lay);
    paint_legend(canvas, plot);
    return whole;
}

int plot_save(const char *data_dir, const struct plot *plot, const char *path, char error[256])
{
    struct offscreen offscreen;
    int result = offscreen_open(&offscreen, data_dir, PICTURE_WIDTH, PICTURE_HEIGHT, error);

    if (!result && !plot_paint(offscreen.canvas, plot)) {
        snprintf(error, 256, "%s: not enough memory", path);
        result = -1;
    }
    if (!result)
        result = offscreen_save(&offscreen, path, error);
    offscreen_close(&offscreen);
    return result;
}
