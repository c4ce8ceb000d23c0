#include "picture/raster/raster.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { RASTER_ONE = 256, RASTER_BITS = 8, RASTER_FULL = 2 * RASTER_ONE * RASTER_ONE };

/* An arc is drawn as chords that leave it by this many pixels at most. */
#define RASTER_FLATNESS 0.005
#define RASTER_FAR      1e7 /* pixels: whoever asks for more has lost the way */

void raster_free(struct raster *raster)
{
    SDL_free(raster->cells);
    SDL_free(raster->sorted);
    SDL_free(raster->rows);
    SDL_free(raster->columns);
    SDL_free(raster->touched);
    *raster = (struct raster){0};
}

void raster_begin(struct raster *raster, int width, int height)
{
    raster->width = width;
    raster->height = height;
    raster->count = 0;
    raster->top = height;
    raster->bottom = 0;
    raster->failed = false;
    raster->start_x = raster->start_y = raster->at_x = raster->at_y = 0.0;
}

static void raster_cell_add(struct raster *raster, int x, int y, int cover, int area)
{
    if (raster->count > 0) {
        struct raster_cell *last = &raster->cells[raster->count - 1];
        if (last->x == x && last->y == y) {
            last->cover += cover;
            last->area += area;
            return;
        }
    }
    if (raster->count == raster->capacity) {
        size_t capacity = raster->capacity ? 2 * raster->capacity : 4096;
        struct raster_cell *cells = SDL_realloc(raster->cells, capacity * sizeof(*cells));
        if (!cells) {
            raster->failed = true;
            return;
        }
        raster->cells = cells;
        raster->capacity = capacity;
    }
    raster->top = SDL_min(raster->top, y);
    raster->bottom = SDL_max(raster->bottom, y + 1);
    raster->cells[raster->count++] = (struct raster_cell){x, y, cover, area};
}

/* The part of an edge inside pixel row y: from x0 to x1 (1/256), height rows of 1/256, with its sign. */
static void raster_row(struct raster *raster, int y, int x0, int x1, int height, int sign)
{
    if (x0 > x1) {
        int swap = x0;
        x0 = x1;
        x1 = swap;
    }
    if (x0 == x1) {
        raster_cell_add(raster, x0 >> RASTER_BITS, y, sign * height,
                        sign * height * 2 * (x0 & (RASTER_ONE - 1)));
        return;
    }
    int done = 0;
    for (int x = x0 >> RASTER_BITS; x <= (x1 - 1) >> RASTER_BITS; x++) {
        int left = x * RASTER_ONE;
        int from = x0 > left ? x0 - left : 0;
        int to = x1 < left + RASTER_ONE ? x1 - left : RASTER_ONE;
        int reached = (int)((int64_t)height * (left + to - x0) / (x1 - x0));
        raster_cell_add(raster, x, y, sign * (reached - done), sign * (reached - done) * (from + to));
        done = reached;
    }
}

static void raster_edge(struct raster *raster, double x0, double y0, double x1, double y1)
{
    int ax = (int)lround(x0 * RASTER_ONE), ay = (int)lround(y0 * RASTER_ONE);
    int bx = (int)lround(x1 * RASTER_ONE), by = (int)lround(y1 * RASTER_ONE);
    int sign = 1;
    if (ay == by)
        return;
    if (ay > by) {
        int swap = ax;
        ax = bx;
        bx = swap;
        swap = ay;
        ay = by;
        by = swap;
        sign = -1;
    }
    int x = ax;
    for (int y = ay >> RASTER_BITS; y <= (by - 1) >> RASTER_BITS; y++) {
        int top = y * RASTER_ONE > ay ? y * RASTER_ONE : ay;
        int bottom = (y + 1) * RASTER_ONE < by ? (y + 1) * RASTER_ONE : by;
        int next = ax + (int)((int64_t)(bx - ax) * (bottom - ay) / (by - ay));
        raster_row(raster, y, x, next, bottom - top, sign);
        x = next;
    }
}

