#ifndef PICTURE_TEXT_FONTS_H
#define PICTURE_TEXT_FONTS_H

#include "picture/canvas.h"

#include <SDL_ttf.h>

/*
 * Inter, four weights, each as text and display face. A large copy of each face measures: widths come from it
 * alone, so a layout is the same at every window size. Copies at the sizes needed do the drawing.
 */
enum { FONTS_FACES = 8, FONTS_SIZED = 24, FONTS_MEASURE_EM = 1000, FONTS_DISPLAY_FROM = 56 };
#define FONTS_SYSTEM "/usr/share/fonts/opentype/inter"

struct fonts_sized {
    TTF_Font *font;
    int face;
    int ninths; /* of a pixel: the em */
    Uint64 used;
};

struct fonts {
    char *dir;
    bool started; /* TTF_Init has been done */
    TTF_Font *measure[FONTS_FACES];
    struct fonts_sized sized[FONTS_SIZED];
    Uint64 clock;
};

/* 0, or -1 with SDL_GetError naming what to install. */
int fonts_open(struct fonts *fonts, const char *dir);
void fonts_close(struct fonts *fonts);

/* The face for that size in units. */
int fonts_face(enum weight weight, double size);
/* The em in ninths of a pixel, as the fonts can be had. */
int fonts_ninths(double pixels);
/* A font to draw with; NULL with SDL_GetError. Owned by fonts, good until the next call. */
TTF_Font *fonts_get(struct fonts *fonts, int face, int ninths);

#endif
