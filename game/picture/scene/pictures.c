#include "picture/scene/pictures.h"

#include "picture/daylight.h"
#include "picture/grade.h"
#include "picture/scene/drawing.h"

#include <SDL_image.h>
#include <stdio.h>
#include <string.h>

static void pictures_drop(struct picture *picture)
{
    if (picture->texture)
        SDL_DestroyTexture(picture->texture);
    *picture = (struct picture){0};
}

void pictures_set_hour(struct pictures *pictures, enum look_hour hour)
{
    if (hour != pictures->hour)
        pictures_close(pictures);
    pictures->hour = hour;
}

void pictures_close(struct pictures *pictures)
{
    for (int i = 0; i < PICTURES_SCENES; i++)
        pictures_drop(&pictures->scenes[i]);
    for (int i = 0; i < PICTURES_SPRITES; i++)
        pictures_drop(&pictures->sprites[i]);
    for (int i = 0; i < PICTURES_DRAWINGS; i++)
        pictures_drop(&pictures->drawings[i]);
}

SDL_Surface *pictures_rasterise(SDL_RWops *file, int width, int height)
{
    SDL_Surface *drawn = file ? IMG_LoadSizedSVG_RW(file, width, height) : NULL;
    SDL_Surface *surface = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;

    SDL_FreeSurface(drawn);
    if (file)
        SDL_RWclose(file);
    return surface;
}

static SDL_Surface *pictures_load(const char *assets, const char *folder, const char *name, int width,
                                  int height)
{
    char path[1024];
    int length = snprintf(path, sizeof(path), "%s/%s/%s.svg", assets, folder, name);
    if (length >= 0 && (size_t)length < sizeof(path))
        return pictures_rasterise(SDL_RWFromFile(path, "rb"), width, height);
    SDL_SetError("the path of picture %s is too long", name);
    return NULL;
}

static bool pictures_opaque(const SDL_Surface *surface)
{
    if (surface->format->BytesPerPixel != 4 || surface->format->Amask == 0)
        return false;
    for (int y = 0; y < surface->h; y++) {
        const Uint8 *row = (const Uint8 *)surface->pixels + (size_t)y * (size_t)surface->pitch;
        for (int x = 0; x < surface->w; x++) {
            Uint32 pixel;
            memcpy(&pixel, row + 4 * (size_t)x, sizeof(pixel));
            if ((pixel & surface->format->Amask) != surface->format->Amask)
                return false;
        }
    }
    return true;
}

static SDL_Surface *pictures_cover(const char *assets, struct picture *picture)
{
    const int width = picture->width, height = picture->height;
    int across = (height * 16 + 8) / 9; /* scenery is 16:9 */
    SDL_Surface *whole = pictures_load(assets, "scenes", picture->name, across > width ? across : width, 0);
    if (!whole)
        return NULL;
    int high = whole->h > height ? whole->h : height;
    SDL_Surface *part = SDL_CreateRGBSurfaceWithFormat(0, width, high, 32, SDL_PIXELFORMAT_ARGB8888);
    if (part) {
        SDL_Rect from = {(whole->w - width) / 2, (whole->h - high) / 2, width, high};
        if (SDL_SetSurfaceBlendMode(whole, SDL_BLENDMODE_NONE) || SDL_BlitSurface(whole, &from, part, NULL)) {
            SDL_FreeSurface(part);
            part = NULL;
        }
    }
    SDL_FreeSurface(whole);
    return part;
}

SDL_Surface *pictures_map(const char *assets, const char *name)
{
    return pictures_load(assets, "scenes", name, 480, 0);
}

static SDL_Surface *pictures_fit(const char *assets, struct picture *picture)
{
    SDL_Surface *surface = pictures_load(assets, "sprites", picture->name, picture->width, 0);
    if (surface && surface->h > picture->height) {
        SDL_FreeSurface(surface);
        surface = pictures_load(assets, "sprites", picture->name, 0, picture->height);
    }
    return surface;
}