/* Left of the picture an edge still counts for all that lies right of it, so it is moved to the border. */
static void raster_clip_left(struct raster *raster, double x0, double y0, double x1, double y1)
{
    if (x0 >= 0.0 && x1 >= 0.0) {
        raster_edge(raster, x0, y0, x1, y1);
    } else if (x0 < 0.0 && x1 < 0.0) {
        raster_edge(raster, 0.0, y0, 0.0, y1);
    } else {
        double y = y0 + (y1 - y0) * (0.0 - x0) / (x1 - x0);
        raster_edge(raster, x0 < 0.0 ? 0.0 : x0, y0, 0.0, y);
        raster_edge(raster, 0.0, y, x1 < 0.0 ? 0.0 : x1, y1);
    }
}

static void raster_clip(struct raster *raster, double x0, double y0, double x1, double y1)
{
    double width = raster->width, height = raster->height;
    if (fmin(y0, y1) >= height || fmax(y0, y1) <= 0.0 || fmin(x0, x1) >= width)
        return;
    double limits[2] = {0.0, height};
    for (int i = 0; i < 2; i++) { /* 0: what is above, 1: what is below */
        bool out0 = i ? y0 > limits[i] : y0 < limits[i];
        bool out1 = i ? y1 > limits[i] : y1 < limits[i];
        double x = out0 != out1 ? x0 + (x1 - x0) * (limits[i] - y0) / (y1 - y0) : 0.0;
        if (out0) {
            x0 = x;
            y0 = limits[i];
        }
        if (out1) {
            x1 = x;
            y1 = limits[i];
        }
    }
    if (x0 > width || x1 > width) { /* right of the picture nothing counts */
        double y = x0 > width && x1 > width ? y0 : y0 + (y1 - y0) * (width - x0) / (x1 - x0);
        if (x0 > width && x1 > width)
            return;
        if (x0 > width) {
            x0 = width;
            y0 = y;
        } else {
            x1 = width;
            y1 = y;
        }
    }
    raster_clip_left(raster, x0, y0, x1, y1);
}

void raster_line(struct raster *raster, double x, double y)
{
    if (!(fabs(x) < RASTER_FAR && fabs(y) < RASTER_FAR && fabs(raster->at_x) < RASTER_FAR &&
          fabs(raster->at_y) < RASTER_FAR))
        raster->failed = true;
    else
        raster_clip(raster, raster->at_x, raster->at_y, x, y);
    raster->at_x = x;
    raster->at_y = y;
}

static void raster_close(struct raster *raster)
{
    if (raster->at_x != raster->start_x || raster->at_y != raster->start_y)
        raster_line(raster, raster->start_x, raster->start_y);
}

void raster_move(struct raster *raster, double x, double y)
{
    raster_close(raster);
    raster->start_x = raster->at_x = x;
    raster->start_y = raster->at_y = y;
}

void raster_arc(struct raster *raster, double x, double y, double radius, double from, double to)
{
    const double turn = 2.0 * acos(-1.0);
    double step = radius > RASTER_FLATNESS ? 2.0 * acos(1.0 - RASTER_FLATNESS / radius) / turn : 0.25;
    double turns = fmin(fabs(to - from), 1e3); /* nobody draws a thousand circles */
    int chords = (int)fmin(ceil(turns / step), 1e6);
    for (int i = 0; i <= chords; i++) {
        double angle = (chords ? from + (to - from) * i / chords : from) * turn;
        raster_line(raster, x + radius * sin(angle), y - radius * cos(angle));
    }
}

