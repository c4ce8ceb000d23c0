#include "gallery.h"
#include "painted.h"
#include "screen/progress/notes_screen.h"

#include <dirent.h>

/*
 * Every field note, every page of it, in each size of type, shape of window and look: all of its text is
 * there, nothing is cut or on top of anything else, its drawing is beside it, and every number in that has
 * its words. With SUREFOOT_PICTURES=FOLDER the pages are saved there, large.
 */
static const int shapes[][2] = {{192, 108}, {144, 108}, {256, 108}, {128, 72}};
static const int large[][2] = {{1920, 1080}, {1440, 1080}, {2560, 1080}, {1280, 720}};

static void open_note(struct gallery *gallery, int i)
{
    notes_state(&gallery->app)->page = NOTES_TEXT;
    notes_state(&gallery->app)->topic = gallery->book.notes[i].topic;
    notes_state(&gallery->app)->note = i;
    notes_state(&gallery->app)->part = 0;
}

/* What of a text has been read, line by line. */
struct reading {
    const char *at; /* up to here */
    bool cut;       /* of the last line only the beginning is known */
    size_t lost;    /* letters that were passed over */
    int torn;       /* pages that begin where nothing has ended: "...small doses:" stays with the doses */
};

static size_t letters_between(const char *from, const char *to)
{
    size_t letters = 0;

    for (; from < to; from++)
        letters += *from != ' ' && *from != '\n';
    return letters;
}

/* Lines on the left of the sheet; labels are on its right. */
static bool is_text(const struct canvas *canvas, const SDL_Rect *place, double scale)
{
    const double x = place->x / scale, y = place->y / scale;

    return x < canvas_width(canvas) / 2 && y > 160 && y < NOTES_LOW - 40;
}

static bool ends_before(const char *text, const char *at)
{
    while (at > text && strchr(" \n", at[-1]))
        at--;
    return at == text || strchr(".?;", at[-1]);
}

static void read_page(struct reading *reading, const char *text, const struct canvas *canvas, double scale)
{
    bool first = true;

    for (int i = 0; i < painted_lines(canvas); i++) {
        const struct painted_line line = painted_line(canvas, i);
        if (!is_text(canvas, &line.place, scale))
            continue;
        const char *found = strstr(reading->at, line.text);
        if (!found)
            fail_msg("\"%s\" is not next", line.text);
        reading->torn += first && !ends_before(text, found);
        first = false;
        reading->lost += reading->cut ? 0 : letters_between(reading->at, found);
        reading->at = found + strlen(line.text);
        reading->cut = strlen(line.text) > 60;
    }
}

static int check_page(struct gallery *gallery, struct canvas *canvas, const char *name)
{
    char page[128];

    canvas_begin(canvas);
    app_paint(&gallery->app, canvas);
    snprintf(page, sizeof page, "%s at %.0f, %s, page %d", name, canvas_width(canvas),
             look_texts[gallery->app.look.text], notes_state(&gallery->app)->part + 1);
    return paper_faults(canvas, page);
}

/* All pages of the note that is open. */
static int check_note(struct gallery *gallery, int shape, const struct note *note)
{
    const struct canvas *canvas = gallery->papers[shape].canvas;
    struct reading reading = {.at = note->text};
    int faults = 0;

    notes_state(&gallery->app)->part = 0;
    do {
        char name[96];
        faults += check_page(gallery, gallery->papers[shape].canvas, note->id);
        snprintf(name, sizeof name, "%s-%s-%d", note_name(note), look_texts[gallery->app.look.text],
                 notes_state(&gallery->app)->part + 1);
        gallery_save(gallery, shape, name);
        read_page(&reading, note->text, canvas, gallery->papers[shape].surface->w / canvas_width(canvas));
    } while (++notes_state(&gallery->app)->part < notes_state(&gallery->app)->parts);
    notes_state(&gallery->app)->part = 0;
    if (!reading.cut)
        reading.lost += letters_between(reading.at, note->text + strlen(note->text));
    if (reading.lost)
        print_error("%s, %s: %zu letters are lost\n", note->id, look_texts[gallery->app.look.text],
                    reading.lost);
    if (reading.torn)
        print_error("%s, %s: %d pages begin within a sentence\n", note->id,
                    look_texts[gallery->app.look.text], reading.torn);
    return faults + (reading.lost > 0) + reading.torn;
}

