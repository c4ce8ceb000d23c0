#include "show/display.h"

#include <string.h>

enum { MIN_WIDTH = 640, MIN_HEIGHT = 360 };

static const char NO_DISPLAY[] = "there is no display to open a window on";

/* SDL falls back on drawing where nobody looks; that is meant only when it was asked for. */
static bool anybody_sees(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();

    return SDL_getenv("SDL_VIDEODRIVER") || (strcmp(driver, "offscreen") && strcmp(driver, "dummy"));
}

int display_begin(char error[256])
{
    SDL_SetHint(SDL_HINT_APP_NAME, "Surefoot");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1"); /* they are heard by stop_asked */
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    if (SDL_Init(SDL_INIT_VIDEO))
        return canvas_failed(error, NO_DISPLAY);
    if (anybody_sees())
        return 0;
    SDL_snprintf(error, 256, "%s", NO_DISPLAY);
    return -1;
}

static void take_pace(struct display *display)
{
    SDL_DisplayMode mode;
    int which = SDL_GetWindowDisplayIndex(display->window);

    display->frame_us = 1000000 / 60;
    if (which >= 0 && !SDL_GetCurrentDisplayMode(which, &mode) && mode.refresh_rate > 0)
        display->frame_us = 1000000 / mode.refresh_rate;
}

int display_open(struct display *display, const char *data_dir, bool full_screen, char error[256])
{
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    int width = 1600, height = 900;
    SDL_Rect usable, place;

    /* On a small screen there has to be room for the frame around it. */
    if (!SDL_GetDisplayUsableBounds(0, &usable) && (usable.w < 1700 || usable.h < 1000)) {
        width = usable.w * 9 / 10;
        height = usable.h * 9 / 10;
    }
    place = (SDL_Rect){SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height};
    *display = (struct display){.data_dir = data_dir, .windowed = place};
    display->full_screen = full_screen && !SDL_GetDisplayBounds(0, &place);
    if (display->full_screen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    display->window = SDL_CreateWindow("Surefoot", place.x, place.y, place.w, place.h, flags);
    if (!display->window)
        return canvas_failed(error, "no window could be opened");
    SDL_SetWindowMinimumSize(display->window, MIN_WIDTH, MIN_HEIGHT);
    take_pace(display);
    flags = SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC;
    display->renderer = SDL_CreateRenderer(display->window, -1, flags);
    if (!display->renderer)
        display->renderer = SDL_CreateRenderer(display->window, -1, SDL_RENDERER_SOFTWARE);
    if (!display->renderer)
        return canvas_failed(error, "the window cannot be drawn in");
    display->canvas = canvas_new(display->renderer, data_dir);
    return display->canvas ? 0 : canvas_failed(error, "pictures or letters cannot be loaded");
}

void display_close(struct display *display)
{
    canvas_free(display->canvas);
    if (display->renderer)
        SDL_DestroyRenderer(display->renderer);
    if (display->window)
        SDL_DestroyWindow(display->window);
}

int display_event(struct display *display, const SDL_Event *event, char error[256])
{
    if (event->type == SDL_WINDOWEVENT) {
        Uint8 what = event->window.event;

        if (what == SDL_WINDOWEVENT_EXPOSED || what == SDL_WINDOWEVENT_SHOWN ||
            what == SDL_WINDOWEVENT_SIZE_CHANGED || what == SDL_WINDOWEVENT_RESTORED)
            canvas_forget(display->canvas);
        take_pace(display);
    }
    if (event->type != SDL_RENDER_DEVICE_RESET && event->type != SDL_RENDER_TARGETS_RESET)
        return 0;
    /* Textures are gone, for instance after the screen was locked: all is drawn from its source again. */
    canvas_free(display->canvas);
    display->canvas = canvas_new(display->renderer, display->data_dir);
    return display->canvas ? 0 : canvas_failed(error, "pictures or letters cannot be loaded again");
}

/*
 * A window manager does that when it is asked; where there is none, SDL 2 only says so and SDL 3 waits for an
 * answer, and the window keeps the size it has. Therefore it is given the display's size first, and its own
 * afterwards.
 */
void display_fill(struct display *display, bool full_screen)
{
    SDL_Window *window = display->window;
    SDL_Rect *windowed = &display->windowed, bounds;

    if (display->full_screen == full_screen)
        return;
    display->full_screen = full_screen;
    if (!full_screen) {
        SDL_SetWindowFullscreen(window, 0);
        SDL_SetWindowSize(window, windowed->w, windowed->h);
        SDL_SetWindowPosition(window, windowed->x, windowed->y);
        return;
    }
    SDL_GetWindowSize(window, &windowed->w, &windowed->h);
    SDL_GetWindowPosition(window, &windowed->x, &windowed->y);
    if (!SDL_GetDisplayBounds(SDL_GetWindowDisplayIndex(window), &bounds)) {
        SDL_SetWindowSize(window, bounds.w, bounds.h);
        SDL_SetWindowPosition(window, bounds.x, bounds.y);
    }
    SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

bool display_seen(const struct display *display)
{
    return !(SDL_GetWindowFlags(display->window) & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN));
}
