#include "plot/plot_axis.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NUMBER_SIZE = 32, CHUNK = 4096 }; /* CHUNK: points of one stroke */

static const double HAIR = 1.5;

double plot_at(const struct plot_scale *scale, double value)
{
    return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

double plot_within(const struct plot_scale *scale, double value)
{
    return plot_at(scale, fmin(fmax(value, scale->low), scale->high));
}

double plot_tick(double span, int wanted)
{
    double rough = span / wanted, power = pow(10, floor(log10(rough)));

    if (rough / power <= 1)
        return power;
    if (rough / power <= 2)
        return 2 * power;
    return rough / power <= 5 ? 5 * power : 10 * power;
}

void plot_round_out(double *low, double *high, int wanted)
{
    if (!(*high - *low > 1e-9)) {
        *low -= 1;
        *high += 1;
    }
    double tick = plot_tick(*high - *low, wanted);
    *low = floor(*low / tick + 1e-9) * tick;
    *high = ceil(*high / tick - 1e-9) * tick;
}

static void number(char out[24], double value, double tick)
{
    int places = tick >= 1 ? 0 : (int)ceil(-log10(tick) - 1e-9);

    snprintf(out, 24, "%.*f", places, fabs(value) < tick / 2 ? 0 : value);
}

void plot_axis_up(struct canvas *canvas, const struct plot_scale *scale, double left, double right,
                  int wanted)
{
    double tick = plot_tick(scale->high - scale->low, wanted);
    char text[24];

    for (double k = ceil(scale->low / tick - 1e-9); k * tick <= scale->high + tick * 1e-6; k++) {
        double y = plot_at(scale, k * tick);

        draw_line(canvas, (struct point){left, y}, (struct point){right, y}, HAIR, LINE);
        number(text, k * tick, tick);
        draw_text(canvas, left - 14, y + 11, 140, NUMBER_SIZE, MEDIUM, ALIGN_RIGHT, STONE, text);
    }
}

void plot_axis_along(struct canvas *canvas, const struct plot_scale *scale, double top, double bottom,
                     int wanted)
{
    double tick = plot_tick(scale->high - scale->low, wanted);
    char text[24];

    for (double k = ceil(scale->low / tick - 1e-9); k * tick <= scale->high + tick * 1e-6; k++) {
        double x = plot_at(scale, k * tick);

        draw_line(canvas, (struct point){x, top}, (struct point){x, bottom}, HAIR, LINE);
        number(text, k * tick, tick);
        draw_text(canvas, x, bottom + 38, 140, NUMBER_SIZE, MEDIUM, ALIGN_CENTRE, STONE, text);
    }
}

/* A stroke in the making; it is drawn whenever it is full, and goes on from its last point. */
struct stroke {
    struct canvas *canvas;
    struct point *points; /* CHUNK + 1 */
    int count;
    double width;
    struct colour colour;
};

static void stroke_end(struct stroke *stroke)
{
    if (stroke->count > 0)
        draw_polyline(stroke->canvas, stroke->points, stroke->count, stroke->width, NULL, NULL,
                      stroke->colour);
    stroke->count = 0;
}

static void stroke_to(struct stroke *stroke, struct point to)
{
    if (stroke->count == CHUNK) {
        struct point last = stroke->points[CHUNK - 1];

        stroke_end(stroke);
        stroke->points[stroke->count++] = last;
    }
    stroke->points[stroke->count++] = to;
}

static bool stroke_begin(struct stroke *stroke, struct canvas *canvas, double width, struct colour colour)
{
    *stroke = (struct stroke){.canvas = canvas, .width = width, .colour = colour};
    stroke->points = malloc((CHUNK + 1) * sizeof *stroke->points);
    return stroke->points != NULL;
}

/* What falls on one unit along x. */
struct column {
    int at, count;
    struct point first, low, high, last;
};

static void column_end(struct column *column, struct stroke *stroke)
{
    bool fell = column->high.x < column->low.x;

    if (!column->count)
        return;
    stroke_to(stroke, column->first);
    if (column->count > 2) {
        stroke_to(stroke, fell ? column->high : column->low);
        stroke_to(stroke, fell ? column->low : column->high);
    }
    if (column->count > 1)
        stroke_to(stroke, column->last);
    column->count = 0;
}

static void column_take(struct column *column, struct stroke *stroke, struct point point)
{
    int at = (int)floor(point.x);

    if (column->count && at != column->at)
        column_end(column, stroke);
    if (!column->count++) {
        column->at = at;
        column->first = column->low = column->high = point;
    }
    if (point.y < column->low.y)
        column->low = point;
    if (point.y > column->high.y)
        column->high = point;
    column->last = point;
}

bool plot_curve_along(struct canvas *canvas, const struct plot_scale *x, const struct plot_scale *y,
                      const struct point *points, int count, double width, struct colour colour)
{
    struct column column = {0};
    struct stroke stroke;

    if (!stroke_begin(&stroke, canvas, width, colour))
        return false;
    for (int i = 0; i < count; i++) {
        if (points[i].x < x->low || points[i].x > x->high)
            continue;
        if (isfinite(points[i].y)) {
            column_take(&column, &stroke,
                        (struct point){plot_within(x, points[i].x), plot_within(y, points[i].y)});
            continue;
        }
        column_end(&column, &stroke);
        stroke_end(&stroke);
    }
    column_end(&column, &stroke);
    stroke_end(&stroke);
    free(stroke.points);
    return true;
}

bool plot_path(struct canvas *canvas, const struct plot_scale *x, const struct plot_scale *y,
               const struct point *points, int count, double width, struct colour colour)
{
    struct stroke stroke;

    if (!stroke_begin(&stroke, canvas, width, colour))
        return false;
    for (int i = 0; i < count; i++) {
        if (isfinite(points[i].y))
            stroke_to(&stroke, (struct point){plot_within(x, points[i].x), plot_within(y, points[i].y)});
        else
            stroke_end(&stroke);
    }
    stroke_end(&stroke);
    free(stroke.points);
    return true;
}
