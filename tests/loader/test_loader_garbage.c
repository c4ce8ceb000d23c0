#include "samples.h"
#include "test.h"

#include "loader/yaml/yaml_scan.h"
#include "loader/yaml/yaml_text.h"

/* xorshift64*: the same garbage in every run. */
static uint64_t draw(uint64_t *seed)
{
    *seed ^= *seed >> 12;
    *seed ^= *seed << 25;
    *seed ^= *seed >> 27;
    return *seed * 0x2545f4914f6cdd1dull;
}

static size_t below(uint64_t *seed, size_t limit)
{
    return (size_t)(draw(seed) % limit);
}

static bool within(enum sample_file sample, const union sample_out *out)
{
    const struct level *level = &out->level.level;
    const struct workout *workout = &out->workout.workout;
    double most;
    switch (sample) {
    case SAMPLE_HELD:
    case SAMPLE_COUNTED:
        most = level->exercise->counted ? level->reps : level->hold_s;
        return level->stars[0] >= 1 && level->stars[0] < level->stars[1] &&
               level->stars[1] < level->stars[2] && level->stars[2] <= most && level->hold_s <= 300 &&
               level->sets >= 1 && level->sets <= 10 && level->rung >= 1 && level->rung <= GUIDE_RUNGS_MAX &&
               level->cue_count <= LEVEL_CUES_MAX;
    case SAMPLE_CARD:
        return out->card.rung_count >= 1 && out->card.rung_count <= GUIDE_RUNGS_MAX &&
               out->card.channels[out->card.channel_count - 1] == CHANNEL_COACH &&
               out->card.things >> THINGS == 0;
    case SAMPLE_WORKOUT:
        return workout->minutes >= 1 && workout->minutes <= 60 && workout->item_count >= 1 &&
               workout->item_count <= WORKOUT_ITEMS_MAX;
    case SAMPLE_NOTE:
        return out->note.note.exercises >> activity_count == 0 && out->note.note.text[0];
    case SAMPLES:
        break;
    }
    return false;
}

/* Whatever came in: something within all its limits, or exactly one report of one line in this file. */
static void check_outcome(enum sample_file sample, const char *name, const char *text, size_t size)
{
    union sample_out out;
    struct seen seen;
    int result = samples_parse(sample, name, text, size, &out, &seen);
    if (result == 0) {
        assert_int_equal(seen.count, 0);
        assert_true(within(sample, &out));
        return;
    }
    assert_int_equal(result, -1);
    assert_int_equal(seen.count, 1);
    assert_int_equal(strncmp(seen.lines[0], name, strlen(name)), 0);
    assert_int_equal(seen.lines[0][strlen(name)], ':');
    assert_null(strchr(seen.lines[0], '\n'));
    int line = atoi(seen.lines[0] + strlen(name) + 1);
    int lines = 2;
    for (size_t i = 0; i < size; i++)
        lines += text[i] == '\n' || text[i] == '\r' || (unsigned char)text[i] >= 0x80;
    assert_in_range(line, 1, lines);
}

static size_t mutate(uint64_t *seed, char *text, size_t size)
{
    static const char *const pieces[] = {"\n", ": ",    "- ", "{",      "}",   "[",    "]",  "\t",
                                         "\"", "'",     ">",  "|",      "&a",  "*a",   "!!", "%TAG",
                                         "#",  "---\n", "?",  "999999", "nan", "\xff", "\0", "level:"};
    size_t at = below(seed, size + 1);
    switch (draw(seed) % 4) {
    case 0: /* another byte */
        if (at < size)
            text[at] = (char)below(seed, 256);
        return size;
    case 1: { /* something in between */
        const char *piece = pieces[below(seed, sizeof(pieces) / sizeof(*pieces))];
        size_t length = strlen(piece) ? strlen(piece) : 1;
        memmove(text + at + length, text + at, size - at);
        memcpy(text + at, piece, length);
        return size + length;
    }
    case 2: { /* something less */
        size_t length = below(seed, 12);
        if (at + length > size)
            length = size - at;
        memmove(text + at, text + at + length, size - at - length);
        return size - length;
    }
    default: { /* a line twice, somewhere else */
        size_t from = below(seed, size + 1), length = below(seed, 40);
        char copy[40];
        if (from + length > size)
            length = size - from;
        memcpy(copy, text + from, length);
        memmove(text + at + length, text + at, size - at);
        memcpy(text + at, copy, length);
        return size + length;
    }
    }
}

/* Mutations of one right text, a few changes each. */
static void mutate_one(enum sample_file sample, const char *name, const char *text, size_t size,
                       uint64_t *seed, int rounds)
{
    enum { GROWTH = 256 };
    char *work = malloc(size + GROWTH);
    assert_non_null(work);
    for (int i = 0; i < rounds; i++) {
        size_t length = size;
        memcpy(work, text, size);
        for (size_t changes = 1 + below(seed, 6); changes > 0; changes--)
            length = mutate(seed, work, length);
        /* A copy of exactly that size lets the sanitizer see a read beyond its end. */
        char *exact = malloc(length ? length : 1);
        assert_non_null(exact);
        memcpy(exact, work, length);
        check_outcome(sample, name, exact, length);
        free(exact);
    }
    free(work);
}

TEST(mutated_samples_never_do_worse_than_a_report)
{
    uint64_t seed = 20240229;
    for (int sample = 0; sample < SAMPLES; sample++)
        mutate_one((enum sample_file)sample, samples_name[sample], samples_text[sample],
                   strlen(samples_text[sample]), &seed, 2000);
}

TEST(mutated_files_of_the_game_never_do_worse_than_a_report)
{
    static const enum sample_file kinds[] = {[SCAN_CARD] = SAMPLE_CARD,
                                             [SCAN_LEVEL] = SAMPLE_HELD,
                                             [SCAN_WORKOUT] = SAMPLE_WORKOUT,
                                             [SCAN_NOTE] = SAMPLE_NOTE};
    struct scan scan = {0};
    uint64_t seed = 20240301;
    assert_int_equal(scan_game(&scan, SUREFOOT_SOURCE_DIR "/levels"), 0);
    assert_true(scan.count > 0);
    for (size_t i = 0; i < scan.count; i++) {
        struct faults faults = {.name = scan.files[i].path};
        char *text = NULL;
        size_t size = 0;
        assert_int_not_equal(scan.files[i].kind, SCAN_STRAY);
        assert_int_equal(text_read(&faults, scan.files[i].path, &text, &size), 0);
        mutate_one(kinds[scan.files[i].kind], scan.files[i].path, text, size, &seed, 40);
        free(text);
    }
    scan_free(&scan);
}

TEST(deep_nesting_is_a_report)
{
    static const char *const openers[] = {"[", "{a: ", "- ", "? ", "{", "rungs: [", "items: [{"};
    for (size_t i = 0; i < COUNT_OF(openers); i++) {
        size_t length = strlen(openers[i]), times = 30000 / length;
        char *text = malloc(length * times);
        assert_non_null(text);
        for (size_t j = 0; j < times; j++)
            memcpy(text + j * length, openers[i], length);
        for (int sample = 0; sample < SAMPLES; sample++)
            check_outcome((enum sample_file)sample, samples_name[sample], text, length * times);
        free(text);
    }
}
