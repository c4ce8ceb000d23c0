#ifndef PICTURE_RASTER_SMALL_H
#define PICTURE_RASTER_SMALL_H

#include "picture/canvas.h"

/*
 * The frame made smaller: each pixel of that place of `to` is the mean of the pixels of the frame below it.
 * For contact sheets and for the pictures that tests compare. `to` has 32 bits a pixel (ARGB8888), the place
 * lies inside of it and is not larger than the frame. 0 or -1 with SDL_GetError().
 */
int canvas_small(struct canvas *canvas, SDL_Surface *to, SDL_Rect place);

#endif
