#include "draw/private.h"

#include <SDL_image.h>
#include <math.h>
#include <stdio.h>

const struct colour INK = {0x0F, 0x2B, 0x33, 255}, STONE = {0x4E, 0x66, 0x6D, 255},
                    MIST = {0xF3, 0xF7, 0xF4, 255}, SPRUCE = {0x15, 0x3E, 0x47, 255},
                    LAKE = {0x0A, 0x63, 0x96, 255}, SUN = {0x9A, 0x52, 0x00, 255},
                    ROWAN = {0xA9, 0x30, 0x1A, 255}, LAKE_LIGHT = {0x7C, 0xCB, 0xF4, 255},
                    SUN_LIGHT = {0xFF, 0xC1, 0x45, 255}, ROWAN_LIGHT = {0xFF, 0x94, 0x73, 255},
                    LEFT_GRAPHIC = {0x0F, 0x76, 0xB5, 255}, RIGHT_GRAPHIC = {0xC2, 0x77, 0x06, 255},
                    LINE = {0xB9, 0xCA, 0xC8, 255}, HEATHER = {0x7B, 0x54, 0x72, 255};

#define CANVAS_HEIGHT    1080.0
#define CANVAS_MIN_WIDTH 1440.0 /* 4:3 */

struct colour colour_fade(struct colour colour, double alpha)
{
    double a = fmin(fmax(alpha, 0.0), 1.0) * colour.a;
    colour.a = (Uint8)(a + 0.5);
    return colour;
}

static int canvas_open(struct canvas *canvas, SDL_Renderer *renderer, const char *data_dir,
                       const char *fonts_dir)
{
    canvas->renderer = renderer;
    if (SDL_asprintf(&canvas->assets, "%s/assets", data_dir) < 0)
        return SDL_OutOfMemory();
    if (words_open(&canvas->words) || fonts_open(&canvas->fonts, fonts_dir))
        return -1;
    canvas_begin(canvas);
    return 0;
}

struct canvas *canvas_new_with_fonts(SDL_Renderer *renderer, const char *data_dir, const char *fonts_dir)
{
    struct canvas *canvas = SDL_calloc(1, sizeof(*canvas));
    if (!canvas) {
        SDL_OutOfMemory();
        return NULL;
    }
    if (canvas_open(canvas, renderer, data_dir, fonts_dir)) {
        canvas_free(canvas);
        return NULL;
    }
    return canvas;
}

struct canvas *canvas_new(SDL_Renderer *renderer, const char *data_dir)
{
    return canvas_new_with_fonts(renderer, data_dir, FONTS_SYSTEM);
}

void canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    for (int i = 0; i < CANVAS_KEPT; i++)
        kept_close(&canvas->kept[i]);
    group_close(&canvas->group);
    pictures_close(&canvas->pictures);
    words_close(&canvas->words);
    fonts_close(&canvas->fonts);
    spans_free(&canvas->spans);
    mask_free(&canvas->mask);
    raster_free(&canvas->raster);
    SDL_free(canvas->assets);
    SDL_free(canvas);
}

void canvas_begin(struct canvas *canvas)
{
    int width, height;
    faults_clear(&canvas->faults);
    if (SDL_GetRendererOutputSize(canvas->renderer, &width, &height) || width < 1 || height < 1) {
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
        width = width < 1 ? 1 : width;
        height = height < 1 ? 1 : height;
    }
    canvas->pixel_width = width;
    canvas->pixel_height = height;
    canvas->scale = fmin(height / CANVAS_HEIGHT, width / CANVAS_MIN_WIDTH);
    canvas->width = width / canvas->scale;
    canvas->height = height / canvas->scale;
    if (SDL_SetRenderDrawColor(canvas->renderer, MIST.r, MIST.g, MIST.b, 255) ||
        SDL_RenderClear(canvas->renderer))
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
}

double canvas_width(const struct canvas *canvas)
{
    return canvas->width;
}

double canvas_height(const struct canvas *canvas)
{
    return canvas->height;
}

struct point canvas_from_window(const struct canvas *canvas, int x, int y)
{
    double across = 1.0, down = 1.0; /* pixels a window coordinate: more than one on high-DPI displays */
    int width = 0, height = 0;
    SDL_Window *window = SDL_RenderGetWindow(canvas->renderer);
    if (window)
        SDL_GetWindowSize(window, &width, &height);
    if (width > 0 && height > 0) {
        across = (double)canvas->pixel_width / width;
        down = (double)canvas->pixel_height / height;
    }
    return (struct point){x * across / canvas->scale, y * down / canvas->scale};
}

void canvas_layer(struct canvas *canvas)
{
    faults_layer(&canvas->faults);
}

int canvas_faults(const struct canvas *canvas)
{
    return canvas->faults.count;
}

const char *canvas_fault(const struct canvas *canvas, int i)
{
    if (i < 0 || i >= canvas->faults.count)
        return "";
    return i < FAULTS_MAX ? canvas->faults.lines[i] : "more than can be listed";
}

void canvas_paint(struct canvas *canvas, int status, struct colour colour)
{
    if (canvas->group.on && !status && !canvas->spans.failed)
        group_paint(&canvas->group, &canvas->spans, colour);
    else if (status || spans_paint(&canvas->spans, canvas->renderer, colour))
        faults_add(&canvas->faults, "a shape is missing: %s", SDL_GetError());
    spans_begin(&canvas->spans);
}

int canvas_save(struct canvas *canvas, const char *path)
{
    SDL_Surface *picture = SDL_CreateRGBSurfaceWithFormat(0, canvas->pixel_width, canvas->pixel_height, 24,
                                                          SDL_PIXELFORMAT_RGB24);
    if (!picture)
        return -1;
    int status =
        SDL_RenderReadPixels(canvas->renderer, NULL, SDL_PIXELFORMAT_RGB24, picture->pixels, picture->pitch);
    if (!status)
        status = IMG_SavePNG(picture, path);
    SDL_FreeSurface(picture);
    return status ? -1 : 0;
}
