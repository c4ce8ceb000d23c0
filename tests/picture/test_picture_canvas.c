#define _POSIX_C_SOURCE 200809L

#include "paper.h"
#include "picture/private.h"
#include "test.h"

#include <SDL_image.h>
#include <unistd.h>

static const struct colour white = {255, 255, 255, 255};

TEST(test_units_of_every_window_shape)
{
    const struct {
        int width, height;
        double units_wide, units_high;
    } windows[] = {
        {1920, 1080, 1920, 1080}, {1280, 720, 1920, 1080},    {3840, 2160, 1920, 1080},
        {1024, 768, 1440, 1080},  {2560, 1080, 2560, 1080},   {1280, 1024, 1440, 1152},
        {720, 1280, 1440, 2560},  {1920, 1200, 1728, 1080.0},
    };
    for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
        struct paper page;
        paper_open(&page, windows[i].width, windows[i].height);
        assert_true(fabs(canvas_width(page.canvas) - windows[i].units_wide) < 1e-9);
        assert_true(fabs(canvas_height(page.canvas) - windows[i].units_high) < 1e-9);
        struct point corner = canvas_from_window(page.canvas, windows[i].width, windows[i].height);
        assert_true(fabs(corner.x - windows[i].units_wide) < 1e-9);
        assert_true(fabs(corner.y - windows[i].units_high) < 1e-9);
        paper_close(&page);
    }
}

/* In a real window, whose size changes between two frames. */
TEST(test_window_that_changes_its_size)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(SDL_Init(SDL_INIT_VIDEO), 0);
    SDL_Window *window = SDL_CreateWindow("test", 0, 0, 1280, 720, SDL_WINDOW_RESIZABLE);
    assert_non_null(window);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    assert_non_null(renderer);
    struct canvas *canvas = canvas_new(renderer, SUREFOOT_SOURCE_DIR);
    assert_non_null(canvas);
    assert_true(fabs(canvas_from_window(canvas, 640, 360).x - 960.0) < 1e-9);
    SDL_SetWindowSize(window, 1024, 768);
    SDL_PumpEvents();
    canvas_begin(canvas);
    draw_scene(canvas, "lake");
    assert_true(fabs(canvas_width(canvas) - 1440.0) < 1e-9);
    assert_true(fabs(canvas_from_window(canvas, 512, 384).x - 720.0) < 1e-9);
    assert_int_equal(canvas_faults(canvas), 0);
    canvas_free(canvas);
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
}

TEST(test_begin_clears)
{
    struct paper page;
    paper_open(&page, 640, 480);
    draw_disc(page.canvas, 720, 540, 300, INK);
    assert_int_equal(paper_pixel(&page, 320, 240).r, INK.r);
    canvas_begin(page.canvas);
    assert_int_equal(paper_pixel(&page, 320, 240).r, MIST.r);
    paper_close(&page);
}

TEST(test_fade)
{
    assert_int_equal(colour_fade(INK, 0.5).a, 128);
    assert_int_equal(colour_fade(INK, 2.0).a, 255);
    assert_int_equal(colour_fade(INK, -1.0).a, 0);
    assert_int_equal(colour_fade(colour_fade(INK, 0.5), 0.5).a, 64);
    assert_int_equal(colour_fade(INK, 0.5).r, INK.r);
}

static int scenes_kept(const struct canvas *canvas)
{
    int count = 0;
    for (int i = 0; i < PICTURES_SCENES; i++)
        count += canvas->pictures.scenes[i].texture != NULL;
    return count;
}

TEST(test_scenes_cover_and_are_kept)
{
    const int sizes[][2] = {{640, 360}, {1280, 540}, {640, 480}, {1366, 768}, {360, 640}, {1365, 767}};
    const char *const names[] = {"camp", "lake", "summit", "sheet"};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct paper page;
        int width = sizes[i][0], height = sizes[i][1];
        const int spots[5][2] = {
            {0, 0}, {width - 1, 0}, {0, height - 1}, {width - 1, height - 1}, {width / 2, height / 2}};
        const struct colour magenta = {255, 0, 255, 255};
        paper_open(&page, width, height);
        for (int name = 0; name < 4; name++) {
            paper_fill(&page, magenta);
            draw_scene(page.canvas, names[name]);
            for (int spot = 0; spot < 5; spot++) /* nothing is left bare */
                assert_int_not_equal(paper_pixel(&page, spots[spot][0], spots[spot][1]).g, 0);
        }
        assert_int_equal(canvas_faults(page.canvas), 0);
        assert_int_equal(scenes_kept(page.canvas), 4);
        const SDL_Texture *kept = page.canvas->pictures.scenes[3].texture;
        draw_scene(page.canvas, page.canvas->pictures.scenes[3].name);
        assert_ptr_equal(page.canvas->pictures.scenes[3].texture, kept);
        paper_close(&page);
    }
}

