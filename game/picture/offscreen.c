#include "picture/offscreen.h"

#include <string.h>

int offscreen_open(struct offscreen *offscreen, const char *data_dir, int width, int height, char error[256])
{
    memset(offscreen, 0, sizeof *offscreen);
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
    offscreen->video = !SDL_InitSubSystem(SDL_INIT_VIDEO);
    if (offscreen->video)
        offscreen->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    if (offscreen->surface)
        offscreen->renderer = SDL_CreateSoftwareRenderer(offscreen->surface);
    if (offscreen->renderer)
        offscreen->canvas = canvas_new(offscreen->renderer, data_dir);
    return offscreen->canvas ? 0 : canvas_failed(error, "no picture");
}

int offscreen_save(struct offscreen *offscreen, const char *path, char error[256])
{
    return canvas_save(offscreen->canvas, path) ? canvas_failed(error, path) : 0;
}

void offscreen_close(struct offscreen *offscreen)
{
    canvas_free(offscreen->canvas);
    if (offscreen->renderer)
        SDL_DestroyRenderer(offscreen->renderer);
    SDL_FreeSurface(offscreen->surface);
    if (offscreen->video)
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    if (!SDL_WasInit(0))
        SDL_Quit();
    memset(offscreen, 0, sizeof *offscreen);
}
