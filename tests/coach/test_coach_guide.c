#include "activities.h"
#include "coach/guide.h"

#include "made_book.h"
#include "test.h"

static struct guide guide;

static int set_up(void **state)
{
    (void)state;
    guide = made_book()->guide;
    guide.cards[AT_BRIDGE].rungs[0] =
        (struct rung){.channels = {CHANNEL_MOTION, CHANNEL_LOAD, CHANNEL_COACH}, .channel_count = 3};
    guide.cards[AT_BRIDGE].rungs[1] =
        (struct rung){.channels = {CHANNEL_COACH}, .channel_count = 1, .things = 1u << THING_BAND};
    return 0;
}

#define CASE(name) TEST_WITH(name, set_up, NULL)

CASE(the_best_channel_that_is_here)
{
    static const struct {
        int rung;
        unsigned here;
        enum channel best;
    } cases[] = {
        {1, 0, CHANNEL_COACH},
        {1, 1u << CHANNEL_LOAD, CHANNEL_LOAD},
        {1, 1u << CHANNEL_CONTACT, CHANNEL_COACH},
        {1, 1u << CHANNEL_LOAD | 1u << CHANNEL_MOTION, CHANNEL_MOTION},
        {1, 1u << CHANNEL_LOAD | 1u << CHANNEL_COACH, CHANNEL_LOAD},
        {2, 1u << CHANNEL_LOAD | 1u << CHANNEL_MOTION, CHANNEL_COACH},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct level level = {.activity = &activity_bridge, .rung = cases[i].rung};
        assert_int_equal(guide_channel(&guide, &level, cases[i].here), cases[i].best);
    }
    struct level level = {.activity = &activity_bridge, .rung = 1};
    assert_true(guide_offers(&guide, &level, CHANNEL_MOTION));
    assert_false(guide_offers(&guide, &level, CHANNEL_CONTACT));
    level.rung = 2;
    assert_false(guide_offers(&guide, &level, CHANNEL_MOTION));
    assert_true(guide_offers(&guide, &level, CHANNEL_COACH));
}

CASE(things_are_those_of_card_rung_and_level)
{
    struct level level = {.activity = &activity_bridge, .rung = 1};
    uint32_t mat = 1u << THING_MAT;

    assert_int_equal(guide_things(&guide, &level), mat);
    level.rung = 2;
    assert_int_equal(guide_things(&guide, &level), mat | 1u << THING_BAND);
    level.extra_kg = 2;
    level.surface = SURFACE_SOFT;
    level.support = SUPPORT_HAND;
    assert_int_equal(guide_things(&guide, &level),
                     mat | 1u << THING_BAND | 1u << THING_WEIGHT | 1u << THING_CUSHION | 1u << THING_SUPPORT);
    assert_ptr_equal(guide_rung(&guide, &level), &guide.cards[AT_BRIDGE].rungs[1]);
    assert_ptr_equal(guide_card(&guide, &activity_bridge), &guide.cards[AT_BRIDGE]);
}

TEST(a_workout_is_found_by_its_id)
{
    struct workout workouts[] = {{.id = "workouts/a"}, {.id = "own/a"}};
    struct book book = {.workouts = workouts, .workout_count = 2};

    assert_ptr_equal(book_workout(&book, "own/a"), &workouts[1]);
    assert_null(book_workout(&book, "own"));
}
