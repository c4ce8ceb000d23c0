#ifndef PAINTED_H
#define PAINTED_H

#include "picture/canvas.h"

/* Is that line of text on the picture, as far as the canvas knows? */
bool painted_text(const struct canvas *canvas, const char *text);

/* From here on text takes its place, but is not painted: what lies behind it can be seen. */
void painted_bare(struct canvas *canvas);
/* The lines of text of the picture that nothing covers: how many, and where line i lies and how large it is,
 * in pixels, and its colour as shown. */
struct painted_line {
    SDL_Rect place;
    double size;
    struct colour colour;
    const char *text;
};
int painted_lines(const struct canvas *canvas);
struct painted_line painted_line(const struct canvas *canvas, int i);

/* Does what the renderer has painted stay from frame to frame? */
void painted_lasting(struct canvas *canvas, bool lasting);

#endif
