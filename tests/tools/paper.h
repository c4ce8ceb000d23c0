#ifndef TOOLS_PAPER_H
#define TOOLS_PAPER_H

#include "picture/canvas.h"

/* A canvas on a surface in memory: no window, the same pixels everywhere. Stops the test when that fails. */
struct paper {
    SDL_Surface *surface; /* ARGB8888 */
    SDL_Renderer *renderer;
    struct canvas *canvas;
};

void paper_open(struct paper *paper, int width, int height);
void paper_close(struct paper *paper);
/* After SDL_RenderFlush: what is at that pixel. */
struct colour paper_pixel(const struct paper *paper, int x, int y);
/* Covers everything in one colour, whatever canvas_begin put there. */
void paper_fill(struct paper *paper, struct colour colour);
/* Sum over all pixels of how far the red went from white to black, in pixels. */
double paper_darkness(const struct paper *paper);

#endif
