#include "painted.h"
#include "paper.h"
#include "reference.h"

#include "loader/book.h"
#include "screens/app.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

/* What the comparison of pictures sees, and what it overlooks: pictures are spoilt here after they are
 * painted.
 */
enum { WIDTH = 1920, HEIGHT = 1080, MOVED = 8 };

static const char *const pictures[] = {"home", "play-hold-left", "progress", "results-left", "pain", "intro"};
enum { PICTURES = sizeof pictures / sizeof pictures[0] };

struct studio {
    struct book book;
    struct app app;
    struct paper paper;
    SDL_Surface *painted; /* of the picture, unspoilt */
    SDL_Surface *small;   /* the same as a reference */
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_studio(void **state)
{
    struct studio *studio = calloc(1, sizeof *studio);

    if (!studio || book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &studio->book, report, NULL))
        return -1;
    paper_open(&studio->paper, WIDTH, HEIGHT);
    *state = studio;
    return 0;
}

static int close_studio(void **state)
{
    struct studio *studio = *state;

    paper_close(&studio->paper);
    book_free(&studio->book);
    free(studio);
    return 0;
}

static void paint(struct studio *studio, const char *picture)
{
    app_init(&studio->app, &studio->book, NULL, NULL);
    assert_int_equal(app_sample(&studio->app, picture), 0);
    canvas_begin(studio->paper.canvas);
    app_paint(&studio->app, studio->paper.canvas);
    studio->small = reference_take(studio->paper.canvas);
    studio->painted = SDL_ConvertSurface(studio->paper.surface, studio->paper.surface->format, 0);
    assert_non_null(studio->painted);
    assert_int_equal(SDL_SetSurfaceBlendMode(studio->painted, SDL_BLENDMODE_NONE), 0);
}

static void put_away(struct studio *studio)
{
    SDL_FreeSurface(studio->painted);
    SDL_FreeSurface(studio->small);
    app_end(&studio->app);
}

/* As it was painted, then a part of it that many pixels further. */
static void move(struct studio *studio, SDL_Rect part, int across, int down)
{
    SDL_Rect to = {part.x + across, part.y + down, 0, 0};

    assert_int_equal(SDL_BlitSurface(studio->painted, NULL, studio->paper.surface, NULL), 0);
    assert_int_equal(SDL_BlitSurface(studio->painted, &part, studio->paper.surface, &to), 0);
}

/* That part in the colour of its corner. */
static void wipe(struct studio *studio, SDL_Rect part)
{
    const SDL_Surface *from = studio->painted;
    Uint32 corner;

    memcpy(&corner, (const Uint8 *)from->pixels + part.y * from->pitch + 4 * part.x, sizeof corner);
    assert_int_equal(SDL_BlitSurface(studio->painted, NULL, studio->paper.surface, NULL), 0);
    assert_int_equal(SDL_FillRect(studio->paper.surface, &part, corner), 0);
}

static bool overlooked(struct studio *studio)
{
    SDL_Surface *now = reference_take(studio->paper.canvas);
    bool same = reference_same(studio->small, now);

    SDL_FreeSurface(now);
    return same;
}

static void test_moved_things_are_seen(void **state)
{
    struct studio *studio = *state;

    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        for (int k = 0; k < studio->app.focus.count; k++) {
            const struct focus_item *item = &studio->app.focus.items[k];
            const SDL_Rect part = {(int)item->x - 16, (int)item->y - 16, (int)item->w + 32,
                                   (int)item->h + 32};

            move(studio, part, MOVED, 0);
            if (overlooked(studio))
                fail_msg("%s: target %d moved aside", pictures[i], item->id);
            move(studio, part, 0, -MOVED);
            if (overlooked(studio))
                fail_msg("%s: target %d moved up", pictures[i], item->id);
        }
        put_away(studio);
    }
}

static void test_missing_text_is_seen(void **state)
{
    struct studio *studio = *state;
    int lines = 0;

    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        for (int k = 0; k < painted_lines(studio->paper.canvas); k++) {
            const struct painted_line line = painted_line(studio->paper.canvas, k);
            const SDL_Rect part = {line.place.x - 2, line.place.y - 2, line.place.w + 4, line.place.h + 4};

            if (part.w < 60) /* one small figure may go, with its neighbours it is seen */
                continue;
            wipe(studio, part);
            if (overlooked(studio))
                fail_msg("%s: without \"%s\"", pictures[i], line.text);
            lines++;
        }
        put_away(studio);
    }
    assert_true(lines > 60);
}

static bool near(Uint32 pixel, struct colour colour)
{
    return abs((int)(pixel >> 16 & 255) - colour.r) < 24 && abs((int)(pixel >> 8 & 255) - colour.g) < 24 &&
           abs((int)(pixel & 255) - colour.b) < 24;
}

static Uint32 as_pixel(struct colour colour)
{
    return 0xFF000000u | (Uint32)colour.r << 16 | (Uint32)colour.g << 8 | colour.b;
}

static void swap_sides(SDL_Surface *surface)
{
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            Uint8 *at = (Uint8 *)surface->pixels + y * surface->pitch + 4 * x;
            Uint32 pixel;

            memcpy(&pixel, at, sizeof pixel);
            if (near(pixel, LEFT_GRAPHIC))
                pixel = as_pixel(RIGHT_GRAPHIC);
            else if (near(pixel, RIGHT_GRAPHIC))
                pixel = as_pixel(LEFT_GRAPHIC);
            memcpy(at, &pixel, sizeof pixel);
        }
}

static void test_swapped_sides_are_seen(void **state)
{
    static const char *const sided[] = {"play-hold-left", "progress", "play-step-right"};
    struct studio *studio = *state;

    for (int i = 0; i < 3; i++) {
        paint(studio, sided[i]);
        swap_sides(studio->paper.surface);
        assert_false(overlooked(studio));
        put_away(studio);
    }
}

/* The coach lifts a foot; and is not there at all. */
static void test_other_figures_are_seen(void **state)
{
    struct studio *studio = *state;

    paint(studio, "play-hold-left");
    wipe(studio, (SDL_Rect){800, 220, 320, 640});
    assert_false(overlooked(studio));
    wipe(studio, (SDL_Rect){900, 760, 160, 100});
    assert_false(overlooked(studio));
    put_away(studio);
}

/* All text a pixel aside, as another FreeType may set it, is no other layout. */
static void test_a_pixel_is_overlooked(void **state)
{
    struct studio *studio = *state;

    for (int i = 0; i < PICTURES; i++) {
        paint(studio, pictures[i]);
        assert_true(overlooked(studio));
        for (int k = 0; k < painted_lines(studio->paper.canvas); k++) {
            SDL_Rect line = painted_line(studio->paper.canvas, k).place, to = {line.x + 1, line.y, 0, 0};

            assert_int_equal(SDL_BlitSurface(studio->painted, &line, studio->paper.surface, &to), 0);
        }
        if (!overlooked(studio))
            fail_msg("%s: its text moved by one pixel", pictures[i]);
        put_away(studio);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moved_things_are_seen),  cmocka_unit_test(test_missing_text_is_seen),
        cmocka_unit_test(test_swapped_sides_are_seen), cmocka_unit_test(test_other_figures_are_seen),
        cmocka_unit_test(test_a_pixel_is_overlooked),
    };
    return cmocka_run_group_tests(tests, open_studio, close_studio);
}
