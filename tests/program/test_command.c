#include "cli.h"
#include "folder.h"
#include "test.h"

/* The command line: help, wrong use, and what every JSON answer is. */

static const char *const names[] = {"play",   "score",   "sway",   "levels", "devices", "players",
                                    "scores", "history", "export", "verify", "recover", "shot"};
enum { NAMES = sizeof names / sizeof *names };

static void answers(const char *words, const char *beginning)
{
    struct cli_result result = cli_run(words);

    if (result.status || *result.err || strncmp(result.out, beginning, strlen(beginning)))
        fail_msg("surefoot %s: exit status %d, out \"%s\", err \"%s\"", words, result.status, result.out,
                 result.err);
}

CLI_TEST(helps_on_every_command)
{
    struct cli_result all = cli_run("--help");
    const char *usage;

    assert_int_equal(all.status, 0);
    for (int i = 0; i < NAMES; i++) {
        assert_non_null(strstr(all.out, cli_words("\n  %s ", names[i])));
        usage = cli_words("Usage: surefoot %s ", names[i]);
        answers(cli_words("%s --help", names[i]), usage);
        answers(cli_words("%s something --else -h", names[i]), usage);
        answers(cli_words("help %s", names[i]), usage);
    }
    answers("help", "Surefoot");
    answers("-h", "Surefoot");
    answers("--version", "surefoot 0.");
}

/* How points are given stands in the help, from the formula's own file. */
CLI_TEST(explains_the_score)
{
    struct cli_result result = cli_run("help score");

    assert_non_null(strstr(result.out, "45"));
    assert_non_null(strstr(result.out, "1000"));
}

static void write_file(const char *name, const char *text)
{
    folder_write(cli_path(name), text, strlen(text));
}

static int setup_files(void **state)
{
    cli_set_up(state);
    write_file("board.csv", "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n0,1,1,1,1\n");
    write_file("plate.csv", "time_s,cop_ml_mm,cop_ap_mm\n0,1,1\n0.01,2,2\n0.02,1,3\n0.03,0,1\n");
    write_file("motion.csv",
               "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s\n"
               "0,1,1,1,1,1,1\n");
    write_file("garbage.csv", "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n0,1,x,1,1\n");
    return 0;
}

#define FILES_TEST(name) TEST_WITH(name, setup_files, cli_tear_down)

/* Wrong use: status 2, one line that says why, and no file. */
static const char *const wrong[] = {
    "nonsense",
    "--nonsense",
    "--input",
    "-x",
    "--speed fast",
    "--input /nowhere.csv",
    "help nonsense",
    "help play score",
    "play",
    "play lake/01 lake/02 --headless",
    "play nowhere --headless --input sim",
    "play lake/0 --headless --input sim",
    "play lake/01 --headless --input motion",
    "play ridge/11 --headless --input board",
    "play camp/02 --headless --input sim --channel load",
    "play camp/02 --headless --input sim --channel dance",
    "play lake/01 --headless --input sim --pads 1,1",
    "play lake/01 --headless --input -",
    "play lake/01 --headless --input /nowhere.csv",
    "play lake/01 --headless --input /dev/null",
    "play lake/01 --headless --input sim --speed fast",
    "play lake/01 --headless --input sim --speed -1",
    "play lake/01 --headless --input sim --speed 1,5",
    "play lake/01 --headless --input sim --speed 0x10",
    "play lake/01 --headless --input sim --speed inf",
    "play lake/01 --headless --input sim --speed nan",
    "play lake/01 --headless --input sim --speed ''",
    "play lake/01 --headless --input sim --speed ' 1'",
    "play lake/01 --headless --input sim --speed '1 '",
    "play lake/01 --headless --input sim --weight 5",
    "play lake/01 --headless --input sim --seed 1.5",
    "play lake/01 --headless --input sim --seed 99999999999999999999",
    "play lake/01 --headless --input sim --player ''",
    "play lake/01 --headless=yes --input sim",
    "play lake/01 --json --input sim",
    "play lake/01 --picture x.png --input sim",
    "score",
    "score /dev/null --exercise single-leg-balance",
    "score $F/board.csv",
    "score $F/board.csv --exercise nonsense",
    "score $F/board.csv --exercise pigeon-stretch",
    "score $F/board.csv --exercise hip-abduction",
    "score $F/board.csv --exercise limb-lift",
    "score $F/motion.csv --exercise single-leg-balance",
    "score $F/motion.csv --exercise stance",
    "score $F/plate.csv --exercise step-up",
    "score $F/board.csv --exercise stance --from 5 --to 4",
    "score $F/board.csv --exercise single-leg-balance --side middle",
    "score $F/board.csv --exercise single-leg-balance --level nowhere",
    "score $F/plate.csv --exercise single-leg-balance",
    "score $F/garbage.csv --exercise single-leg-balance",
    "score - --exercise single-leg-balance",
    "score /nowhere.csv --exercise stance",
    "sway",
    "sway a b",
    "sway /nowhere.csv",
    "sway $F/garbage.csv",
    "sway $F/motion.csv",
    "sway --raw=1 $F/plate.csv",
    "levels",
    "levels nonsense",
    "levels list more",
    "levels check /nowhere",
    "levels check a b",
    "devices more",
    "scores nowhere",
    "scores a b",
    "scores --side both",
    "history",
    "history --player Nobody",
    "history --player Nobody more",
    "history --player Nobody --format xml",
    "export",
    "export --player Nobody",
    "export --player Nobody file.csv",
    "export --player Nobody --format text",
    "export --attempt 1 file.csv",
    "export --attempt 1 --set 0 file.csv",
    "export --attempt 1 --set 1",
    "export --attempt 1 --set 1 $F/never.csv",
    "verify more",
    "verify --player Nobody",
    "shot",
    "shot results-left",
    "shot nowhere $F/never.png",
    "shot --list more",
    "shot --list --sheet $F/never.png",
    "shot --sheet",
    "shot --sheet $F/never.png scores nowhere",
    "shot levels $F/never.png --size 100",
    "shot levels $F/never.png --size 10x10",
    "shot levels $F/never.png --size 1920x1080x2",
    "shot levels $F/never.png --size 99999x1080",
};

