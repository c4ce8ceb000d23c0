#include "draw/private.h"

#include <string.h>

/* Shapes painted into memory, which then is one picture for the renderer: a body is a thousand small runs of
 * pixels, and each of them would be a call. */

void group_close(struct group *group)
{
    if (group->texture)
        SDL_DestroyTexture(group->texture);
    SDL_free(group->pixels);
    *group = (struct group){0};
}

static bool group_fits(struct canvas *canvas)
{
    struct group *group = &canvas->group;
    int width = canvas->pixel_width, height = canvas->pixel_height;

    if (group->texture && group->width == width && group->height == height)
        return true;
    group_close(group);
    group->pixels = SDL_calloc((size_t)width * (size_t)height, sizeof(*group->pixels));
    group->texture = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_ARGB8888,
                                       SDL_TEXTUREACCESS_STREAMING, width, height);
    group->width = width;
    group->height = height;
    if (group->pixels && group->texture && SDL_SetTextureBlendMode(group->texture, SDL_BLENDMODE_BLEND) == 0)
        return true;
    group_close(group);
    return false;
}

void draw_group_begin(struct canvas *canvas)
{
    canvas->group.on = canvas->watch.mode != WATCH_LOOKING &&
                       group_fits(canvas); /* else each shape goes to the renderer by itself */
    canvas->group.touched = (SDL_Rect){0};
}

/* colour, alpha of it, over what is there: neither is multiplied by its alpha. */
static Uint32 over(Uint32 below, struct colour colour, Uint32 alpha)
{
    Uint32 under = (below >> 24) * (255 - alpha) / 255, all = alpha + under;
    Uint32 red = (colour.r * alpha + (below >> 16 & 255) * under) / all;
    Uint32 green = (colour.g * alpha + (below >> 8 & 255) * under) / all;
    Uint32 blue = (colour.b * alpha + (below & 255) * under) / all;

    return all << 24 | red << 16 | green << 8 | blue;
}

static void fill(struct group *group, const SDL_Rect *rect, struct colour colour, Uint32 alpha)
{
    const Uint32 plain = alpha << 24 | (Uint32)colour.r << 16 | (Uint32)colour.g << 8 | colour.b;

    for (int y = rect->y; y < rect->y + rect->h; y++) {
        Uint32 *row = group->pixels + (size_t)y * (size_t)group->width + rect->x;
        if (alpha == 255)
            SDL_memset4(row, plain, (size_t)rect->w);
        else
            for (int x = 0; x < rect->w; x++)
                row[x] = row[x] >> 24 == 0 ? plain : over(row[x], colour, alpha);
    }
}

void group_paint(struct group *group, const struct spans *spans, struct colour colour)
{
    const SDL_Rect whole = {0, 0, group->width, group->height};

    for (size_t i = 0; i < spans->count; i++) {
        Uint32 alpha = ((Uint32)spans->levels[i] * colour.a + 127) / 255;
        SDL_Rect rect;
        if (alpha == 0 || !SDL_IntersectRect(&spans->rects[i], &whole, &rect))
            continue;
        fill(group, &rect, colour, alpha);
        SDL_UnionRect(&group->touched, &rect, &group->touched);
    }
}

void draw_group_end(struct canvas *canvas)
{
    struct group *group = &canvas->group;
    const SDL_Rect *touched = &group->touched;
    Uint32 *first;

    if (!group->on)
        return;
    group->on = false;
    if (SDL_RectEmpty(touched))
        return;
    first = group->pixels + (size_t)touched->y * (size_t)group->width + touched->x;
    if (SDL_UpdateTexture(group->texture, touched, first, group->width * (int)sizeof(*first)))
        faults_add(&canvas->faults, "a shape is missing: %s", SDL_GetError());
    for (int i = 0; canvas_hole(canvas, touched, &i);)
        if (SDL_RenderCopy(canvas->renderer, group->texture, touched, touched))
            faults_add(&canvas->faults, "a shape is missing: %s", SDL_GetError());
    for (int y = 0; y < touched->h; y++)
        memset(first + (size_t)y * (size_t)group->width, 0, (size_t)touched->w * sizeof(*first));
}
