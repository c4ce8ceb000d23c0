#include "gallery.h"
#include "painted.h"
#include "screen/play/play_screen.h"
#include "screen/progress/progress_screen.h"
#include "screen/results/results_screen.h"

/*
 * Every picture in every size of type and shape of window: nothing is cut, nothing lies on anything else. The
 * pictures are a tenth as large as the windows they stand for: the layout, in units, is the same.
 */
static const int shapes[][2] = {{192, 108}, {144, 108}, {256, 108}, {128, 72}};

/* The picture that is shown, in every size of type on every paper. */
static int faults_of_it(struct gallery *gallery)
{
    int faults = 0;

    for (int text = 0; text < LOOK_TEXTS; text++) {
        gallery->app.look.text = (enum look_text)text;
        for (int paper = 0; paper < gallery->count; paper++)
            faults += gallery_paint(gallery, paper);
    }
    return faults;
}

GALLERY_TEST(test_every_picture_has_room)
{
    int faults = 0;

    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++)
        faults += faults_of_it(gallery);
    assert_int_equal(faults, 0);
}

/* A diligent week beside the heading of its minutes. */
GALLERY_TEST(test_thousands_of_repetitions_have_room)
{
    gallery_show(gallery, "progress");
    struct span *weeks = &progress_state(&gallery->app)->of[SPAN_WEEKS];
    for (weeks->steps[weeks->count - 1].reps = 1000; weeks->steps[weeks->count - 1].reps < 10000;
         weeks->steps[weeks->count - 1].reps += 1111)
        assert_int_equal(faults_of_it(gallery), 0);
}

/* A name in the table that is a little longer than those of the samples. */
GALLERY_TEST(test_names_in_the_table_have_room)
{
    gallery_show(gallery, "results-left");
    for (int i = 0; i < results_state(&gallery->app)->count; i++)
        snprintf(results_state(&gallery->app)->table[i].player, STORE_NAME_SIZE, "Tomasz");
    assert_int_equal(faults_of_it(gallery), 0);
}

static bool says(const struct canvas *canvas, const char *words)
{
    for (int i = 0; i < painted_lines(canvas); i++)
        if (strstr(painted_line(canvas, i).text, words))
            return true;
    return false;
}

/* Whoever has climbed half a metre is not told of none. */
GALLERY_TEST(test_what_was_climbed_is_told_from_a_metre_on)
{
    int told = 0;

    for (double all_m = 0; all_m < 2; all_m += 0.25) {
        gallery_show(gallery, "play-step-left");
        play_state(&gallery->app)->all_m = all_m;
        gallery_paint(gallery, 0);
        told += says(gallery->papers[0].canvas, " m in all");
        assert_false(says(gallery->papers[0].canvas, "0 m in all"));
    }
    assert_int_equal(told, 5); /* with the 0.36 m of this set, from 0.75 m on */
}

GALLERY(shapes)