static void same_place(const char *name, const int wide[2], const int other[2])
{
    struct paper a, b;
    paper_open(&a, wide[0], wide[1]);
    paper_open(&b, other[0], other[1]);
    draw_scene(a.canvas, name);
    draw_scene(b.canvas, name);
    for (int i = -100; i <= 100; i++) {
        struct colour left = paper_pixel(&a, wide[0] / 2 + i, wide[1] / 2 + i);
        struct colour right = paper_pixel(&b, other[0] / 2 + i, other[1] / 2 + i);
        assert_memory_equal(&left, &right, sizeof(left));
    }
    paper_close(&b);
    paper_close(&a);
}

/* What is too much is cropped evenly, so the middle stays the middle. */
TEST(test_scenes_are_centred)
{
    same_place("lake", (int[2]){1280, 720}, (int[2]){1280, 540});
    same_place("lake", (int[2]){1280, 720}, (int[2]){960, 720});
}

TEST(test_missing_pictures_are_named)
{
    struct paper page;
    paper_open(&page, 640, 360);
    paper_fill(&page, white);
    draw_scene(page.canvas, "atlantis");
    assert_int_equal(canvas_faults(page.canvas), 1);
    assert_non_null(strstr(canvas_fault(page.canvas, 0), "atlantis"));
    assert_in_range(paper_pixel(&page, 320, 2).r, 0xA8, 0xAC); /* a sky, from blue */
    assert_in_range(paper_pixel(&page, 320, 356).r, 0xEF, 0xF3);
    assert_in_range(paper_pixel(&page, 2, 180).r, 0xC8, 0xD2);
    canvas_begin(page.canvas);
    draw_sprite(page.canvas, "unicorn", 100, 100, 100, 100);
    assert_int_equal(canvas_faults(page.canvas), 1);
    assert_non_null(strstr(canvas_fault(page.canvas, 0), "unicorn"));
    paper_close(&page);
}

TEST(test_pictures_stay_bounded)
{
    struct paper page;
    char name[16];
    paper_open(&page, 320, 180);
    for (int i = 0; i < 20; i++) {
        snprintf(name, sizeof(name), "none%d", i);
        draw_scene(page.canvas, name);
        draw_scene(page.canvas, i % 2 ? "camp" : "sheet");
    }
    canvas_begin(page.canvas);
    for (int i = 0; i < 300; i++)
        draw_sprite(page.canvas, "check", 100, 100, 20 + i, 20 + i);
    draw_scene(page.canvas, "camp");
    assert_int_equal(canvas_faults(page.canvas), 0);
    paper_close(&page);
}

TEST(test_sprites_keep_their_shape)
{
    const struct colour blue = {0x0A, 0x63, 0x96, 255};
    struct paper page;
    paper_open(&page, 1920, 1080);
    paper_fill(&page, white);
    draw_sprite_tinted(page.canvas, "board", 400, 200, 300, 600, blue); /* 4:3, in the middle of its box */
    assert_int_equal(canvas_faults(page.canvas), 0);
    int top = 1080, bottom = 0, left = 1920, right = 0;
    for (int y = 150; y < 850; y++) {
        for (int x = 350; x < 750; x++) {
            if (paper_pixel(&page, x, y).r < 128) {
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
                left = x < left ? x : left;
                right = x > right ? x : right;
            }
        }
    }
    assert_true(left >= 400 && right < 700 && top >= 387 && bottom < 613);
    assert_in_range(top + bottom, 996, 1002);
    assert_in_range(left + right, 1096, 1102);
    assert_true(right - left > 200);
    assert_in_range(paper_pixel(&page, 500, 500).r, 0, 60); /* tinted */
    draw_sprite(page.canvas, "board", 1000, 200, 300, 600); /* and white again without */
    assert_int_equal(paper_pixel(&page, 1100, 500).r, 255);
    draw_sprite(page.canvas, "board", 1000, 200, 0, -1);
    assert_int_equal(canvas_faults(page.canvas), 0);
    paper_close(&page);
}

TEST(test_save_writes_what_is_seen)
{
    struct paper page;
    char path[] = "/tmp/surefoot-canvas-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    paper_open(&page, 641, 359);
    draw_scene(page.canvas, "lake");
    draw_disc(page.canvas, 960, 540, 200, ROWAN);
    assert_int_equal(canvas_save(page.canvas, path), 0);
    SDL_Surface *read = IMG_Load(path);
    assert_non_null(read);
    SDL_Surface *same = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_ARGB8888, 0);
    assert_non_null(same);
    assert_int_equal(same->w, 641);
    assert_int_equal(same->h, 359);
    assert_int_equal(paper_differences(same, paper_shown(&page), NULL, 0), 0);
    SDL_FreeSurface(same);
    SDL_FreeSurface(read);
    remove(path);
    assert_int_equal(canvas_save(page.canvas, "/nonexistent/picture.png"), -1);
    paper_close(&page);
}

