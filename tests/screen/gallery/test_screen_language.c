#define _POSIX_C_SOURCE 200809L /* setenv */

#include "gallery.h"
#include "painted.h"
#include "screen/progress/notes_screen.h"

#include "i18n/i18n.h"

/*
 * Every picture in the made-up language of tests/i18n, whose words are 40 % longer and whose vowels all
 * have accents: everything still finds its room, and nothing that is painted is English. Layouts are in
 * units, so small windows of the shapes tell as much as large ones. With SUREFOOT_PICTURES=FOLDER the
 * pictures are saved there, large.
 */
static const int small[3][2] = {{480, 270}, {360, 270}, {640, 270}};
static const int large[3][2] = {{1440, 810}, {1080, 810}, {1920, 810}};

/* Painted as they are: the name of the game; names of people and files in the samples; the sign for news;
 * letters to choose from. */
static const char *const names[] = {"Surefoot", "SUREFOOT", "Mara", "Joan", "Tomas", "Ines", "Adaeze",
                                    "Great-Aunt Wilhelmina", "Wilhelm",
                                    "Maximiliane Wilhelmina von und zu Hohenstein", "results-of-the-summe",
                                    "-the-summer-and-autumn-2025.db.damaged",
                                    /* what the database itself says, in pieces of a line */
                                    "attempt to", "write a", "readonly", "database"};

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
    char text[APP_SAID];

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

static int check_picture(struct gallery *gallery, int paper, const char *name)
{
    int faults = gallery_paint(gallery, paper);

    gallery_save(gallery, paper, name);
    return faults + english(gallery, paper, name);
}

GALLERY_TEST(test_every_picture_has_room_for_longer_words)
{
    int faults = 0;

    for (int i = 0; gallery_show(gallery, shots_name(gallery->shots, i)); i++)
        for (int paper = 0; paper < gallery->count; paper++)
            faults += check_picture(gallery, paper, gallery->picture);
    assert_int_equal(faults, 0);
}

/* All pages of all notes, with their labels. */
GALLERY_TEST(test_every_note_has_room_for_longer_words)
{
    struct app *app = &gallery->app;
    int faults = 0;

    gallery_show(gallery, "notes-text");
    for (int i = 0; i < (int)gallery->book.note_count; i++)
        for (int shape = 0; shape < gallery->count; shape++) {
            notes_state(app)->note = i;
            notes_state(app)->topic = gallery->book.notes[i].topic;
            notes_state(app)->part = 0;
            do
                faults += check_picture(gallery, shape, note_name(&gallery->book.notes[i]));
            while (++notes_state(app)->part < notes_state(app)->parts);
        }
    assert_int_equal(faults, 0);
}

static int set_up(void **state)
{
    if (setenv("LANGUAGE", "qps", 1) || i18n_open(PSEUDO_LOCALE) || i18n_english())
        return -1;
    gallery_open(state, getenv("SUREFOOT_PICTURES") ? large : small, 3);
    return 0;
}

GROUP(set_up, gallery_close)
