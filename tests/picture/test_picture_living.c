#include "paper.h"
#include "picture/private.h"
#include "test.h"

/* What moves of a scene: by the time alone, and only where the scene is seen. */

enum { W = 1280, H = 720 };

static const SDL_Rect sheet = {300, 100, 400, 500};

static void paint_layer(struct canvas *canvas, const char *scene)
{
    const double k = canvas->scale;

    if (!draw_kept_ready(canvas, 0, scene)) {
        draw_kept_begin(canvas, 0, scene);
        draw_ground(canvas, scene, false);
        draw_rect(canvas, sheet.x / k, sheet.y / k, sheet.w / k, sheet.h / k, INK);
        draw_kept_end(canvas, 0);
    }
    draw_kept(canvas, 0);
}

/* A copy of the frame at that time, for SDL_FreeSurface. */
static SDL_Surface *frame_at(struct paper *paper, const char *scene, double time_s, double stir)
{
    canvas_begin(paper->canvas);
    canvas_set_motion(paper->canvas, time_s, stir);
    paint_layer(paper->canvas, scene);
    assert_int_equal(canvas_faults(paper->canvas), 0);
    return paper_copy(paper);
}

TEST(test_the_same_moment_looks_the_same)
{
    struct paper paper, other;

    paper_open(&paper, W, H);
    paper_open(&other, W, H);
    SDL_Surface *before = frame_at(&paper, "lake", 12.5, 0.7), *between = frame_at(&paper, "lake", 700, 0),
                *again = frame_at(&paper, "lake", 12.5, 0.7),
                *elsewhere = frame_at(&other, "lake", 12.5, 0.7);
    assert_int_equal(paper_differences(before, again, NULL, 0), 0);
    assert_int_equal(paper_differences(before, elsewhere, NULL, 0), 0);
    assert_true(paper_differences(before, between, NULL, 0) > 10000);
    SDL_FreeSurface(before), SDL_FreeSurface(between), SDL_FreeSurface(again), SDL_FreeSurface(elsewhere);
    paper_close(&paper);
    paper_close(&other);
}

TEST(test_what_lies_on_the_scene_stands_still)
{
    static const char *const scenes[] = {"lake", "ridge", "gorge", "meadow", "camp"};
    struct paper paper;

    paper_open(&paper, W, H);
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        SDL_Surface *first = frame_at(&paper, scenes[i], 0, 0), *later = frame_at(&paper, scenes[i], 40, 1);
        assert_int_equal(paper_differences(first, later, &sheet, 0), 0);
        assert_true(paper_differences(first, later, NULL, 0) > 1000);
        SDL_FreeSurface(first), SDL_FreeSurface(later);
    }
    paper_close(&paper);
}

TEST(test_water_answers)
{
    const SDL_Rect water = {0, 440, 300, 160};
    struct paper paper;

    paper_open(&paper, W, H);
    SDL_Surface *still = frame_at(&paper, "lake", 3, 0), *little = frame_at(&paper, "lake", 3, 0.1),
                *much = frame_at(&paper, "lake", 3, 1);
    assert_true(paper_differences(still, much, &water, 0) > paper_differences(still, little, &water, 0) / 2);
    assert_true(paper_differences(still, much, &water, 0) > 10000);
    assert_int_equal(paper_differences(still, much, &(SDL_Rect){0, 0, W, 380}, 0), 0);
    SDL_FreeSurface(still), SDL_FreeSurface(little), SDL_FreeSurface(much);
    paper_close(&paper);
}

TEST(test_cover_finds_what_is_free)
{
    struct cover cover = {0};
    int from = 0, end = 0;

    cover_begin(&cover, 100, 40, 4);
    cover_take(&cover, &(SDL_Rect){21, 8, 10, 1});
    assert_true(cover_next(&cover, 2, 25, &from, &end));
    assert_int_equal(from, 0);
    assert_int_equal(end, 5);
    from = end;
    assert_true(cover_next(&cover, 2, 25, &from, &end));
    assert_int_equal(from, 8);
    assert_int_equal(end, 25);
    from = end;
    assert_false(cover_next(&cover, 2, 25, &from, &end));
    assert_true(cover_is_free(&cover, &(SDL_Rect){0, 12, 100, 28}));
    assert_false(cover_is_free(&cover, &(SDL_Rect){0, 11, 100, 28}));
    cover_take(&cover, &(SDL_Rect){-50, -50, 20, 20});
    cover_take(&cover, &(SDL_Rect){90, 30, 200, 200});
    assert_false(cover_is_free(&cover, &(SDL_Rect){96, 36, 4, 4}));
    cover_free(&cover);
}
