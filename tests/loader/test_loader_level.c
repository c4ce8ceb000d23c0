#include "activities.h"
#include "samples.h"
#include "test.h"

static union sample_out out;
static struct seen seen;
static const struct level *const level = &out.level.level;

TEST(held_level_is_read_in_every_key)
{
    assert_int_equal(samples_read_edited(SAMPLE_HELD, "", "", &out, &seen), 0);
    assert_int_equal(seen.count, 0);
    assert_string_equal(level->id, "lake/one-leg");
    assert_string_equal(level->title, "One leg");
    assert_int_equal(level->chapter, CHAPTER_LAKE);
    assert_ptr_equal(level->activity, &activity_single_leg_balance);
    assert_int_equal(level->stage, STAGE_BODYWEIGHT);
    assert_int_equal(level->rung, 1);
    assert_int_equal(level->sides, LEVEL_EACH_SIDE);
    assert_int_equal(level->sets, 2);
    assert_true(level->hold_s == 10 && level->up_s == 0 && level->down_s == 0 && level->reps == 0);
    assert_true(level->extra_kg == 0);
    assert_int_equal(level->support, SUPPORT_NONE);
    assert_int_equal(level->rest_s, 15);
    assert_int_equal(level->eyes, EYES_OPEN);
    assert_int_equal(level->surface, SURFACE_FIRM);
    assert_true(level->stars[0] == 5 && level->stars[1] == 7.5 && level->stars[2] == 10);
    assert_string_equal(level->unlock_level, "lake/00-two-legs");
    assert_int_equal(level->unlock_stars, 3);
    assert_int_equal(level->cue_count, 2);
    assert_string_equal(level->cues[0], "Soft knee");
    assert_string_equal(level->cues[1], "Breathe out");
    assert_string_equal(level->why, "It steadies the hip.");
    assert_string_equal(level->safety, "Keep a wall within reach.");
}

TEST(counted_level_is_read_in_every_key)
{
    assert_int_equal(samples_read_edited(SAMPLE_COUNTED, "", "", &out, &seen), 0);
    assert_string_equal(level->id, "meadow/two-legs");
    assert_int_equal(level->chapter, CHAPTER_MEADOW);
    assert_ptr_equal(level->activity, &activity_bridge);
    assert_int_equal(level->stage, STAGE_RESISTANCE);
    assert_int_equal(level->sides, LEVEL_BOTH_AT_ONCE);
    assert_int_equal(level->reps, 8);
    assert_true(level->up_s == 2 && level->hold_s == 5 && level->down_s == 2.5);
    assert_true(level->extra_kg == 2.5);
    assert_int_equal(level->support, SUPPORT_HAND);
    assert_true(level->stars[2] == 8);
    assert_int_equal(level->cue_count, 0);
    assert_string_equal(level->unlock_level, "");
}

static const struct fault_case held[] = {
    /* unknown keys: the line of the key itself, wherever it stands */
    {"rung: 1\n", "rung: 1\ncolour: red\n", 6, "unknown key \"colour\"", "title, chapter, exercise"},
    {"title: One leg\n", "titel: One leg\n", 1, "unknown key \"titel\"", "perhaps meant: title"},
    {"safety: Keep", "danger: none\nsafety: Keep", 22, "unknown key \"danger\"", "safety"},
    {"target: {hold_s: 10}", "target:\n  hold_s: 10\n  reps: 3", 10, "target.reps is here", "{hold_s: 20}"},
    {"  stars: 3\n", "  stars: 3\n  starz: 2\n", 16, "unknown key \"starz\"", "perhaps meant: stars"},
    {"rung: 1\n", "rung: 1\n\"r\\nng\": 1\n", 6, "unknown key \"r?ng\"", "perhaps meant: rung"},
    {"{hold_s: 10}", "{hold_s: 10, reps: 3}", 8, "target.reps is here", "{hold_s: 20}"},
    {"{hold_s: 10}", "{up_s: 2, hold_s: 10}", 8, "target.up_s is here", "{hold_s: 20}"},
    {"{hold_s: 10}", "{down_s: 2, hold_s: 10}", 8, "target.down_s is here", "{hold_s: 20}"},
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
    {"hold_s: 10", "hold_s: nan", 8, "target.hold_s is \"nan\"", "a number, without quotes"},
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
    {"rung: 1", "rung: 13", 5, "rung is", "1 to 12"},
    {"rest_s: 15", "rest_s: 301", 9, "rest_s is", "0 to 300"},
    {"hold_s: 10", "hold_s: 0.5", 8, "target.hold_s is 0.5 and single-leg-balance is held", "1 to 300"},
    {"hold_s: 10", "hold_s: 301", 8, "target.hold_s is", "1 to 300"},
    {"  stars: 3\n", "  stars: 4\n", 15, "unlock.stars is", "1 to 3"},
    {"title: One leg", "title: \"\"", 1, "title is empty", "1 to 60 letters"},
    {"Breathe out", "Breathe out slowly and then breathe in on", 18, "say is", "1 to 40 letters"},
    {"Breathe out", "\"two\\nlines\"", 18, "say is \"two?lines\"", "one paragraph"},
    {"Breathe out", "\"nul\\0\"", 18, "say is \"nul\"", "one paragraph"},
    {"say:\n  - Soft knee\n  - Breathe out\n", "say: []\n", 16, "say has 0 entries", "1 to 6"},
    {"say:\n  - Soft knee\n  - Breathe out\n", "say: [a, b, c, d, e, f, g]\n", 16, "more than 6", "1 to 6"},
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
     "one document"},
    {"rung: 1", "rung: \xff", 5, "not UTF-8", "save the file as UTF-8"},
    {"rung: 1", "rung: \xed\xa0\x80", 5, "not UTF-8", "UTF-8"},
    {"rung: 1", "rung: \xc0\xb1", 5, "not UTF-8", "UTF-8"},
};

