#define _POSIX_C_SOURCE 200809L /* setenv */

#include "cli.h"
#include "folder.h"
#include "test.h"

/* surefoot levels: what is on the trail, what is wrong with it, and in which order it opens. */

/* Below $F, which is $XDG_DATA_HOME too; folders are made. */
static void write_text(const char *name, const char *text)
{
    assert_int_equal(system(cli_words("mkdir -p \"$(dirname \"$F/%s\")\"", name)), 0);
    folder_write(cli_path(name), text, strlen(text));
}

static const char level[] =
    "exercise: single-leg-balance\nstage: bodyweight\nrung: 1\ntitle: Mine\nside: left\n"
    "sets: 1\ntarget: {hold_s: 10}\nrest_s: 10\neyes: open\nsurface: firm\n"
    "stars: [5, 8, 10]\nwhy: a\nsafety: a\n";

static json_t *find(json_t *list, const char *id)
{
    size_t i;
    json_t *entry;

    json_array_foreach(list, i, entry)
    {
        if (!strcmp(text_at(entry, "id"), id))
            return entry;
    }
    fail_msg("there is no %s", id);
    return NULL;
}

CLI_TEST(lists_what_levels_ask_for)
{
    json_t *list, *held, *counted, *workout;

    list = cli_json(0, "levels list --json");
    held = find(at(list, "levels"), "lake/01-one-leg-10s");
    assert_string_equal(text_at(held, "sides"), "each");
    close_to(number_at(held, "hold_s"), 10, 0);
    assert_int_equal(json_array_size(at(held, "stars_s")), 3);
    assert_null(json_object_get(held, "reps"));
    assert_string_equal(text_at(held, "channels.0"), "load");
    assert_true(json_is_false(at(held, "own")));
    counted = find(at(list, "levels"), "meadow/01-bridge-5s");
    assert_string_equal(text_at(counted, "sides"), "both");
    assert_in_range(whole_at(counted, "reps"), 1, 50);
    assert_true(number_at(counted, "up_s") > 0 && number_at(counted, "down_s") > 0);
    assert_int_equal(json_array_size(at(counted, "stars_reps")), 3);
    assert_null(json_object_get(counted, "stars_s"));
    workout = find(at(list, "workouts"), "workouts/morning-loosening");
    assert_true(number_at(workout, "seconds") > 0.75 * 60 * (double)whole_at(workout, "minutes"));
    assert_true(number_at(workout, "seconds") < 1.25 * 60 * (double)whole_at(workout, "minutes"));
    assert_non_null(text_at(workout, "items.0.exercise"));
}

/* Whatever is plugged in, all of them open, and none before the one that opens it. */
CLI_TEST(tells_in_which_order_levels_open)
{
    json_t *order, *list, *class, *step;
    size_t i, j;

    order = cli_json(0, "levels order --json");
    list = cli_json(0, "levels list --json");
    assert_int_equal(json_array_size(at(order, "orders")), 4);
    assert_string_equal(text_at(order, "orders.0.device"), "none");
    assert_string_equal(text_at(order, "orders.1.device"), "board");
    json_array_foreach(at(order, "orders"), i, class)
    {
        assert_int_equal(json_array_size(at(class, "levels")), json_array_size(at(list, "levels")));
        assert_int_equal(whole_at(class, "levels.0.day"), 1);
        json_array_foreach(at(class, "levels"), j, step)
        {
            json_t *opener = at(find(at(list, "levels"), text_at(step, "id")), "unlock");
            if (!json_is_null(opener))
                assert_true(whole_at(find(at(class, "levels"), text_at(opener, "level")), "day") <
                            whole_at(step, "day"));
        }
    }
}

CLI_TEST(a_level_that_never_opens_is_a_fault)
{
    json_t *check;

    assert_int_equal(system("cp -r \"" SUREFOOT_SOURCE_DIR "/levels\" \"$F/copy\""), 0);
    check = cli_json(0, "levels check \"$F/copy\" --json");
    assert_true(whole_at(check, "workouts") > 0 && whole_at(check, "notes") > 0);
    /* Nobody measures that stretch, and the stamp for it is worth two stars. */
    write_text("copy/lake/99-stuck.yaml",
               cli_words("%sunlock: {level: camp/02-half-kneel-20s, stars: 3}\n", level));
    check = cli_json(1, "levels check \"$F/copy\" --json");
    assert_int_equal(json_array_size(at(check, "faults")), 4);
    assert_non_null(strstr(text_at(check, "faults.0"), "/lake/99-stuck.yaml:1: never opens with no device"));
    assert_non_null(strstr(text_at(check, "faults.1"), "with a board"));
}

