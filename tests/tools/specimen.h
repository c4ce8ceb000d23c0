#ifndef TOOLS_SPECIMEN_H
#define TOOLS_SPECIMEN_H

#include "picture/canvas.h"

/* Pages that use everything the canvas can draw, for looking at and for comparing. Clean pages: no faults. */
void specimen_shapes(struct canvas *canvas);
void specimen_play(struct canvas *canvas); /* a frame as heavy as the play screen */

#endif
