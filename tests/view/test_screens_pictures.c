#include "paper.h"

#include "loader/levels.h"
#include "screens/app.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

/*
 * Every picture at every window shape: nothing is cut, nothing lies on anything else. With
 * SUREFOOT_PICTURES=FOLDER the pictures are saved there, for looking at.
 */
static const int sizes[][2] = {{1920, 1080}, {1280, 720}, {1440, 1080}, {2560, 1080}};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int load_trail(void **state)
{
    static struct trail trail;

    *state = &trail;
    return levels_load(SUREFOOT_SOURCE_DIR "/levels", &trail, report, NULL);
}

static int free_trail(void **state)
{
    levels_free(*state);
    return 0;
}

static int check_picture(struct app *app, const char *name, int width, int height)
{
    const char *folder = getenv("SUREFOOT_PICTURES");
    struct paper paper;
    char path[512];

    paper_open(&paper, width, height);
    /* Twice: the second frame knows where the focus is. */
    for (int i = 0; i < 2; i++) {
        canvas_begin(paper.canvas);
        app_paint(app, paper.canvas);
    }
    int faults = canvas_faults(paper.canvas);
    for (int i = 0; i < faults; i++)
        print_error("%s %dx%d: %s\n", name, width, height, canvas_fault(paper.canvas, i));
    snprintf(path, sizeof path, "%s/%s-%dx%d.png", folder ? folder : "", name, width, height);
    if (folder)
        assert_int_equal(canvas_save(paper.canvas, path), 0);
    paper_close(&paper);
    return faults;
}

static void test_pictures_have_no_faults(void **state)
{
    const struct trail *trail = *state;
    struct app *app = malloc(sizeof *app);
    const char *only = getenv("SUREFOOT_PICTURE");
    int faults = 0;

    assert_non_null(app);
    for (int i = 0; app_pictures[i]; i++) {
        if (only && strcmp(only, app_pictures[i]) != 0)
            continue;
        app_init(app, trail, NULL, NULL);
        int result = app_sample(app, app_pictures[i]);
        if (result != 0)
            print_error("%s: no sample data (%d)\n", app_pictures[i], result);
        faults += result != 0;
        for (size_t k = 0; result == 0 && k < sizeof sizes / sizeof sizes[0]; k++)
            faults += check_picture(app, app_pictures[i], sizes[k][0], sizes[k][1]);
        app_end(app);
    }
    free(app);
    assert_int_equal(faults, 0);
}

static void test_unknown_picture_is_refused(void **state)
{
    struct app *app = malloc(sizeof *app);

    assert_non_null(app);
    app_init(app, *state, NULL, NULL);
    assert_true(app_sample(app, "no-such-picture") < 0);
    app_end(app);
    free(app);
}

/* The longest texts a level file may have, on the narrowest and the widest window. */
static void test_long_texts_find_room(void **state)
{
    static const int shapes[][2] = {{1440, 1080}, {1920, 1080}};
    struct trail long_trail = *(const struct trail *)*state;
    struct app *app = malloc(sizeof *app);
    int faults = 0;

    assert_non_null(app);
    long_trail.levels = calloc(long_trail.count, sizeof *long_trail.levels);
    assert_non_null(long_trail.levels);
    memcpy(long_trail.levels, ((const struct trail *)*state)->levels,
           long_trail.count * sizeof *long_trail.levels);
    for (size_t i = 0; i < long_trail.count; i++)
        for (int k = 0; k < LEVEL_TEXT_SIZE - 1; k++) {
            long_trail.levels[i].why[k] = k % 6 == 5 ? ' ' : 'e';
            long_trail.levels[i].safety[k] = k % 8 == 7 ? ' ' : 'a';
        }
    app_init(app, &long_trail, NULL, NULL);
    assert_int_equal(app_sample(app, "play-intro"), 0);
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++)
        faults += check_picture(app, "long-intro", shapes[k][0], shapes[k][1]);
    app_end(app);
    app_init(app, *state, NULL, NULL);
    assert_int_equal(app_sample(app, "board-none"), 0);
    memset(app->notice, 'n', sizeof app->notice - 1);
    for (size_t i = 7; i < sizeof app->notice - 1; i += 8)
        app->notice[i] = ' ';
    for (size_t k = 0; k < sizeof shapes / sizeof shapes[0]; k++)
        faults += check_picture(app, "long-notice", shapes[k][0], shapes[k][1]);
    app_end(app);
    free(long_trail.levels);
    free(app);
    assert_int_equal(faults, 0);
}

/* Everything that can be chosen is big enough to be stood on or clicked. */
static void test_targets_are_big_enough(void **state)
{
    struct app *app = malloc(sizeof *app);
    struct paper paper;

    assert_non_null(app);
    paper_open(&paper, 1440, 1080);
    for (int i = 0; app_pictures[i]; i++) {
        app_init(app, *state, NULL, NULL);
        assert_int_equal(app_sample(app, app_pictures[i]), 0);
        canvas_begin(paper.canvas);
        app_paint(app, paper.canvas);
        for (int k = 0; k < app->focus.count; k++) {
            assert_true(app->focus.items[k].w >= 116);
            assert_true(app->focus.items[k].h >= 90);
        }
        app_end(app);
    }
    paper_close(&paper);
    free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures_have_no_faults),
        cmocka_unit_test(test_unknown_picture_is_refused),
        cmocka_unit_test(test_long_texts_find_room),
        cmocka_unit_test(test_targets_are_big_enough),
    };
    return cmocka_run_group_tests(tests, load_trail, free_trail);
}
