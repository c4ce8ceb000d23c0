#include "gallery.h"
#include "ink.h"
#include "painted.h"
#include "reference.h"

/* Every picture looks as it did when somebody last looked at it, and its text is really on it; some of them
 * as others want them shown, too. */

enum { BARE, WHOLE }; /* papers: without text and with it */
static const int sizes[][2] = {{1920, 1080}, {1920, 1080}};

/* Twice, as the first time nothing has the focus yet. */
static void paint(struct gallery *gallery, struct canvas *canvas)
{
    for (int i = 0; i < 2; i++) {
        canvas_begin(canvas);
        app_paint(&gallery->app, canvas);
    }
}

static bool is_written(const struct gallery *gallery, const char *name)
{
    const struct canvas *canvas = gallery->papers[WHOLE].canvas;
    bool whole = true;

    for (int i = 0; i < painted_lines(canvas); i++) {
        const struct painted_line line = painted_line(canvas, i);

        if (ink_whole(gallery->papers[BARE].surface, gallery->papers[WHOLE].surface, &line))
            continue;
        print_error("%s: \"%s\" is not whole on the picture\n", name, line.text);
        whole = false;
    }
    return whole;
}

static bool holds(struct gallery *gallery, const char *picture, struct look look, const char *name)
{
    gallery_show(gallery, picture);
    gallery->app.look = look;
    paint(gallery, gallery->papers[BARE].canvas);
    paint(gallery, gallery->papers[WHOLE].canvas);
    bool same = reference_holds(gallery->papers[BARE].canvas, name);
    same &= is_written(gallery, name);
    return same;
}

GALLERY_TEST(test_pictures_are_as_they_were)
{
    const struct look look = {0};
    int different = 0;

    for (int i = 0; shots_name(gallery->shots, i); i++)
        different += !holds(gallery, shots_name(gallery->shots, i), look, shots_name(gallery->shots, i));
    assert_int_equal(different, 0);
}

GALLERY_TEST(test_other_looks_are_as_they_were)
{
    static const struct {
        const char *picture, *name;
        struct look look;
    } others[] = {{"home", "home-dusk", {.theme = LOOK_DUSK}},
                  {"play-hold-left", "play-hold-left-dusk", {.theme = LOOK_DUSK}},
                  {"progress", "progress-contrast", {.theme = LOOK_CONTRAST}},
                  {"play-wobble", "play-wobble-contrast", {.theme = LOOK_CONTRAST}},
                  {"results-left", "results-left-farther", {.text = LOOK_FARTHER}},
                  {"intro", "intro-nearer", {.text = LOOK_NEARER}}};
    int different = 0;

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        different += !holds(gallery, others[i].picture, others[i].look, others[i].name);
    assert_int_equal(different, 0);
}

static int set_up(void **state)
{
    gallery_open(state, sizes, 2);
    painted_bare(((struct gallery *)*state)->papers[BARE].canvas);
    return 0;
}

GROUP(set_up, gallery_close)
