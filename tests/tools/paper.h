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
/* What is at that pixel. */
struct colour paper_pixel(const struct paper *paper, int x, int y);
/* Everything that was painted: still the paper's; and in a surface of its own, for SDL_FreeSurface. */
SDL_Surface *paper_shown(const struct paper *paper);
SDL_Surface *paper_copy(const struct paper *paper);
/* The faults of the frame, printed with that in front of each; how many. */
int paper_faults(const struct canvas *canvas, const char *name);
/* Covers everything in one colour, whatever canvas_begin put there. */
void paper_fill(struct paper *paper, struct colour colour);
/* Sum over all pixels of how far the red went from white to black, in pixels. */
double paper_darkness(const struct paper *paper);

/* Surfaces of 32 bits a pixel, such as a paper's: a pixel; how far two are apart in red, green or blue. */
Uint32 *paper_at(const SDL_Surface *surface, int x, int y);
int paper_apart(Uint32 a, Uint32 b);
/* Of two of one size, or of that part of them (NULL: all), the pixels that are further apart than that. */
int paper_differences(const SDL_Surface *a, const SDL_Surface *b, const SDL_Rect *part, int than);

#endif
