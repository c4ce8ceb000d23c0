#ifndef PICTURE_RASTER_PNG_H
#define PICTURE_RASTER_PNG_H

#include <SDL.h>

/* A picture as a file, written aside (files/replace.h). 0, or -1 and SDL_GetError. */
int png_save(SDL_Surface *picture, const char *path);

#endif