GALLERY_TEST(test_every_page_of_every_note_has_room)
{
    int faults = 0;

    for (int i = 0; i < (int)gallery->book.note_count; i++)
        for (int shape = 0; shape < gallery->count; shape++)
            for (int text = 0; text < LOOK_TEXTS; text++) {
                open_note(gallery, i);
                gallery->app.look = (struct look){.text = (enum look_text)text};
                faults += check_note(gallery, shape, &gallery->book.notes[i]);
            }
    assert_int_equal(faults, 0);
}

/* Not more to turn over than needed where most people are: 16:9, type as it comes. */
GALLERY_TEST(test_a_note_takes_two_pages_at_most)
{
    gallery->app.look = (struct look){.text = LOOK_NORMAL};
    for (int i = 0; i < (int)gallery->book.note_count; i++) {
        open_note(gallery, i);
        check_page(gallery, gallery->papers[0].canvas, gallery->book.notes[i].id);
        assert_in_range(notes_state(&gallery->app)->parts, 1, 2);
    }
}

/* Whoever only confirms reads all pages of a note, and then the next one from its first. */
GALLERY_TEST(test_who_confirms_reads_every_page)
{
    struct app *app = &gallery->app;
    struct canvas *canvas = gallery->papers[3].canvas;
    int longest = 0;

    app->look = (struct look){.text = LOOK_FARTHER};
    open_note(gallery, 0);
    screen_notes.chosen(app, 0);
    for (int read = 0; read < (int)gallery->book.note_count; read++) {
        const int note = notes_state(app)->note;
        for (int page = 1;; page++) {
            char label[64];
            assert_int_equal(check_page(gallery, canvas, gallery->book.notes[note].id), 0);
            assert_int_equal(notes_state(app)->note, note);
            assert_int_equal(notes_state(app)->part + 1, page);
            snprintf(label, sizeof label, "Page %d of %d", page, notes_state(app)->parts);
            assert_int_equal(painted_text(canvas, label), notes_state(app)->parts > 1);
            if (page == notes_state(app)->parts)
                break;
            assert_int_equal(app->focus.id, NOTES_MORE);
            assert_string_equal(focus_said(&app->focus), "Next page");
            screen_notes.chosen(app, app->focus.id);
        }
        longest = notes_state(app)->parts > longest ? notes_state(app)->parts : longest;
        assert_int_equal(app->focus.id, NOTES_NEXT);
        screen_notes.chosen(app, app->focus.id);
    }
    assert_true(longest > 2);
}

/* Whom to ask, and when to see somebody, concern safety: they are read before any level is done. */
GALLERY_TEST(test_what_concerns_safety_is_read_from_the_start)
{
    static const char *const notes[] = {"When to see a professional", "Ask first"};
    struct app *app = &gallery->app;
    struct canvas *canvas = gallery->papers[0].canvas;

    app->look = (struct look){.text = LOOK_NORMAL};
    memset(app->course.reached.progress, 0, sizeof app->course.reached.progress);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        int found = -1;
        screen_notes.enter(app, &(struct wanted){0});
        screen_notes.chosen(app, NOTES_TOPIC + NOTE_SYMPTOMS);
        assert_int_equal(check_page(gallery, canvas, notes[i]), 0);
        for (int item = 0; item < app->focus.count; item++)
            if (!strcmp(app->focus.items[item].label, notes[i]))
                found = app->focus.items[item].id;
        assert_in_range(found, 0, gallery->book.note_count - 1);
        assert_false(notes_found(app, &gallery->book.notes[found]));
        screen_notes.chosen(app, found);
        assert_int_equal(check_note(gallery, 0, &gallery->book.notes[found]), 0);
        assert_int_equal(notes_state(app)->page, NOTES_TEXT);
    }
}

