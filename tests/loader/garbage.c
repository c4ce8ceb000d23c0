#include "faults_seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NAME "levels/lake/garbage.yaml"

enum { ROUNDS = 20000 };

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

/* Whatever came in: a level within all its limits, or exactly one report of one line in this file. */
static void check_outcome(const char *text, size_t size)
{
    struct level level;
    struct faults_seen seen = {0};
    int result = levels_parse(NAME, text, size, &level, faults_seen_add, &seen);
    if (result == 0) {
        assert_int_equal(seen.count, 0);
        assert_true(level.stars[0] >= 1 && level.stars[0] < level.stars[1] &&
                    level.stars[1] < level.stars[2]);
        assert_true(level.stars[2] <= level.hold_s && level.hold_s <= 300);
        assert_in_range(level.sets, 1, 10);
        assert_in_range(level.rung, 1, 99);
        assert_in_range(level.cue_count, 0, LEVEL_CUES_MAX);
        assert_int_equal(level.chapter, CHAPTER_LAKE);
    } else {
        assert_int_equal(result, -1);
        assert_int_equal(seen.count, 1);
        assert_int_equal(strncmp(seen.lines[0], NAME ":", strlen(NAME ":")), 0);
        assert_null(strchr(seen.lines[0], '\n'));
        int line = atoi(seen.lines[0] + strlen(NAME ":"));
        int lines = 2;
        for (size_t i = 0; i < size; i++)
            lines += text[i] == '\n' || text[i] == '\r' || (unsigned char)text[i] >= 0x80;
        assert_in_range(line, 1, lines);
    }
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

static void mutated_levels_never_do_worse_than_a_report(void **state)
{
    (void)state;
    uint64_t seed = 20240229;
    for (int i = 0; i < ROUNDS; i++) {
        char text[LEVEL_TEXT_MAX];
        size_t size = strlen(faults_seen_level);
        memcpy(text, faults_seen_level, size);
        for (size_t changes = 1 + below(&seed, 6); changes > 0; changes--)
            size = mutate(&seed, text, size);
        /* A copy of exactly that size lets the sanitizer see a read beyond its end. */
        char *exact = malloc(size ? size : 1);
        assert_non_null(exact);
        memcpy(exact, text, size);
        check_outcome(exact, size);
        free(exact);
    }
}

static void deep_nesting_is_a_report(void **state)
{
    (void)state;
    static const char *const openers[] = {"[", "{a: ", "- ", "? ", "{"};
    for (size_t i = 0; i < sizeof(openers) / sizeof(*openers); i++) {
        size_t length = strlen(openers[i]), times = 30000 / length;
        char *text = malloc(length * times);
        assert_non_null(text);
        for (size_t j = 0; j < times; j++)
            memcpy(text + j * length, openers[i], length);
        check_outcome(text, length * times);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mutated_levels_never_do_worse_than_a_report),
        cmocka_unit_test(deep_nesting_is_a_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