FILES_TEST(refuses_wrong_use)
{
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cli_refuses(wrong[i]);
    assert_int_equal(folder_count(getenv("F"), "never", NULL, 0), 0);
}

/* Whatever a word is made of: nothing reaches the terminal that it would obey, and other languages stay. */
CLI_TEST(words_are_shown_harmless)
{
    static const char *const shown[][2] = {
        {"scores \"$(printf 'a\\033[31mb\\nc')\"", "\"a?[31mb?c\""},
        {"history --player \"$(printf '\\302\\2331mJos\\303\\251\\177')\"", "\"??1mJosé?\""},
        {"scores \"$(printf 'gone\\r\\377\\300\\200\\355\\240\\200.csv')\"", "gone???????.csv"},
    };
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct cli_result result = cli_run(shown[i][0]);
        const char *end = strchr(result.err, '\n');

        assert_int_equal(result.status, 2);
        if (!strstr(result.err, shown[i][1]) || !end || end[1])
            fail_msg("%s: not %s in %s", shown[i][0], shown[i][1], result.err);
    }
}

FILES_TEST(answers_in_json)
{
    json_t *levels = cli_json(0, "levels list --json");
    json_t *check = cli_json(0, "levels check --json");
    json_t *devices = cli_json(0, "devices --json");
    json_t *scores = cli_json(0, "scores --json");
    json_t *verify = cli_json(0, "verify --json");
    json_t *sway = cli_json(0, "sway $F/plate.csv --json");

    assert_in_range(json_array_size(at(levels, "levels")), 45, 256);
    assert_string_equal(text_at(levels, "levels.0.id"), "camp/01-weight-shift-20s");
    assert_string_equal(text_at(levels, "levels.0.exercise"), "adductor-stretch");
    assert_string_equal(text_at(levels, "levels.0.chapter"), "camp");
    assert_string_equal(text_at(levels, "levels.0.stage"), "bodyweight");
    assert_true(json_is_null(at(levels, "levels.0.unlock")));
    assert_string_equal(text_at(levels, "levels.3.unlock.level"), "camp/01-weight-shift-20s");
    assert_true(json_is_array(at(levels, "workouts")));
    assert_true(json_is_true(at(check, "ok")));
    assert_int_equal(json_array_size(at(check, "faults")), 0);
    assert_int_equal(whole_at(check, "levels"), json_array_size(at(levels, "levels")));
    assert_true(json_is_array(at(devices, "devices")));
    assert_int_equal(json_array_size(at(scores, "scores")), 0);
    assert_true(json_is_true(at(verify, "ok")));
    assert_int_equal(whole_at(verify, "trials"), 0);
    assert_int_equal(whole_at(sway, "samples"), 4);
    close_to(number_at(sway, "range_ap_mm"), 2, 1e-12);
}

