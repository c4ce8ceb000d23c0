#ifndef PICTURE_SCENE_DRAWING_H
#define PICTURE_SCENE_DRAWING_H

#include "picture/scene/pictures.h"

/*
 * Drawings of the field notes: assets/notes/NAME.svg, DRAWING_W x DRAWING_H, on a clear ground. They are
 * drawn in a few inks (assets/source/notekit.py has the same list), and each look shows each ink in a colour
 * of its own: so they are re-inked, not graded as scenery is.
 */

/* The colour of that ink (as the files have it, 0xRRGGBB) in that theme. False: no ink of the drawings. */
bool drawing_ink(Uint32 ink, enum look_theme theme, Uint32 *out);
int drawing_inks(void);
Uint32 drawing_ink_at(int i);

/* picture->name at picture->width for picture->theme, its corners as round as those of its plate; its marks
 * go to picture->marks. The caller frees it. NULL and SDL_GetError(): missing, unreadable, or with another
 * ink. */
SDL_Surface *drawing_rasterise(const char *assets, struct picture *picture);

#endif
