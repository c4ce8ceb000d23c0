#define _POSIX_C_SOURCE 200809L /* access */
#include "cli.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* score and sway on recordings of real people and of laboratory plates, against what is known of them. */

#define BOARD SUREFOOT_RECORDINGS "/board/"

static int setup(void **state)
{
    static struct cli cli;

    cli_setup(&cli);
    *state = &cli;
    return 0;
}

static int teardown(void **state)
{
    cli_teardown(*state);
    return 0;
}

static json_t *measure(const char *command, const char *folder, const char *name)
{
    char words[512];

    snprintf(words, sizeof words, "%s --json '%s/%s/%s.csv'", command, SUREFOOT_RECORDINGS, folder, name);
    return cli_json(0, words);
}

static void need_recordings(void)
{
    if (!access(BOARD "step-on.json", R_OK))
        return;
    print_message("no recordings\n");
    skip();
}

/* Area and velocity as published, from the same numbers by the same definitions. */
static void reproduces_published_sway(void **state)
{
    json_error_t error;
    json_t *published, *trial, *sway;
    const char *name;

    (void)state;
    need_recordings();
    published = json_load_file(SUREFOOT_RECORDINGS "/plate/published.json", 0, &error);
    assert_non_null(published);
    json_object_foreach(published, name, trial)
    {
        sway = measure("sway --raw", "plate", name);
        close_to(number_at(sway, "ellipse95_mm2") / 100 / number_at(trial, "ellipse95_cm2"), 1, 1e-9);
        close_to(number_at(sway, "velocity_mm_s") / 10 / number_at(trial, "mean_velocity_cm_s"), 1, 1e-9);
        json_decref(sway);
    }
    json_decref(published);
}

/* A person standing quietly sways less than 1 cm/s, whatever the radio link drops. */
static void dropouts_are_no_sway(void **state)
{
    json_t *sway, *stance, *score;

    (void)state;
    need_recordings();
    sway = measure("sway", "board", "quiet-with-dropouts");
    assert_true(number_at(sway, "velocity_mm_s") < 10);
    assert_true(number_at(sway, "seconds") > 30);
    stance = measure("score --exercise stance", "board", "quiet-with-dropouts");
    assert_int_equal(json_array_size(at(stance, "stands")), 1);
    close_to(number_at(stance, "stands.0.kg"), 69.7, 0.1);
    score = measure("score --exercise single-leg-balance", "board", "quiet-with-dropouts");
    assert_int_equal(json_array_size(at(score, "holds")), 0);
    assert_int_equal(whole_at(score, "points"), 0);
    assert_true(number_at(score, "sway.velocity_mm_s") == number_at(sway, "velocity_mm_s"));
    json_decref(sway);
    json_decref(stance);
    json_decref(score);
}

static json_t *longest(json_t *stands)
{
    json_t *stand, *found = NULL;
    double most = 0;
    size_t i;

    json_array_foreach(stands, i, stand)
    {
        double seconds = number_at(stand, "end_s") - number_at(stand, "start_s");

        if (seconds > most) {
            most = seconds;
            found = stand;
        }
    }
    assert_non_null(found);
    return found;
}

static void finds_every_stand(void **state)
{
    json_error_t error;
    json_t *known, *trial, *score;
    const char *name;

    (void)state;
    need_recordings();
    known = json_load_file(BOARD "step-on.json", 0, &error);
    assert_non_null(known);
    json_object_foreach(known, name, trial)
    {
        json_t *stand;

        score = measure("score --exercise stance", "board", name);
        stand = longest(at(score, "stands"));
        close_to(number_at(stand, "start_s"), number_at(trial, "on_s"), 0.02);
        close_to(number_at(stand, "end_s"), number_at(trial, "off_s"), 0.02);
        close_to(number_at(stand, "kg"), number_at(trial, "plateau_kg"), 1);
        json_decref(score);
    }
    json_decref(known);
}

/* Whatever somebody does to a board, the answer is an answer. */
static void survives_free_use(void **state)
{
    static const char *const files[] = {"hand-presses", "mixed-tuesday", "short-stance"};

    (void)state;
    need_recordings();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        json_decref(measure("score --exercise single-leg-balance", "board", files[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reproduces_published_sway, setup, teardown),
        cmocka_unit_test_setup_teardown(dropouts_are_no_sway, setup, teardown),
        cmocka_unit_test_setup_teardown(finds_every_stand, setup, teardown),
        cmocka_unit_test_setup_teardown(survives_free_use, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