CLI_TEST(reports_faults_of_levels)
{
    json_t *check;

    assert_int_equal(system("mkdir -p \"$F/bad/lake\""), 0);
    write_file("bad/lake/01-bad.yaml", "nonsense: 1\n");
    check = cli_json(1, "levels check $F/bad --json");
    assert_true(json_is_false(at(check, "ok")));
    assert_non_null(strstr(text_at(check, "faults.0"), "01-bad.yaml:1: "));
}

/* A full disk is an error of its own, not silence. */
CLI_TEST(notices_that_output_is_lost)
{
    static const char *const lines[] = {"levels list", "levels list --json", "--help", "shot --list"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        size_t size;
        unsigned char *err;

        assert_int_equal(
            system(cli_words("'" SUREFOOT_PROGRAM "' %s >/dev/full 2>\"$F/err\"", lines[i])) >> 8, 1);
        err = folder_read(cli_path("err"), &size);
        assert_non_null(err);
        assert_true(size > 10 && err[size - 1] == '\n' && !memchr(err, '\n', size - 1));
        free(err);
    }
}

/* Installed, the program finds its levels beside itself; $SUREFOOT_DATA comes before both. */
CLI_TEST(finds_its_data)
{
    char line[1024];

    snprintf(line, sizeof line,
             "mkdir -p \"$F/i/bin\" \"$F/i/share/surefoot/levels/lake\" && cp '%s' \"$F/i/bin/surefoot\" && "
             "cp -r '%s/levels/exercises' \"$F/i/share/surefoot/levels\" && "
             "cp '%s/levels/lake/01-one-leg-10s.yaml' \"$F/i/share/surefoot/levels/lake/07-alone.yaml\" && "
             "\"$F/i/bin/surefoot\" levels list >\"$F/list\" && grep -q 'lake/07-alone ' \"$F/list\" && "
             "test \"$(wc -l <\"$F/list\")\" = 1",
             SUREFOOT_PROGRAM, SUREFOOT_SOURCE_DIR, SUREFOOT_SOURCE_DIR);
    assert_int_equal(system(line), 0);
    snprintf(line, sizeof line, "SUREFOOT_DATA=\"$F/i/share/surefoot\" '%s' levels list | grep -q 07-alone",
             SUREFOOT_PROGRAM);
    assert_int_equal(system(line), 0);
    cli_tells(0, "levels list", "lake/01-one-leg-10s ", NULL);
}

CLI_TEST(pictures_are_always_the_same)
{
    cli_said(0, "shot scores $F/a.png --size 640x360");
    cli_tells(0, "shot scores $F/b.png --size 640x360 --faults", "", NULL);
    assert_int_equal(system("cmp \"$F/a.png\" \"$F/b.png\""), 0);
    cli_said(1, "shot scores /nowhere/a.png");
}

/* A sheet is as wide and high as its pictures need: of a PNG's header, bytes 16 to 23. */
static void assert_sheet(const char *words, unsigned width, unsigned height)
{
    struct cli_result result = cli_run(words);
    unsigned char header[24];

    assert_int_equal(result.status, 0);
    const char *path = cli_path("sheet.png");
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(header, 1, sizeof header, file), sizeof header);
    fclose(file);
    assert_int_equal(remove(path), 0);
    assert_int_equal(header[18] << 8 | header[19], width);
    assert_int_equal(header[22] << 8 | header[23], height);
}

CLI_TEST(many_pictures_make_a_sheet)
{
    assert_sheet("shot --sheet $F/sheet.png scores", 448, 285);
    assert_sheet("shot --sheet $F/sheet.png scores home --size 800x800 --look dusk --text farther", 872, 460);
    assert_sheet("shot scores scores-empty home board-none home board-none scores --sheet $F/sheet.png "
                 "--size 320x320",
                 2088, 736);
}
