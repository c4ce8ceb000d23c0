#include "paper.h"
#include "test.h"

#include "loader/book_files.h"
#include "screen/app/app.h"

/*
 * Every picture in every size of type and shape of window: nothing is cut, nothing lies on anything else. The
 * pictures are a tenth as large as the windows they stand for: the layout, in units, is the same.
 */
enum { SHAPES = 4 };
static const int shapes[SHAPES][2] = {{192, 108}, {144, 108}, {256, 108}, {128, 72}};

struct gallery {
    struct book book;
    struct app app;
    struct paper papers[SHAPES];
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
    for (int i = 0; i < SHAPES; i++)
        paper_open(&gallery->papers[i], shapes[i][0], shapes[i][1]);
    *state = gallery;
    return 0;
}

static int close_gallery(void **state)
{
    struct gallery *gallery = *state;

    for (int i = 0; i < SHAPES; i++)
        paper_close(&gallery->papers[i]);
    book_free(&gallery->book);
    free(gallery);
    return 0;
}

static int check_picture(struct gallery *gallery, int shape, const char *name, enum look_text text)
{
    struct canvas *canvas = gallery->papers[shape].canvas;

    gallery->app.look.text = text;
    canvas_begin(canvas);
    app_paint(&gallery->app, canvas);
    for (int i = 0; i < canvas_faults(canvas); i++)
        print_error("%s %dx%d %s: %s\n", name, 10 * shapes[shape][0], 10 * shapes[shape][1],
                    look_text_name(text), canvas_fault(canvas, i));
    return canvas_faults(canvas);
}

static int check_size(struct gallery *gallery, enum look_text text)
{
    int faults = 0;

    for (int i = 0; app_picture(i); i++) {
        app_init(&gallery->app, &gallery->book, NULL, NULL);
        assert_int_equal(app_sample(&gallery->app, app_picture(i)), 0);
        for (int shape = 0; shape < SHAPES; shape++)
            faults += check_picture(gallery, shape, app_picture(i), text);
        app_end(&gallery->app);
    }
    return faults;
}

#define GALLERY_TEST(name) TEST_ON(name, struct gallery *gallery, NULL, NULL)

GALLERY_TEST(test_nearer_has_no_faults)
{
    assert_int_equal(check_size(gallery, LOOK_NEARER), 0);
}

GALLERY_TEST(test_normal_has_no_faults)
{
    assert_int_equal(check_size(gallery, LOOK_NORMAL), 0);
}

GALLERY_TEST(test_farther_has_no_faults)
{
    assert_int_equal(check_size(gallery, LOOK_FARTHER), 0);
}

GROUP(open_gallery, close_gallery)
