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

/* A copy of the frame at that time; the caller frees it. */
static Uint32 *frame_at(struct paper *paper, const char *scene, double time_s, double stir)
{
    Uint32 *copy = malloc(sizeof(*copy) * W * H);

    assert_non_null(copy);
    canvas_begin(paper->canvas);
    canvas_set_motion(paper->canvas, time_s, stir);
    paint_layer(paper->canvas, scene);
    assert_int_equal(SDL_RenderFlush(paper->renderer), 0);
    assert_int_equal(canvas_faults(paper->canvas), 0);
    for (int y = 0; y < H; y++)
        memcpy(copy + (size_t)y * W,
               (const Uint8 *)paper->surface->pixels + (size_t)y * (size_t)paper->surface->pitch,
               sizeof(*copy) * W);
    return copy;
}

static int differences(const Uint32 *a, const Uint32 *b, SDL_Rect in)
{
    int count = 0;

    for (int y = in.y; y < in.y + in.h; y++)
        for (int x = in.x; x < in.x + in.w; x++)
            count += a[(size_t)y * W + (size_t)x] != b[(size_t)y * W + (size_t)x];
    return count;
}

static const SDL_Rect whole = {0, 0, W, H};

TEST(test_the_same_moment_looks_the_same)
{
    struct paper paper, other;

    paper_open(&paper, W, H);
    paper_open(&other, W, H);
    Uint32 *before = frame_at(&paper, "lake", 12.5, 0.7), *between = frame_at(&paper, "lake", 700, 0),
           *again = frame_at(&paper, "lake", 12.5, 0.7), *elsewhere = frame_at(&other, "lake", 12.5, 0.7);
    assert_int_equal(differences(before, again, whole), 0);
    assert_int_equal(differences(before, elsewhere, whole), 0);
    assert_true(differences(before, between, whole) > 10000);
    free(before), free(between), free(again), free(elsewhere);
    paper_close(&paper);
    paper_close(&other);
}

TEST(test_what_lies_on_the_scene_stands_still)
{
    static const char *const scenes[] = {"lake", "ridge", "gorge", "meadow", "camp"};
    struct paper paper;

    paper_open(&paper, W, H);
    for (size_t i = 0; i < sizeof scenes / sizeof scenes[0]; i++) {
        Uint32 *first = frame_at(&paper, scenes[i], 0, 0), *later = frame_at(&paper, scenes[i], 40, 1);
        assert_int_equal(differences(first, later, sheet), 0);
        assert_true(differences(first, later, whole) > 1000);
        free(first), free(later);
    }
    paper_close(&paper);
}

TEST(test_water_answers)
{
    const SDL_Rect water = {0, 440, 300, 160};
    struct paper paper;

    paper_open(&paper, W, H);
    Uint32 *still = frame_at(&paper, "lake", 3, 0), *little = frame_at(&paper, "lake", 3, 0.1),
           *much = frame_at(&paper, "lake", 3, 1);
    assert_true(differences(still, much, water) > differences(still, little, water) / 2);
    assert_true(differences(still, much, water) > 10000);
    assert_int_equal(differences(still, much, (SDL_Rect){0, 0, W, 380}), 0);
    free(still), free(little), free(much);
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
