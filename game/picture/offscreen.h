#ifndef PICTURE_OFFSCREEN_H
#define PICTURE_OFFSCREEN_H

#include "picture/canvas.h"

/* A canvas without a window: a software renderer on a surface, so the pixels are the same every time. */
struct offscreen {
    SDL_Surface *surface;
    SDL_Renderer *renderer;
    struct canvas *canvas;
    bool video; /* SDL's, begun here */
};

/* 0, or -1 with one line in error. Starts SDL's video; close in any case. */
int offscreen_open(struct offscreen *offscreen, const char *data_dir, int width, int height, char error[256]);

/* As a PNG. 0, or -1 with one line in error. */
int offscreen_save(struct offscreen *offscreen, const char *path, char error[256]);

/* With the last of them SDL ends as well. Closing what is all zero does nothing else. */
void offscreen_close(struct offscreen *offscreen);

#endif
