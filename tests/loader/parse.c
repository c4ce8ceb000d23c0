#include "faults_seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NAME "levels/lake/one-leg.yaml"

static int parse(const char *text, struct level *level, struct faults_seen *seen)
{
    *seen = (struct faults_seen){0};
    return levels_parse(NAME, text, strlen(text), level, faults_seen_add, seen);
}

static void right_level_is_read_in_every_key(void **state)
{
    (void)state;
    struct level level;
    struct faults_seen seen;
    assert_int_equal(parse(faults_seen_level, &level, &seen), 0);
    assert_int_equal(seen.count, 0);
    assert_string_equal(level.id, "lake/one-leg");
    assert_string_equal(level.title, "One leg");
    assert_int_equal(level.chapter, CHAPTER_LAKE);
    assert_int_equal(level.exercise, EXERCISE_SINGLE_LEG_BALANCE);
    assert_int_equal(level.stage, STAGE_BODYWEIGHT);
    assert_int_equal(level.rung, 1);
    assert_int_equal(level.sides, LEVEL_EACH_SIDE);
    assert_int_equal(level.sets, 2);
    assert_true(level.hold_s == 10);
    assert_int_equal(level.rest_s, 15);
    assert_int_equal(level.eyes, EYES_OPEN);
    assert_int_equal(level.surface, SURFACE_FIRM);
    assert_true(level.stars[0] == 5 && level.stars[1] == 7.5 && level.stars[2] == 10);
    assert_string_equal(level.unlock_level, "lake/00-two-legs");
    assert_int_equal(level.unlock_stars, 3);
    assert_int_equal(level.cue_count, 2);
    assert_string_equal(level.cues[0], "Soft knee");
    assert_string_equal(level.cues[1], "Breathe out");
    assert_string_equal(level.why, "It steadies the hip.");
    assert_string_equal(level.safety, "Keep a wall within reach.");
}

/* from -> to in the right level, the line that must be named, and words that must be in the message. */
struct fault_case {
    const char *from, *to;
    int line;
    const char *what, *right;
};

