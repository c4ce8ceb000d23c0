#include "ink.h"

#include "paper.h"

enum { SEEN = 12 /* of 255, in a channel: faint text is more */ };
/* (p) of the size: a space is 0.28 in Inter, with the bearings of a letter on either side. */
#define GAP 0.8

static bool inked(const SDL_Surface *bare, const SDL_Surface *picture, int x, const SDL_Rect *rows)
{
    const SDL_Rect column = {x, rows->y, 1, rows->h};

    return paper_differences(bare, picture, &column, SEEN - 1) > 0;
}

bool ink_whole(const SDL_Surface *bare, const SDL_Surface *picture, const struct painted_line *line)
{
    const SDL_Rect all = {0, 0, picture->w, picture->h};
    SDL_Rect place;
    int gap = 0, widest = 0;

    if (!SDL_IntersectRect(&line->place, &all, &place))
        return false;
    for (int x = place.x; x < place.x + place.w; x++) {
        gap = inked(bare, picture, x, &place) ? 0 : gap + 1;
        widest = SDL_max(widest, gap);
    }
    return widest <= GAP * line->size;
}
