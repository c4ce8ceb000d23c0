#include "gallery.h"
#include "painted.h"
#include "player.h"

/* What is painted only where it differs looks as if all of it had been painted. */

enum { WATCHED, PLAIN }; /* papers */
enum { WIDTH = 960, HEIGHT = 540, FRAMES = 5, STEP_US = 133333 };

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

static int different_pixels(const struct gallery *gallery)
{
    return paper_differences(paper_shown(&gallery->papers[WATCHED]), paper_shown(&gallery->papers[PLAIN]),
                             NULL, 0);
}

static void look_at(struct gallery *gallery, const char *picture)
{
    struct app *app = &gallery->app;
    struct player player;

    gallery_show(gallery, picture);
    assert_int_equal(player_begin(&player, app), 0);
    for (int i = 0; i < FRAMES; i++) {
        player_feed(&player, app, app->now_us + STEP_US);
        app_step(app, app->now_us + STEP_US);
        paint_watched(&gallery->papers[WATCHED], app);
        paint_plain(&gallery->papers[PLAIN], app);
        if (different_pixels(gallery))
            fail_msg("%s, frame %d: %d pixels are not as they should be", picture, i,
                     different_pixels(gallery));
        assert_int_equal(canvas_faults(gallery->papers[WATCHED].canvas),
                         canvas_faults(gallery->papers[PLAIN].canvas));
    }
    assert_false(paint_watched(&gallery->papers[WATCHED], app));
    player_end(&player);
}

GALLERY_TEST(every_picture_is_whole)
{
    const char *picture;

    for (int i = 0; (picture = shots_name(gallery->shots, i)); i++)
        look_at(gallery, picture);
}

/* On a renderer that forgets what it has shown. */
GALLERY_TEST(frames_are_kept_where_the_renderer_forgets)
{
    static const char *const pictures[] = {"play-hold-left", "play-step-on", "play-bridge-rise", "home"};

    painted_lasting(gallery->papers[WATCHED].canvas, false);
    canvas_forget(gallery->papers[WATCHED].canvas);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        look_at(gallery, pictures[i]);
    painted_lasting(gallery->papers[WATCHED].canvas, true);
    canvas_forget(gallery->papers[WATCHED].canvas);
}

/* Ten seconds in which nothing changes. */
GALLERY_TEST(a_menu_is_painted_once)
{
    static const char *const menus[] = {"settings", "notes", "players", "scores", "progress", "builder"};

    for (size_t i = 0; i < sizeof menus / sizeof *menus; i++) {
        struct app *app = &gallery->app;
        int painted = 0;

        gallery_show(gallery, menus[i]);
        for (int frame = 0; frame < 600; frame++) {
            app_step(app, app->now_us + 16667);
            painted += paint_watched(&gallery->papers[WATCHED], app);
        }
        if (painted > 1)
            fail_msg("%s was painted %d times", menus[i], painted);
    }
}

static const int sizes[][2] = {{WIDTH, HEIGHT}, {WIDTH, HEIGHT}};
GALLERY(sizes)
