#ifndef SCREEN_SHARED_LAYOUT_H
#define SCREEN_SHARED_LAYOUT_H

#include "picture/canvas.h"

/* Where things lie on a screen, in units. */
#define PART_MARGIN_X 72.0
#define PART_MARGIN_Y 56.0
#define PART_GAP      24.0

struct box {
    double x, y, w, h;
};

/* Between the margins left and right. */
double layout_room(struct canvas *canvas);
/* The i-th cell of a grid, row by row: so many columns share the width of first, each row as high as that. */
struct box layout_cell(struct box first, int columns, double gap, int i);
/* All of the canvas in that colour, over what is there. */
void layout_veil(struct canvas *canvas, struct colour colour);

#endif
