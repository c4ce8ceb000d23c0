#define _POSIX_C_SOURCE 200809L /* setenv */
#include "journey.h"
#include "test.h"

/* The whole way without a board: by keys alone, by mouse alone. */

static void kept_sets(const char *source, size_t count)
{
    json_t *history = cli_json(0, "history --player Ann --format json");

    assert_int_equal(json_array_size(at(history, "trials")), count);
    for (size_t i = 0; i < count; i++) {
        json_t *set = json_array_get(at(history, "trials"), i);

        assert_string_equal(text_at(set, "source"), source);
        assert_string_equal(text_at(set, "side"), i % 2 ? "right" : "left");
        assert_true(whole_at(set, "points") > 0);
    }
}

/* What was simulated is kept, and never enters a table. */
static void not_in_the_table(void)
{
    json_t *scores = cli_json(0, "scores --json");

    assert_int_equal(json_array_size(at(scores, "scores")), 0);
}

JOURNEY_TEST(by_keys)
{
    journey_play("journey_keys.scn", NULL);
    journey_verified(4);
    kept_sets("sim", 4);
    not_in_the_table();
}

/* A place of the window of 1152x648 in the middle of 1280x720, from one in units of the screens (1920x1080).
 */
static void place(const char *name, double x, double y)
{
    assert_int_equal(setenv(name, cli_words("%d %d", (int)(64 + 0.6 * x), (int)(36 + 0.6 * y)), 1), 0);
}

JOURNEY_TEST(by_mouse)
{
    static const char *const words[] = {"--input", "sim", "--speed", "4", NULL};

    place("BEGIN", 960, 925);
    place("LAKE", 1750, 604);
    place("LEVEL", 183, 234);
    place("START", 260, 945);
    place("GO_ON", 960, 770);
    place("RIGHT", 1728, 90);
    place("SCORES", 960, 938);
    place("LEAVE", 1025, 101);
    journey_play("journey_mouse.scn", words);
    journey_verified(4);
    kept_sets("sim", 4);
    not_in_the_table();
}

GROUP(journey_need_xdotool, NULL)