/* Also when the window gets another shape, or somebody comes back from its exercises. */
GALLERY_TEST(test_what_leads_on_is_chosen_again)
{
    struct app *app = &gallery->app;

    app->look = (struct look){.text = LOOK_NORMAL};
    for (int i = 0; i < (int)gallery->book.note_count; i++) {
        open_note(gallery, i);
        screen_notes.chosen(app, i);
        app->look = (struct look){.text = LOOK_NORMAL};
        check_page(gallery, gallery->papers[0].canvas, gallery->book.notes[i].id);
        if (notes_state(app)->parts > 1)
            continue;
        assert_int_equal(app->focus.id, NOTES_NEXT);
        app->look = (struct look){.text = LOOK_FARTHER};
        check_page(gallery, gallery->papers[1].canvas, gallery->book.notes[i].id);
        assert_int_equal(app->focus.id, notes_state(app)->parts > 1 ? NOTES_MORE : NOTES_NEXT);
        screen_notes.chosen(app, NOTES_EXERCISES);
        check_page(gallery, gallery->papers[1].canvas, gallery->book.notes[i].id);
        app->focus.id = -1;
        screen_notes.chosen(app, NOTES_BACK);
        check_page(gallery, gallery->papers[1].canvas, gallery->book.notes[i].id);
        assert_int_equal(app->focus.id, notes_state(app)->parts > 1 ? NOTES_MORE : NOTES_NEXT);
    }
}

/* The places of a page's numbers: first those in the drawing, then those before their words. */
static int numbers_painted(const struct canvas *canvas, SDL_Rect places[2 * NOTE_LABELS_MAX])
{
    int count = 0;

    for (int i = 0; i < painted_lines(canvas) && count < 2 * NOTE_LABELS_MAX; i++) {
        const struct painted_line line = painted_line(canvas, i);
        if (strlen(line.text) == 1 && line.text[0] >= '1' && line.text[0] <= '4')
            places[count++] = line.place;
    }
    return count;
}

/* Where the left edge of the drawing is, from where two of its marks are; negative: they are too near each
 * other. */
static double left_edge(const struct drawing_marks *marks, const SDL_Rect *places, double scale)
{
    double at[NOTE_LABELS_MAX];
    int least = 0, most = 0;

    for (int i = 0; i < marks->count; i++) {
        at[i] = (places[i].x + places[i].w / 2.0) / scale;
        least = marks->at[i].x < marks->at[least].x ? i : least;
        most = marks->at[i].x > marks->at[most].x ? i : most;
    }
    if (marks->at[most].x - marks->at[least].x < 100)
        return -1;
    const double k = (at[most] - at[least]) / (marks->at[most].x - marks->at[least].x);
    return at[least] - k * marks->at[least].x;
}

/* Numbers and words stand below the drawing, not beside it. */
GALLERY_TEST(test_a_caption_is_as_wide_as_its_drawing)
{
    struct paper paper;
    int seen = 0;

    paper_open(&paper, 960, 540);
    const double scale = 960 / canvas_width(paper.canvas);
    gallery->app.course.player.sore_sides = 0;
    for (int i = 0; i < (int)gallery->book.note_count; i++) {
        SDL_Rect places[2 * NOTE_LABELS_MAX];
        struct drawing_marks marks;
        const struct note *note = &gallery->book.notes[i];
        open_note(gallery, i);
        for (int text = 0; text < LOOK_TEXTS; text++) {
            gallery->app.look = (struct look){.text = (enum look_text)text};
            assert_true(draw_drawing(paper.canvas, note_name(note), 0, 0, DRAWING_W, false, &marks));
            assert_int_equal(check_page(gallery, paper.canvas, note->id), 0);
            assert_int_equal(numbers_painted(paper.canvas, places), 2 * marks.count);
            const double left = marks.count > 1 ? left_edge(&marks, places, scale) : -1;
            if (left < 0)
                continue;
            seen++;
            for (int j = marks.count; j < 2 * marks.count; j++)
                if (places[j].x / scale < left + 10) /* half a badge */
                    fail_msg("%s: the caption begins at %.0f, the drawing at %.0f", note->id,
                             places[j].x / scale, left);
        }
    }
    assert_true(seen >= 3 * 5);
    paper_close(&paper);
}

