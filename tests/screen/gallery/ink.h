#ifndef INK_H
#define INK_H

#include "painted.h"

#include <SDL.h>
#include <stdbool.h>

/*
 * Is the text really on the picture? `bare` is the same picture painted without its text: what differs is
 * ink. In a line there is ink from one end to the other, with no gap wider than between two words.
 */
bool ink_whole(const SDL_Surface *bare, const SDL_Surface *picture, const struct painted_line *line);

#endif