static const struct fault_case cases[] = {
    /* unknown keys: the line of the key itself, wherever it stands */
    {"rung: 1\n", "rung: 1\ncolour: red\n", 6, "unknown key \"colour\"", "title, chapter, exercise"},
    {"title: One leg\n", "titel: One leg\n", 1, "unknown key \"titel\"", "perhaps meant: title"},
    {"safety: Keep", "danger: none\nsafety: Keep", 22, "unknown key \"danger\"", "safety"},
    {"target: {hold_s: 10}", "target:\n  hold_s: 10\n  reps: 3", 10, "unknown key \"reps\"", "one of hold_s"},
    {"  stars: 3\n", "  stars: 3\n  starz: 2\n", 16, "unknown key \"starz\"", "perhaps meant: stars"},
    {"rung: 1\n", "rung: 1\n\"r\\nng\": 1\n", 6, "unknown key \"r?ng\"", "perhaps meant: rung"},
    /* missing keys */
    {"sets: 2\n", "", 1, "missing key sets", "`sets: 2`"},
    {"why: >\n  It steadies\n  the hip.\n", "", 1, "missing key why", "`why: "},
    {"target: {hold_s: 10}\n", "target: {}\n", 8, "missing key target.hold_s", "hold_s: 10"},
    {"  stars: 3\n", "", 14, "missing key unlock.stars", "stars: 1"},
    /* twice */
    {"sets: 2\n", "sets: 2\nrest_s: 1\n", 10, "rest_s is here a second time (first in line 8)", "once"},
    /* wrong types */
    {"sets: 2", "sets: two", 7, "sets is \"two\"", "a whole number from 1 to 10"},
    {"sets: 2", "sets: 2x", 7, "sets is \"2x\"", "a whole number"},
    {"sets: 2", "sets: 2.5", 7, "sets is \"2.5\"", "a whole number"},
    {"sets: 2", "sets: \"2\"", 7, "sets is \"2\"", "without quotes"},
    {"sets: 2", "sets: 02", 7, "sets is \"02\"", "leading zeros"},
    {"sets: 2", "sets: 0x2", 7, "sets is \"0x2\"", "a whole number"},
    {"sets: 2", "sets:", 7, "sets is empty", "a whole number"},
    {"sets: 2", "sets: [2]", 7, "sets is a list", "a whole number"},
    {"sets: 2", "sets: {two: 2}", 7, "sets is a mapping", "a whole number"},
    {"hold_s: 10", "hold_s: nan", 8, "target.hold_s is \"nan\"", "a number from 1 to 300"},
    {"hold_s: 10", "hold_s: 1e1", 8, "target.hold_s is \"1e1\"", "a number"},
    {"hold_s: 10", "hold_s: 10.", 8, "target.hold_s is \"10.\"", "a number"},
    {"target: {hold_s: 10}", "target: 10", 8, "target is \"10\"", "target: {hold_s: 10}"},
    {"stars: [5, 7.5, 10]", "stars: 5", 12, "stars is \"5\"", "stars: [5, 8, 10]"},
    {"stars: [5, 7.5, 10]", "stars: [5, ten, 10]", 12, "stars is \"ten\"", "a number"},
    {"stars: [5, 7.5, 10]", "stars:\n- 5\n- 7\n- [1]", 15, "stars is a list", "a number"},
    {"stars: [5, 7.5, 10]", "stars: [5, 10]", 12, "stars has 2 entries", "3 to 3"},
    {"  level: lake/00-two-legs\n  stars: 3\n", "  - lake/00-two-legs\n", 14, "unlock is a list", "keys"},
    {"title: One leg", "title: [One, leg]", 1, "title is a list", "text"},
    {"side: each", "side: Each", 6, "side is \"Each\"", "each, left, right, both"},
    {"exercise: single-leg-balance", "exercise: yoga", 3, "exercise is \"yoga\"", "single-leg-balance"},
    {"eyes: open", "eyes: 0", 10, "eyes is \"0\"", "one of open, closed"},
    {"surface: firm", "surface:", 11, "surface is empty", "one of firm, soft"},
    /* out of range */
    {"sets: 2", "sets: 0", 7, "sets is \"0\"", "1 to 10"},
    {"sets: 2", "sets: 11", 7, "sets is \"11\"", "1 to 10"},
    {"sets: 2", "sets: -2", 7, "sets is \"-2\"", "1 to 10"},
    {"sets: 2", "sets: 99999999999999999999", 7, "sets is", "1 to 10"},
    {"rung: 1", "rung: 100", 5, "rung is", "1 to 99"},
    {"rest_s: 15", "rest_s: 301", 9, "rest_s is", "0 to 300"},
    {"hold_s: 10", "hold_s: 0.5", 8, "target.hold_s is", "1 to 300"},
    {"hold_s: 10", "hold_s: 301", 8, "target.hold_s is", "1 to 300"},
    {"  stars: 3\n", "  stars: 4\n", 15, "unlock.stars is", "1 to 3"},
    {"title: One leg", "title: \"\"", 1, "title is empty", "1 to 60 letters"},
    {"Breathe out", "Breathe out slowly and then breathe in on", 18, "say is", "1 to 40 letters"},
    {"Breathe out", "\"two\\nlines\"", 18, "say is \"two?lines\"", "one paragraph"},
    {"Breathe out", "\"nul\\0\"", 18, "say is \"nul\"", "one paragraph"},
    {"say:\n  - Soft knee\n  - Breathe out\n", "say: []\n", 16, "say has 0 entries", "1 to 6"},
    {"say:\n  - Soft knee\n  - Breathe out\n", "say: [a, b, c, d, e, f, g]\n", 16, "7 entries", "1 to 6"},
    {"why: >\n", "why: |\n", 19, "why is \"It steadies?the hip.\"", "one paragraph"},
    /* rules between keys */
    {"[5, 7.5, 10]", "[5, 5, 10]", 12, "stars do not rise (5, 5, 10)", "larger than the one before"},
    {"[5, 7.5, 10]", "[8, 7, 10]", 12, "stars do not rise", "larger"},
    {"[5, 7.5, 10]", "[5, 7.5, 11]", 12, "third star needs 11 s and the hold ends at 10 s", "at most 10"},
    {"chapter: lake", "chapter: ridge", 2, "chapter is ridge and the file is in lake", "the same"},
    {"side: each", "side: both", 6, "stands on one leg", "each, left or right"},
    /* not YAML, not a level */
    {"rung: 1", "rung: 1\n\tside: x", 6, "not YAML", "indented with spaces"},
    {"{hold_s: 10}", "{hold_s: 10]", 8, "not YAML", "`key: value`"},
    {"rung: 1", "rung: *one", 5, "an alias", "the value itself"},
    {"rung: 1", "? [a, b]\n: 1", 5, "a key is not a word", "`key: value`"},
    {"safety: Keep a wall within reach.\n", "safety: x\n---\ntitle: two\n", 23, "a second document",
     "one level"},
    {"rung: 1", "rung: \xff", 5, "not UTF-8", "save the file as UTF-8"},
    {"rung: 1", "rung: \xed\xa0\x80", 5, "not UTF-8", "UTF-8"},
    {"rung: 1", "rung: \xc0\xb1", 5, "not UTF-8", "UTF-8"},
};

