#ifndef PICTURE_COVER_H
#define PICTURE_COVER_H

#include <SDL.h>
#include <stdbool.h>

/* Which cells of a picture something has been painted on: what lies in the others is free to move. */
struct cover {
    int cell; /* pixels across and down */
    int across, down;
    bool *taken; /* NULL: nothing is known, and nothing free */
};

void cover_free(struct cover *cover);
/* All of it free. Out of memory: nothing is. */
void cover_begin(struct cover *cover, int width, int height, int cell);
void cover_take(struct cover *cover, const SDL_Rect *pixels);
/* The next free cells of that row from cell *from on and below `to`: true, with their end in *end. */
bool cover_next(const struct cover *cover, int row, int to, int *from, int *end);
/* Is all of it free? */
bool cover_is_free(const struct cover *cover, const SDL_Rect *pixels);

#endif
