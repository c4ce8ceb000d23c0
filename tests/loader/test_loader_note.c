#include "activities.h"
#include "samples.h"
#include "test.h"

static union sample_out out;
static struct seen seen;
static const struct note *const note = &out.note.note;

TEST(right_note_is_read_in_every_key)
{
    assert_int_equal(samples_read_edited(SAMPLE_NOTE, "", "", &out, &seen), 0);
    assert_string_equal(note->id, "notes/01-three");
    assert_string_equal(note->title, "Three muscles");
    assert_int_equal(note->topic, NOTE_ANATOMY);
    assert_string_equal(note->text, "Three of them.\nAll lift."); /* two paragraphs */
    assert_int_equal(note->exercises, 1u << AT_BRIDGE | 1u << AT_STEP_UP);
    assert_string_equal(note->found_at, "lake/one-leg");
    assert_int_equal(note->label_count, 2);
    assert_string_equal(note->labels[0], "Maximus");
    assert_string_equal(note->labels[1], "Thigh bone");
    assert_string_equal(note_name(note), "01-three");
}

TEST(labels_may_be_left_out)
{
    assert_int_equal(samples_read_edited(SAMPLE_NOTE, "labels: [Maximus, Thigh bone]\n", "", &out, &seen), 0);
    assert_int_equal(note->label_count, 0);
}

static const struct fault_case cases[] = {
    {"title: Three muscles\n", "", 1, "missing key title", "title: "},
    {"topic: anatomy\n", "", 1, "missing key topic", "topic: anatomy"},
    {"text: >\n  Three of them.\n\n  All lift.\n", "", 1, "missing key text", "text: "},
    {"exercises: [bridge, step-up]\n", "", 1, "missing key exercises", "exercises: [bridge"},
    {"found_at: lake/one-leg\n", "", 1, "missing key found_at", "found_at: "},
    {"found_at", "found_in", 8, "unknown key \"found_in\", perhaps meant: found_at", "title, topic, text"},
    {"topic: anatomy\n", "topic: anatomy\ntopic: causes\n", 3, "topic is here a second time",
     "once is right"},
    {"topic: anatomy", "topic: bones", 2, "topic is \"bones\"",
     "anatomy, symptoms, causes, treatments, exercises"},
    {"[bridge, step-up]", "[]", 7, "exercises has 0 entries", "1 to 9"},
    {"[bridge, step-up]", "[bridge, bridge]", 7, "exercises has \"bridge\" twice", "once is right"},
    {"[bridge, step-up]", "bridge", 7, "exercises is \"bridge\"", "one of pigeon-stretch"},
    {"text: >\n  Three of them.\n\n  All lift.", "text:", 3, "text is empty", "1 to 1000 letters"},
    {"text: >\n  Three of them.\n\n  All lift.", "text: \"a\\tb\"", 3, "text is \"a?b\"",
     "1 to 1000 letters"},
    {"title: Three muscles", "title: \"a\\nb\"", 1, "title is \"a?b\"", "in one paragraph"},
    {"[Maximus, Thigh bone]", "[]", 9, "labels has 0 entries", "1 to 4"},
    {"[Maximus, Thigh bone]", "[a, b, c, d, e]", 9, "labels has more than 4 entries", "1 to 4"},
    {"[Maximus, Thigh bone]", "[0123456789 0123456789 0123456789 0123456789]", 9, "labels is \"0123456789",
     "1 to 40 letters"},
    {"labels", "label", 9, "unknown key \"label\", perhaps meant: labels", "title, topic, text"},
    {"lake/one-leg", "[lake]", 8, "found_at is a list", "1 to 63 letters"},
};

TEST(every_fault_names_its_line_and_what_is_right)
{
    samples_refused(SAMPLE_NOTE, cases, COUNT_OF(cases));
}

TEST(a_text_is_no_longer_than_a_thousand_letters)
{
    for (int letters = 1000; letters <= 1001; letters++) {
        char text[1100] = "text: ";
        memset(text + 6, 'y', (size_t)letters);
        int result =
            samples_read_edited(SAMPLE_NOTE, "text: >\n  Three of them.\n\n  All lift.", text, &out, &seen);
        assert_int_equal(result, letters > 1000 ? -1 : 0);
        if (letters == 1000)
            assert_int_equal(strlen(note->text), 1000);
    }
}

TEST(a_level_that_is_not_there_is_reported)
{
    static struct level level = {.id = "lake/one-leg"};
    static const struct trail with = {&level, 1}, without = {&level, 0};
    struct faults faults = {.name = samples_name[SAMPLE_NOTE], .report = seen_add, .context = &seen};
    assert_int_equal(samples_read_edited(SAMPLE_NOTE, "", "", &out, &seen), 0);
    assert_int_equal(note_file_fit(&faults, &out.note, &with), 0);
    assert_int_equal(note_file_fit(&faults, &out.note, &without), -1);
    assert_true(seen_has(&seen, ":8: found_at names \"lake/one-leg\" and there is no such level"));
}
