#include "draw/private.h"

#include <stdio.h>
#include <string.h>

/* Layers that stay as they are for a while: painted once, copied from then on. */

void kept_close(struct kept *kept)
{
    if (kept->texture)
        SDL_DestroyTexture(kept->texture);
    *kept = (struct kept){0};
}

bool draw_kept_ready(const struct canvas *canvas, int layer, const char *key)
{
    const struct kept *kept = &canvas->kept[layer];

    return kept->texture && kept->width == canvas->pixel_width && kept->height == canvas->pixel_height &&
           look_same(kept->look, canvas->look) && strcmp(kept->key, key) == 0;
}

/* A texture as large as the frame. */
static void make_room(struct canvas *canvas, struct kept *kept)
{
    if (kept->texture && kept->width == canvas->pixel_width && kept->height == canvas->pixel_height)
        return;
    kept_close(kept);
    kept->texture = SDL_CreateTexture(canvas->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_TARGET,
                                      canvas->pixel_width, canvas->pixel_height);
    kept->width = canvas->pixel_width;
    kept->height = canvas->pixel_height;
}

void draw_kept_begin(struct canvas *canvas, int layer, const char *key)
{
    struct kept *kept = &canvas->kept[layer];

    make_room(canvas, kept);
    snprintf(kept->key, sizeof(kept->key), "%s", key);
    kept->look = canvas->look;
    kept->before = canvas->faults;
    kept->mode = canvas->watch.mode;
    kept->version = ++canvas->kept_versions;
    canvas->watch.mode = WATCH_OFF;
    faults_clear(&canvas->faults);
    if (!kept->texture || SDL_SetRenderTarget(canvas->renderer, kept->texture) || canvas_clear(canvas))
        faults_add(&canvas->faults, "no layer: %s", SDL_GetError());
}

void draw_kept_end(struct canvas *canvas, int layer)
{
    struct kept *kept = &canvas->kept[layer];

    kept->faults = canvas->faults;
    canvas->faults = kept->before;
    canvas->watch.mode = kept->mode;
    if (SDL_SetRenderTarget(canvas->renderer, kept->mode == WATCH_PAINTING ? canvas->frame : NULL))
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
}

void draw_kept(struct canvas *canvas, int layer)
{
    struct kept *kept = &canvas->kept[layer];
    const SDL_Rect all = {0, 0, kept->width, kept->height};

    canvas->faults = kept->faults;
    if (!kept->texture || SDL_SetTextureBlendMode(kept->texture, SDL_BLENDMODE_NONE) ||
        canvas_copy(canvas, kept->key, kept->version, &(struct copy){.texture = kept->texture, .to = all}))
        faults_add(&canvas->faults, "no layer: %s", SDL_GetError());
}

void draw_kept_over(struct canvas *canvas, int layer, double top, double alpha)
{
    struct kept *kept = &canvas->kept[layer];
    int from = (int)(top * canvas->scale + 0.5);
    SDL_Rect part = {0, from, canvas->pixel_width, canvas->pixel_height - from};
    Uint8 share = colour_fade(INK, alpha).a;

    /* The software renderer is slow at blending what covers all. */
    if (!kept->texture ||
        SDL_SetTextureBlendMode(kept->texture, share == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND) ||
        SDL_SetTextureAlphaMod(kept->texture, share) ||
        canvas_copy(canvas, kept->key, kept->version << 8 | share,
                    &(struct copy){.texture = kept->texture, .from = &part, .to = part}) ||
        SDL_SetTextureAlphaMod(kept->texture, 255))
        faults_add(&canvas->faults, "no layer: %s", SDL_GetError());
}
