#define _POSIX_C_SOURCE 200809L /* setenv */
#include "journey.h"
#include "test.h"

/* Nothing that happens to the window happens to the score: it is that of the run without a window, bit for
 * bit. */

/* One person, two legs, four times, with rests; seconds at the end. */
static double write_session(void)
{
    static const struct journey_part lead = {"quiet-with-dropouts", 16, 23.2, 0.85};
    static const struct journey_part legs[] = {{"step-on-s07-2-bad", 3.2, 1e9, 1.5},
                                               {"step-on-s07-1-bad", 2.9, 1e9, 1.5}};
    static const struct journey_part rest = {"quiet-with-dropouts", 16, 34.5, 0.85};

    const char *path = cli_path("session.csv");
    assert_int_equal(setenv("SESSION", path, 1), 0);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    journey_write_header(file);
    double t_s = journey_write(file, &lead, 0);
    for (int i = 0; i < 4; i++) {
        t_s = journey_write(file, &legs[i % 2], t_s);
        t_s = journey_write(file, &rest, t_s);
    }
    assert_int_equal(fclose(file), 0);
    return t_s;
}

static json_t *kept_by(const char *player)
{
    return cli_json(0, cli_words("history --player %s --format json", player));
}

static void same(json_t *a, json_t *b, const char *name)
{
    if (!json_equal(at(a, name), at(b, name)))
        fail_msg("%s: %.17g with the window, %.17g without", name, json_number_value(at(a, name)),
                 json_number_value(at(b, name)));
}

JOURNEY_TEST(scores_the_same)
{
    static const char *const names[] = {"side",          "set",           "points",  "stars",   "steadiness",
                                        "velocity_mm_s", "ellipse95_mm2", "seconds", "ended_by"};
    const char *words[] = {"play", "lake/01", "--input", NULL, "--weight", "59", "--speed", "4", NULL};
    json_t *with, *without;

    assert_true(write_session() > 90);
    words[3] = getenv("SESSION");
    /* The window spends the first sample on finding the device: the attempt begins with the second. */
    assert_int_equal(system("sed 2d \"$SESSION\" >\"$F/second.csv\""), 0);
    cli_said(0, "play lake/01 --headless --input $F/second.csv --weight 59 --player Bob");
    journey_play("journey_resized.scn", words);
    with = kept_by("Ann");
    without = kept_by("Bob");
    assert_int_equal(json_array_size(at(with, "trials")), 4);
    assert_int_equal(json_array_size(at(without, "trials")), 4);
    for (size_t i = 0; i < 4; i++) {
        json_t *set = json_array_get(at(with, "trials"), i);

        assert_true(whole_at(set, "points") > 100);
        for (size_t n = 0; n < sizeof names / sizeof *names; n++)
            same(set, json_array_get(at(without, "trials"), i), names[n]);
    }
    journey_verified(8);
}

GROUP(journey_need_xdotool, NULL)