/* Edges over edges, and something half transparent below; partly beyond the frame. */
static void heap(struct canvas *canvas)
{
    const struct point from = {-50, 900}, to = {1700, 40};

    draw_disc(canvas, 700, 500, 400, colour_fade(MIST, 0.75));
    draw_disc(canvas, 760, 480, 260, LAKE);
    draw_ring(canvas, 900, 620, 210, 90, ROWAN);
    draw_line(canvas, from, to, 70, colour_fade(SUN_LIGHT, 0.5));
    draw_round(canvas, 1500, 700, 700, 600, 60, HEATHER);
}

/* Further apart than that anywhere. */
static bool differ(const struct paper *a, const struct paper *b, int than)
{
    return paper_differences(paper_shown(a), paper_shown(b), NULL, than) > 0;
}

/* Twice: what was painted in one group is not in the next. */
TEST(test_a_group_is_the_same_picture)
{
    enum { ROUNDING = 4 };
    struct paper one, other;

    paper_open(&one, 640, 360);
    paper_open(&other, 640, 360);
    for (int i = 0; i < 2; i++) {
        paper_fill(&one, i ? SPRUCE : white);
        paper_fill(&other, i ? SPRUCE : white);
        draw_group_begin(one.canvas);
        if (i == 0)
            draw_disc(one.canvas, 300, 300, 200, INK);
        heap(one.canvas);
        draw_group_end(one.canvas);
        if (i == 0)
            draw_disc(other.canvas, 300, 300, 200, INK);
        heap(other.canvas);
        assert_false(differ(&one, &other, ROUNDING));
    }
    assert_int_equal(canvas_faults(one.canvas), 0);
    paper_close(&one);
    paper_close(&other);
}

static void paint_again(struct paper *paper)
{
    canvas_begin(paper->canvas);
    draw_scene(paper->canvas, "lake");
    heap(paper->canvas);
    draw_sprite(paper->canvas, "heron", 1500, 100, 220, 250);
    draw_number(paper->canvas, 372, 514, 250, BOLD, INK, "18");
    draw_text(paper->canvas, 800, 1000, 300, 54, SEMIBOLD, ALIGN_LEFT, INK, "Rest your eyes on the heron.");
}

/* From its caches as from new ones. */
TEST(test_same_pixels_every_time)
{
    struct paper page, fresh;

    paper_open(&page, 640, 360);
    paper_open(&fresh, 640, 360);
    paint_again(&page);
    paint_again(&fresh);
    assert_false(differ(&page, &fresh, 0));
    canvas_begin(page.canvas);
    assert_true(differ(&page, &fresh, 0));
    paint_again(&page);
    assert_false(differ(&page, &fresh, 0));
    paper_close(&page);
    paper_close(&fresh);
}

/* Text on a kept layer counts for the layout of every frame that shows it, and is what was painted. */
TEST(test_a_kept_layer_shows_what_was_painted)
{
    struct paper page, fresh;

    paper_open(&page, 640, 360);
    paper_open(&fresh, 640, 360);
    for (int i = 0; i < 2; i++) {
        canvas_begin(page.canvas);
        assert_int_equal(draw_kept_ready(page.canvas, 0, "heap"), i);
        if (i == 0) {
            draw_kept_begin(page.canvas, 0, "heap");
            heap(page.canvas);
            draw_text(page.canvas, 300, 300, 0, 60, BOLD, ALIGN_LEFT, INK, "Below");
            draw_kept_end(page.canvas, 0);
        }
        draw_kept(page.canvas, 0);
        canvas_begin(fresh.canvas);
        heap(fresh.canvas);
        draw_text(fresh.canvas, 300, 300, 0, 60, BOLD, ALIGN_LEFT, INK, "Below");
        assert_false(differ(&page, &fresh, 2));
        assert_int_equal(canvas_faults(page.canvas), 0);
        draw_text(page.canvas, 310, 310, 0, 60, BOLD, ALIGN_LEFT, INK, "Over it");
        assert_int_equal(canvas_faults(page.canvas), 1);
    }
    assert_false(draw_kept_ready(page.canvas, 0, "another heap"));
    assert_false(draw_kept_ready(page.canvas, 1, "heap"));
    paper_close(&page);
    paper_close(&fresh);
}