static const struct fault_case counted[] = {
    {"  reps: 8\n", "", 7, "target has no reps and bridge is counted", "{reps: 8"},
    {"  up_s: 2\n", "", 7, "target has no up_s", "up_s: 2"},
    {"  down_s: 2.5\n", "", 7, "target has no down_s", "down_s: 2"},
    {"  hold_s: 5\n", "", 8, "missing key target.hold_s", "hold_s: 10"},
    {"exercise: bridge", "exercise: adductor-stretch", 8, "target.reps is here and adductor-stretch is held",
     "{hold_s: 20}"},
    {"reps: 8", "reps: 51", 8, "target.reps is", "1 to 50"},
    {"reps: 8", "reps: 7.5", 8, "target.reps is", "a whole number"},
    {"up_s: 2", "up_s: 0.4", 9, "target.up_s is", "0.5 to 10"},
    {"up_s: 2", "up_s: 11", 9, "target.up_s is", "0.5 to 10"},
    {"hold_s: 5", "hold_s: 60.5", 10, "target.hold_s is 60.5 and bridge is counted", "0 to 60"},
    {"down_s: 2.5", "down_s: slow", 11, "target.down_s is \"slow\"", "a number, without quotes"},
    {"down_s: 2.5", "down_s: 0", 11, "target.down_s is", "0.5 to 10"},
    {"down_s: 2.5", "side_s: 2.5", 11, "unknown key \"side_s\"", "hold_s, reps, up_s, down_s"},
    {"extra_kg: 2.5", "extra_kg: 0", 13, "extra_kg is", "0.5 to 50"},
    {"extra_kg: 2.5", "extra_kg: 51", 13, "extra_kg is", "0.5 to 50"},
    {"extra_kg: 2.5", "extra_kg: 2 kg", 13, "extra_kg is \"2 kg\"", "a number"},
    {"support: hand", "support: foot", 14, "support is \"foot\"", "none, hand"},
    {"[4, 6, 8]", "[4, 6.5, 8]", 17, "stars has 6.5 and repetitions are counted", "6 or 7"},
    {"[4, 6, 8]", "[4, 6, 9]", 17, "third star needs 9 repetitions and the set ends at 8", "at most 8"},
    {"exercise: bridge", "exercise: step-up", 5, "stands on one leg", "each, left or right"},
    {"exercise: bridge", "exercise: lateral-step-up", 5, "stands on one leg", "each, left or right"},
};

TEST(every_fault_names_its_line_and_what_is_right)
{
    samples_refused(SAMPLE_HELD, held, COUNT_OF(held));
    samples_refused(SAMPLE_COUNTED, counted, COUNT_OF(counted));
}

TEST(keys_that_may_be_left_out_may_be_left_out)
{
    static const char *const parts[] = {
        "chapter: lake\n",
        "unlock:\n  level: lake/00-two-legs\n  stars: 3\n",
        "say:\n  - Soft knee\n  - Breathe out\n",
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
        assert_int_equal(samples_read_edited(SAMPLE_HELD, parts[i], "", &out, &seen), 0);
        assert_int_equal(level->chapter, CHAPTER_LAKE);
        assert_int_equal(level->unlock_level[0] == '\0', i == 1);
        assert_int_equal(level->cue_count, i == 2 ? 0 : 2);
    }
}

