#define _POSIX_C_SOURCE 200809L /* setenv */

#include "painted.h"
#include "paper.h"
#include "test.h"

#include "i18n/i18n.h"
#include "loader/book_files.h"
#include "screen/app/app.h"

/*
 * Every picture in the made-up language of tests/i18n, whose words are 40 % longer and whose vowels all
 * have accents: everything still finds its room, and nothing that is painted is English. Layouts are in
 * units, so small windows of the shapes tell as much as large ones. With SUREFOOT_PICTURES=FOLDER the
 * pictures are saved there, large.
 */
enum { SHAPES = 3 };
static const int shapes[SHAPES][2] = {{480, 270}, {360, 270}, {640, 270}};

/* Painted as they are: the name of the game; names of people and files in the samples; the sign for news;
 * letters to choose from. */
static const char *const names[] = {
    "Surefoot", "SUREFOOT", "Mara", "Joan", "Tomas", "Ines", "Adaeze", "Great-Aunt Wilhelmina", "Wilhelm",
    "Maximiliane Wilhelmina von und zu Hohenstein", "-the-summer-and-autumn-2025.db.damaged",
    /* what the database itself says, in pieces of a line */
    "attempt to", "write a", "readonly", "database"};

struct gallery {
    struct book book;
    struct app app;
    struct paper papers[SHAPES];
    int scale;
};

static void report(void *context, const char *line)
{
    (void)context;
    print_error("%s\n", line);
}

static int open_gallery(void **state)
{
    struct gallery *gallery = calloc(1, sizeof *gallery);

    if (setenv("LANGUAGE", "qps", 1) || i18n_open(PSEUDO_LOCALE) || i18n_english())
        return -1;
    if (!gallery || book_load(SUREFOOT_SOURCE_DIR "/levels", NULL, &gallery->book, report, NULL))
        return -1;
    gallery->scale = getenv("SUREFOOT_PICTURES") ? 3 : 1;
    for (int i = 0; i < SHAPES; i++)
        paper_open(&gallery->papers[i], shapes[i][0] * gallery->scale, shapes[i][1] * gallery->scale);
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

/* Without the names that it may have in it. */
static void leave_out_names(char *text)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *at = strstr(text, names[i]);
        if (at)
            memmove(at, at + strlen(names[i]), strlen(at + strlen(names[i])) + 1);
    }
}

/* "a b c d e", "i" */
static bool is_letters(const char *text)
{
    for (size_t i = 0; text[i]; i++)
        if ((text[i] == ' ') != (i % 2 == 1))
            return false;
    return true;
}

/* In the made-up language every vowel has an accent. */
static bool is_english(const char *line)
{
    char text[128];

    snprintf(text, sizeof text, "%s", line);
    leave_out_names(text);
    return strpbrk(text, "aeiouyAEIOUY") && !is_letters(text);
}

static int english(const struct gallery *gallery, int shape, const char *picture)
{
    const struct canvas *canvas = gallery->papers[shape].canvas;
    int found = 0;

    for (int i = 0; i < painted_lines(canvas); i++) {
        const char *text = painted_line(canvas, i).text;
        if (!is_english(text))
            continue;
        print_error("%s: English: \"%s\"\n", picture, text);
        found++;
    }
    return found;
}

static int check_picture(struct gallery *gallery, int shape, const char *picture)
{
    struct canvas *canvas = gallery->papers[shape].canvas;
    const char *folder = getenv("SUREFOOT_PICTURES");
    char path[512];
    int faults;

    canvas_begin(canvas);
    app_paint(&gallery->app, canvas);
    faults = canvas_faults(canvas);
    for (int i = 0; i < faults; i++)
        print_error("%s %dx%d: %s\n", picture, shapes[shape][0], shapes[shape][1], canvas_fault(canvas, i));
    snprintf(path, sizeof path, "%s/%s-%dx%d.png", folder ? folder : "", picture, shapes[shape][0],
             shapes[shape][1]);
    if (folder)
        assert_int_equal(canvas_save(canvas, path), 0);
    return faults + english(gallery, shape, picture);
}

#define GALLERY_TEST(name) TEST_ON(name, struct gallery *gallery, NULL, NULL)

GALLERY_TEST(test_every_picture_has_room_for_longer_words)
{
    int faults = 0;

    for (int i = 0; app_picture(i); i++) {
        app_init(&gallery->app, &gallery->book, NULL, NULL);
        assert_int_equal(app_sample(&gallery->app, app_picture(i)), 0);
        for (int shape = 0; shape < SHAPES; shape++)
            faults += check_picture(gallery, shape, app_picture(i));
        app_end(&gallery->app);
    }
    assert_int_equal(faults, 0);
}

/* All pages of all notes, with their labels. */
GALLERY_TEST(test_every_note_has_room_for_longer_words)
{
    struct app *app = &gallery->app;
    int faults = 0;

    app_init(app, &gallery->book, NULL, NULL);
    assert_int_equal(app_sample(app, "notes-text"), 0);
    for (int i = 0; i < (int)gallery->book.note_count; i++)
        for (int shape = 0; shape < SHAPES; shape++) {
            app->notes.note = i;
            app->notes.topic = gallery->book.notes[i].topic;
            app->notes.part = 0;
            do
                faults += check_picture(gallery, shape, note_name(&gallery->book.notes[i]));
            while (++app->notes.part < app->notes.parts);
        }
    app_end(app);
    assert_int_equal(faults, 0);
}

GROUP(open_gallery, close_gallery)
