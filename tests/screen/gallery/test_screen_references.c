#include "ink.h"
#include "painted.h"
#include "paper.h"
#include "reference.h"
#include "test.h"

#include "loader/book_files.h"
#include "screen/app/app.h"

/* Every picture looks as it did when somebody last looked at it, and its text is really on it; some of them
 * as others want them shown, too. */

struct gallery {
    struct book book;
    struct app app;
    struct paper bare, whole; /* without text and with it */
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_gallery(void **state)
{
    struct gallery *gallery = calloc(1, sizeof *gallery);

    if (!gallery || book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &gallery->book, report, NULL))
        return -1;
    paper_open(&gallery->bare, 1920, 1080);
    paper_open(&gallery->whole, 1920, 1080);
    painted_bare(gallery->bare.canvas);
    *state = gallery;
    return 0;
}

static int close_gallery(void **state)
{
    struct gallery *gallery = *state;

    paper_close(&gallery->bare);
    paper_close(&gallery->whole);
    book_free(&gallery->book);
    free(gallery);
    return 0;
}

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
    const struct canvas *canvas = gallery->whole.canvas;
    bool whole = true;

    for (int i = 0; i < painted_lines(canvas); i++) {
        const struct painted_line line = painted_line(canvas, i);

        if (ink_whole(gallery->bare.surface, gallery->whole.surface, &line))
            continue;
        print_error("%s: \"%s\" is not whole on the picture\n", name, line.text);
        whole = false;
    }
    return whole;
}

static bool holds(struct gallery *gallery, const char *picture, struct look look, const char *name)
{
    bool same;

    app_init(&gallery->app, &gallery->book, NULL, NULL);
    assert_int_equal(app_sample(&gallery->app, picture), 0);
    gallery->app.look = look;
    paint(gallery, gallery->bare.canvas);
    paint(gallery, gallery->whole.canvas);
    same = reference_holds(gallery->bare.canvas, name);
    same &= is_written(gallery, name);
    app_end(&gallery->app);
    return same;
}

#define GALLERY_TEST(name) TEST_ON(name, struct gallery *gallery, NULL, NULL)

GALLERY_TEST(test_pictures_are_as_they_were)
{
    const struct look look = {0};
    int different = 0;

    for (int i = 0; app_picture(i); i++)
        different += !holds(gallery, app_picture(i), look, app_picture(i));
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

GROUP(open_gallery, close_gallery)
