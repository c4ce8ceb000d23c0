#include "books.h"

#include "coach/session.h"

/* The workouts as they are shipped, under the rules. */

/* With nothing done and nothing at hand, and with everything: each workout has what to do, for whom it may.
 */
BOOK_TEST(every_workout_can_be_begun)
{
    struct progress none[TRAIL_LEVELS_MAX] = {{0}};

    for (int all = 0; all < 2; all++) {
        unsigned open[TRAIL_LEVELS_MAX];
        struct ladder ladder;

        ladder_init(&ladder, &book->guide, all ? THINGS_ALL : 0);
        unlock_all(&book->trail, none, &ladder, all, open);
        for (size_t i = 0; i < book->workout_count; i++) {
            struct session session;

            assert_int_equal(session_begin(&session, &book->workouts[i], book, &ladder, open), 0);
            for (int j = 0; j < session.count; j++) {
                const struct session_step *step = &session.steps[j];
                const struct level *level = &book->trail.levels[step->level];
                assert_int_equal(step->sides & ~level_side_bits(level), 0);
                assert_int_not_equal(step->sides, 0);
                assert_false(guide_things(&book->guide, level) & ~ladder.things);
            }
        }
    }
}

GROUP(books_set_up, books_tear_down)
