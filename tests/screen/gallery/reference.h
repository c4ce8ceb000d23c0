#ifndef REFERENCE_H
#define REFERENCE_H

#include "picture/canvas.h"

#include <stdbool.h>

/*
 * How pictures should look: small ones of them without their text in references/, and beside each the text as
 * it stands there (wording.h), compared with what is painted now. The comparison overlooks what another
 * FreeType, compiler or version of the font makes of the same layout, and objects to what moved, is gone, or
 * has another colour. `script/references` makes all of them anew.
 */
enum { REFERENCE_WIDTH = 192, REFERENCE_HEIGHT = 108 };

/* The frame, painted without text, as it would be kept. Free with SDL_FreeSurface. */
SDL_Surface *reference_take(struct canvas *canvas);

/* How many pixels differ visibly; both of the size above. */
int reference_difference(const SDL_Surface *a, const SDL_Surface *b);
/* So many are none. */
bool reference_same(const SDL_Surface *a, const SDL_Surface *b);

/*
 * Is the frame, painted without text, like references/NAME.png, and its text like NAME.txt? When it is not,
 * the frame, and both beside each other with what differs, are written to the build folder, and lines say
 * where, and what is wrong with the text. With SUREFOOT_REFRESH in the environment the frame becomes the
 * reference.
 */
bool reference_holds(struct canvas *canvas, const char *name);

#endif
