#include "cli.h"
#include "folder.h"
#include "test.h"

/* Workouts without a window: played from start to end, kept, proposed. */

/* Each step by the best that the level offers; the rests are in the time it takes. */
CLI_TEST(plays_from_start_to_end)
{
    json_t *result = cli_json(0, "play workouts/first --headless --input sim --json");
    double steps_s = 0;

    assert_string_equal(text_at(result, "workout"), "workouts/first-week");
    assert_string_equal(text_at(result, "source"), "sim");
    assert_true(json_is_null(at(result, "player")));
    assert_true(json_is_true(at(result, "completed")));
    assert_int_equal(whole_at(result, "planned"), 4);
    assert_int_equal(whole_at(result, "done"), 4);
    assert_int_equal(json_array_size(at(result, "steps")), 4);
    assert_string_equal(text_at(result, "steps.0.channel"), "load");
    assert_string_equal(text_at(result, "steps.2.channel"), "contact");
    assert_string_equal(text_at(result, "steps.3.level"), "lake/01-one-leg-10s");
    assert_int_equal(whole_at(result, "steps.3.best.left.stars"), 3);
    for (int i = 0; i < 4; i++)
        steps_s += number_at(result, cli_words("steps.%d.seconds", i));
    close_to(number_at(result, "seconds"), steps_s + 20 + 20 + 30, 2);
    assert_int_equal(folder_count(getenv("F"), "surefoot", NULL, 0), 0); /* nothing was kept */
}

CLI_TEST(keeps_every_attempt_as_part_of_it)
{
    json_t *result, *trials;

    cli_json(0, "play workouts/desk-break --headless --input sim --channel coach --player Ada --json");
    result = cli_json(0, "history --player Ada --format json");
    trials = at(result, "trials");
    size_t before = json_array_size(trials);
    assert_true(before > 6);
    for (size_t i = 0; i < before; i++) {
        json_t *trial = json_array_get(trials, i);
        assert_string_equal(text_at(trial, "workout"), "workouts/desk-break");
        assert_string_equal(text_at(trial, "channel"), "coach");
    }
    cli_json(0, "play today --headless --input sim --player Ada --json");
    result = cli_json(0, "history --player Ada --format json");
    assert_true(json_array_size(at(result, "trials")) > before);
    cli_json(0, "verify --player Ada --json");
}

CLI_TEST(tells_it_in_words)
{
    struct cli_result result = cli_said(0, "play today --headless --input sim --channel coach");
    assert_non_null(strstr(result.out, "1 of "));
    assert_non_null(strstr(result.out, "Today: First steps: "));
    assert_non_null(strstr(result.out, "not kept"));
    assert_string_equal(result.err, "");
}

/* The player's own file is played like the game's. */
CLI_TEST(plays_an_own_one)
{
    assert_int_equal(system("mkdir -p $F/surefoot/workouts && printf 'title: Mine\nminutes: 2\nwhy: For me.\n"
                            "items:\n  - {level: lake/01-one-leg-10s, rest_s: 0}\n'"
                            " > $F/surefoot/workouts/mine.yaml"),
                     0);
    json_t *result = cli_json(0, "play own/mine --headless --input sim --json");
    assert_string_equal(text_at(result, "title"), "Mine");
    assert_int_equal(whole_at(result, "done"), 1);
}

CLI_TEST(refuses_what_is_not_there)
{
    cli_refuses("play workouts/nothing --headless --input sim");
    cli_refuses("play workouts/ --headless --input sim");
    cli_refuses("play workouts/desk-break --headless --input sim --picture $F/a.png");
}
