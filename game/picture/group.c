#include "picture/private.h"

#include <string.h>

/* Shapes painted into memory, which then is one picture for the renderer: a body is a thousand small runs of
 * pixels, and each of them would be a call. */

void group_close(struct group *group)
{
    if (group->texture)
        SDL_DestroyTexture(group->texture);
    SDL_free(group->pixels);
    SDL_free(group->touched);
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
    group->touched = SDL_calloc((size_t)(width / GROUP_BAND + 1), sizeof(*group->touched));
    group->texture = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_ARGB8888,
                                       SDL_TEXTUREACCESS_STREAMING, width, height);
    group->width = width;
    group->height = height;
    if (group->pixels && group->touched && group->texture &&
        SDL_SetTextureBlendMode(group->texture, SDL_BLENDMODE_BLEND) == 0)
        return true;
    group_close(group);
    return false;
}

void draw_group_begin(struct canvas *canvas)
{
    canvas->group.on = canvas->watch.mode != WATCH_LOOKING &&
                       group_fits(canvas); /* else each shape goes to the renderer by itself */
    for (int band = 0; canvas->group.on && band * GROUP_BAND < canvas->group.width; band++)
        canvas->group.touched[band] = (struct group_rows){.top = canvas->group.height};
}

/* colour, alpha of it, over what is there: neither is multiplied by its alpha. */
static Uint32 over(Uint32 below, struct colour colour, Uint32 alpha)
{
    if (below >> 24 == 255) { /* mostly; and without a division by what is not known before */
        Uint32 rest = 255 - alpha;
        return 255u << 24 | (colour.r * alpha + (below >> 16 & 255) * rest) / 255 << 16 |
               (colour.g * alpha + (below >> 8 & 255) * rest) / 255 << 8 |
               (colour.b * alpha + (below & 255) * rest) / 255;
    }
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

/* Where a band has been painted. */
static void touch(struct group *group, const SDL_Rect *rect)
{
    for (int band = rect->x / GROUP_BAND; band * GROUP_BAND < rect->x + rect->w; band++) {
        struct group_rows *rows = &group->touched[band];
        rows->top = SDL_min(rows->top, rect->y);
        rows->bottom = SDL_max(rows->bottom, rect->y + rect->h);
    }
}

void group_paint(struct group *group, const struct spans *spans, struct colour colour)
{
    for (size_t i = 0; i < spans->count; i++) {
        Uint32 alpha = ((Uint32)spans->levels[i] * colour.a + 127) / 255;
        if (alpha == 0)
            continue;
        fill(group, &spans->rects[i], colour, alpha);
        touch(group, &spans->rects[i]);
    }
}

/* Onto the frame, and clear again. */
static int paint_band(struct canvas *canvas, const SDL_Rect *part)
{
    struct group *group = &canvas->group;
    Uint32 *first = group->pixels + (size_t)part->y * (size_t)group->width + part->x;
    int failed = SDL_UpdateTexture(group->texture, part, first, group->width * (int)sizeof(*first));

    for (int i = 0; canvas_hole(canvas, part, &i);)
        failed |= SDL_RenderCopy(canvas->renderer, group->texture, part, part);
    for (int y = 0; y < part->h; y++)
        memset(first + (size_t)y * (size_t)group->width, 0, (size_t)part->w * sizeof(*first));
    return failed;
}

void draw_group_end(struct canvas *canvas)
{
    struct group *group = &canvas->group;

    if (!group->on)
        return;
    group->on = false;
    for (int x = 0; x < group->width; x += GROUP_BAND) {
        const struct group_rows *rows = &group->touched[x / GROUP_BAND];
        SDL_Rect part = {x, rows->top, SDL_min(GROUP_BAND, group->width - x), rows->bottom - rows->top};
        if (part.h > 0 && paint_band(canvas, &part))
            faults_add(&canvas->faults, "a shape is missing: %s", SDL_GetError());
    }
}
