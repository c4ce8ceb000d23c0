#ifndef FIGURE_FIGURE_H
#define FIGURE_FIGURE_H

#include "coach/guide.h"
#include "measure/side.h"
#include "picture/canvas.h"

/*
 * The coach: a body of rounded, tapered shapes that shows a movement. Front and turned views are a mirror
 * (the left leg is on the screen's left); in side views the working leg is the near one, and looks right for
 * the right leg, left for the left.
 */
enum figure_build { FIGURE_SLIM, FIGURE_BROAD, FIGURE_ROUND, FIGURE_GREY, FIGURE_BUILDS };
enum { FIGURE_SKINS = 5 };

struct figure {
    const struct activity *activity;
    enum side side; /* that works; SIDE_NONE: both */
    double at;      /* 0 at rest .. 1 at the top */
    double wobble;  /* 0..1: arms go out, the trunk sways */
    double breath;  /* -1..1 */
    enum figure_build build;
    int skin;        /* 0.. below FIGURE_SKINS */
    uint32_t things; /* to be drawn with it: bits 1u << enum thing */
    bool board;      /* stands or steps on a balance board, not on a step */
    bool bare;       /* no ground, step or mat: the scene has it */
    double halo;     /* width of the pale edge all round, units; 0: none */
};

/* x, y: the point of the ground that the body rests on; height: of a standing body, in units of the canvas.
 */
void figure_draw(struct canvas *canvas, const struct figure *figure, double x, double y, double height);

/* As large as its whole movement fits into that box, in the middle of it; it stays in place while it moves.
 */
void figure_fit(struct canvas *canvas, const struct figure *figure, double x, double y, double w, double h);

/* The upper edge of a body that lies on its back, on the canvas as figure_draw puts it: chest, hips, knees.
 */
enum { FIGURE_BACK_POINTS = 3 };
void figure_back_line(const struct figure *figure, double x, double y, double height,
                      struct point out[FIGURE_BACK_POINTS]);

/* "slim" ...: for people. */
const char *figure_build_name(enum figure_build build);

#endif
