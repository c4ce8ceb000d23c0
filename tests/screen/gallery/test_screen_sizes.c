#include "gallery.h"

/*
 * Every picture in every size of type and shape of window: nothing is cut, nothing lies on anything else. The
 * pictures are a tenth as large as the windows they stand for: the layout, in units, is the same.
 */
static const int shapes[][2] = {{192, 108}, {144, 108}, {256, 108}, {128, 72}};

static int check_size(struct gallery *gallery, enum look_text text)
{
    int faults = 0;

    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++) {
        gallery->app.look.text = text;
        for (int paper = 0; paper < gallery->count; paper++)
            faults += gallery_paint(gallery, paper);
    }
    return faults;
}

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

GALLERY(shapes)
