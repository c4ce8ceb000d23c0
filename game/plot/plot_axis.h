#ifndef PLOT_PLOT_AXIS_H
#define PLOT_PLOT_AXIS_H

#include "picture/canvas.h"

/* Axes and curves of a diagram on the canvas, shared by all pictures of recordings. */

/* A scale: values low..high lie at from..to, in units of the canvas (y grows downwards: from > to). */
struct plot_scale {
    double low, high, from, to;
};

double plot_at(const struct plot_scale *scale, double value);
/* The same, but never off the scale. */
double plot_within(const struct plot_scale *scale, double value);

/* The distance between ticks that gives about `wanted` of them: 1, 2 or 5 times a power of ten. */
double plot_tick(double span, int wanted);

/* Widens low..high to whole ticks, and to something when there is nothing between them. */
void plot_round_out(double *low, double *high, int wanted);

/* Hairlines across and numbers on the left, about `wanted` of them; the frame is left..right, scale is
 * upright. */
void plot_axis_up(struct canvas *canvas, const struct plot_scale *scale, double left, double right,
                  int wanted);
/* Hairlines from top to bottom and numbers below. */
void plot_axis_along(struct canvas *canvas, const struct plot_scale *scale, double top, double bottom,
                     int wanted);

/*
 * A curve of x against y; a y that is not a number interrupts it. Thinned to what can be seen: of each unit
 * along x the first, the lowest, the highest and the last. x must not fall; what is off its scale is left
 * out. False: out of memory.
 */
bool plot_curve_along(struct canvas *canvas, const struct plot_scale *x, const struct plot_scale *y,
                      const struct point *points, int count, double width, struct colour colour);

/* The same for a path that goes anywhere: all of its points. */
bool plot_path(struct canvas *canvas, const struct plot_scale *x, const struct plot_scale *y,
               const struct point *points, int count, double width, struct colour colour);

#endif