static struct picture *pictures_find(struct picture *all, int count, const char *name,
                                     const struct picture *wanted)
{
    for (int i = 0; i < count; i++)
        if (all[i].width == wanted->width && all[i].height == wanted->height &&
            all[i].theme == wanted->theme && all[i].mirrored == wanted->mirrored &&
            strcmp(all[i].name, name) == 0)
            return &all[i];
    return NULL;
}

static struct picture *pictures_place(struct picture *all, int count)
{
    struct picture *oldest = &all[0];
    for (int i = 1; i < count; i++)
        if (all[i].used < oldest->used)
            oldest = &all[i];
    pictures_drop(oldest);
    return oldest;
}

/* Left and right change places. */
static void pictures_mirror(SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++) {
        Uint32 *row = (void *)((Uint8 *)surface->pixels + (size_t)y * (size_t)surface->pitch);
        for (int left = 0, right = surface->w - 1; left < right; left++, right--) {
            Uint32 pixel = row[left];
            row[left] = row[right];
            row[right] = pixel;
        }
    }
}

/* A sheet of paper is the same at every hour. */
static void light_scene(const struct picture *picture, SDL_Surface *surface)
{
    if (strcmp(picture->name, "sheet") != 0)
        daylight_scene(surface->pixels, surface->w, surface->h, surface->pitch, picture->hour);
}

typedef SDL_Surface *rasteriser(const char *assets, struct picture *picture);

/* What a kind of picture goes through; a drawing is in the inks of its theme already. */
static void light_up(const struct picture *picture, SDL_Surface *surface, rasteriser *rasterise)
{
    if (rasterise == drawing_rasterise)
        return;
    if (rasterise == pictures_cover)
        light_scene(picture, surface);
    else
        daylight_sprite(surface->pixels, surface->w, surface->h, surface->pitch, picture->hour);
    grade_pixels(surface->pixels, surface->w, surface->h, surface->pitch, picture->theme);
}

static void pictures_take(const struct pictures *pictures, struct picture *picture, rasteriser *rasterise)
{
    SDL_Surface *surface = rasterise(pictures->assets, picture);

    if (!surface)
        return;
    light_up(picture, surface, rasterise);
    if (picture->mirrored)
        pictures_mirror(surface);
    picture->texture = SDL_CreateTextureFromSurface(pictures->renderer, surface);
    picture->drawn_width = surface->w;
    picture->drawn_height = surface->h;
    if (picture->texture)
        SDL_SetTextureBlendMode(picture->texture,
                                pictures_opaque(surface) ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    SDL_FreeSurface(surface);
}

/* That picture, out of `shelf`; drawn first when it is not there. */
static const struct picture *take_from(struct pictures *pictures, struct picture *shelf, int places,
                                       rasteriser *rasterise, struct picture wanted, const char *name)
{
    struct picture *picture = pictures_find(shelf, places, name, &wanted);
    if (!picture) {
        picture = pictures_place(shelf, places);
        *picture = wanted;
        snprintf(picture->name, sizeof(picture->name), "%s", name);
        picture->hour = wanted.theme == LOOK_LIGHT ? pictures->hour : LOOK_DAY;
        pictures_take(pictures, picture, rasterise);
    }
    picture->used = ++pictures->clock;
    return picture;
}

const struct picture *pictures_scene(struct pictures *pictures, const char *name, int width, int height,
                                     enum look_theme theme, bool mirrored)
{
    return take_from(pictures, pictures->scenes, PICTURES_SCENES, pictures_cover,
                     (struct picture){.width = width, .height = height, .theme = theme, .mirrored = mirrored},
                     name);
}

const struct picture *pictures_sprite(struct pictures *pictures, const char *name, int width, int height,
                                      enum look_theme theme)
{
    return take_from(pictures, pictures->sprites, PICTURES_SPRITES, pictures_fit,
                     (struct picture){.width = width, .height = height, .theme = theme}, name);
}

const struct picture *pictures_drawing(struct pictures *pictures, const char *name, int width,
                                       enum look_theme theme, bool mirrored)
{
    return take_from(pictures, pictures->drawings, PICTURES_DRAWINGS, drawing_rasterise,
                     (struct picture){.width = width, .theme = theme, .mirrored = mirrored}, name);
}
