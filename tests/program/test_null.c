#define _POSIX_C_SOURCE 200809L

#include "cli.h"
#include "folder.h"

/* An activity that the game knows by its row alone: read, played by the built-in player, stored and verified.
 */

static int set_up(void **state)
{
    int result = cli_set_up(state);

    setenv("SUREFOOT_DATA", SUREFOOT_NULL, 1);
    return result;
}

static int tear_down(void **state)
{
    unsetenv("SUREFOOT_DATA");
    return cli_tear_down(state);
}

#define NULL_TEST(name) TEST_ON(name, struct cli *cli, set_up, tear_down)

NULL_TEST(is_played_stored_and_verified)
{
    json_t *result = cli_json(0, "play camp/01-null --headless --input sim --player Ada --json");

    (void)cli;
    assert_string_equal(text_at(result, "channel"), "load");
    assert_int_equal(whole_at(result, "best.left.stars"), 3);
    assert_int_equal(whole_at(result, "best.right.stars"), 3);
    result = cli_json(0, "history --player Ada --format json");
    assert_int_equal(json_array_size(at(result, "trials")), 2);
    assert_string_equal(text_at(result, "trials.0.exercise"), "null");
    assert_int_equal(whole_at(result, "trials.0.rules"), 7);
    result = cli_json(0, "verify --player Ada --json");
    assert_int_equal(whole_at(result, "trials"), 2);
    assert_int_equal(whole_at(result, "different"), 0);
    assert_int_equal(whole_at(result, "other_rules"), 0);
}

NULL_TEST(a_level_is_held_against_its_bounds)
{
    static const char level[] =
        "title: Too long\nexercise: \"null\"\nstage: bodyweight\nrung: 1\nside: each\n"
        "sets: 1\ntarget: {hold_s: 41}\nrest_s: 3\neyes: open\nsurface: firm\n"
        "stars: [2, 3, 5]\nwhy: Why\nsafety: Safe\n";
    assert_int_equal(system("mkdir -p \"$F/surefoot/levels\""), 0);
    folder_write(cli_path("surefoot/levels/long.yaml"), level, sizeof level - 1);
    cli_tells(1, "levels check", "long.yaml:7: target.hold_s is 41 and null is held; right would be 2 to 40",
              NULL);
}

NULL_TEST(stands_on_the_page_of_the_format)
{
    struct cli_result result = cli_run("levels format");

    (void)cli;
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "\nnull: held, measured by load coach\n"));
    assert_non_null(strstr(result.out, "target.hold_s      2 to 40   such as 5    seconds\n"));
}
