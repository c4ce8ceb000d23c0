#include "coach/unlock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct level levels[] = {
    {.id = "lake/1"},
    {.id = "lake/2", .unlock_level = "lake/1", .unlock_stars = 2},
    {.id = "lake/3", .unlock_level = "lake/2", .unlock_stars = 1, .sides = LEVEL_RIGHT_ONLY},
    {.id = "lake/4", .unlock_level = "lake/3", .unlock_stars = 3},
    {.id = "lake/5", .unlock_level = "pond/1", .unlock_stars = 1},
};
enum { LEVELS = sizeof(levels) / sizeof(*levels) };
static const struct trail trail = {.levels = levels, .count = LEVELS};

static void check(const struct progress progress[LEVELS], bool free_play, const char *wanted)
{
    bool open[LEVELS];
    unlock_all(&trail, progress, free_play, open);
    for (int i = 0; i < LEVELS; i++)
        assert_int_equal(open[i], wanted[i] == 'o');
}

static void a_new_player_begins_with_the_first_level(void **state)
{
    (void)state;
    const struct progress none[LEVELS] = {{0, 0, 0}};
    check(none, false, "oxxxx");
    check(none, true, "ooooo");
}

static void the_weaker_side_opens_the_next_level(void **state)
{
    (void)state;
    check((struct progress[LEVELS]){{3, 1, 3}}, false, "oxxxx");
    check((struct progress[LEVELS]){{1, 3, 3}}, false, "oxxxx");
    check((struct progress[LEVELS]){{2, 2, 0}}, false, "ooxxx");
    check((struct progress[LEVELS]){{2, 3, 0}, {1, 1, 0}}, false, "oooxx");
    /* A right-only level counts its right side; an open level stays open whatever lies before it. */
    check((struct progress[LEVELS]){{0, 0, 0}, {0, 0, 0}, {0, 3, 0}}, false, "oxxox");
    check((struct progress[LEVELS]){{0, 0, 0}, {0, 0, 0}, {3, 0, 3}}, false, "oxxxx");
}

static void stars_count_by_the_sides_a_level_asks_for(void **state)
{
    (void)state;
    const struct progress progress = {.stars_left = 3, .stars_right = 2, .stars_both = 1};
    static const int wanted[] = {
        [LEVEL_EACH_SIDE] = 2, [LEVEL_LEFT_ONLY] = 3, [LEVEL_RIGHT_ONLY] = 2, [LEVEL_BOTH_AT_ONCE] = 1};
    for (int i = 0; i < 4; i++) {
        struct level level = {.sides = (enum level_sides)i};
        assert_int_equal(unlock_stars(&level, &progress), wanted[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_player_begins_with_the_first_level),
        cmocka_unit_test(the_weaker_side_opens_the_next_level),
        cmocka_unit_test(stars_count_by_the_sides_a_level_asks_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
