#include "paper.h"
#include "test.h"

void paper_open(struct paper *paper, int width, int height)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    paper->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(paper->surface);
    paper->renderer = SDL_CreateSoftwareRenderer(paper->surface);
    assert_non_null(paper->renderer);
    paper->canvas = canvas_new(paper->renderer, SUREFOOT_SOURCE_DIR);
    if (!paper->canvas)
        fail_msg("no canvas: %s", SDL_GetError());
}

void paper_close(struct paper *paper)
{
    canvas_free(paper->canvas);
    SDL_DestroyRenderer(paper->renderer);
    SDL_FreeSurface(paper->surface);
}

SDL_Surface *paper_shown(const struct paper *paper)
{
    assert_int_equal(SDL_RenderFlush(paper->renderer), 0);
    return paper->surface;
}

SDL_Surface *paper_copy(const struct paper *paper)
{
    SDL_Surface *copy = SDL_ConvertSurface(paper_shown(paper), paper->surface->format, 0);

    assert_non_null(copy);
    assert_int_equal(SDL_SetSurfaceBlendMode(copy, SDL_BLENDMODE_NONE), 0);
    return copy;
}

int paper_faults(const struct canvas *canvas, const char *name)
{
    for (int i = 0; i < canvas_faults(canvas); i++)
        print_error("%s: %s\n", name, canvas_fault(canvas, i));
    return canvas_faults(canvas);
}

struct colour paper_pixel(const struct paper *paper, int x, int y)
{
    const Uint32 pixel = *paper_at(paper_shown(paper), x, y);
    struct colour colour;

    SDL_GetRGBA(pixel, paper->surface->format, &colour.r, &colour.g, &colour.b, &colour.a);
    return colour;
}

void paper_fill(struct paper *paper, struct colour colour)
{
    assert_int_equal(SDL_SetRenderDrawColor(paper->renderer, colour.r, colour.g, colour.b, 255), 0);
    assert_int_equal(SDL_RenderClear(paper->renderer), 0);
}

double paper_darkness(const struct paper *paper)
{
    const SDL_Surface *surface = paper_shown(paper);
    double sum = 0.0;

    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++)
            sum += (255.0 - (double)(*paper_at(surface, x, y) >> 16 & 255)) / 255.0;
    return sum;
}

Uint32 *paper_at(const SDL_Surface *surface, int x, int y)
{
    return (Uint32 *)(void *)((Uint8 *)surface->pixels + (ptrdiff_t)y * surface->pitch) + x;
}

int paper_apart(Uint32 a, Uint32 b)
{
    int most = 0;

    for (int shift = 0; shift < 24; shift += 8)
        most = SDL_max(most, abs((int)(a >> shift & 255) - (int)(b >> shift & 255)));
    return most;
}

int paper_differences(const SDL_Surface *a, const SDL_Surface *b, const SDL_Rect *part, int than)
{
    const SDL_Rect in = part ? *part : (SDL_Rect){0, 0, a->w, a->h};
    int count = 0;

    for (int y = in.y; y < in.y + in.h; y++)
        for (int x = in.x; x < in.x + in.w; x++)
            count += paper_apart(*paper_at(a, x, y), *paper_at(b, x, y)) > than;
    return count;
}
