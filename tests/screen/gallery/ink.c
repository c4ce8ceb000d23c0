#include "ink.h"

#include <stdlib.h>
#include <string.h>

enum { SEEN = 12 /* of 255, in a channel: faint text is more */ };
/* (p) of the size: a space is 0.28 in Inter, with the bearings of a letter on either side. */
#define GAP 0.8

static Uint32 pixel(const SDL_Surface *surface, int x, int y)
{
    Uint32 value;

    memcpy(&value, (const Uint8 *)surface->pixels + (ptrdiff_t)y * surface->pitch + (ptrdiff_t)x * 4,
           sizeof value);
    return value;
}

static bool inked(const SDL_Surface *bare, const SDL_Surface *picture, int x, const SDL_Rect *rows)
{
    for (int y = rows->y; y < rows->y + rows->h; y++) {
        Uint32 a = pixel(bare, x, y), b = pixel(picture, x, y);

        for (int shift = 0; shift < 24; shift += 8)
            if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) >= SEEN)
                return true;
    }
    return false;
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