static void every_fault_names_its_line_and_what_is_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        char text[LEVEL_TEXT_MAX], place[64];
        struct level level;
        struct faults_seen seen;
        assert_true(faults_seen_edit(cases[i].from, cases[i].to, text));
        int result = parse(text, &level, &seen);
        snprintf(place, sizeof(place), NAME ":%d: ", cases[i].line);
        bool as_wanted = result == -1 && seen.count == 1 &&
                         strncmp(seen.lines[0], place, strlen(place)) == 0 &&
                         faults_seen_has(&seen, cases[i].what) && faults_seen_has(&seen, cases[i].right);
        if (!as_wanted)
            fail_msg("case %zu: \"%s\" gave %d and %d reports, \"%s\"; wanted %s%s, %s", i, cases[i].to,
                     result, seen.count, seen.lines[0], place, cases[i].what, cases[i].right);
    }
}

static void keys_that_may_be_left_out_may_be_left_out(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "chapter: lake\n",
        "unlock:\n  level: lake/00-two-legs\n  stars: 3\n",
        "say:\n  - Soft knee\n  - Breathe out\n",
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        char text[LEVEL_TEXT_MAX];
        struct level level;
        struct faults_seen seen;
        assert_true(faults_seen_edit(parts[i], "", text));
        assert_int_equal(parse(text, &level, &seen), 0);
        assert_int_equal(level.chapter, CHAPTER_LAKE);
        assert_int_equal(level.unlock_level[0] == '\0', i == 1);
        assert_int_equal(level.cue_count, i == 2 ? 0 : 2);
    }
}

static void limits_themselves_are_right(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
    } edits[] = {
        {"sets: 2", "sets: 10"},
        {"rest_s: 15", "rest_s: 0"},
        {"hold_s: 10", "hold_s: 300"},
        {"hold_s: 10", "hold_s: 10.0"},
        {"Breathe out", "Breathe out slowly and then breathe in o"},
        {"Breathe out", "\xc3\x84\xc3\x96\xc3\x9c fest atmen"},
        {"title: One leg", "title: >\n  One leg"},
        {"title: One leg", "\xef\xbb\xbftitle: One leg"},
        {"title: One leg", "# a comment\n---\ntitle: One leg"},
        {"Breathe out", "'quoted: with a colon'"},
    };
    for (size_t i = 0; i < sizeof(edits) / sizeof(*edits); i++) {
        char text[LEVEL_TEXT_MAX];
        struct level level;
        struct faults_seen seen;
        assert_true(faults_seen_edit(edits[i].from, edits[i].to, text));
        if (parse(text, &level, &seen) != 0)
            fail_msg("\"%s\" was refused: %s", edits[i].to, seen.lines[0]);
    }
}

/* The longest why, with the line end of a block after it, fits to the last letter. */
static void longest_block_text_is_kept_whole(void **state)
{
    (void)state;
    char text[LEVEL_TEXT_MAX], longest[LEVEL_TEXT_SIZE], line[LEVEL_TEXT_SIZE + 16];
    struct level level;
    struct faults_seen seen;
    memset(longest, 'y', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    snprintf(line, sizeof(line), "safety: >\n  %s", longest);
    assert_true(faults_seen_edit("safety: Keep a wall within reach.", line, text));
    assert_int_equal(parse(text, &level, &seen), 0);
    assert_string_equal(level.safety, longest);

    snprintf(line, sizeof(line), "safety: >\n  %sy", longest);
    assert_true(faults_seen_edit("safety: Keep a wall within reach.", line, text));
    assert_int_equal(parse(text, &level, &seen), -1);
    assert_true(faults_seen_has(&seen, NAME ":22: safety is \"yyyy"));
}

static void empty_and_huge_texts_are_refused(void **state)
{
    (void)state;
    struct level level;
    struct faults_seen seen;
    static const char *const empty[] = {"", "\n\n", "# only a comment\n"};
    for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
        assert_int_equal(parse(empty[i], &level, &seen), -1);
        assert_true(faults_seen_has(&seen, NAME ":1: empty"));
    }
    assert_int_equal(parse("just words\n", &level, &seen), -1);
    assert_true(faults_seen_has(&seen, NAME ":1: not a level"));

    size_t size = 64 * 1024 + 1;
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, '\n', size);
    text[size] = '\0';
    memcpy(text, faults_seen_level, strlen(faults_seen_level));
    assert_int_equal(parse(text, &level, &seen), -1);
    assert_true(faults_seen_has(&seen, "larger than 64 KiB"));
    text[size - 1] = '\0';
    assert_int_equal(parse(text, &level, &seen), 0);
    free(text);
}

