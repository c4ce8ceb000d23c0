#include "activities.h"
#include "coach/reach.h"

#include "made_book.h"
#include "test.h"

enum { LOAD = 1 << CHANNEL_LOAD };

TEST(everything_opens_rung_by_rung)
{
    const struct book *book = made_book();
    static const unsigned devices[] = {0, LOAD, LOAD | 1 << CHANNEL_MOTION, 1 << CHANNEL_CONTACT};

    for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++) {
        struct reach reach;

        reach_walk(book, devices[i], THINGS_ALL, &reach);
        assert_int_equal(reach.count, book->trail.count);
        /* 1 and 2 at once; the band after two days of those; the weight after two of what came then. */
        static const int days[MADE_RUNGS + 1] = {0, 1, 2, 4, 5, 7};
        for (size_t j = 0; j < book->trail.count; j++)
            assert_int_equal(reach.opened_on[j], days[book->trail.levels[j].rung]);
        assert_int_equal(reach.days, 7);
        for (int j = 1; j < reach.count; j++)
            assert_true(reach.opened_on[reach.order[j - 1]] <= reach.opened_on[reach.order[j]]);
    }
}

TEST(without_things_the_bodyweight_levels_open)
{
    const struct book *book = made_book();
    struct reach reach;

    reach_walk(book, 0, 0, &reach);
    for (size_t j = 0; j < book->trail.count; j++)
        if (book->trail.levels[j].stage == STAGE_BODYWEIGHT)
            assert_in_range(reach.opened_on[j], 1, 4);
    /* What cannot be done opens nothing. */
    book->trail.levels[made_level(&activity_step_up, 2)].surface = SURFACE_SOFT;
    reach_walk(book, 0, 0, &reach);
    assert_int_equal(reach.opened_on[made_level(&activity_step_up, MADE_SLOW)], 0);
    reach_walk(book, 0, 1u << THING_CUSHION, &reach);
    assert_true(reach.opened_on[made_level(&activity_step_up, MADE_SLOW)] > 0);
}

TEST(what_cannot_open_is_seen)
{
    const struct book *book = made_book();
    struct level *stuck = &book->trail.levels[made_level(&activity_pigeon_stretch, 2)];
    struct reach reach;

    /* No stamp is worth three stars. */
    stuck->unlock_stars = 3;
    reach_walk(book, LOAD, THINGS_ALL, &reach);
    assert_int_equal(reach.opened_on[made_level(&activity_pigeon_stretch, 2)], 0);
    assert_int_equal(reach.opened_on[made_level(&activity_pigeon_stretch, MADE_WEIGHT)], 0);
    assert_true(reach.opened_on[made_level(&activity_step_up, MADE_WEIGHT)] > 0);
    /* On the board they are to be had. */
    book->trail.levels[made_level(&activity_step_up, 2)].unlock_stars = 3;
    reach_walk(book, LOAD, THINGS_ALL, &reach);
    assert_true(reach.opened_on[made_level(&activity_step_up, MADE_WEIGHT)] > 0);
    reach_walk(book, 0, THINGS_ALL, &reach);
    assert_int_equal(reach.opened_on[made_level(&activity_step_up, 2)], 0);
}
