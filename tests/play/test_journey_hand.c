#define _POSIX_C_SOURCE 200809L /* setenv */
#include "journey.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* The whole way without a board: by keys alone, by mouse alone; and a window that is pulled about. */

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
    json_decref(history);
}

/* What was simulated is kept, and never enters a table. */
static void not_in_the_table(void)
{
    json_t *scores = cli_json(0, "scores --json");

    assert_int_equal(json_array_size(at(scores, "scores")), 0);
    json_decref(scores);
}

static void by_keys(void **state)
{
    (void)state;
    journey_play("journey_keys.scn", NULL);
    journey_verified(4);
    kept_sets("sim", 4);
    not_in_the_table();
}

/* A place of the window of 1152x648 in the middle of 1280x720, from one in units of the screens (1920x1080).
 */
static void place(const char *name, double x, double y)
{
    char text[32];

    snprintf(text, sizeof text, "%d %d", (int)(64 + 0.6 * x), (int)(36 + 0.6 * y));
    assert_int_equal(setenv(name, text, 1), 0);
}

static void by_mouse(void **state)
{
    static const char *const words[] = {"--input", "sim", "--speed", "4", NULL};

    (void)state;
    place("BEGIN", 960, 925);
    place("LEVEL", 260, 400);
    place("START", 480, 945);
    place("GO_ON", 960, 770);
    place("RIGHT", 1728, 90);
    place("SCORES", 960, 938);
    place("LEAVE", 1560, 964);
    journey_play("journey_mouse.scn", words);
    journey_verified(4);
    kept_sets("sim", 4);
    not_in_the_table();
}

/* One person, two legs, four times, with rests; seconds at the end. */
static double write_session(void)
{
    static const struct journey_part lead = {"quiet-with-dropouts", 16, 23.2, 0.85};
    static const struct journey_part legs[] = {{"step-on-s07-2-bad", 3.2, 1e9, 1.5},
                                               {"step-on-s07-1-bad", 2.9, 1e9, 1.5}};
    static const struct journey_part rest = {"quiet-with-dropouts", 16, 34.5, 0.85};
    char path[256];
    double t_s;
    FILE *file;

    snprintf(path, sizeof path, "%s/session.csv", getenv("F"));
    assert_int_equal(setenv("SESSION", path, 1), 0);
    file = fopen(path, "w");
    assert_non_null(file);
    journey_write_header(file);
    t_s = journey_write(file, &lead, 0);
    for (int i = 0; i < 4; i++) {
        t_s = journey_write(file, &legs[i % 2], t_s);
        t_s = journey_write(file, &rest, t_s);
    }
    assert_int_equal(fclose(file), 0);
    return t_s;
}

static void same_number(json_t *a, json_t *b, const char *name)
{
    assert_true(json_is_number(at(a, name)));
    assert_true(json_equal(at(a, name), at(b, name)));
}

/* Nothing that happens to the window happens to the score: it is that of the run without a window, bit for
 * bit. */
static void resized(void **state)
{
    const char *words[] = {"play", "lake/01", "--input", NULL, "--weight", "59", "--speed", "4", NULL};
    json_t *headless, *history;

    (void)state;
    if (access(SUREFOOT_RECORDINGS, R_OK)) {
        print_message("no recordings\n");
        skip();
    }
    assert_true(write_session() > 90);
    words[3] = getenv("SESSION");
    headless = cli_json(0, "play lake/01 --headless --input $SESSION --weight 59 --json");
    journey_play("journey_resized.scn", words);
    history = cli_json(0, "history --player Ann --format json");
    assert_int_equal(json_array_size(at(history, "trials")), 4);
    for (size_t i = 0; i < 4; i++) {
        json_t *set = json_array_get(at(history, "trials"), i);
        json_t *wanted = json_array_get(at(headless, "sets"), i);

        same_number(set, wanted, "points");
        same_number(set, wanted, "seconds");
        same_number(set, wanted, "velocity_mm_s");
        assert_true(whole_at(set, "points") > 100);
    }
    journey_verified(4);
    json_decref(history);
    json_decref(headless);
}

static int setup(void **state)
{
    static struct journey journey;

    journey_setup(&journey, "1280x720");
    *state = &journey;
    return 0;
}

static int teardown(void **state)
{
    journey_teardown(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(by_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(by_mouse, setup, teardown),
        cmocka_unit_test_setup_teardown(resized, setup, teardown),
    };

    journey_need("xdotool", false);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
