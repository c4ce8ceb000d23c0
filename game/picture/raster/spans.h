#ifndef PICTURE_RASTER_SPANS_H
#define PICTURE_RASTER_SPANS_H

#include "picture/canvas.h"

#include <stddef.h>

/*
 * Runs of pixels of equal coverage, on their way to the renderer: sorted by coverage, so that each level is
 * one call. Runs of rows that lie below each other grow into one rectangle.
 */
enum { SPANS_LEVELS = 256 };

struct spans {
    SDL_Rect *rects, *sorted;
    Uint8 *levels;
    size_t count, capacity, sorted_capacity;
    size_t of_level[SPANS_LEVELS];
    size_t recent[SPANS_LEVELS][2]; /* the last two rectangles of the level, index + 1 */
    bool failed;
};

void spans_free(struct spans *spans);
void spans_begin(struct spans *spans);
/* coverage 1..255; 0 is left out. */
void spans_add(struct spans *spans, int x, int y, int width, int coverage);
/* Fills all of them. 0 or -1 (SDL_GetError). */
int spans_paint(struct spans *spans, SDL_Renderer *renderer, struct colour colour);

#endif
