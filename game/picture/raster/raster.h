#ifndef PICTURE_RASTER_RASTER_H
#define PICTURE_RASTER_RASTER_H

#include "picture/raster/spans.h"

#include <stddef.h>

/*
 * Outlines to pixel coverage: the exact area of each pixel that lies inside, non-zero winding, on a grid of
 * 1/256 pixel. SDL_RenderGeometry of the software renderer cuts vertices to whole pixels, so feathered
 * triangles come out rough there; this gives the same smooth one-pixel edge on every renderer, and a shape of
 * many overlapping parts stays one layer of colour.
 *
 * Coordinates are pixels, y down. Whatever lies outside of the picture is clipped.
 */
struct raster_cell {
    int x, y;
    int cover; /* height the outline climbs in this pixel, 1/256 */
    int area;  /* twice the area left of it, 1/65536 */
};

struct raster_column {
    int cover, area;
};

struct raster {
    int width, height;
    struct raster_cell *cells, *sorted;
    size_t count, capacity, sorted_capacity;
    size_t *rows; /* first sorted cell of each row, height + 1 */
    int rows_capacity;
    int top, bottom;               /* rows that have cells */
    struct raster_column *columns; /* of the row that is swept */
    Uint64 *touched;               /* its columns that have cells, a bit each */
    int columns_capacity;
    double start_x, start_y, at_x, at_y;
    bool failed; /* out of memory: nothing is drawn */
};

void raster_free(struct raster *raster);
/* An empty picture of that size. */
void raster_begin(struct raster *raster, int width, int height);
/* Begins a contour (and closes the one before). */
void raster_move(struct raster *raster, double x, double y);
void raster_line(struct raster *raster, double x, double y);
/* Part of a circle from the present point on: angles in turns, clockwise from twelve o'clock, either way. */
void raster_arc(struct raster *raster, double x, double y, double radius, double from, double to);
/* Adds the covered pixels to spans. 0 or -1 (SDL_GetError). */
int raster_sweep(struct raster *raster, struct spans *spans);

#endif