/* Room for the rows of the cells, and for one row while it is swept: all zero between two. */
static int raster_room(struct raster *raster)
{
    if (raster->rows_capacity < raster->height + 2) {
        size_t *rows = SDL_realloc(raster->rows, (size_t)(raster->height + 2) * sizeof(*rows));
        if (!rows)
            return SDL_OutOfMemory();
        raster->rows = rows;
        raster->rows_capacity = raster->height + 2;
    }
    if (raster->columns_capacity < raster->width + 1) {
        size_t words = (size_t)raster->width / 64 + 1;
        SDL_free(raster->columns);
        SDL_free(raster->touched);
        raster->columns = SDL_calloc((size_t)raster->width + 1, sizeof(*raster->columns));
        raster->touched = SDL_calloc(words, sizeof(*raster->touched));
        raster->columns_capacity = raster->columns && raster->touched ? raster->width + 1 : 0;
    }
    return raster->columns_capacity ? 0 : SDL_OutOfMemory();
}

static int raster_sort(struct raster *raster)
{
    if (raster->sorted_capacity < raster->capacity) {
        struct raster_cell *sorted = SDL_realloc(raster->sorted, raster->capacity * sizeof(*sorted));
        if (!sorted)
            return SDL_OutOfMemory();
        raster->sorted = sorted;
        raster->sorted_capacity = raster->capacity;
    }
    if (raster_room(raster))
        return -1;
    for (int y = raster->top; y < raster->bottom + 2; y++)
        raster->rows[y] = 0;
    for (size_t i = 0; i < raster->count; i++)
        raster->rows[raster->cells[i].y + 2]++;
    for (int y = raster->top + 2; y < raster->bottom + 2; y++)
        raster->rows[y] += raster->rows[y - 1];
    for (size_t i = 0; i < raster->count; i++)
        raster->sorted[raster->rows[raster->cells[i].y + 1]++] = raster->cells[i];
    return 0;
}

/* Adds up the cells of a row, each at its column; which columns there are is a bit each. */
static void raster_gather(struct raster *raster, const struct raster_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int x = cells[i].x;
        if (x >= raster->width)
            continue;
        raster->columns[x].cover += cells[i].cover;
        raster->columns[x].area += cells[i].area;
        raster->touched[x / 64] |= (Uint64)1 << x % 64;
    }
}

/* The first column of the row from x on, which is taken out; width: there is none. */
static int raster_column(struct raster *raster, int x)
{
    int words = raster->width / 64 + 1;
    for (int word = x / 64; word < words; word++)
        if (raster->touched[word]) {
            int bit = __builtin_ctzll(raster->touched[word]);
            raster->touched[word] &= raster->touched[word] - 1;
            return word * 64 + bit;
        }
    return raster->width;
}

static void raster_sweep_row(struct raster *raster, int y, struct spans *spans)
{
    int cover = 0;
    for (int x = raster_column(raster, 0), next; x < raster->width; x = next) {
        cover += raster->columns[x].cover;
        int inside = abs(cover * 2 * RASTER_ONE - raster->columns[x].area);
        raster->columns[x] = (struct raster_column){0, 0};
        if (inside > RASTER_FULL)
            inside = RASTER_FULL;
        spans_add(spans, x, y, 1, (int)(((int64_t)inside * 255 + RASTER_FULL / 2) / RASTER_FULL));
        next = raster_column(raster, x);
        inside = abs(cover) > RASTER_ONE ? RASTER_ONE : abs(cover);
        spans_add(spans, x + 1, y, next - x - 1, (inside * 255 + RASTER_ONE / 2) / RASTER_ONE);
    }
}

int raster_sweep(struct raster *raster, struct spans *spans)
{
    raster_close(raster);
    if (raster->failed)
        return SDL_SetError("out of memory, or it is not on any map");
    if (raster->count == 0)
        return 0;
    if (raster_sort(raster))
        return -1;
    for (int y = raster->top; y < raster->bottom; y++) {
        size_t first = raster->rows[y], end = raster->rows[y + 1];
        if (end == first)
            continue;
        raster_gather(raster, &raster->sorted[first], end - first);
        raster_sweep_row(raster, y, spans);
    }
    return 0;
}
