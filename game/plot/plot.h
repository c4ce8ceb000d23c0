#ifndef PLOT_PLOT_H
#define PLOT_PLOT_H

#include "measure/side.h"
#include "measure/stat/sway.h"
#include "picture/canvas.h"

/*
 * Pictures of a recording with what the detectors found in it laid over the signal, so that a person can see
 * whether the machine is right. 1920x1080, without a window.
 */
enum { PLOT_PANELS = 2, PLOT_CURVES = 2 };

struct plot_curve {
    const char *name; /* for the legend; NULL: none */
    struct colour colour;
    double width;
    const struct point *points; /* x: seconds, not falling; y: value, NAN interrupts the curve */
    int count;
};

/* The curves of one quantity over time. Marks of repetitions sit on the last curve of the first panel. */
struct plot_panel {
    const char *title; /* "Load, kg" */
    double low, high;  /* high > low: the scale; otherwise it follows the curves */
    struct plot_curve curves[PLOT_CURVES];
    int curve_count;
};

enum plot_what { PLOT_STAND, PLOT_HOLD, PLOT_REP, PLOT_GAP, PLOT_DROPOUT };

/* Something found, from_s..to_s; a dropout is a moment. */
struct plot_span {
    enum plot_what what;
    enum side side; /* holds and repetitions */
    double from_s, to_s;
    double top_s, lower_s; /* repetitions */
    bool full, controlled;
    const char *legs;   /* bridges: how they bore; otherwise NULL */
    double supported_s; /* holds: so long on something else as well */
};

struct plot {
    const char *title, *summary; /* upper line, left and right */
    double from_s, to_s;         /* of the recording: what is shown */
    struct plot_panel panels[PLOT_PANELS];
    int panel_count;
    const struct plot_span *spans;
    int span_count;
    const struct plot_sway *sway; /* not NULL: this instead of all that */
};

/* 0, or -1 with one line in error. */
int plot_save(const char *data_dir, const struct plot *plot, const char *path, char error[256]);

/* On a canvas; false: out of memory. */
bool plot_paint(struct canvas *canvas, const struct plot *plot);

/* A centre of pressure at a moment; x_mm NAN: the path is interrupted here. */
struct plot_step {
    double t_s, x_mm, y_mm;
};

struct plot_sway {
    const char *title;
    const struct plot_step *steps;
    int count;
    struct sway_measures measures;
};

/* The path of the centre of pressure with its ellipse, the two directions over time, and the measures. */
bool plot_sway_paint(struct canvas *canvas, const struct plot_sway *plot);

#endif
