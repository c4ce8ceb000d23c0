#include "picture/cover.h"

#include <string.h>

void cover_free(struct cover *cover)
{
    SDL_free(cover->taken);
    *cover = (struct cover){0};
}

void cover_begin(struct cover *cover, int width, int height, int cell)
{
    int across = (width + cell - 1) / cell, down = (height + cell - 1) / cell;

    if (across != cover->across || down != cover->down || !cover->taken) {
        cover_free(cover);
        cover->taken = SDL_calloc((size_t)across * (size_t)down, sizeof(*cover->taken));
    }
    cover->cell = cell;
    cover->across = across;
    cover->down = down;
    if (cover->taken)
        memset(cover->taken, 0, (size_t)across * (size_t)down * sizeof(*cover->taken));
}

/* The cells that have a part in it; empty where there are none. */
static SDL_Rect cells_of(const struct cover *cover, const SDL_Rect *pixels)
{
    const SDL_Rect whole = {0, 0, cover->across * cover->cell, cover->down * cover->cell};
    SDL_Rect in, out = {0, 0, 0, 0};

    if (!cover->taken || !SDL_IntersectRect(pixels, &whole, &in))
        return out;
    out.x = in.x / cover->cell;
    out.y = in.y / cover->cell;
    out.w = (in.x + in.w - 1) / cover->cell + 1 - out.x;
    out.h = (in.y + in.h - 1) / cover->cell + 1 - out.y;
    return out;
}

void cover_take(struct cover *cover, const SDL_Rect *pixels)
{
    const SDL_Rect cells = cells_of(cover, pixels);

    for (int y = cells.y; y < cells.y + cells.h; y++)
        memset(cover->taken + (size_t)y * (size_t)cover->across + cells.x, 1, (size_t)cells.w);
}

bool cover_next(const struct cover *cover, int row, int to, int *from, int *end)
{
    const bool *cells = cover->taken + (size_t)row * (size_t)cover->across;

    if (!cover->taken || row < 0 || row >= cover->down)
        return false;
    to = to < cover->across ? to : cover->across;
    while (*from < to && cells[*from])
        (*from)++;
    *end = *from;
    while (*end < to && !cells[*end])
        (*end)++;
    return *end > *from;
}

bool cover_is_free(const struct cover *cover, const SDL_Rect *pixels)
{
    const SDL_Rect cells = cells_of(cover, pixels);

    for (int y = cells.y; y < cells.y + cells.h; y++)
        for (int x = cells.x; x < cells.x + cells.w; x++)
            if (cover->taken[(size_t)y * (size_t)cover->across + (size_t)x])
                return false;
    return cells.w > 0;
}
