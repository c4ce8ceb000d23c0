#include "plot/plot.h"

#include "plot/plot_axis.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The path seen from above, toes to the top, and beside it the two directions over time and the measures. */

enum { TEXT = 32, TICKS = 6, TICKS_UP = 4 };

static const double PATH_LEFT = 190, PATH_TOP = 158, PATH_SIDE = 760;
static const double TIME_LEFT = 1140, RIGHT = 72, TIME_TOP = 158, TIME_HEIGHT = 260, TIME_GAP = 60;

struct extent {
    double low_x, high_x, low_y, high_y;
    double from_s, to_s;
};

static struct extent extent_of(const struct plot_sway *plot)
{
    struct extent extent = {(double)INFINITY, -(double)INFINITY, (double)INFINITY, -(double)INFINITY, 0, 0};

    for (int i = 0; i < plot->count; i++) {
        if (!isfinite(plot->steps[i].x_mm))
            continue;
        extent.low_x = fmin(extent.low_x, plot->steps[i].x_mm);
        extent.high_x = fmax(extent.high_x, plot->steps[i].x_mm);
        extent.low_y = fmin(extent.low_y, plot->steps[i].y_mm);
        extent.high_y = fmax(extent.high_y, plot->steps[i].y_mm);
    }
    if (plot->count > 0) {
        extent.from_s = plot->steps[0].t_s;
        extent.to_s = plot->steps[plot->count - 1].t_s;
    }
    if (!(extent.high_x >= extent.low_x))
        extent = (struct extent){-1, 1, -1, 1, 0, 0};
    return extent;
}

/* Both directions to the same scale, path and ellipse inside. */
static void fit_square(const struct plot_sway *plot, const struct extent *extent, struct plot_scale *x,
                       struct plot_scale *y)
{
    const struct sway_measures *m = &plot->measures;
    double half = fmax(extent->high_x - extent->low_x, extent->high_y - extent->low_y) / 2;
    double middle_x = (extent->high_x + extent->low_x) / 2, middle_y = (extent->high_y + extent->low_y) / 2;

    half = 1.06 * fmax(half, fmax(fabs(m->mean_ml_mm - middle_x), fabs(m->mean_ap_mm - middle_y)) +
                                 m->axis_major_mm);
    half = fmax(half, 0.5);
    *x = (struct plot_scale){middle_x - half, middle_x + half, PATH_LEFT, PATH_LEFT + PATH_SIDE};
    *y = (struct plot_scale){middle_y - half, middle_y + half, PATH_TOP + PATH_SIDE, PATH_TOP};
}

static void paint_centre(struct canvas *canvas, struct point at)
{
    draw_line(canvas, (struct point){at.x - 14, at.y}, (struct point){at.x + 14, at.y}, 4, ROWAN);
    draw_line(canvas, (struct point){at.x, at.y - 14}, (struct point){at.x, at.y + 14}, 4, ROWAN);
}

static bool paint_path(struct canvas *canvas, const struct plot_sway *plot, const struct extent *extent,
                       struct point *points)
{
    const struct sway_measures *m = &plot->measures;
    struct plot_scale x, y;

    fit_square(plot, extent, &x, &y);
    double unit = PATH_SIDE / (x.high - x.low);
    struct point centre = {plot_at(&x, m->mean_ml_mm), plot_at(&y, m->mean_ap_mm)};
    for (int i = 0; i < plot->count; i++)
        points[i] = (struct point){plot->steps[i].x_mm,
                                   isfinite(plot->steps[i].x_mm) ? plot->steps[i].y_mm : (double)NAN};
    draw_text(canvas, PATH_LEFT, PATH_TOP - 18, PATH_SIDE, TEXT, SEMIBOLD, ALIGN_LEFT, INK,
              "Centre of pressure, mm (toes up)");
    plot_axis_up(canvas, &y, PATH_LEFT, PATH_LEFT + PATH_SIDE, TICKS);
    plot_axis_along(canvas, &x, PATH_TOP, PATH_TOP + PATH_SIDE, TICKS);
    draw_ellipse(canvas, centre, m->axis_major_mm * unit, m->axis_minor_mm * unit,
                 (struct point){m->axis_x, -m->axis_y}, 4, colour_fade(LAKE_LIGHT, 0.35), LAKE);
    bool whole = plot_path(canvas, &x, &y, points, plot->count, 2, colour_fade(INK, 0.75));
    paint_centre(canvas, centre);
    return whole;
}

