#ifndef PAINTED_H
#define PAINTED_H

#include "draw/canvas.h"

/* Is that line of text on the picture, as far as the canvas knows? */
bool painted_text(const struct canvas *canvas, const char *text);

#endif
