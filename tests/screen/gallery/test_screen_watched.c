#include "painted.h"
#include "paper.h"
#include "player.h"
#include "test.h"

#include "loader/book_files.h"

/* What is painted only where it differs looks as if all of it had been painted. */

enum { WIDTH = 960, HEIGHT = 540, FRAMES = 5, STEP_US = 133333 };

struct pair {
    struct book book;
    struct paper watched, plain;
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int pair_open(void **state)
{
    static struct pair pair;

    assert_int_equal(book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &pair.book, report, NULL), 0);
    paper_open(&pair.watched, WIDTH, HEIGHT);
    paper_open(&pair.plain, WIDTH, HEIGHT);
    *state = &pair;
    return 0;
}

static int pair_close(void **state)
{
    struct pair *pair = *state;

    paper_close(&pair->watched);
    paper_close(&pair->plain);
    book_free(&pair->book);
    return 0;
}

/* Was anything painted? */
static bool paint_watched(const struct paper *paper, struct app *app)
{
    canvas_watch(paper->canvas);
    app_paint(app, paper->canvas);
    if (!canvas_changed(paper->canvas))
        return false;
    app_paint(app, paper->canvas);
    canvas_show(paper->canvas);
    return true;
}

static void paint_plain(const struct paper *paper, struct app *app)
{
    canvas_begin(paper->canvas);
    app_paint(app, paper->canvas);
}

static int different_pixels(const struct paper *a, const struct paper *b)
{
    int count = 0;

    assert_int_equal(SDL_RenderFlush(a->renderer), 0);
    assert_int_equal(SDL_RenderFlush(b->renderer), 0);
    for (int y = 0; y < HEIGHT; y++) {
        const Uint32 *of_a = (const void *)((const Uint8 *)a->surface->pixels + y * a->surface->pitch);
        const Uint32 *of_b = (const void *)((const Uint8 *)b->surface->pixels + y * b->surface->pitch);
        for (int x = 0; x < WIDTH; x++)
            count += (of_a[x] ^ of_b[x]) << 8 != 0; /* but for alpha */
    }
    return count;
}

static void look_at(struct pair *pair, const char *picture)
{
    struct app app;
    struct player player;

    app_init(&app, &pair->book, NULL, NULL);
    assert_int_equal(app_sample(&app, picture), 0);
    assert_int_equal(player_begin(&player, &app), 0);
    for (int i = 0; i < FRAMES; i++) {
        player_feed(&player, &app, app.now_us + STEP_US);
        app_step(&app, app.now_us + STEP_US);
        paint_watched(&pair->watched, &app);
        paint_plain(&pair->plain, &app);
        if (different_pixels(&pair->watched, &pair->plain))
            fail_msg("%s, frame %d: %d pixels are not as they should be", picture, i,
                     different_pixels(&pair->watched, &pair->plain));
        assert_int_equal(canvas_faults(pair->watched.canvas), canvas_faults(pair->plain.canvas));
    }
    assert_false(paint_watched(&pair->watched, &app));
    player_end(&player);
    app_end(&app);
}

#define PAIR_TEST(name) TEST_ON(name, struct pair *pair, NULL, NULL)

PAIR_TEST(every_picture_is_whole)
{
    const char *picture;

    for (int i = 0; (picture = app_picture(i)); i++)
        look_at(pair, picture);
}

/* On a renderer that forgets what it has shown. */
PAIR_TEST(frames_are_kept_where_the_renderer_forgets)
{
    static const char *const pictures[] = {"play-hold-left", "play-step-on", "play-bridge-rise", "home"};

    painted_lasting(pair->watched.canvas, false);
    canvas_forget(pair->watched.canvas);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        look_at(pair, pictures[i]);
    painted_lasting(pair->watched.canvas, true);
    canvas_forget(pair->watched.canvas);
}

/* Ten seconds in which nothing changes. */
PAIR_TEST(a_menu_is_painted_once)
{
    static const char *const menus[] = {"settings", "notes", "players", "scores", "progress", "builder"};

    for (size_t i = 0; i < sizeof menus / sizeof *menus; i++) {
        struct app app;
        int painted = 0;

        app_init(&app, &pair->book, NULL, NULL);
        assert_int_equal(app_sample(&app, menus[i]), 0);
        for (int frame = 0; frame < 600; frame++) {
            app_step(&app, app.now_us + 16667);
            painted += paint_watched(&pair->watched, &app);
        }
        if (painted > 1)
            fail_msg("%s was painted %d times", menus[i], painted);
        app_end(&app);
    }
}

GROUP(pair_open, pair_close)