TEST(limits_themselves_are_right)
{
    static const struct right_case edits[] = {
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
    static const struct right_case more[] = {
        {"reps: 8", "reps: 50"},           {"up_s: 2", "up_s: 0.5"},      {"hold_s: 5", "hold_s: 0"},
        {"hold_s: 5", "hold_s: 60"},       {"down_s: 2.5", "down_s: 10"}, {"extra_kg: 2.5\n", ""},
        {"extra_kg: 2.5", "extra_kg: 50"}, {"support: hand\n", ""},       {"support: hand", "support: none"},
        {"rung: 2", "rung: 12"},           {"side: both", "side: left"},
    };
    samples_taken(SAMPLE_HELD, edits, COUNT_OF(edits));
    samples_taken(SAMPLE_COUNTED, more, COUNT_OF(more));
}

/* The longest why, with the line end of a block after it, fits to the last letter. */
TEST(longest_block_text_is_kept_whole)
{
    static const char safety[] = "safety: Keep a wall within reach.";
    char longest[LEVEL_TEXT_SIZE], line[LEVEL_TEXT_SIZE + 16];
    memset(longest, 'y', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    snprintf(line, sizeof(line), "safety: >\n  %s", longest);
    assert_int_equal(samples_read_edited(SAMPLE_HELD, safety, line, &out, &seen), 0);
    assert_string_equal(level->safety, longest);

    snprintf(line, sizeof(line), "safety: >\n  %sy", longest);
    assert_int_equal(samples_read_edited(SAMPLE_HELD, safety, line, &out, &seen), -1);
    assert_true(seen_has(&seen, "levels/lake/one-leg.yaml:22: safety is \"yyyy"));
}

TEST(empty_and_huge_texts_are_refused)
{
    static const char *const empty[] = {"", "\n\n", "# only a comment\n"};
    for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
        assert_int_equal(samples_read(SAMPLE_HELD, empty[i], &out, &seen), -1);
        assert_true(seen_has(&seen, "levels/lake/one-leg.yaml:1: empty"));
    }
    assert_int_equal(samples_read(SAMPLE_HELD, "just words\n", &out, &seen), -1);
    assert_true(seen_has(&seen, "levels/lake/one-leg.yaml:1: no keys"));

    size_t size = 64 * 1024 + 1;
    char *text = malloc(size + 1);
    assert_non_null(text);
    memset(text, '\n', size);
    text[size] = '\0';
    memcpy(text, samples_text[SAMPLE_HELD], strlen(samples_text[SAMPLE_HELD]));
    assert_int_equal(samples_read(SAMPLE_HELD, text, &out, &seen), -1);
    assert_true(seen_has(&seen, "larger than 64 KiB"));
    text[size - 1] = '\0';
    assert_int_equal(samples_read(SAMPLE_HELD, text, &out, &seen), 0);
    free(text);
}

TEST(deep_nesting_is_a_report)
{
    static const char *const openers[] = {"[", "{a: ", "- ", "? ", "{", "rungs: [", "items: [{"};
    static char text[30000];
    for (size_t i = 0; i < COUNT_OF(openers); i++) {
        size_t length = strlen(openers[i]), size = 0;
        for (; size + length <= sizeof(text); size += length)
            memcpy(text + size, openers[i], length);
        for (int sample = 0; sample < SAMPLES; sample++) {
            assert_int_equal(samples_parse((enum sample_file)sample, "a.yaml", text, size, &out, &seen), -1);
            assert_int_equal(seen.count, 1);
            assert_true(seen_has(&seen, "a.yaml:1: "));
        }
    }
}

TEST(name_gives_the_id_or_a_fault)
{
    static const struct {
        const char *name, *id;
    } names[] = {
        {"lake/a.yaml", "lake/a"},
        {"/some/where/0-z9.yaml", "lake/0-z9"},
        {"a.yaml", "lake/a"},
        {"lake/a.yml", NULL},
        {"lake/.yaml", NULL},
        {"lake/A.yaml", NULL},
        {"lake/a b.yaml", NULL},
        {"lake/a.b.yaml", NULL},
        {"lake/0123456789012345678901234567890123456789012345678901234567.yaml",
         "lake/0123456789012345678901234567890123456789012345678901234567"},
        {"lake/01234567890123456789012345678901234567890123456789012345678.yaml", NULL},
    };
    const char *text = samples_text[SAMPLE_HELD];
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        int result = samples_parse(SAMPLE_HELD, names[i].name, text, strlen(text), &out, &seen);
        if ((result == 0) != (names[i].id != NULL))
            fail_msg("%s: %d", names[i].name, result);
        if (names[i].id)
            assert_string_equal(out.level.level.id, names[i].id);
        else
            assert_true(seen_has(&seen, ":1: the file"));
    }
}

