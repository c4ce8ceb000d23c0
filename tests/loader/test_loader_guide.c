#include "books.h"
#include "guide_rows.h"

#include "coach/pain.h"
#include "coach/reach.h"

#include <ctype.h>

/*
 * Every row of the guide (guide_rows.c) has its place in the notes. Whoever takes a paragraph away, or says
 * less in it, hears of it here.
 */
static const struct note *find_note(const struct book *book, const struct guide_note *guide)
{
    for (size_t i = 0; i < book->note_count; i++)
        if (strcmp(note_name(&book->notes[i]), guide->note) == 0)
            return &book->notes[i];
    fail_msg("there is no note %s", guide->note);
    return NULL;
}

/* Are all of them in that paragraph, in whatever case? */
static bool has_words(const char *paragraph, size_t length, const char *words)
{
    char text[NOTE_TEXT_SIZE], word[64];

    for (size_t i = 0; i <= length; i++)
        text[i] = (char)(i < length ? tolower((unsigned char)paragraph[i]) : '\0');
    while (*words) {
        size_t letters = strcspn(words, "|");
        snprintf(word, sizeof word, "%.*s", (int)letters, words);
        if (!strstr(text, word))
            return false;
        words += letters + (words[letters] == '|');
    }
    return true;
}

static bool some_paragraph_has(const char *text, const char *words)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        if (has_words(text, length, words))
            return true;
        text += length + strspn(text + length, "\n");
    }
    return false;
}

BOOK_TEST(every_row_of_the_guide_is_told_and_leads_to_its_exercises)
{
    for (size_t i = 0; i < guide_note_count; i++) {
        const struct note *note = find_note(book, &guide_notes[i]);

        assert_non_null(guide_notes[i].rows[0].what);
        for (int j = 0; j < GUIDE_ROWS_MAX && guide_notes[i].rows[j].what; j++) {
            const struct guide_row *row = &guide_notes[i].rows[j];
            assert_true(*row->words);
            if (!some_paragraph_has(note->text, row->words))
                fail_msg("%s: %s does not say it", row->what, note->id);
            if ((note->exercises & row->exercises) != row->exercises)
                fail_msg("%s: %s leads to %x, not to %x", row->what, note->id, note->exercises,
                         row->exercises);
        }
    }
}

/* At its level, and that level opens whatever is plugged in. */
BOOK_TEST(every_note_of_the_guide_is_found_on_the_trail)
{
    static const unsigned devices[] = {0, 1 << CHANNEL_LOAD, 1 << CHANNEL_MOTION, 1 << CHANNEL_CONTACT};

    for (size_t device = 0; device < sizeof devices / sizeof *devices; device++) {
        struct reach reach;
        reach_walk(book, devices[device], THINGS_ALL, &reach);
        for (size_t i = 0; i < guide_note_count; i++) {
            const struct note *note = find_note(book, &guide_notes[i]);
            assert_string_equal(note->found_at, guide_notes[i].found_at);
            const struct level *level = trail_find(&book->trail, note->found_at);
            assert_non_null(level);
            if (reach.opened_on[level - book->trail.levels] == 0)
                fail_msg("%s never opens on devices %x", level->id, devices[device]);
        }
    }
}

/* Found while an exercise that it is about was practised, or one like it: its level's chapter has one. */
BOOK_TEST(every_note_is_found_at_a_level_of_its_own_kind)
{
    for (size_t i = 0; i < book->note_count; i++) {
        const struct note *note = &book->notes[i];
        const struct level *level = trail_find(&book->trail, note->found_at);
        bool near = false;
        assert_non_null(level);
        for (size_t j = 0; j < book->trail.count; j++)
            near = near || (book->trail.levels[j].chapter == level->chapter &&
                            (note->exercises & 1u << activity_index(book->trail.levels[j].activity)));
        if (!near)
            fail_msg("%s leads to nothing in the chapter of %s", note->id, note->found_at);
    }
}

static bool told_by(const char *(*line)(int i), const char *words)
{
    for (int i = 0; line(i); i++)
        if (has_words(line(i), strlen(line(i)), words))
            return true;
    return false;
}

/* What the game says when pain stops the day. */
TEST(red_flags_are_on_the_list_of_the_pain_check)
{
    static const char *const now[] = {"fall|cannot bear weight",   "gives way|without a fall",
                                      "hot, swollen|fever",        "bladder or bowel",
                                      "numbness between the legs", "chest pain|breathlessness"};
    static const char *const soon[] = {"runner|groin|every step|stop running", "night",
                                       "losing weight without knowing why", "weeks", "numbness|weakness"};
    for (size_t i = 0; i < sizeof now / sizeof *now; i++)
        if (!told_by(pain_see_now, now[i]))
            fail_msg("%s is not on the list of what needs somebody at once", now[i]);
    for (size_t i = 0; i < sizeof soon / sizeof *soon; i++)
        if (!told_by(pain_see_soon, soon[i]))
            fail_msg("%s is not on the list of what needs somebody soon", soon[i]);
}

/* Sober: no promise, no diagnosis. */
BOOK_TEST(nothing_is_promised)
{
    static const char *const never[] = {"guarantee", "you have osteo", "you have sciatica", "will cure",
                                        "proven to", "overweight",     "lose some weight",  "pain-free"};

    for (size_t i = 0; i < book->note_count; i++)
        for (size_t j = 0; j < sizeof never / sizeof *never; j++)
            if (has_words(book->notes[i].text, strlen(book->notes[i].text), never[j]))
                fail_msg("%s says \"%s\"", book->notes[i].id, never[j]);
}

GROUP(books_set_up, books_tear_down)
