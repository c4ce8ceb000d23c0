#include "screen/results/results_screen.h"

#include <math.h>
#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/column.h"
#include "screen/shared/unit.h"
#include "screen/shared/widgets.h"

/* The sway of the best hold: its path, its ellipse, and that of the attempt before. */

/* Millimetres around the centre that the plate shows: the next of 20, 30, 40 ... that holds everything. */
static double plate_reach(const struct app *app, const struct sway_measures *sway)
{
    const struct results_state *results = results_state(app);
    double most = fmax(sway->axis_major_mm, results->before.hold.sway.axis_major_mm);

    for (int i = 0; i < results->trace_count; i++)
        most = fmax(most, fmax(fabs(results->trace[i].x_mm - sway->mean_ml_mm),
                               fabs(results->trace[i].y_mm - sway->mean_ap_mm)));
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

static bool compares(const struct ghost *before)
{
    return before->found && !before->damaged && before->hold.sway.axis_major_mm > 0;
}

/* The ellipse of the last attempt about the same middle: where the foot stood that day says nothing. */
static void paint_before(const struct app *app, struct canvas *canvas, double cx, double cy, double scale)
{
    enum { DASHES = 22, DASH_POINTS = 6 };
    const struct sway_measures *sway = &results_state(app)->before.hold.sway;
    const double a = sway->axis_major_mm * scale, b = sway->axis_minor_mm * scale;

    if (!compares(&results_state(app)->before))
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
static void paint_areas(const struct app *app, const struct column *in, const struct sway_measures *sway)
{
    const struct ghost *before = &results_state(app)->before;
    const struct column first = column_cut(*in, 66, 0);
    char text[64], room[UNIT_TEXT];

    snprintf(text, sizeof text, _("%.1f cm²"), sway->ellipse95_mm2 / 100);
    draw_rect(in->canvas, in->x, in->y - 16, 52, 8, LAKE);
    double left =
        66 + 24 +
        column_line(&first, 0, (struct type){38, BOLD, ALIGN_LEFT}, INK, unit_text(app, text, room));
    if (!compares(before))
        return;
    snprintf(room, sizeof room, unit_imperial(app) ? "%.2f" : "%.1f",
             unit_area(app, before->hold.sway.ellipse95_mm2 / 100));
    snprintf(text, sizeof text, _("last %.32s"), room);
    const double wide = text_width(in->canvas, NOTE.size, NOTE.weight, text) + 66;
    const bool beside = left + wide <= in->w;
    const struct column last = column_cut(*in, beside ? in->w - wide + 66 : 66, 0);
    const double down = beside ? 0 : -52;
    for (int i = 0; i < 3; i++)
        draw_rect(in->canvas, last.x - 66 + 20 * i, in->y + down - 14, 13, 4, STONE);
    column_line(&last, down, NOTE, STONE, text);
}

/* Where the outer grid lines are, mm: whole centimetres or inches. */
static double grid_line(const struct app *app, double reach)
{
    if (unit_imperial(app))
        return 25.4 * fmax(1, floor(reach / 2 / 25.4));
    return reach <= 30 ? reach - 10 : 10 * floor(reach / 20);
}

/* The lines of the plate and what they stand for. */
static void paint_grid(const struct app *app, struct canvas *canvas, struct box plate, double reach,
                       double scale)
{
    const double mark = unit_imperial(app) ? 25.4 : 10, line = grid_line(app, reach);
    const struct column numbers = {canvas, plate.x - 60, plate.y + plate.h / 2, 46};

    for (int i = -1; i <= 1; i++) {
        double at = i * line * scale, thick = i ? 2 : 4;
        draw_rect(canvas, plate.x + plate.w / 2 + at - thick / 2, plate.y, thick, plate.h, LINE);
        draw_rect(canvas, plate.x, plate.y + plate.h / 2 + at - thick / 2, plate.w, thick, LINE);
        column_says(&numbers, at + 12, type_right(SMALL), STONE, "%d", (int)lround(-i * line / mark));
    }
}

void results_paint_sway(const struct app *app, struct canvas *canvas, struct box at)
{
    const struct run_set *set = results_best_set(app);
    const struct column in = column_sheet(canvas, at, 40), low = column_below(in, at.h - 24);
    const double side = fmin(448, at.w - 116), cx = at.x + at.w / 2 + 26, cy = at.y + 84 + 448 / 2.0;
    const struct box square = {cx - side / 2, cy - side / 2, side, side};
    const struct column plate = column_in(canvas, square, 18);

    const struct column title = column_cut(in, 0, 60);
    column_line(&title, 60, HEAD, INK, _("Your sway"));
    column_line(&in, 60, type_right(NOTE), STONE, unit_imperial(app) ? _("in") : _("cm"));
    draw_round(canvas, square.x, square.y, side, side, 24, PLATE);
    if (!set || results_state(app)->trace_count < 2) {
        column_line(&plate, side / 2 + 14, type_middle(BODY), STONE, _("no hold to draw"));
        return;
    }
    const struct sway_measures *sway = &set->best.sway;
    double reach = plate_reach(app, sway), scale = side / 2 / (reach * 1.06);
    paint_grid(app, canvas, square, reach, scale);
    draw_ellipse(canvas, (struct point){cx, cy}, sway->axis_major_mm * scale, sway->axis_minor_mm * scale,
                 (struct point){sway->axis_x, -sway->axis_y}, 7, ZONE, LAKE);
    paint_path(app, canvas, sway, cx, cy, scale);
    paint_before(app, canvas, cx, cy, scale);
    column_line(&plate, 46, type_right(SUBHEAD), LAKE, _("95 %"));
    paint_areas(app, &low, sway);
}