static bool paint_over_time(struct canvas *canvas, const struct plot_sway *plot, const struct extent *extent,
                            struct point *points, bool along)
{
    double top = TIME_TOP + (along ? TIME_HEIGHT + TIME_GAP : 0), right = canvas_width(canvas) - RIGHT;
    struct plot_scale time = {extent->from_s, fmax(extent->to_s, extent->from_s + 0.01), TIME_LEFT, right};
    struct plot_scale value = {along ? extent->low_y : extent->low_x, along ? extent->high_y : extent->high_x,
                               top + TIME_HEIGHT, top};

    plot_round_out(&value.low, &value.high, TICKS_UP);
    for (int i = 0; i < plot->count; i++) {
        const struct plot_step *step = &plot->steps[i];

        points[i] =
            (struct point){step->t_s, isfinite(step->x_mm) ? (along ? step->y_mm : step->x_mm) : (double)NAN};
    }
    draw_text(canvas, TIME_LEFT, top - 18, right - TIME_LEFT, TEXT, SEMIBOLD, ALIGN_LEFT, INK,
              along ? "To the toes (AP), mm" : "To the right (ML), mm");
    plot_axis_up(canvas, &value, TIME_LEFT, right, TICKS_UP);
    if (along) {
        plot_axis_along(canvas, &time, value.from, value.from + 8, TICKS);
        draw_text(canvas, TIME_LEFT - 28, value.from + 46, 140, TEXT, MEDIUM, ALIGN_RIGHT, STONE, "s");
    }
    return plot_curve_along(canvas, &time, &value, points, plot->count, 2.5, INK);
}

static void paint_measures(struct canvas *canvas, const struct sway_measures *m)
{
    const double right = canvas_width(canvas) - RIGHT;
    double y = TIME_TOP + 2 * TIME_HEIGHT + TIME_GAP + 118;
    const struct {
        const char *name, *unit;
        double value;
        int places;
    } rows[] = {
        {"measured", "s", m->seconds, 2},
        {"mean velocity", "mm/s", m->velocity_mm_s, 2},
        {"RMS distance", "mm", m->rms_mm, 2},
        {"mean frequency", "Hz", m->mean_frequency_hz, 3},
        {"95 % ellipse", "mm\xC2\xB2", m->ellipse95_mm2, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++, y += 46) {
        char text[32];

        snprintf(text, sizeof text, "%.*f", rows[i].places, rows[i].value);
        draw_text(canvas, TIME_LEFT, y, 360, TEXT, MEDIUM, ALIGN_LEFT, INK, rows[i].name);
        draw_text(canvas, right - 120, y, 240, TEXT, BOLD, ALIGN_RIGHT, INK, text);
        draw_text(canvas, right - 104, y, 110, TEXT, MEDIUM, ALIGN_LEFT, STONE, rows[i].unit);
    }
}

static void paint_legend(struct canvas *canvas)
{
    const double y = 1040;

    draw_ellipse(canvas, (struct point){PATH_LEFT + 26, y - 11}, 24, 13, (struct point){1, 0}, 4,
                 colour_fade(LAKE_LIGHT, 0.35), LAKE);
    draw_text(canvas, PATH_LEFT + 66, y, 0, TEXT, MEDIUM, ALIGN_LEFT, INK, "95 % prediction ellipse");
    paint_centre(canvas, (struct point){PATH_LEFT + 492, y - 11});
    draw_text(canvas, PATH_LEFT + 522, y, 0, TEXT, MEDIUM, ALIGN_LEFT, INK, "centre");
}

bool plot_sway_paint(struct canvas *canvas, const struct plot_sway *plot)
{
    struct point *points = malloc((size_t)(plot->count + 1) * sizeof *points);
    struct extent extent = extent_of(plot);
    bool whole = points != NULL;

    if (!points)
        return false;
    draw_text(canvas, RIGHT, 66, canvas_width(canvas) - 2 * RIGHT, 44, BOLD, ALIGN_LEFT, INK, plot->title);
    whole &= paint_path(canvas, plot, &extent, points);
    whole &= paint_over_time(canvas, plot, &extent, points, false);
    whole &= paint_over_time(canvas, plot, &extent, points, true);
    paint_measures(canvas, &plot->measures);
    paint_legend(canvas);
    free(points);
    return whole;
}
