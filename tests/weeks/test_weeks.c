#define _POSIX_C_SOURCE 200809L

#include "activities.h"
#include "books.h"
#include "weeks.h"

#include <jansson.h>

static struct weeks weeks, others;

enum { STEP = 1 << THING_STEP, BAND = 1 << THING_BAND, WEIGHT = 1 << THING_WEIGHT, LOAD = 1 << CHANNEL_LOAD };

static const struct life life = {
    .things = STEP | BAND | WEIGHT, .here = LOAD, .painful = 6, .sore = SIDE_LEFT};

BOOK_TEST(the_rules_lead_up_and_back_down)
{
    static const uint32_t things[] = {0, STEP, BAND, STEP | BAND | WEIGHT, THINGS_ALL};
    static const unsigned devices[] = {0, LOAD, 1 << CHANNEL_MOTION, 1 << CHANNEL_CONTACT};

    for (size_t i = 0; i < sizeof(things) / sizeof(*things); i++) {
        for (size_t j = 0; j < sizeof(devices) / sizeof(*devices); j++) {
            for (int painful = 0; painful <= WEEKS - 4; painful += 2) {
                struct life lived = {things[i], devices[j], painful, painful % 4 ? SIDE_RIGHT : SIDE_LEFT};

                assert_int_equal(weeks_live(book, &lived, &weeks), 0);
                if (weeks_wrong(&weeks))
                    fail_msg("things %x, devices %x, week %d: %s", (unsigned)things[i], devices[j], painful,
                             weeks_wrong(&weeks));
            }
        }
    }
}

BOOK_TEST(the_same_life_gives_the_same_weeks)
{
    assert_int_equal(weeks_live(book, &life, &weeks), 0);
    assert_int_equal(weeks_live(book, &life, &others), 0);
    assert_memory_equal(&weeks, &others, sizeof(weeks));
}

BOOK_TEST(a_mirrored_life_gives_mirrored_weeks)
{
    struct life mirrored = life;

    mirrored.sore = SIDE_RIGHT;
    assert_int_equal(weeks_live(book, &life, &weeks), 0);
    assert_int_equal(weeks_live(book, &mirrored, &others), 0);
    for (int i = 0; i < WEEKS; i++) {
        const struct week *a = &weeks.weeks[i], *b = &others.weeks[i];

        for (int exercise = 0; exercise < activity_count; exercise++) {
            assert_int_equal(a->legs[exercise][SIDE_LEFT].top, b->legs[exercise][SIDE_RIGHT].top);
            assert_int_equal(a->legs[exercise][SIDE_RIGHT].top, b->legs[exercise][SIDE_LEFT].top);
        }
        assert_memory_equal(a->kinds, b->kinds, sizeof(a->kinds));
        assert_int_equal(a->open_count, b->open_count);
    }
}

/* Each thing that could go wrong is seen. */
BOOK_TEST(what_goes_wrong_is_said)
{
    const char *said[8];
    struct week *sore;
    int count = 0;

    assert_int_equal(weeks_live(book, &life, &weeks), 0);
    assert_null(weeks_wrong(&weeks));
    for (int fault = 0; fault < 8; fault++) {
        others = weeks;
        sore = &others.weeks[life.painful - 1];
        if (fault == 0)
            others.weeks[0].kinds[0] = TODAY_STRENGTH;
        else if (fault == 1)
            others.strength_in_a_row = true;
        else if (fault == 2)
            others.too_early = 1;
        else if (fault == 3)
            others.weeks[2].legs[AT_STEP_UP][SIDE_LEFT].fell = 1;
        else if (fault == 4)
            sore->kinds[1] = TODAY_STRENGTH;
        else if (fault == 5)
            sore->legs[AT_STEP_UP][SIDE_RIGHT].fell = 1;
        else if (fault == 6)
            others.weeks[9].legs[AT_BRIDGE][SIDE_LEFT].top = 1;
        else
            for (int exercise = 0; exercise < activity_count; exercise++)
                sore->legs[exercise][SIDE_LEFT].fell = 0;
        assert_non_null(weeks_wrong(&others));
        for (int i = 0; i < count; i++)
            assert_string_not_equal(said[i], weeks_wrong(&others));
        said[count++] = weeks_wrong(&others);
    }
}

TEST(the_program_prints_json)
{
    FILE *pipe = popen("'" SUREFOOT_WEEKS "' --json", "r");

    assert_non_null(pipe);
    json_t *root = json_loadf(pipe, 0, NULL);
    assert_int_equal(pclose(pipe), 0);
    assert_true(json_is_null(json_object_get(root, "wrong")));
    assert_int_equal(json_array_size(json_object_get(root, "weeks")), WEEKS);
    json_decref(root);
}

GROUP(books_set_up, books_tear_down)
