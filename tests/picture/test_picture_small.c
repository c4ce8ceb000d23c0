#include "picture/raster/small.h"

#include "paper.h"
#include "test.h"

/* A frame made smaller: colours are means, and nothing is painted outside of its place. */

enum { WIDTH = 64, HEIGHT = 48, SMALL_WIDTH = 12, SMALL_HEIGHT = 8 };

struct desk {
    struct paper paper;
    SDL_Surface *small;
};

static int open_desk(void **state)
{
    static struct desk desk;

    paper_open(&desk.paper, WIDTH, HEIGHT);
    desk.small = SDL_CreateRGBSurfaceWithFormat(0, SMALL_WIDTH, SMALL_HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    assert_non_null(desk.small);
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;

    SDL_FreeSurface(desk->small);
    paper_close(&desk->paper);
    return 0;
}

static Uint32 pixel(const struct desk *desk, int x, int y)
{
    return *paper_at(desk->small, x, y);
}

static void fill(struct desk *desk, int x, int w, Uint8 r, Uint8 g, Uint8 b)
{
    SDL_Rect rect = {x, 0, w, HEIGHT};

    assert_int_equal(SDL_SetRenderDrawColor(desk->paper.renderer, r, g, b, 255), 0);
    assert_int_equal(SDL_RenderFillRect(desk->paper.renderer, &rect), 0);
}

#define DESK_TEST(name) TEST_ON(name, struct desk *desk, NULL, NULL)

DESK_TEST(test_pixels_are_means)
{
    const SDL_Rect place = {0, 0, 4, 2}; /* each of 16 x 24 */

    fill(desk, 0, WIDTH, 0, 0, 0);
    fill(desk, 16, 16, 200, 100, 50);
    fill(desk, 32, 4, 255, 255, 0); /* a quarter of the third */
    assert_int_equal(canvas_small(desk->paper.canvas, desk->small, place), 0);
    for (int y = 0; y < 2; y++) {
        assert_int_equal(pixel(desk, 0, y), 0xFF000000);
        assert_int_equal(pixel(desk, 1, y), 0xFFC86432);
        assert_int_equal(pixel(desk, 2, y), 0xFF404000);
        assert_int_equal(pixel(desk, 3, y), 0xFF000000);
    }
}

/* 64 is no multiple of 10: every column has its own part, and all of them together the whole. */
DESK_TEST(test_sizes_need_not_divide)
{
    const SDL_Rect place = {1, 1, 10, 5};
    int white = 0;

    assert_int_equal(SDL_FillRect(desk->small, NULL, 0), 0);
    fill(desk, 0, WIDTH, 0, 0, 0);
    fill(desk, WIDTH - 1, 1, 255, 255, 255);
    assert_int_equal(canvas_small(desk->paper.canvas, desk->small, place), 0);
    for (int y = 0; y < SMALL_HEIGHT; y++)
        for (int x = 0; x < SMALL_WIDTH; x++) {
            bool inside = x >= 1 && x < 11 && y >= 1 && y < 6;

            assert_int_equal(pixel(desk, x, y) >> 24, inside ? 255 : 0);
            white += (pixel(desk, x, y) & 255) > 0;
        }
    assert_int_equal(white, 5); /* the last column */
}

DESK_TEST(test_wrong_places_are_refused)
{
    static const SDL_Rect places[] = {{-1, 0, 4, 4}, {0, -1, 4, 4}, {0, 0, 13, 4}, {8, 0, 5, 4},
                                      {0, 5, 4, 4},  {0, 0, 0, 4},  {0, 0, 4, 0}};

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        assert_int_equal(canvas_small(desk->paper.canvas, desk->small, places[i]), -1);
}

GROUP(open_desk, close_desk)
