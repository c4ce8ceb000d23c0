#ifndef DRAW_PNG_H
#define DRAW_PNG_H

#include <SDL.h>

/* A picture as a file, written aside (aside/aside.h). 0, or -1 and SDL_GetError. */
int png_save(SDL_Surface *picture, const char *path);

#endif
