#include "activities.h"
#include "test.h"

#include "coach/unlock.h"

#define PIGEON .activity = &activity_pigeon_stretch
static struct level levels[] = {
    {PIGEON, .id = "lake/1", .rung = 1},
    {PIGEON, .id = "lake/2", .rung = 2, .unlock_level = "lake/1", .unlock_stars = 2},
    {PIGEON, .id = "lake/3", .rung = 2, .unlock_level = "lake/2", .unlock_stars = 1,
     .sides = LEVEL_RIGHT_ONLY},
    {PIGEON, .id = "lake/4", .rung = 3, .unlock_level = "lake/2", .unlock_stars = 3,
     .sides = LEVEL_BOTH_AT_ONCE},
    {PIGEON, .id = "lake/5", .rung = 3, .unlock_level = "lake/4", .unlock_stars = 2},
    {PIGEON, .id = "lake/6", .rung = 1, .unlock_level = "pond/1", .unlock_stars = 1},
    {PIGEON, .id = "own/7", .rung = 9, .chapter = CHAPTER_OWN, .unlock_level = "lake/5", .unlock_stars = 3},
};
enum { LEVELS = sizeof(levels) / sizeof(*levels), LEFT = SIDES_LEFT, RIGHT = SIDES_RIGHT, BOTH = SIDES_BOTH };
static const struct trail trail = {.levels = levels, .count = LEVELS};
static const struct guide guide = {.cards = {{.each_side = true, .rung_count = 3}}};
static struct ladder climbed; /* nothing is above it */

/* For each level a digit of the legs that it is open for: 0 none, 2 left, 4 right, 6 each; 1 both at once. */
static void check(const struct progress progress[LEVELS], const struct ladder *ladder, bool free_play,
                  const char *wanted)
{
    unsigned open[LEVELS];
    char seen[LEVELS + 1] = "";

    unlock_all(&trail, progress, ladder, free_play, open);
    for (int i = 0; i < LEVELS; i++)
        seen[i] = (char)('0' + (int)open[i]);
    assert_string_equal(seen, wanted);
}

TEST(a_new_player_begins_with_the_first_level)
{
    const struct progress none[LEVELS] = {{.stamps = 0}};
    check(none, &climbed, false, "6000006");
    check(none, &climbed, true, "6641666");
}

TEST(each_leg_opens_by_its_own_stars)
{
    check((struct progress[LEVELS]){{.stars_left = 3, .stars_right = 1}}, &climbed, false, "6200006");
    check((struct progress[LEVELS]){{.stars_left = 1, .stars_right = 3}}, &climbed, false, "6400006");
    check((struct progress[LEVELS]){{.stars_both = 3}}, &climbed, false, "6000006");
    check((struct progress[LEVELS]){{.stars_left = 2, .stars_right = 2}, {.stars_right = 1}}, &climbed, false,
          "6640006");
}

TEST(a_level_for_both_legs_goes_by_the_weaker_one)
{
    check((struct progress[LEVELS]){[1] = {.stars_left = 3, .stars_right = 2}}, &climbed, false, "6040006");
    check((struct progress[LEVELS]){[1] = {.stars_left = 3, .stars_right = 3}}, &climbed, false, "6041006");
    /* And what was done with both legs at once opens the next level for either. */
    check((struct progress[LEVELS]){[3] = {.stars_both = 2}}, &climbed, false, "6000606");
    check((struct progress[LEVELS]){[3] = {.stamps = BOTH}}, &climbed, false, "6000606");
}

TEST(a_stamp_opens_as_much_as_two_stars)
{
    check((struct progress[LEVELS]){{.stamps = RIGHT}}, &climbed, false, "6400006");
    check((struct progress[LEVELS]){{.stars_left = 1, .stamps = LEFT | RIGHT}}, &climbed, false, "6600006");
    check((struct progress[LEVELS]){[1] = {.stamps = LEFT | RIGHT}}, &climbed, false, "6040006");
}

TEST(the_ladder_has_its_say_for_each_leg)
{
    static struct ladder ladder;
    struct progress all[LEVELS];

    ladder_init(&ladder, &guide, 0);
    for (int i = 0; i < LEVELS; i++)
        all[i] = (struct progress){.stamps = LEFT | RIGHT | BOTH, .stars_left = 3, .stars_right = 3};
    check(all, &ladder, false, "6000006");
    ladder_push(&ladder, &(struct ladder_fact){PIGEON, .side = SIDE_LEFT, .rung = 1, .stars = 2});
    check(all, &ladder, false, "6200006");
    ladder_push(&ladder, &(struct ladder_fact){PIGEON, .side = SIDE_NONE, .rung = 2, .stars = 3});
    check(all, &ladder, false, "6641606");
    /* Pain takes a leg back; free play asks nobody. */
    ladder_push(
        &ladder,
        &(struct ladder_fact){
            .kind = LADDER_FACT_PAIN, PIGEON, .day = 1, .side = SIDE_RIGHT, .when = PAIN_AFTER, .pain = 7});
    check(all, &ladder, false, "6640206");
    check(all, &ladder, true, "6641666");
}

TEST(what_keeps_a_level_closed_is_told)
{
    static struct ladder ladder;
    struct progress progress[LEVELS] = {{.stars_left = 2}};

    ladder_init(&ladder, &guide, 0);
    assert_int_equal(unlock_needs(&trail, progress, &ladder, &levels[0], SIDE_LEFT), UNLOCK_NOTHING);
    assert_int_equal(unlock_needs(&trail, progress, &ladder, &levels[1], SIDE_LEFT), UNLOCK_RUNG);
    assert_int_equal(unlock_needs(&trail, progress, &ladder, &levels[1], SIDE_RIGHT), UNLOCK_STARS);
    assert_int_equal(unlock_needs(&trail, progress, &ladder, &levels[5], SIDE_LEFT), UNLOCK_STARS);
    assert_int_equal(unlock_needs(&trail, progress, &ladder, &levels[6], SIDE_LEFT), UNLOCK_NOTHING);
    assert_int_equal(unlock_needs(&trail, progress, &climbed, &levels[1], SIDE_LEFT), UNLOCK_NOTHING);
}

static int climb(void **state)
{
    (void)state;
    ladder_init(&climbed, &guide, 0);
    ladder_push(&climbed, &(struct ladder_fact){PIGEON, .side = SIDE_NONE, .rung = 3, .stars = 3});
    return 0;
}

TEST(stars_count_by_the_sides_a_level_asks_for)
{
    const struct progress progress = {.stars_left = 3, .stars_right = 1, .stars_both = 0, .stamps = BOTH};
    static const int wanted[][3] = {[LEVEL_EACH_SIDE] = {1, 3, 1},
                                    [LEVEL_LEFT_ONLY] = {3, 3, 3},
                                    [LEVEL_RIGHT_ONLY] = {1, 1, 1},
                                    [LEVEL_BOTH_AT_ONCE] = {2, 2, 2}};
    for (int sides = 0; sides < 4; sides++) {
        struct level level = {.sides = (enum level_sides)sides};
        for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
            assert_int_equal(unlock_stars(&level, &progress, (enum side)side), wanted[sides][side]);
    }
}

GROUP(climb, NULL)