static void name_gives_the_id_or_a_fault(void **state)
{
    (void)state;
    static const struct {
        const char *name, *id;
    } names[] = {
        {"lake/a.yaml", "lake/a"},
        {"/some/where/camp/0-z9.yaml", "camp/0-z9"},
        {"a.yaml", NULL},
        {"pond/a.yaml", NULL},
        {"lake/a.yml", NULL},
        {"lake/.yaml", NULL},
        {"lake/A.yaml", NULL},
        {"lake/a b.yaml", NULL},
        {"lake/a.b.yaml", NULL},
        {"lake/0123456789012345678901234567890123456789012345678901234567.yaml",
         "lake/0123456789012345678901234567890123456789012345678901234567"},
        {"lake/01234567890123456789012345678901234567890123456789012345678.yaml", NULL},
    };
    char text[LEVEL_TEXT_MAX];
    assert_true(faults_seen_edit("chapter: lake\n", "", text));
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        struct level level;
        struct faults_seen seen = {0};
        int result = levels_parse(names[i].name, text, strlen(text), &level, faults_seen_add, &seen);
        if ((result == 0) != (names[i].id != NULL))
            fail_msg("%s: %d", names[i].name, result);
        if (names[i].id)
            assert_string_equal(level.id, names[i].id);
        else
            assert_true(faults_seen_has(&seen, ":1: the file"));
    }
}

static void a_refused_level_leaves_out_alone(void **state)
{
    (void)state;
    struct level level = {.rung = 77};
    struct faults_seen seen;
    assert_int_equal(parse("title: x\n", &level, &seen), -1);
    assert_int_equal(level.rung, 77);
    assert_int_equal(levels_parse(NAME, "x", 1, &level, NULL, NULL), -1); /* without anybody to tell */
}

/* The words of level files and the names of coach/ are the same. */
static void words_are_those_of_the_coach(void **state)
{
    (void)state;
    char text[LEVEL_TEXT_MAX], line[64];
    struct level level;
    struct faults_seen seen;
    for (int i = 0; i < EXERCISES; i++) {
        snprintf(line, sizeof(line), "exercise: %s", exercise_name((enum exercise)i));
        assert_true(faults_seen_edit("exercise: single-leg-balance", line, text));
        assert_int_equal(parse(text, &level, &seen), 0);
        assert_int_equal(level.exercise, i);
    }
    for (int i = 0; i < STAGES; i++) {
        snprintf(line, sizeof(line), "stage: %s", stage_name((enum stage)i));
        assert_true(faults_seen_edit("stage: bodyweight", line, text));
        assert_int_equal(parse(text, &level, &seen), 0);
        assert_int_equal(level.stage, i);
    }
    for (int i = 0; i < CHAPTERS; i++) {
        char name[64];
        snprintf(line, sizeof(line), "chapter: %s", chapter_name((enum chapter)i));
        snprintf(name, sizeof(name), "%s/a.yaml", chapter_name((enum chapter)i));
        assert_true(faults_seen_edit("chapter: lake", line, text));
        assert_int_equal(levels_parse(name, text, strlen(text), &level, NULL, NULL), 0);
        assert_int_equal(level.chapter, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_level_is_read_in_every_key),
        cmocka_unit_test(every_fault_names_its_line_and_what_is_right),
        cmocka_unit_test(keys_that_may_be_left_out_may_be_left_out),
        cmocka_unit_test(limits_themselves_are_right),
        cmocka_unit_test(longest_block_text_is_kept_whole),
        cmocka_unit_test(empty_and_huge_texts_are_refused),
        cmocka_unit_test(name_gives_the_id_or_a_fault),
        cmocka_unit_test(a_refused_level_leaves_out_alone),
        cmocka_unit_test(words_are_those_of_the_coach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
