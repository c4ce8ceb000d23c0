#include "bodymodel.h"
#include "cli.h"
#include "csv/csv.h"
#include "test.h"

/* sway and score on boards that do not read 0 when they are empty. */

static const double none_kg[CORNERS] = {0, 0, 0, 0};

/* A made person; what the empty board reads goes from `first` to `last` kg. */
static void write_person(const char *name, const char *note, const struct model_step *steps, size_t count,
                         const double first_kg[CORNERS], const double last_kg[CORNERS])
{
    struct model_session session;
    char path[256];

    assert_int_equal(model_make(&(struct model_options){.seed = 5}, steps, count, &session), 0);
    snprintf(path, sizeof path, "%s/%s", getenv("F"), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(note, file);
    assert_int_equal(csv_write_header(file, &session.samples[0]), 0);
    for (size_t i = 0; i < session.count; i++) {
        double way = fmin(1, fmax(0, ((double)i - 480) / ((double)session.count - 960)));
        struct sample sample = session.samples[i];

        for (int corner = 0; corner < CORNERS; corner++)
            sample.load_kg[corner] += first_kg[corner] + way * (last_kg[corner] - first_kg[corner]);
        assert_int_equal(csv_write(file, &sample, session.samples[0].t_us), 0);
    }
    assert_int_equal(fclose(file), 0);
    model_free(&session);
}

static const struct model_step quiet[] = {
    {MODEL_EMPTY, 5, 0, 0}, {MODEL_TWO_FEET, 25, 0, 0}, {MODEL_EMPTY, 5, 0, 0}};
static const struct model_step legs[] = {
    {MODEL_EMPTY, 5, 0, 0}, {MODEL_TWO_FEET, 5, 0, 0}, {MODEL_LEFT, 8, 0, 0}, {MODEL_TWO_FEET, 5, 0, 0},
    {MODEL_RIGHT, 9, 0, 0}, {MODEL_TWO_FEET, 3, 0, 0}, {MODEL_EMPTY, 4, 0, 0}};

static void near_share(json_t *one, json_t *other, const char *key, double share)
{
    close_to(number_at(one, key) / number_at(other, key), 1, share);
}

static void same_sway(json_t *one, json_t *other, double share)
{
    near_share(one, other, "velocity_mm_s", share);
    near_share(one, other, "rms_mm", share);
    near_share(one, other, "ellipse95_mm2", share);
    near_share(one, other, "weight_kg", share);
}

CLI_TEST(the_empty_board_of_the_recording_is_the_zero)
{
    static const double offsets[][CORNERS] = {{-12, -2.9, -0.2, -6}, {15, 0, 5, 0}, {1, -1, 2.5, -0.75}};
    json_t *right, *sway;

    write_person("tared.csv", "", quiet, 3, none_kg, none_kg);
    right = cli_json(0, "sway $F/tared.csv --json");
    assert_string_equal(text_at(right, "zero.from"), "recording");
    assert_true(number_at(right, "zero.kg.0") == 0);
    close_to(number_at(right, "weight_kg"), 70, 1);
    for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
        write_person("moved.csv", "", quiet, 3, offsets[i], offsets[i]);
        sway = cli_json(0, "sway $F/moved.csv --json");
        assert_string_equal(text_at(sway, "zero.from"), "recording");
        close_to(number_at(sway, "zero.kg.0"), offsets[i][0], 0.05);
        close_to(number_at(sway, "zero.kg.3"), offsets[i][3], 0.05);
        close_to(number_at(sway, "zero.start_s"), 0, 0.1);
        same_sway(sway, right, 0.002);
        sway = cli_json(0, "sway /dev/fd/9 --raw --json 9<$F/moved.csv"); /* as it is, but for the zero */
        close_to(number_at(sway, "stands.0.kg"), 70, 1.5);
    }
}

CLI_TEST(two_feet_are_never_one_leg)
{
    static const double offset[CORNERS] = {15, 0, 5, 0};
    json_t *right, *score;

    write_person("tared.csv", "", legs, 7, none_kg, none_kg);
    write_person("moved.csv", "", legs, 7, offset, offset);
    right = cli_json(0, "score $F/tared.csv --exercise single-leg-balance --json");
    score = cli_json(0, "score $F/moved.csv --exercise single-leg-balance --json");
    assert_int_equal(json_array_size(at(right, "holds")), 2);
    assert_int_equal(json_array_size(at(score, "holds")), 2);
    assert_string_equal(text_at(score, "holds.0.side"), "left");
    assert_string_equal(text_at(score, "holds.1.side"), "right");
    for (int i = 0; i < 2; i++) {
        const char *path = cli_words("holds.%d.start_s", i);
        close_to(number_at(score, path), number_at(right, path), 0.05);
        path = cli_words("holds.%d.end_s", i);
        close_to(number_at(score, path), number_at(right, path), 0.05);
    }
    close_to(number_at(score, "weight_kg"), number_at(right, "weight_kg"), 0.1);
    assert_string_equal(text_at(score, "zero.from"), "recording");
}