TEST(a_refused_level_leaves_out_alone)
{
    struct level_file file = {.level.rung = 77};
    struct faults faults = {.name = "lake/x.yaml"}; /* without anybody to tell */
    assert_int_equal(level_file_parse(&faults, CHAPTER_LAKE, "title: x\n", 9, &file), -1);
    assert_int_equal(level_file_parse(&faults, CHAPTER_LAKE, "x", 1, &file), -1);
    assert_int_equal(file.level.rung, 77);
    assert_int_equal(faults.count, 2);
}

static struct exercise_card two_rungs(const struct activity *exercise, bool each_side)
{
    struct exercise_card card = {.activity = exercise, .each_side = each_side, .rung_count = 2};
    card.rungs[0].stage = STAGE_BODYWEIGHT;
    card.rungs[1].stage = STAGE_RESISTANCE;
    card.cues.count = GUIDE_LINES_MAX;
    for (int i = 0; i < GUIDE_LINES_MAX; i++)
        snprintf(card.cues.text[i], sizeof(card.cues.text[i]), "Cue %d", i);
    return card;
}

static int fit(enum sample_file sample, const char *from, const char *to, const struct exercise_card *card)
{
    struct faults faults = {.name = samples_name[sample], .report = seen_add, .context = &seen};
    assert_int_equal(samples_read_edited(sample, from, to, &out, &seen), 0);
    return level_file_fit(&faults, &out.level, card);
}

TEST(a_level_fits_the_card_of_its_exercise)
{
    struct exercise_card bridge = two_rungs(&activity_bridge, true);
    struct exercise_card balance = two_rungs(&activity_single_leg_balance, true);
    struct exercise_card squeeze = two_rungs(&activity_adductor_squeeze, false);
    assert_int_equal(fit(SAMPLE_COUNTED, "", "", &bridge), 0);
    assert_int_equal(level->cue_count, LEVEL_CUES_MAX); /* says nothing itself: the first cues of the card */
    assert_string_equal(level->cues[5], "Cue 5");
    assert_int_equal(fit(SAMPLE_HELD, "", "", &balance), 0);
    assert_int_equal(level->cue_count, 2);
    assert_string_equal(level->cues[0], "Soft knee");

    assert_int_equal(fit(SAMPLE_COUNTED, "rung: 2", "rung: 3", &bridge), -1);
    assert_true(seen_has(&seen, ":4: rung is 3 and bridge has 2 rungs; right would be 1 to 2"));
    assert_int_equal(fit(SAMPLE_COUNTED, "rung: 2", "rung: 1", &bridge), -1);
    assert_true(seen_has(&seen, ":3: stage is resistance and rung 1 of bridge is bodyweight"));
    assert_int_equal(fit(SAMPLE_COUNTED, "side: both", "side: left", &squeeze), -1);
    assert_true(seen_has(&seen, ":5: side is left and adductor-squeeze works both legs at once"));
}

/* The words of level files and the names of coach/ are the same. */
TEST(words_are_those_of_the_coach)
{
    char text[SAMPLE_SIZE], line[64];
    for (int i = 0; i < activity_count; i++) {
        const struct activity *exercise = activities[i];
        bool counts = exercise->counted;
        enum sample_file sample = counts ? SAMPLE_COUNTED : SAMPLE_HELD;
        snprintf(line, sizeof(line), "exercise: %s", exercise->name);
        assert_true(
            samples_edit(sample, counts ? "exercise: bridge" : "exercise: single-leg-balance", line, text));
        if (strstr(line, "step-up"))
            memcpy(strstr(text, "both"), "each", 4);
        assert_int_equal(samples_read(sample, text, &out, &seen), 0);
        assert_ptr_equal(level->activity, exercise);
    }
    for (int i = 0; i < STAGES; i++) {
        snprintf(line, sizeof(line), "stage: %s", stage_name((enum stage)i));
        assert_int_equal(samples_read_edited(SAMPLE_HELD, "stage: bodyweight", line, &out, &seen), 0);
        assert_int_equal(level->stage, i);
    }
}
