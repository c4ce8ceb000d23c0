#ifndef SCREEN_SHARED_GLYPH_H
#define SCREEN_SHARED_GLYPH_H

#include "measure/side.h"
#include "picture/canvas.h"

/* Small signs of the look, in any colour and size. */

/* A footprint seen from above, (x, y) its middle, h its height. on: filled; else an outline. */
void glyph_foot(struct canvas *canvas, double x, double y, double h, enum side side, bool on,
                struct colour colour);
void glyph_tick(struct canvas *canvas, double x, double y, double k, struct colour colour);
void glyph_lock(struct canvas *canvas, double x, double y, double k, struct colour colour);
void glyph_eye(struct canvas *canvas, double x, double y, double k, struct colour colour);
void glyph_board(struct canvas *canvas, double x, double y, double k, struct colour colour);
/* (x, y) is the upper left corner; 53 k wide and 26 k high. percent -1: unknown, nothing is drawn. */
void glyph_battery(struct canvas *canvas, double x, double y, double k, int percent, struct colour colour);
/* dx -1: to the left, 1: to the right. */
void glyph_chevron(struct canvas *canvas, double x, double y, double dx, double k, struct colour colour);
/* From a to b with a head at b. */
void glyph_arrow(struct canvas *canvas, struct point a, struct point b, double width, struct colour colour);

/* A flag on its pole, 150 k high; (x, y) is the foot of the pole. dx as above. */
void glyph_flag(struct canvas *canvas, double x, double y, double dx, double k, struct colour colour);

/* One pip of a row: done is filled with a tick, the current one a ring with a dot, one to come a ring. */
enum pip { PIP_DONE, PIP_HERE, PIP_TO_COME };
void glyph_pip(struct canvas *canvas, double x, double y, double radius, enum pip pip);
/* The same on light ground, as the steps of the set-up. */
void glyph_step(struct canvas *canvas, double x, double y, double radius, enum pip pip);

#endif
