#include "picture/raster/mask.h"

#include <math.h>

/* Long strokes are cut into pieces, so that a slanting line does not visit its whole bounding box. */
#define MASK_PIECE 24.0

void mask_free(struct mask *mask)
{
    SDL_free(mask->levels);
    SDL_free(mask->left);
    SDL_free(mask->right);
    *mask = (struct mask){0};
}

static int mask_rows(struct mask *mask, int height)
{
    if (height <= mask->rows_capacity)
        return 0;
    int *left = SDL_realloc(mask->left, (size_t)height * sizeof(*left));
    if (left)
        mask->left = left;
    int *right = SDL_realloc(mask->right, (size_t)height * sizeof(*right));
    if (right)
        mask->right = right;
    if (!left || !right)
        return SDL_OutOfMemory();
    mask->rows_capacity = height;
    return 0;
}

int mask_begin(struct mask *mask, int width, int height)
{
    size_t size = (size_t)width * (size_t)height;
    if (mask_rows(mask, height))
        return -1;
    if (size > mask->capacity) {
        Uint8 *levels = SDL_calloc(size, 1);
        if (!levels)
            return SDL_OutOfMemory();
        SDL_free(mask->levels);
        mask->levels = levels;
        mask->capacity = size;
    }
    mask->width = width;
    mask->height = height;
    mask->top = height;
    mask->bottom = -1;
    return 0;
}

static void mask_touch(struct mask *mask, int y, int left, int right)
{
    if (mask->bottom < mask->top) {
        mask->top = mask->bottom = y;
        mask->left[y] = left;
        mask->right[y] = right;
        return;
    }
    for (; mask->top > y; mask->top--) {
        mask->left[mask->top - 1] = mask->width;
        mask->right[mask->top - 1] = -1;
    }
    for (; mask->bottom < y; mask->bottom++) {
        mask->left[mask->bottom + 1] = mask->width;
        mask->right[mask->bottom + 1] = -1;
    }
    if (left < mask->left[y])
        mask->left[y] = left;
    if (right > mask->right[y])
        mask->right[y] = right;
}

static double mask_clamp(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

static Uint8 mask_level(struct mask_point a, struct mask_point b, double t, double distance)
{
    double radius = a.radius + t * (b.radius - a.radius);
    double strength = a.strength + t * (b.strength - a.strength);
    /* the part of a pixel-wide box that lies within the radius on both sides of the line */
    double coverage =
        mask_clamp(radius - distance + 0.5, 0.0, 1.0) - mask_clamp(-radius - distance + 0.5, 0.0, 1.0);
    return (Uint8)(255.0 * coverage * strength + 0.5);
}

/* Without a cap a piece ends where the next begins, half a pixel later so that no pixel falls between. */
static void mask_piece(struct mask *mask, struct mask_point a, struct mask_point b, enum mask_caps caps)
{
    double reach = fmax(a.radius, b.radius) + 1.0;
    double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    double along_x = length2 > 0.0 ? dx / length2 : 0.0, along_y = length2 > 0.0 ? dy / length2 : 0.0;
    double over = length2 > 0.0 ? 0.5 / sqrt(length2) : 0.0;
    double first = caps & MASK_CAP_START ? -HUGE_VAL : -over;
    double last = caps & MASK_CAP_END ? HUGE_VAL : 1.0 + over;
    int left = (int)mask_clamp(floor(fmin(a.x, b.x) - reach), 0.0, mask->width);
    int right = (int)mask_clamp(ceil(fmax(a.x, b.x) + reach), 0.0, mask->width) - 1;
    int top = (int)mask_clamp(floor(fmin(a.y, b.y) - reach), 0.0, mask->height);
    int bottom = (int)mask_clamp(ceil(fmax(a.y, b.y) + reach), 0.0, mask->height) - 1;
    if (left > right)
        return;
    for (int y = top; y <= bottom; y++) {
        Uint8 *row = mask->levels + (size_t)y * (size_t)mask->width;
        mask_touch(mask, y, left, right);
        for (int x = left; x <= right; x++) {
            double px = x + 0.5 - a.x, py = y + 0.5 - a.y;
            double along = px * along_x + py * along_y, t = mask_clamp(along, 0.0, 1.0);
            double ox = px - t * dx, oy = py - t * dy, distance2 = ox * ox + oy * oy;
            if (distance2 >= reach * reach || along < first || along > last)
                continue;
            Uint8 level = mask_level(a, b, t, sqrt(distance2));
            if (level > row[x])
                row[x] = level;
        }
    }
}

static struct mask_point mask_between(struct mask_point a, struct mask_point b, double t)
{
    return (struct mask_point){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y),
                               a.radius + t * (b.radius - a.radius),
                               a.strength + t * (b.strength - a.strength)};
}

void mask_stroke(struct mask *mask, struct mask_point a, struct mask_point b, enum mask_caps caps)
{
    double length = hypot(b.x - a.x, b.y - a.y);
    if (!isfinite(length) || !isfinite(a.radius + b.radius + a.strength + b.strength))
        return;
    a.strength = mask_clamp(a.strength, 0.0, 1.0);
    b.strength = mask_clamp(b.strength, 0.0, 1.0);
    int pieces = (int)mask_clamp(ceil(length / MASK_PIECE), 1.0, 1000.0);
    for (int i = 0; i < pieces; i++) {
        unsigned start = i == 0 ? caps & MASK_CAP_START : 0u;
        unsigned end = i == pieces - 1 ? caps & MASK_CAP_END : 0u;
        mask_piece(mask, mask_between(a, b, (double)i / pieces), mask_between(a, b, (i + 1.0) / pieces),
                   (enum mask_caps)(start | end));
    }
}

void mask_sweep(struct mask *mask, struct spans *spans)
{
    for (int y = mask->top; y <= mask->bottom; y++) {
        Uint8 *row = mask->levels + (size_t)y * (size_t)mask->width;
        int end = mask->right[y] + 1;
        for (int x = mask->left[y]; x < end;) {
            int from = x;
            Uint8 level = row[x];
            while (x < end && row[x] == level)
                row[x++] = 0;
            spans_add(spans, from, y, x - from, level);
        }
    }
    mask->top = mask->height;
    mask->bottom = -1;
}
