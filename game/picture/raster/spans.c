#include "picture/raster/spans.h"

#include <string.h>

void spans_free(struct spans *spans)
{
    SDL_free(spans->rects);
    SDL_free(spans->sorted);
    SDL_free(spans->levels);
    *spans = (struct spans){0};
}

void spans_begin(struct spans *spans)
{
    spans->count = 0;
    spans->failed = false;
    memset(spans->of_level, 0, sizeof(spans->of_level));
    memset(spans->recent, 0, sizeof(spans->recent));
}

static bool spans_grow(struct spans *spans)
{
    if (spans->count < spans->capacity)
        return true;
    size_t capacity = spans->capacity ? 2 * spans->capacity : 4096;
    SDL_Rect *rects = SDL_realloc(spans->rects, capacity * sizeof(*rects));
    if (rects)
        spans->rects = rects;
    Uint8 *levels = SDL_realloc(spans->levels, capacity);
    if (levels)
        spans->levels = levels;
    if (!rects || !levels) {
        spans->failed = true;
        return false;
    }
    spans->capacity = capacity;
    return true;
}

void spans_add(struct spans *spans, int x, int y, int width, int coverage)
{
    if (coverage <= 0 || width <= 0 || spans->failed)
        return;
    size_t *recent = spans->recent[coverage];
    for (int i = 0; i < 2; i++) {
        SDL_Rect *rect = recent[i] ? &spans->rects[recent[i] - 1] : NULL;
        if (rect && rect->x == x && rect->w == width && rect->y + rect->h == y) {
            rect->h++;
            return;
        }
    }
    if (!spans_grow(spans))
        return;
    spans->rects[spans->count] = (SDL_Rect){x, y, width, 1};
    spans->levels[spans->count] = (Uint8)coverage;
    spans->count++;
    spans->of_level[coverage]++;
    recent[1] = recent[0];
    recent[0] = spans->count;
}

static int spans_sort(struct spans *spans, size_t first[SPANS_LEVELS])
{
    if (spans->sorted_capacity < spans->count) {
        SDL_Rect *sorted = SDL_realloc(spans->sorted, spans->capacity * sizeof(*sorted));
        if (!sorted)
            return SDL_OutOfMemory();
        spans->sorted = sorted;
        spans->sorted_capacity = spans->capacity;
    }
    size_t next[SPANS_LEVELS], sum = 0;
    for (int level = 0; level < SPANS_LEVELS; level++) {
        first[level] = next[level] = sum;
        sum += spans->of_level[level];
    }
    for (size_t i = 0; i < spans->count; i++)
        spans->sorted[next[spans->levels[i]]++] = spans->rects[i];
    return 0;
}

int spans_paint(struct spans *spans, SDL_Renderer *renderer, struct colour colour)
{
    size_t first[SPANS_LEVELS];
    if (spans->failed)
        return SDL_OutOfMemory();
    if (spans->count == 0 || colour.a == 0)
        return 0;
    if (spans_sort(spans, first))
        return -1;
    for (int level = 1; level < SPANS_LEVELS; level++) {
        size_t count = spans->of_level[level];
        Uint8 alpha = (Uint8)((level * colour.a + 127) / 255);
        if (count == 0 || alpha == 0)
            continue;
        /* opaque pixels need no blending: faster in software */
        SDL_BlendMode mode = alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND;
        if (SDL_SetRenderDrawBlendMode(renderer, mode) ||
            SDL_SetRenderDrawColor(renderer, colour.r, colour.g, colour.b, alpha) ||
            SDL_RenderFillRects(renderer, &spans->sorted[first[level]], (int)count))
            return -1;
    }
    return 0;
}