static void one_fault(const char *call, const char *says)
{
    json_t *check = cli_json(1, call);

    assert_int_equal(json_array_size(at(check, "faults")), 1);
    if (!strstr(text_at(check, "faults.0"), says))
        fail_msg("\"%s\" does not say \"%s\"", text_at(check, "faults.0"), says);
}

/* Of the game that is played, and of a folder that has drawings beside it; a note of one's own needs none. */
CLI_TEST(a_note_without_its_drawing_is_a_fault)
{
    json_t *check;

    assert_int_equal(system("mkdir -p \"$F/game/assets\" && cp -r \"" SUREFOOT_SOURCE_DIR
                            "/levels\" \"$F/game\" && cp -r \"" SUREFOOT_SOURCE_DIR
                            "/assets/notes\" \"$F/game/assets\""),
                     0);
    check = cli_json(0, "levels check \"$F/game/levels\" --json");
    assert_int_equal(system("rm \"$F/game/assets/notes/18-sciatica.svg\""), 0);
    one_fault("levels check \"$F/game/levels\" --json",
              "/notes/18-sciatica.yaml:1: has no drawing; right would be an SVG picture "
              "assets/notes/18-sciatica.svg");
    write_text("game/assets/notes/18-sciatica.svg", "");
    one_fault("levels check \"$F/game/levels\" --json",
              "/notes/18-sciatica.yaml:1: its drawing is no picture");
    write_text("game/assets/notes/18-sciatica.svg", "<svg>\n<!-- mark 90 90 -->\n</svg>\n");
    one_fault("levels check \"$F/game/levels\" --json",
              "/notes/18-sciatica.yaml:1: has labels for 3 numbers and its drawing has 1");
    assert_int_equal(system("rm -r \"$F/game/assets\""), 0);
    check = cli_json(0, "levels check \"$F/game/levels\" --json"); /* without any drawing beside it */
    setenv("SUREFOOT_DATA", getenv("F"), 1);
    assert_int_equal(system("mv \"$F/game/levels\" \"$F/levels\""), 0);
    check = cli_json(1, "levels check --json"); /* but the game itself needs them all */
    assert_int_equal(json_array_size(at(check, "faults")), whole_at(check, "notes"));
    unsetenv("SUREFOOT_DATA");
}

/* Translators get all of a note. */
CLI_TEST(strings_have_titles_texts_and_labels)
{
    struct cli_result result = cli_said(0, "levels strings");
    assert_non_null(strstr(result.out, "msgid \"Hip osteoarthritis\"\n"));
    assert_non_null(strstr(result.out, "of all treatments exercise has the best evidence"));
    assert_non_null(strstr(result.out, "#: levels/notes/14-hip-osteoarthritis.yaml\n#, no-c-format\n"
                                       "msgid \"Rough joint\"\n"));
}

CLI_TEST(a_folder_of_levels_alone_can_be_checked)
{
    json_t *check;

    write_text("few/lake/01-mine.yaml", level);
    check = cli_json(0, "levels check \"$F/few\" --json");
    assert_int_equal(whole_at(check, "levels"), 1);
}

CLI_TEST(own_levels_stand_beside_the_trail)
{
    json_t *list;

    write_text("surefoot/levels/mine.yaml", level);
    write_text("surefoot/workouts/mine.yaml", "title: Mine\nminutes: 1\nwhy: a\nitems: [{level: own/mine, "
                                              "rest_s: 5}, {level: own/mine, rest_s: 0},\n"
                                              "  {level: own/mine, rest_s: 0}]\n");
    list = cli_json(0, "levels list --json");
    assert_true(json_is_true(at(find(at(list, "levels"), "own/mine"), "own")));
    assert_true(json_is_true(at(find(at(list, "workouts"), "own/mine"), "own")));
    cli_said(0, "levels check");
}

/* It is told wherever levels are read, and stops nothing. */
CLI_TEST(a_faulty_own_level_stops_nothing)
{
    write_text("surefoot/levels/bad.yaml", "titel: x\n");
    struct cli_result result = cli_said(0, "levels list");
    assert_non_null(strstr(result.err, "surefoot levels: "));
    assert_non_null(
        strstr(result.err, "/surefoot/levels/bad.yaml:1: unknown key \"titel\", perhaps meant: title"));
    assert_null(strstr(result.out, "own/bad"));
    cli_tells(1, "levels check", "/surefoot/levels/bad.yaml:1: unknown key", NULL);
}