CLI_TEST(a_board_that_drifts_is_followed)
{
    static const double first[CORNERS] = {-6, 1, 0, 2}, last[CORNERS] = {-4.6, 2.3, 1.5, 1};
    json_t *right, *sway;

    write_person("tared.csv", "", quiet, 3, none_kg, none_kg);
    write_person("drifting.csv", "", quiet, 3, first, last);
    right = cli_json(0, "sway $F/tared.csv --json");
    sway = cli_json(0, "sway $F/drifting.csv --json");
    same_sway(sway, right, 0.02);
    close_to(number_at(sway, "zero.kg.0"), -6, 0.1);
    close_to(number_at(sway, "zero.drift_kg.0"), 1.4, 0.15);
    close_to(number_at(sway, "zero.drift_kg.3"), -1, 0.15);
}

/* It begins in the middle of a stand and nobody steps off for long: what nothing shows can be said. */
CLI_TEST(the_option_says_what_nothing_shows)
{
    static const double offset[CORNERS] = {-12, -2.9, -0.2, -6};
    json_t *right, *sway, *wrong;

    write_person("tared.csv", "", &quiet[1], 1, none_kg, none_kg);
    write_person("moved.csv", "", &quiet[1], 1, offset, offset);
    right = cli_json(0, "sway $F/tared.csv --json");
    sway = cli_json(0, "sway $F/moved.csv --json");
    assert_string_equal(text_at(sway, "zero.from"), "none");
    close_to(number_at(sway, "weight_kg"), 70 - 21.1, 1);
    sway = cli_json(0, "sway $F/moved.csv --zero -12,-2.9,-0.2,-6 --json");
    assert_string_equal(text_at(sway, "zero.from"), "option");
    close_to(number_at(sway, "zero.kg.1"), -2.9, 1e-9);
    assert_true(number_at(sway, "velocity_mm_s") == number_at(right, "velocity_mm_s"));
    assert_true(number_at(sway, "weight_kg") == number_at(right, "weight_kg"));
    /* What is said counts, and what the recording shows against it is told. */
    write_person("whole.csv", "", quiet, 3, none_kg, none_kg);
    wrong = cli_json(0, "sway $F/whole.csv --zero 5,0,0,0 --json");
    assert_non_null(strstr(text_at(wrong, "remarks.0"), "--zero"));
    close_to(number_at(wrong, "weight_kg"), 65, 1);
    cli_refuses("sway $F/tared.csv --zero 1,2,3");
    cli_refuses("sway $F/tared.csv --zero 1,2,3,4,5");
    cli_refuses("sway $F/tared.csv --zero 1,2,3,much");
    cli_refuses("score $F/tared.csv --exercise stance --zero 1,,3,4");
    cli_refuses("score $F/tared.csv --exercise stance --zero 1,2,3,1e9");
}

static void write_still(const char *name, const double (*pieces)[2], size_t count)
{
    int row = 0;

    FILE *file = cli_file(name, "w");
    fputs("time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n", file);
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < (int)(pieces[i][0] * 50); k++, row++) {
            double kg = pieces[i][1] / 4, sway = kg > 1 ? 0.05 * sin(row * 0.05) : 0;

            fprintf(file, "%.2f,%.3f,%.3f,%.3f,%.3f\n", row * 0.02, kg + sway, kg - sway, kg + sway,
                    kg - sway);
        }
    assert_int_equal(fclose(file), 0);
}

/* A child of 24 kg that stands as still as an empty board, without, with a short and with a long empty board.
 */
CLI_TEST(a_still_child_is_no_empty_board)
{
    static const double alone[][2] = {{20, 24}}, taken[][2] = {{1, 0}, {20, 24}, {1, 0}},
                        whole[][2] = {{3, 0}, {20, 24}, {3, 0}};
    static const struct {
        const double (*pieces)[2];
        size_t count;
        const char *from;
    } files[] = {{alone, 1, "none"}, {taken, 3, "none"}, {whole, 3, "recording"}};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        json_t *sway;

        write_still("child.csv", files[i].pieces, files[i].count);
        sway = cli_json(0, "sway $F/child.csv --json");
        close_to(number_at(sway, "weight_kg"), 24, 0.01);
        assert_string_equal(text_at(sway, "zero.from"), files[i].from);
    }
}

/* What was tared when it was played gives the same points again, whatever its board did meanwhile. */
CLI_TEST(an_export_is_tared_already)
{
    static const double drifted[CORNERS] = {1, 0.9, 0.8, 0.7};
    json_t *score;

    write_person("export.csv",
                 "# surefoot attempt 7, kettle, single-leg-balance, set 1, 2026-01-01T00:00:00Z\n", legs, 7,
                 drifted, drifted);
    score = cli_json(0, "score $F/export.csv --exercise single-leg-balance --json");
    assert_string_equal(text_at(score, "zero.from"), "game");
    assert_int_equal(json_array_size(at(score, "remarks")), 0);
    assert_true(number_at(score, "weight_kg") > 73);
}

