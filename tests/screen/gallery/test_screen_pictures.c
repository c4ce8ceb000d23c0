#include "gallery.h"
#include "painted.h"

/*
 * Every picture at every window shape: nothing is cut, nothing lies on anything else. With
 * SUREFOOT_PICTURES=FOLDER the pictures are saved there, for looking at.
 */
#ifdef __SANITIZE_ADDRESS__
static const int shapes[][2] = {{1920, 1080},
                                {1440, 1080}}; /* other shapes are other numbers in the same code */
#else
static const int shapes[][2] = {{1920, 1080}, {1440, 1080}, {1280, 720}, {2560, 1080}};
#endif

/* Everything that can be chosen is big enough to be aimed at. */
static int small_targets(const struct app *app, const char *name)
{
    int small = 0;

    for (int i = 0; i < app->focus.count; i++) {
        const struct focus_item *item = &app->focus.items[i];
        if (item->w >= 116 && item->h >= 90)
            continue;
        print_error("%s: target %d is only %.0f x %.0f\n", name, item->id, item->w, item->h);
        small++;
    }
    return small;
}

/* What is aimed at is one thing, not two. */
static int overlapping_targets(const struct app *app, const char *name)
{
    int overlapping = 0;

    for (int i = 0; i < app->focus.count; i++)
        for (int k = 0; k < i; k++) {
            const struct focus_item *a = &app->focus.items[i], *b = &app->focus.items[k];
            if (a->x + a->w <= b->x || b->x + b->w <= a->x || a->y + a->h <= b->y || b->y + b->h <= a->y)
                continue;
            print_error("%s: targets %d and %d overlap\n", name, b->id, a->id);
            overlapping++;
        }
    return overlapping;
}

/* Lines with that word: where it is narrow, a sign has two lines for a caption. */
static int count_word(const struct canvas *canvas, const char *word)
{
    int count = 0;

    for (int i = 0; i < painted_lines(canvas); i++)
        count += strstr(painted_line(canvas, i).text, word) != NULL;
    return count;
}

/* The longest caption there can be: on every screen, once, on no other words; and none when it is not wanted.
 */
static int check_caption(struct gallery *gallery, struct canvas *canvas, const char *name)
{
    static const char line[HEARING_LINE] = "Right leg: sixteen seconds. 2 stars.";
    struct app *app = &gallery->app;
    int faults = 0;

    snprintf(app->hearing.line, sizeof app->hearing.line, "%s", line);
    app->settings.at[SETTING_UNITS] = UNITS_IMPERIAL; /* which is longer, too */
    for (int on = 1; on >= 0; on--) {
        app->settings.at[SETTING_CAPTIONS] = on;
        canvas_begin(canvas);
        app_paint(app, canvas);
        if (count_word(canvas, "sixteen") == on && canvas_faults(canvas) == 0)
            continue;
        print_error("%s: caption %s: %d times, %s\n", name, on ? "on" : "off", count_word(canvas, "sixteen"),
                    canvas_fault(canvas, 0));
        faults++;
    }
    app->settings.at[SETTING_CAPTIONS] = 1;
    app->settings.at[SETTING_UNITS] = UNITS_METRIC;
    app->hearing.line[0] = '\0';
    return faults;
}

static int check_picture(struct gallery *gallery, int paper)
{
    const SDL_Surface *surface = gallery->papers[paper].surface;
    int faults = gallery_paint(gallery, paper);

    gallery_save(gallery, paper, gallery->picture);
    faults += small_targets(&gallery->app, gallery->picture);
    faults += overlapping_targets(&gallery->app, gallery->picture);
    if (surface->w * 3 == surface->h * 4)
        faults += check_caption(gallery, gallery->papers[paper].canvas, gallery->picture);
    return faults;
}

GALLERY_TEST(test_pictures_have_no_faults)
{
    int faults = 0;

    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++)
        for (int paper = 0; paper < gallery->count; paper++)
            faults += check_picture(gallery, paper);
    assert_int_equal(faults, 0);
}

GALLERY_TEST(test_unknown_picture_is_refused)
{
    gallery_show(gallery, NULL);
    app_init(&gallery->app, &gallery->book, NULL, NULL);
    assert_int_equal(shots_play(gallery->shots, &gallery->app, "no-such-picture"), -ENOENT);
    app_end(&gallery->app);
}

/* The longest texts that a level file may have. */
GALLERY_TEST(test_long_texts_find_room)
{
    struct trail *trail = &gallery->book.trail;
    struct level *shipped = trail->levels;
    int faults = 0;

    trail->levels = calloc(trail->count, sizeof *trail->levels);
    assert_non_null(trail->levels);
    memcpy(trail->levels, shipped, trail->count * sizeof *trail->levels);
    for (size_t i = 0; i < trail->count; i++)
        for (int k = 0; k < LEVEL_TEXT_SIZE - 1; k++) {
            trail->levels[i].why[k] = k % 6 == 5 ? ' ' : 'e';
            trail->levels[i].safety[k] = k % 8 == 7 ? ' ' : 'a';
        }
    gallery_show(gallery, "intro");
    for (int paper = 0; paper < gallery->count; paper++)
        faults += check_picture(gallery, paper);
    gallery_show(gallery, NULL);
    free(trail->levels);
    trail->levels = shipped;
    assert_int_equal(faults, 0);
}

/* The same picture twice is the same data twice. */
GALLERY_TEST(test_samples_repeat)
{
    gallery_show(gallery, "play-hold-left");
    double x = gallery->app.dot.x_mm, y = gallery->app.dot.y_mm;
    int64_t now = gallery->app.course.attempt.run.now_us;
    gallery_show(gallery, "play-hold-left");
    assert_true(x == gallery->app.dot.x_mm && y == gallery->app.dot.y_mm);
    assert_int_equal(now, gallery->app.course.attempt.run.now_us);
}

GALLERY(shapes)
