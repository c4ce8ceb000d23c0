#include "picture/raster/small.h"

#include "picture/private.h"

#include <string.h>

/* ARGB8888 pixels, rows without gaps. */
struct frame {
    const Uint32 *pixels;
    int width, height;
};

/* Of the pixels from left to right (without), top to bottom (without). */
static Uint32 mean(const struct frame *frame, int left, int top, int right, int bottom)
{
    Uint32 r = 0, g = 0, b = 0, count = (Uint32)(right - left) * (Uint32)(bottom - top);

    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++) {
            Uint32 pixel = frame->pixels[(size_t)y * (size_t)frame->width + (size_t)x];

            r += pixel >> 16 & 255;
            g += pixel >> 8 & 255;
            b += pixel & 255;
        }
    r = (r + count / 2) / count;
    g = (g + count / 2) / count;
    b = (b + count / 2) / count;
    return 0xFF000000u | r << 16 | g << 8 | b;
}

static void make_small(const struct frame *frame, SDL_Surface *to, SDL_Rect place)
{
    for (int y = 0; y < place.h; y++) {
        Uint8 *row = (Uint8 *)to->pixels + (size_t)(place.y + y) * (size_t)to->pitch;
        int top = y * frame->height / place.h, bottom = (y + 1) * frame->height / place.h;

        for (int x = 0; x < place.w; x++) {
            Uint32 pixel =
                mean(frame, x * frame->width / place.w, top, (x + 1) * frame->width / place.w, bottom);

            memcpy(row + 4 * (size_t)(place.x + x), &pixel, sizeof pixel);
        }
    }
}

int canvas_small(struct canvas *canvas, SDL_Surface *to, SDL_Rect place)
{
    struct frame frame = {NULL, canvas->pixel_width, canvas->pixel_height};

    if (to->format->format != SDL_PIXELFORMAT_ARGB8888 || place.x < 0 || place.y < 0 || place.w < 1 ||
        place.h < 1 || place.x + place.w > to->w || place.y + place.h > to->h || place.w > frame.width ||
        place.h > frame.height)
        return SDL_SetError("no such place");
    Uint32 *pixels = SDL_malloc(sizeof *pixels * (size_t)frame.width * (size_t)frame.height);
    if (!pixels)
        return SDL_OutOfMemory();
    frame.pixels = pixels;
    int status =
        SDL_RenderReadPixels(canvas->renderer, NULL, SDL_PIXELFORMAT_ARGB8888, pixels, 4 * frame.width);
    if (!status)
        make_small(&frame, to, place);
    SDL_free(pixels);
    return status ? -1 : 0;
}
