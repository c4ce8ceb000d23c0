#include "books.h"
#include "folder.h"
#include "samples.h"

#include <sys/stat.h>

/* What levels/README.md shows and levels/templates gives to copy is right, beside the game's own files. */

/* The text between "```yaml WHAT" and "```". */
static void example(const char *what, char *out, size_t size)
{
    char opening[64];
    size_t length;
    char *page = (char *)folder_read(SUREFOOT_SOURCE_DIR "/levels/README.md", &length);
    assert_non_null(page);
    page = realloc(page, length + 1);
    assert_non_null(page);
    page[length] = '\0';
    snprintf(opening, sizeof(opening), "```yaml %s\n", what);
    const char *begin = strstr(page, opening);
    if (!begin)
        fail_msg("the README has no example of %s", what);
    begin += strlen(opening);
    const char *end = strstr(begin, "```");
    assert_non_null(end);
    assert_true((size_t)(end - begin) < size);
    snprintf(out, size, "%.*s", (int)(end - begin), begin);
    free(page);
}

static void parse_example(const char *what, enum sample_file sample, union sample_out *out)
{
    char text[SAMPLE_SIZE];
    struct seen seen;
    example(what, text, sizeof(text));
    if (samples_read(sample, text, out, &seen))
        fail_msg("%s", seen.lines[0]);
}

static void all_lines(const char *what, const int *lines, int count)
{
    for (int i = 0; i < count; i++) {
        if (!lines[i])
            fail_msg("the example of %s is without key %d", what, i);
    }
}

BOOK_TEST(levels_of_the_readme_are_right)
{
    static const enum sample_file samples[] = {SAMPLE_HELD, SAMPLE_COUNTED};
    static const char *const names[] = {"level", "counted level"};
    int lines[LEVEL_KEYS] = {0};
    for (size_t i = 0; i < COUNT_OF(samples); i++) {
        union sample_out out;
        struct seen seen = {0};
        struct faults faults = {.name = names[i], .report = seen_add, .context = &seen};
        parse_example(names[i], samples[i], &out);
        if (level_file_fit(&faults, &out.level, guide_card(&book->guide, out.level.level.activity)))
            fail_msg("%s", seen.lines[0]);
        for (int key = 0; key < LEVEL_KEYS; key++)
            lines[key] |= out.level.line[key];
        if (out.level.level.unlock_level[0])
            assert_non_null(trail_find(&book->trail, out.level.level.unlock_level));
    }
    all_lines("a level", lines, LEVEL_KEYS);
}

BOOK_TEST(other_examples_of_the_readme_are_right)
{
    union sample_out out;
    struct seen seen = {0};
    struct faults faults = {.name = "README.md", .report = seen_add, .context = &seen};
    parse_example("exercise", SAMPLE_CARD, &out);
    assert_true(out.card.things && out.card.rungs[1].things && out.card.rungs[1].channel_count == 2);

    parse_example("workout", SAMPLE_WORKOUT, &out);
    all_lines("a workout", out.workout.line, WORKOUT_KEYS);
    if (workout_file_fit(&faults, &out.workout, &book->trail))
        fail_msg("%s", seen.lines[0]);

    parse_example("note", SAMPLE_NOTE, &out);
    all_lines("a note", out.note.line, NOTE_KEYS);
    assert_non_null(strchr(out.note.note.text, '\n'));
    if (note_file_fit(&faults, &out.note, &book->trail))
        fail_msg("%s", seen.lines[0]);
}

static void copy(const char *template, const char *folder, const char *name)
{
    char from[256], to[256];
    size_t size;
    snprintf(from, sizeof(from), "%s/levels/templates/%s", SUREFOOT_SOURCE_DIR, template);
    unsigned char *bytes = folder_read(from, &size);
    assert_non_null(bytes);
    assert_int_equal(mkdir(folder, 0700), 0);
    snprintf(to, sizeof(to), "%s/%s", folder, name);
    folder_write(to, bytes, size);
    free(bytes);
}

TEST(templates_are_right_where_they_are_copied_to)
{
    char own[128], levels[140], workouts[140];
    struct book book;
    struct seen seen = {0};
    folder_make(own, sizeof(own));
    snprintf(levels, sizeof(levels), "%s/levels", own);
    snprintf(workouts, sizeof(workouts), "%s/workouts", own);
    copy("level.yaml", levels, "my-first-level.yaml");
    copy("workout.yaml", workouts, "my-workout.yaml");
    assert_int_equal(book_load(SUREFOOT_SOURCE_DIR "/levels", own, &book, seen_add, &seen), 0);
    if (seen.count)
        fail_msg("%s", seen.lines[0]);
    assert_non_null(trail_find(&book.trail, "own/my-first-level"));
    assert_string_equal(book.workouts[book.workout_count - 1].id, "own/my-workout");
    book_free(&book);
    folder_remove(own);
}

/* In a folder that is built like the game's. */
BOOK_TEST(template_of_a_note_is_right)
{
    struct seen seen = {0};
    struct note_file note;
    struct faults faults = {.name = "notes/note.yaml", .report = seen_add, .context = &seen};
    size_t size;
    char *text = (char *)folder_read(SUREFOOT_SOURCE_DIR "/levels/templates/note.yaml", &size);

    assert_non_null(text);
    if (note_file_parse(&faults, text, size, &note) || note_file_fit(&faults, &note, &book->trail))
        fail_msg("%s", seen.lines[0]);
    assert_int_equal(note.note.label_count, 1);
    free(text);
}

GROUP(books_set_up, books_tear_down)
