#include "picture/private.h"

#include "picture/raster/png.h"

#include <math.h>
#include <stdio.h>

#define CANVAS_HEIGHT    1080.0
#define CANVAS_MIN_WIDTH 1440.0 /* 4:3 */

int canvas_failed(char error[256], const char *what)
{
    snprintf(error, 256, "%.180s: %s", what, SDL_GetError());
    return -1;
}

static int canvas_open(struct canvas *canvas, SDL_Renderer *renderer, const char *data_dir,
                       const char *fonts_dir)
{
    SDL_RendererInfo info;

    canvas->renderer = renderer;
    canvas->lasting = SDL_GetRendererInfo(renderer, &info) == 0 && info.flags & SDL_RENDERER_SOFTWARE;
    if (SDL_asprintf(&canvas->assets, "%s/assets", data_dir) < 0)
        return SDL_OutOfMemory();
    canvas->pictures.renderer = renderer;
    canvas->pictures.assets = canvas->assets;
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
    frame_close(canvas);
    pictures_close(&canvas->pictures);
    words_close(&canvas->words);
    fonts_close(&canvas->fonts);
    spans_free(&canvas->spans);
    mask_free(&canvas->mask);
    raster_free(&canvas->raster);
    SDL_free(canvas->assets);
    SDL_free(canvas);
}

void canvas_set_look(struct canvas *canvas, struct look look)
{
    canvas->look = look;
    pictures_set_hour(&canvas->pictures, look.hour);
}

int canvas_clear(struct canvas *canvas)
{
    const struct colour paper = colour_shown(PAPER, canvas->look.theme);

    return SDL_SetRenderDrawColor(canvas->renderer, paper.r, paper.g, paper.b, 255) ||
                   SDL_RenderClear(canvas->renderer)
               ? -1
               : 0;
}

/* A window is asked itself: SDL 3's software renderer tells the size before until something is drawn. */
static int output_size(const struct canvas *canvas, int *width, int *height)
{
    SDL_Window *window = SDL_RenderGetWindow(canvas->renderer);

    if (!window)
        return SDL_GetRendererOutputSize(canvas->renderer, width, height);
    SDL_GetWindowSizeInPixels(window, width, height);
    return 0;
}

void canvas_measure(struct canvas *canvas)
{
    int width = 0, height = 0;
    faults_clear(&canvas->faults);
    if (output_size(canvas, &width, &height) || width < 1 || height < 1) {
        faults_add(&canvas->faults, "no picture: %s", SDL_GetError());
        width = width < 1 ? 1 : width;
        height = height < 1 ? 1 : height;
    }
    canvas->pixel_width = width;
    canvas->pixel_height = height;
    canvas->scale = fmin(height / CANVAS_HEIGHT, width / CANVAS_MIN_WIDTH);
    canvas->width = width / canvas->scale;
    canvas->height = height / canvas->scale;
}

void canvas_begin(struct canvas *canvas)
{
    canvas->watch.mode = WATCH_OFF;
    canvas_measure(canvas);
    if (canvas_clear(canvas))
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

void canvas_set_motion(struct canvas *canvas, double time_s, double stir)
{
    canvas->time_s = time_s;
    canvas->stir = stir;
}

void canvas_cover(struct canvas *canvas, const SDL_Rect *pixels)
{
    if (canvas->keeping)
        cover_take(&canvas->keeping->living.cover, pixels);
}

void canvas_paint(struct canvas *canvas, int status, struct colour colour)
{
    for (size_t i = 0; canvas->keeping && i < canvas->spans.count; i++)
        canvas_cover(canvas, &canvas->spans.rects[i]);
    colour = colour_shown(colour, canvas->look.theme);
    if (canvas->group.on && !status && !canvas->spans.failed)
        group_paint(&canvas->group, &canvas->spans, colour);
    for (int i = 0; !canvas->group.on && !status && canvas_hole(canvas, NULL, &i);)
        status = spans_paint(&canvas->spans, canvas->renderer, colour);
    if (status || canvas->spans.failed)
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
        status = png_save(picture, path);
    SDL_FreeSurface(picture);
    return status ? -1 : 0;
}
