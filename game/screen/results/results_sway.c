#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/unit.h"
#include "screen/shared/widgets.h"

/* The sway of the best hold: its path, its ellipse, and that of the attempt before. */

static const double TOP = RESULTS_TOP, HEIGHT = RESULTS_HEIGHT;

/* Millimetres around the centre that the plate shows: the next of 20, 30, 40 ... that holds everything. */
static double plate_reach(const struct app *app, const struct sway_measures *sway)
{
    double most = fmax(sway->axis_major_mm, results_state(app)->before.hold.sway.axis_major_mm);

    for (int i = 0; i < results_state(app)->trace_count; i++)
        most = fmax(most, fmax(fabs(results_state(app)->trace[i].x_mm - sway->mean_ml_mm),
                               fabs(results_state(app)->trace[i].y_mm - sway->mean_ap_mm)));
    return fmax(unit_imperial(app) ? 27 : 20, 10 * ceil(most / 10)); /* an inch or a centimetre fits */
}

static void paint_path(const struct app *app, struct canvas *canvas, const struct sway_measures *sway,
                       double cx, double cy, double scale)
{
    struct point path[RESULTS_TRACE];
    double fade[RESULTS_TRACE];
    const int count = results_state(app)->trace_count;

    for (int i = 0; i < count; i++) {
        path[i] = (struct point){cx + (results_state(app)->trace[i].x_mm - sway->mean_ml_mm) * scale,
                                 cy - (results_state(app)->trace[i].y_mm - sway->mean_ap_mm) * scale};
        fade[i] = 0.45 + 0.55 * i / count;
    }
    if (count < 2)
        return;
    draw_polyline(canvas, path, count, 3.4, NULL, fade, INK);
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 15, PAPER);
    draw_disc(canvas, path[count - 1].x, path[count - 1].y, 11, INK);
}

static bool compares(const struct app *app)
{
    return results_state(app)->before.found && !results_state(app)->before.damaged &&
           results_state(app)->before.hold.sway.axis_major_mm > 0;
}

/* The ellipse of the last attempt about the same middle: where the foot stood that day says nothing. */
static void paint_before(const struct app *app, struct canvas *canvas, double cx, double cy, double scale)
{
    enum { DASHES = 22, DASH_POINTS = 6 };
    const struct sway_measures *sway = &results_state(app)->before.hold.sway;
    const double a = sway->axis_major_mm * scale, b = sway->axis_minor_mm * scale;

    if (!compares(app))
        return;
    for (int i = 0; i < DASHES; i++) {
        struct point dash[DASH_POINTS];
        for (int j = 0; j < DASH_POINTS; j++) {
            double turn = 2 * PART_PI * (i + 0.55 * j / (DASH_POINTS - 1)) / DASHES;
            double u = a * cos(turn), v = b * sin(turn);
            dash[j] = (struct point){cx + u * sway->axis_x - v * sway->axis_y,
                                     cy - u * sway->axis_y - v * sway->axis_x};
        }
        draw_polyline(canvas, dash, DASH_POINTS, 4, NULL, NULL, STONE);
    }
}

/* The areas, each beside its line; one over the other where it is narrow. */
static void paint_areas(const struct app *app, struct canvas *canvas, const struct sway_measures *sway,
                        double x, double w)
{
    const double y = TOP + HEIGHT - 24, right = x + w - 40;
    char text[64], room[UNIT_TEXT];

    snprintf(text, sizeof text, _("%.1f cm²"), sway->ellipse95_mm2 / 100);
    draw_rect(canvas, x + 40, y - 16, 52, 8, LAKE);
    double left =
        x + 106 +
        draw_text(canvas, x + 106, y, w - 146, 38, BOLD, ALIGN_LEFT, INK, unit_text(app, text, room)) + 24;
    if (!compares(app))
        return;
    snprintf(room, sizeof room, unit_imperial(app) ? "%.2f" : "%.1f",
             unit_area(app, results_state(app)->before.hold.sway.ellipse95_mm2 / 100));
    snprintf(text, sizeof text, _("last %.32s"), room);
    double wide = text_width(canvas, 36, MEDIUM, text) + 66;
    bool beside = left + wide <= right;
    double at = beside ? right - wide : x + 40, line = beside ? y : y - 52;
    for (int i = 0; i < 3; i++)
        draw_rect(canvas, at + 20 * i, line - 14, 13, 4, STONE);
    draw_text(canvas, at + 66, line, right - at - 66, 36, MEDIUM, ALIGN_LEFT, STONE, text);
}

/* Where the outer grid lines are, mm: whole centimetres or inches. */
static double grid_line(const struct app *app, double reach)
{
    if (unit_imperial(app))
        return 25.4 * fmax(1, floor(reach / 2 / 25.4));
    return reach <= 30 ? reach - 10 : 10 * floor(reach / 20);
}

void results_paint_sway(const struct app *app, struct canvas *canvas, double x, double w)
{
    const struct run_set *set = results_best_set(app);
    const double side = fmin(448, w - 116), cx = x + w / 2 + 26, cy = TOP + 84 + 448 / 2.0;
    char text[64];

    draw_sheet(canvas, x, TOP, w, HEIGHT);
    draw_text(canvas, x + 40, TOP + 60, w - 140, 44, BOLD, ALIGN_LEFT, INK, _("Your sway"));
    draw_text(canvas, x + w - 40, TOP + 60, 80, 36, MEDIUM, ALIGN_RIGHT, STONE,
              unit_imperial(app) ? _("in") : _("cm"));
    draw_round(canvas, cx - side / 2, cy - side / 2, side, side, 24, PLATE);
    if (!set || results_state(app)->trace_count < 2) {
        draw_text(canvas, cx, cy + 14, side - 20, 40, MEDIUM, ALIGN_CENTRE, STONE, _("no hold to draw"));
        return;
    }
    const struct sway_measures *sway = &set->best.sway;
    double reach = plate_reach(app, sway), scale = side / 2 / (reach * 1.06);
    double mark = unit_imperial(app) ? 25.4 : 10, line = grid_line(app, reach);
    for (int i = -1; i <= 1; i++) {
        double at = i * line * scale, thick = i ? 2 : 4;
        draw_rect(canvas, cx + at - thick / 2, cy - side / 2, thick, side, LINE);
        draw_rect(canvas, cx - side / 2, cy + at - thick / 2, side, thick, LINE);
        snprintf(text, sizeof text, "%d", (int)lround(-i * line / mark));
        draw_text(canvas, cx - side / 2 - 14, cy + at + 12, 46, 34, MEDIUM, ALIGN_RIGHT, STONE, text);
    }
    draw_ellipse(canvas, (struct point){cx, cy}, sway->axis_major_mm * scale, sway->axis_minor_mm * scale,
                 (struct point){sway->axis_x, -sway->axis_y}, 7, ZONE, LAKE);
    paint_path(app, canvas, sway, cx, cy, scale);
    paint_before(app, canvas, cx, cy, scale);
    draw_text(canvas, cx + side / 2 - 18, cy - side / 2 + 46, 120, 36, BOLD, ALIGN_RIGHT, LAKE, _("95 %"));
    paint_areas(app, canvas, sway, x, w);
}
