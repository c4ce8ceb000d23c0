#ifndef PICTURE_RASTER_MASK_H
#define PICTURE_RASTER_MASK_H

#include "picture/raster/spans.h"

/*
 * Strokes whose width and strength change along the way. Each piece is a stadium whose coverage is worked out
 * from the distance to its middle line; where pieces meet, the stronger wins. So joins are round, nothing is
 * drawn twice, and a newer bright stroke crosses an older faint one cleanly. Coordinates are pixels.
 */
struct mask_point {
    double x, y, radius;
    double strength; /* 0..1 */
};

struct mask {
    int width, height;
    Uint8 *levels;     /* all zero between two drawings */
    int *left, *right; /* touched part of each row; left > right: none */
    int top, bottom;
    size_t capacity;
    int rows_capacity;
};

void mask_free(struct mask *mask);
/* 0 or -1 (SDL_GetError). */
int mask_begin(struct mask *mask, int width, int height);
enum mask_caps { MASK_CAP_START = 1, MASK_CAP_END = 2 };
void mask_stroke(struct mask *mask, struct mask_point a, struct mask_point b, enum mask_caps caps);
/* Adds what was covered to spans, and empties the mask. */
void mask_sweep(struct mask *mask, struct spans *spans);

#endif