static void write_rows(const char *name, double seconds_a_row, int empty, int stand, double kg)
{
    FILE *file = cli_file(name, "w");
    fputs("time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n", file);
    for (int row = 0; row < 2 * empty + stand; row++) {
        double t = row * seconds_a_row, on = row >= empty && row < empty + stand ? kg / 4 : 0;
        double side = 0.05 * sin(0.9 * row), front = 0.08 * sin(0.7 * row), noise = row % 3 * 0.01;

        fprintf(file, "%.7f,%.3f,%.3f,%.3f,%.3f\n", t, on * (1 - side + front), on * (1 + side + front),
                on * (1 - side - front) + noise, on * (1 + side - front) + noise);
    }
    assert_int_equal(fclose(file), 0);
}

static bool remarked(json_t *object, const char *words)
{
    size_t i;
    json_t *line;

    json_array_foreach(at(object, "remarks"), i,
                       line) if (strstr(json_string_value(line), words)) return true;
    return false;
}

/* Something heavy that is left lying there is no zero, and the option that makes it one is at hand. */
CLI_TEST(a_doubt_is_told_with_its_option)
{
    static const double pieces[][2] = {{20, 70}, {4, 0.8}};
    json_t *sway;

    write_still("left.csv", pieces, 2); /* a tared board, and nothing to tell */
    sway = cli_json(0, "sway $F/left.csv --json");
    assert_false(remarked(sway, "--zero"));
    write_still("bag.csv", (const double[][2]){{20, 70}, {4, 8}}, 2);
    sway = cli_json(0, "sway $F/bag.csv --json");
    assert_string_equal(text_at(sway, "zero.from"), "none");
    close_to(number_at(sway, "weight_kg"), 70, 0.1);
    assert_true(remarked(sway, "--zero 2."));
}

CLI_TEST(what_loads_cannot_be_is_told)
{
    json_t *sway;

    write_rows("plain.csv", 0.02, 150, 1000, 70);
    sway = cli_json(0, "sway $F/plain.csv --json");
    assert_true(remarked(sway, "exactly 0 at top left, top right"));
    assert_false(remarked(sway, "bears") || remarked(sway, "too slow"));
    write_rows("heavy.csv", 0.02, 150, 1000, 210);
    sway = cli_json(0, "sway $F/heavy.csv --json");
    assert_true(remarked(sway, "bears about 150 kg"));
    write_rows("slow.csv", 0.5, 8, 60, 70);
    sway = cli_json(0, "sway $F/slow.csv --time s --json");
    assert_true(remarked(sway, "too slow for velocities"));
}

static void nobody_since(const char *words, const char *why)
{
    cli_tells(1, words, NULL, why);
}

/* Nobody stands there: and why not. */
CLI_TEST(nobody_for_another_reason)
{
    write_rows("minutes.csv", 0.02 / 60, 150, 1000, 70);
    write_rows("turned.csv", 0.02, 150, 1000, -70);
    write_rows("plain.csv", 0.02, 150, 1000, 70);
    nobody_since("sway $F/minutes.csv", "minutes");
    nobody_since("sway $F/turned.csv", "signs");
    nobody_since("sway $F/plain.csv --zero 100,100,100,100", "this --zero");
}

static void append(const char *to, const char *from)
{
    char bytes[4096];
    FILE *in, *out;
    size_t got;

    in = fopen(cli_path(from), "r");
    out = fopen(cli_path(to), "a");
    assert_true(in && out);
    while ((got = fread(bytes, 1, sizeof bytes, in)) > 0)
        assert_int_equal(fwrite(bytes, 1, got, out), got);
    assert_int_equal(fclose(in), 0);
    assert_int_equal(fclose(out), 0);
}

/* A right trial, the header again, and the same with another zero: each has its own. */
CLI_TEST(each_part_has_its_zero)
{
    static const double offset[CORNERS] = {15, 0, 5, 0};
    json_t *score;

    write_person("tared.csv", "", legs, 7, none_kg, none_kg);
    write_person("moved.csv", "", legs, 7, offset, offset);
    append("both.csv", "tared.csv");
    append("both.csv", "moved.csv");
    score = cli_json(0, "score - --exercise single-leg-balance --json 0<$F/both.csv");
    assert_int_equal(json_array_size(at(score, "holds")), 4);
    close_to(number_at(score, "weight_kg"), 70, 1);
}

/* Played, too: the same holds and points as of the tared one. */
CLI_TEST(a_recording_is_played_from_its_zero)
{
    static const double offset[CORNERS] = {15, 0, 5, 0};
    static const char *const files[] = {"tared.csv", "moved.csv"};
    json_t *set[2];

    write_person("tared.csv", "", legs, 7, none_kg, none_kg);
    write_person("moved.csv", "", legs, 7, offset, offset);
    for (int i = 0; i < 2; i++) {
        set[i] = cli_json(0, cli_words("play lake/01 --headless --input $F/%s --json", files[i]));
    }
    assert_int_equal(json_array_size(at(set[0], "sets")), json_array_size(at(set[1], "sets")));
    assert_int_equal(whole_at(set[0], "sets.0.stars"), whole_at(set[1], "sets.0.stars"));
    assert_true(whole_at(set[0], "sets.0.points") > 0);
    assert_true(llabs(whole_at(set[0], "sets.0.points") - whole_at(set[1], "sets.0.points")) <= 1);
}
