#include "picture/private.h"

#include <stdio.h>
#include <string.h>

/* Layers that stay as they are for a while: painted once, copied from then on. */

void kept_close(struct layer_cache *kept)
{
    if (kept->texture)
        SDL_DestroyTexture(kept->texture);
    living_close(&kept->living);
    *kept = (struct layer_cache){0};
}

bool draw_kept_ready(const struct canvas *canvas, int layer, const char *key)
{
    const struct layer_cache *kept = &canvas->kept[layer];

    return kept->texture && kept->width == canvas->pixel_width && kept->height == canvas->pixel_height &&
           look_same(kept->look, canvas->look) && strcmp(kept->key, key) == 0;
}

/* A texture as large as the frame. */
static void make_room(struct canvas *canvas, struct layer_cache *kept)
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
    struct layer_cache *kept = &canvas->kept[layer];

    make_room(canvas, kept);
    snprintf(kept->key, sizeof(kept->key), "%s", key);
    kept->look = canvas->look;
    canvas->keeping = kept;
    kept->before = canvas->faults;
    kept->mode = canvas->watch.mode;
    kept->version = ++canvas->kept_versions;
    living_clear(&kept->living, kept->version);
    canvas->watch.mode = WATCH_OFF;
    faults_clear(&canvas->faults);
    if (!kept->texture || SDL_SetRenderTarget(canvas->renderer, kept->texture) || canvas_clear(canvas))
        faults_add(&canvas->faults, "no layer: %s", SDL_GetError());
}

void draw_kept_end(struct canvas *canvas, int layer)
{
    struct layer_cache *kept = &canvas->kept[layer];

    canvas->keeping = NULL;
    living_end(&kept->living, canvas);
    kept->faults = canvas->faults;
    canvas->faults = kept->before;
    canvas->watch.mode = kept->mode;
    if (SDL_SetRenderTarget(canvas->renderer, kept->mode == WATCH_PAINTING ? canvas->frame : NULL))
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
}

void draw_kept(struct canvas *canvas, int layer)
{
    struct layer_cache *kept = &canvas->kept[layer];
    const SDL_Rect all = {0, 0, kept->width, kept->height};

    canvas->faults = kept->faults;
    if (!kept->texture || SDL_SetTextureBlendMode(kept->texture, SDL_BLENDMODE_NONE) ||
        canvas_copy(canvas, kept->key, kept->version, &(struct copy){.texture = kept->texture, .to = all}))
        faults_add(&canvas->faults, "no layer: %s", SDL_GetError());
    living_paint(&kept->living, canvas);
}

void draw_kept_light(struct canvas *canvas, int layer, double light)
{
    living_light(&canvas->kept[layer].living, canvas, light);
}