/* Those of the notes, and those of the first question. */
GALLERY_TEST(test_every_drawing_can_be_drawn)
{
    struct canvas *canvas = gallery->papers[0].canvas;
    DIR *folder = opendir(SUREFOOT_SOURCE_DIR "/assets/notes");
    int drawn = 0;

    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        struct drawing_marks marks;
        char name[64];
        if (sscanf(entry->d_name, "%63[^.].svg", name) != 1)
            continue;
        canvas_begin(canvas);
        if (!draw_drawing(canvas, name, 100, 100, DRAWING_W, false, &marks))
            fail_msg("%s: %s", name, canvas_fault(canvas, 0));
        drawn++;
    }
    closedir(folder);
    assert_int_equal(drawn, (int)gallery->book.note_count + 3);
}

/* Each number has its words, each of several words its number; in every look, for either hip. */
GALLERY_TEST(test_every_drawing_is_there_with_its_labels)
{
    struct canvas *canvas = gallery->papers[0].canvas;

    for (int i = 0; i < (int)gallery->book.note_count; i++) {
        const struct note *note = &gallery->book.notes[i];
        struct drawing_marks right, left;
        for (int theme = 0; theme < LOOK_THEMES; theme++) {
            canvas_set_look(canvas, (struct look){.theme = (enum look_theme)theme});
            canvas_begin(canvas);
            assert_true(drawing_there(canvas, note_name(note)));
            if (!draw_drawing(canvas, note_name(note), 100, 100, DRAWING_W, false, &right) ||
                !draw_drawing(canvas, note_name(note), 100, 100, DRAWING_W, true, &left))
                fail_msg("%s: %s", note->id, canvas_fault(canvas, 0));
        }
        if (right.count != (note->label_count > 1 ? note->label_count : 0))
            fail_msg("%s has %d labels and %d marks", note->id, note->label_count, right.count);
        assert_int_equal(left.count, right.count);
        for (int j = 0; j < right.count; j++) {
            assert_true(left.at[j].x + right.at[j].x == 2 * 100 + DRAWING_W);
            assert_true(left.at[j].y == right.at[j].y);
            if (right.at[j].x < 124 || right.at[j].x > 76 + DRAWING_W || right.at[j].y < 124 ||
                right.at[j].y > 76 + DRAWING_H)
                fail_msg("%s: mark %d is too near to the edge", note->id, j + 1);
        }
    }
    canvas_set_look(canvas, (struct look){0});
}

/* Whoever is sore on the left sees it on the left. */
GALLERY_TEST(test_a_drawing_shows_the_sore_side)
{
    struct canvas *canvas = gallery->papers[0].canvas;
    SDL_Rect place[2] = {{0}};

    gallery->app.look = (struct look){0};
    for (int i = 0; i < (int)gallery->book.note_count; i++) {
        if (strcmp(note_name(&gallery->book.notes[i]), "02-gluteus-maximus") != 0)
            continue;
        for (int left = 0; left < 2; left++) {
            open_note(gallery, i);
            gallery->app.course.player.sore_sides = left ? SIDES_LEFT : SIDES_RIGHT;
            assert_int_equal(check_page(gallery, canvas, "mirrored"), 0);
            for (int line = 0; !place[left].w && line < painted_lines(canvas); line++)
                if (!strcmp(painted_line(canvas, line).text, "1"))
                    place[left] = painted_line(canvas, line).place;
        }
        gallery->app.course.player.sore_sides = 0;
    }
    assert_true(place[0].w > 0 && place[1].w > 0);
    assert_true(place[1].x + 5 < place[0].x);
}

/* A note without a drawing has the sheet for itself. */
GALLERY_TEST(test_a_note_without_a_drawing_is_text)
{
    struct note *note = &gallery->book.notes[0];
    const struct note kept = *note;

    snprintf(note->id, sizeof note->id, "notes/of-my-own");
    gallery->app.look = (struct look){.text = LOOK_FARTHER};
    open_note(gallery, 0);
    assert_int_equal(check_note(gallery, 0, note), 0);
    assert_false(drawing_there(gallery->papers[0].canvas, note_name(note)));
    assert_false(painted_text(gallery->papers[0].canvas, kept.labels[0]));
    *note = kept;
}

static int set_up(void **state)
{
    gallery_open(state, getenv("SUREFOOT_PICTURES") ? large : shapes, (int)(sizeof shapes / sizeof *shapes));
    gallery_show(*state, "notes-text");
    return 0;
}

GROUP(set_up, gallery_close)
