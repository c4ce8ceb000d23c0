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

struct colour paper_pixel(const struct paper *paper, int x, int y)
{
    struct colour colour;
    Uint32 pixel;
    const Uint8 *row = (const Uint8 *)paper->surface->pixels + (ptrdiff_t)y * paper->surface->pitch;
    assert_int_equal(SDL_RenderFlush(paper->renderer), 0);
    memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof(pixel));
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
    double sum = 0.0;
    assert_int_equal(SDL_RenderFlush(paper->renderer), 0);
    for (int y = 0; y < paper->surface->h; y++) {
        const Uint8 *row = (const Uint8 *)paper->surface->pixels + (ptrdiff_t)y * paper->surface->pitch;
        for (int x = 0; x < paper->surface->w; x++) {
            Uint32 pixel;
            memcpy(&pixel, row + (ptrdiff_t)x * 4, sizeof(pixel));
            sum += (255.0 - (double)(pixel >> 16 & 255)) / 255.0;
        }
    }
    return sum;
}
