#ifndef SHOW_DISPLAY_H
#define SHOW_DISPLAY_H

#include "picture/canvas.h"

/* The window on the display, what it is drawn in with, and the whole display and back. */
struct display {
    SDL_Window *window;
    SDL_Renderer *renderer;
    struct canvas *canvas;
    const char *data_dir;
    int64_t frame_us;  /* of the display */
    bool full_screen;  /* what was asked for last; what SDL says of it may come late, or never */
    SDL_Rect windowed; /* place and size before full screen */
};

/* Starts SDL where somebody sees it. 0, or -1 with one line in error; SDL_Quit in any case. */
int display_begin(char error[256]);

/* data_dir holds assets/ and outlives it. 0, or -1 with one line in error; close it in any case. */
int display_open(struct display *display, const char *data_dir, bool full_screen, char error[256]);
void display_close(struct display *display);

/* Follows what happens to the window. 0, or -1 with one line in error when it can no longer be drawn in. */
int display_event(struct display *display, const SDL_Event *event, char error[256]);

/* The whole display, or the window: nobody is asked twice. */
void display_fill(struct display *display, bool full_screen);

/* Is there anything of it to be seen? */
bool display_seen(const struct display *display);

#endif
