#define _POSIX_C_SOURCE 200809L /* mkfifo */
#include "bodymodel.h"
#include "cli.h"
#include "csv/csv.h"
#include "folder.h"
#include "test.h"

#include <sys/stat.h>

/* sway and score on the same recording, whatever way it comes and however it is written. */

/* Twice on the left leg, with what an export notes above it. */
static void write_hold(const char *name, const char *above)
{
    const struct model_step steps[] = {
        {MODEL_TWO_FEET, 4, 0, 0}, {MODEL_LEFT, 14, 0, 0}, {MODEL_TWO_FEET, 4, 0, 0}, {MODEL_LEFT, 8, 0, 0}};
    struct model_session session;
    FILE *file = cli_file(name, "w");

    assert_int_equal(model_make(&(struct model_options){.seed = 6}, steps, 4, &session), 0);
    fputs(above, file);
    cli_rows(file, session.samples, session.count);
    assert_int_equal(fclose(file), 0);
    model_free(&session);
}

static long long points(const char *words)
{
    json_t *score;

    score = cli_json(0, cli_words("score %s --exercise single-leg-balance --json", words));
    long long found = whole_at(score, "points");
    return found;
}

#define NOTES                                                                                                \
    "# surefoot attempt 4, camp/01, single-leg-balance, set 1, 2026-11-30T14:00:00Z\n# side left\n"          \
    "# star1_s 2\n# star2_s 4\n# star3_s 6\n# cap_s 8\n"

/* With a mark of its code, empty lines above, from a pipe, a named pipe or standard input: noted is noted. */
CLI_TEST(notes_count_whichever_way_they_come)
{
    long long noted;

    write_hold("plain.csv", "");
    write_hold("noted.csv", NOTES);
    write_hold("marked.csv", "\xEF\xBB\xBF" NOTES);
    write_hold("below.csv", "\n \r\n" NOTES "\n");
    noted = points("$F/noted.csv");
    assert_true(noted != points("$F/plain.csv"));
    assert_int_equal(points("$F/marked.csv"), noted);
    assert_int_equal(points("$F/below.csv"), noted);
    assert_int_equal(points("- <$F/noted.csv"), noted);
    assert_int_equal(mkfifo(cli_path("pipe"), 0600), 0);
    assert_int_equal(system("cat \"$F/marked.csv\" >\"$F/pipe\" &"), 0);
    assert_int_equal(points("$F/pipe"), noted);
    assert_int_equal(system("iconv -t UTF-16 \"$F/below.csv\" >\"$F/pipe\" &"), 0);
    assert_int_equal(points("/dev/stdin <$F/pipe"), noted);
}

CLI_TEST(notes_that_cannot_be_used_are_told)
{
    write_hold("odd.csv", "# weight_kg heavy\n# side left\n");
    struct cli_result result = cli_said(0, "score $F/odd.csv --exercise single-leg-balance --json");
    assert_non_null(strstr(result.err, "weight_kg heavy"));
    assert_ptr_equal(strchr(result.err, '\n') + 1, result.err + strlen(result.err));
}

/* Somebody on a plate or a board at 50 Hz: 1.3 Hz and 2.1 Hz, which has a speed that is known. */
static void sample(int i, double *x_mm, double *y_mm)
{
    *x_mm = 3 * sin(2 * 3.14159265358979 * 0.43 * i / 50);
    *y_mm = 4 * sin(2 * 3.14159265358979 * 0.31 * i / 50 + 1);
}

enum { ROWS = 2500 };

static void write_plate(const char *name, const char *header, char separator, double scale, double floor_to)
{
    FILE *file = cli_file(name, "w");

    fputs(header, file);
    for (int i = 0; i < ROWS; i++) {
        double x_mm, y_mm, time = i * 0.02;

        sample(i, &x_mm, &y_mm);
        if (floor_to > 0)
            time = floor(time / floor_to + 1e-9) * floor_to;
        fprintf(file, "%.2f%c%.4f%c%.4f\n", time * scale, separator, x_mm, separator, y_mm);
    }
    assert_int_equal(fclose(file), 0);
}

#define BOARD "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg\n"

static void write_board(const char *name, double floor_to)
{
    FILE *file = cli_file(name, "w");

    fputs(BOARD, file);
    for (int i = 0; i < ROWS; i++) {
        double x_mm, y_mm, time = i * 0.02;

        sample(i, &x_mm, &y_mm);
        if (floor_to > 0)
            time = floor(time / floor_to + 1e-9) * floor_to;
        /* 433 mm wide, 238 mm deep */
        x_mm /= 433.0 / 2;
        y_mm /= 238.0 / 2;
        fprintf(file, "%.2f,%.3f,%.3f,%.3f,%.3f\n", time, 17.5 * (1 - x_mm + y_mm), 17.5 * (1 + x_mm + y_mm),
                17.5 * (1 - x_mm - y_mm), 17.5 * (1 + x_mm - y_mm));
    }
    assert_int_equal(fclose(file), 0);
}

static double velocity(const char *name)
{
    json_t *sway;

    sway = cli_json(0, cli_words("sway %s --json", name));
    double found = number_at(sway, "velocity_mm_s");
    return found;
}

/* The unit of the times and how coarse they are makes no other speed. */
CLI_TEST(times_make_no_other_speed)
{
    double right, board;

    write_plate("right.csv", "time_s,cop_ml_mm,cop_ap_mm\n", ',', 1, 0);
    write_plate("ms.csv", "time_s,cop_ml_mm,cop_ap_mm\n", ',', 1e3, 0);
    write_plate("us.csv", "time;COPx [mm];COPy [mm]\n", ';', 1e6, 0);
    write_plate("seconds.csv", "time_s,cop_ml_mm,cop_ap_mm\n", ',', 1, 1);
    write_plate("still.csv", "time_s,cop_ml_mm,cop_ap_mm\n", ',', 0, 0);
    right = velocity("$F/right.csv");
    assert_true(right > 5 && right < 15);
    close_to(velocity("$F/ms.csv"), right, 1e-9);
    close_to(velocity("--raw $F/ms.csv"), right, 1e-9);
    close_to(velocity("$F/us.csv"), right, 1e-9);
    close_to(velocity("$F/seconds.csv"), right, 1e-6);
    close_to(velocity("--time ms $F/ms.csv"), right, 1e-9);
    cli_refuses("sway $F/still.csv");
    cli_refuses("sway --time s $F/ms.csv");
    write_board("board.csv", 0);
    write_board("board-seconds.csv", 1);
    board = velocity("$F/board.csv");
    close_to(board / right, 1, 0.05);
    close_to(velocity("$F/board-seconds.csv") / board, 1, 0.01);
}

/* A logger that writes empty rows once a second while nobody stands there. */
CLI_TEST(empty_rows_are_no_time)
{
    FILE *file = cli_file("empty.csv", "w");
    json_t *sway;
    double t_s = 0;

    fputs("time_s,cop_ml_mm,cop_ap_mm\n", file);
    for (int part = 0; part < 3; part++) {
        for (int i = 0; i < 1000; i++, t_s += 0.02) {
            double x_mm, y_mm;

            sample(i, &x_mm, &y_mm);
            fprintf(file, "%.2f,%.4f,%.4f\n", t_s, x_mm, y_mm);
        }
        for (int i = 0; i < 10; i++, t_s += 1)
            fprintf(file, "%.2f,,\n", t_s);
    }
    assert_int_equal(fclose(file), 0);
    sway = cli_json(0, "sway --raw --pooled $F/empty.csv --json");
    close_to(number_at(sway, "seconds"), 60, 0.1);
    close_to(number_at(sway, "gaps.0.start_s"), 20, 0.03);
    close_to(number_at(sway, "gaps.0.end_s"), 30, 0.03);
}

/* What is said is said of what is wrong, in one line. */
CLI_TEST(refuses_by_name)
{
    static const struct {
        const char *text, *says;
    } files[] = {
        {"0,1,2,3,4\n0.01,1,2,3,4\n", "no header"},
        {"time_s;top_left_kg;top_right_kg\n0;1;2\n", "columns missing: bottom_left_kg and bottom_right_kg"},
        {"time_s,acc_x,acc_y,acc_z\n0,0,9.8,0\n", "gyro_x_rad_s, gyro_y_rad_s and gyro_z_rad_s"},
        {"time_s,cop_ml_mm,cop_ap_mm\n0,1e308,1e308\n", "out of range"},
        {"time_s,cop_ml_mm,cop_ap_mm\n0,\033[31m,2\n", "is not a number: ?[31m"},
    };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = cli_file("wrong.csv", "w");

        fputs(files[i].text, file);
        assert_int_equal(fclose(file), 0);
        cli_refuses("sway $F/wrong.csv");
        cli_refuses("score - --exercise bridge <$F/wrong.csv");
        struct cli_result result = cli_run("sway $F/wrong.csv");
        if (!strstr(result.err, files[i].says))
            fail_msg("\"%s\" does not say \"%s\"", result.err, files[i].says);
    }
}

/* Trials of 20 s, 2 s of an empty board about each; the clock of each begins at from_s, and row `odd` of all
 * of them has a time that is wrong by wrong_s. */
static void write_trials(const char *name, const double *from_s, int trials, const char *between, int odd,
                         double wrong_s)
{
    FILE *file = cli_file(name, "w");

    fputs(BOARD, file);
    for (int k = 0; k < trials; k++) {
        if (k > 0)
            fputs(between, file);
        for (int i = 0; i < 1200; i++) {
            double x_mm, y_mm, kg = i >= 100 && i < 1100 ? 17.5 : 0;

            sample(i, &x_mm, &y_mm);
            x_mm /= 433.0 / 2;
            y_mm /= 238.0 / 2;
            fprintf(file, "%.2f,%.3f,%.3f,%.3f,%.3f\n", from_s[k] + i * 0.02 + (i == odd ? wrong_s : 0),
                    kg * (1 - x_mm + y_mm), kg * (1 + x_mm + y_mm), kg * (1 - x_mm - y_mm),
                    kg * (1 + x_mm - y_mm));
        }
    }
    assert_int_equal(fclose(file), 0);
}

static bool is_remarked(json_t *object, const char *text)
{
    const json_t *remarks = at(object, "remarks");
    const json_t *remark;
    size_t i;

    json_array_foreach(remarks, i, remark) if (strstr(json_string_value(remark), text)) return true;
    return false;
}

/* Whatever the second clock shows, both trials are measured, one behind the other. */
CLI_TEST(a_clock_that_starts_again_loses_nothing)
{
    static const double clocks[][3] = {{0, 100, 200}, {0, 0, 0}, {100, 5, 50}, {1000, 0, 3}, {7, 20, 1}};
    static const char *const between[] = {"", BOARD, "23.98,,,,\n"};

    for (size_t i = 0; i < sizeof clocks / sizeof *clocks; i++)
        for (size_t k = 0; k < sizeof between / sizeof *between; k++) {
            json_t *sway, *raw;

            write_trials("trials.csv", clocks[i], 3, between[k], -1, 0);
            sway = cli_json(0, "sway $F/trials.csv --json");
            raw = cli_json(0, "sway $F/trials.csv --raw --json");
            assert_int_equal(json_array_size(at(sway, "stands")), 3);
            assert_int_equal(whole_at(sway, "dropped"), 0);
            assert_int_equal(whole_at(raw, "samples"), 3000);
            for (int stand = 0; stand < 3; stand++) {
                close_to(number_at(sway, cli_words("stands.%d.samples", stand)) /
                             number_at(sway, "stands.0.samples"),
                         1, 0.002);
                assert_true(number_at(sway, cli_words("stands.%d.start_s", stand)) >= 26 * stand + 1.9);
            }
            assert_true(is_remarked(sway, "the clock starts again") == (i > 0));
        }
}

/* One bad time stamp costs its row and no more. */
CLI_TEST(a_bad_time_costs_its_row)
{
    static const double none[1], wrong_s[] = {13500, 10, 0.7, -0.7, -5, -200};
    static const int odd[] = {0, 1, 600, 1197};
    json_t *right;

    write_trials("right.csv", none, 1, "", -1, 0);
    right = cli_json(0, "sway $F/right.csv --json");
    for (size_t i = 0; i < sizeof wrong_s / sizeof *wrong_s; i++)
        for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
            bool early = odd[k] == 0 && wrong_s[i] < 1; /* a first row that is early is a silence */
            json_t *sway;

            write_trials("wrong.csv", none, 1, "", odd[k], wrong_s[i]);
            sway = cli_json(0, "sway $F/wrong.csv --json");
            close_to(number_at(sway, "velocity_mm_s") / number_at(right, "velocity_mm_s"), 1, 0.001);
            close_to(number_at(sway, "samples"), number_at(right, "samples"), 1);
            if (!early) {
                assert_int_equal(whole_at(sway, "dropped"), 1);
                close_to(number_at(sway, "stands.0.start_s"), number_at(right, "stands.0.start_s"), 0.03);
            }
        }
}

enum { PLATE_ROWS = 3000 };

/* Somebody on a plate at 100 Hz, and what stands instead of rows: where, how many, what. */
static void write_spoilt(const char *name, const int *where, int count, int length, const char *instead)
{
    FILE *file = cli_file(name, "w");

    fputs("time_s,cop_ml_mm,cop_ap_mm\n", file);
    for (int i = 0; i < PLATE_ROWS; i++) {
        double t = i * 0.01;
        bool spoilt = false;

        for (int k = 0; k < count; k++)
            spoilt |= i >= where[k] && i < where[k] + length;
        if (spoilt)
            fprintf(file, "%.2f,%s\n", t, instead);
        else
            fprintf(file, "%.2f,%.4f,%.4f\n", t, 150 + 3 * sin(1.7 * t), 220 + 5 * sin(1.1 * t + 2));
    }
    assert_int_equal(fclose(file), 0);
}

/* What nobody can have, and what programs write while nobody stands there, costs its rows and is told. */
CLI_TEST(a_plate_leaves_out_what_nobody_has)
{
    static const int singles[] = {500, 1200, 1900}, run[] = {0}, within[] = {1000};
    static const struct {
        const int *where;
        int count, length;
        const char *instead, *remark;
    } spoilt[] = {
        {singles, 3, 1, "9999,5.0", "3 rows with -999, -9999 or 9999"},
        {singles, 3, 1, "-999,-999", "3 rows with -999"},
        {singles, 3, 1, "-9999,220", "3 rows with -999"},
        {singles, 3, 1, "700,-300", "3 rows left out, first at 5.00 s"},
        {singles, 3, 1, "1e9,0", "3 rows left out, the first in line 502"},
        {singles, 3, 1, "0,0", "3 rows with a centre of pressure of exactly 0, 0"},
        {run, 1, 600, "0.0000,0.0000", "600 rows with a centre of pressure of exactly 0, 0"},
        {within, 1, 500, "0.0000,0.0000", "500 rows with a centre of pressure of exactly 0, 0"},
        {within, 1, 500, "-999,-999", "500 rows with -999"},
    };
    double right;

    write_spoilt("right.csv", NULL, 0, 0, "");
    right = velocity("$F/right.csv");
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        json_t *sway;

        write_spoilt("spoilt.csv", spoilt[i].where, spoilt[i].count, spoilt[i].length, spoilt[i].instead);
        sway = cli_json(0, "sway $F/spoilt.csv --json");
        close_to(number_at(sway, "velocity_mm_s") / right, 1, 0.03);
        close_to(number_at(sway, "rms_mm"), 4.1, 0.3);
        if (!is_remarked(sway, spoilt[i].remark))
            fail_msg("%zu: nobody says: %s", i, spoilt[i].remark);
    }
}

/* Wild rows before somebody steps on: refused, with their time. */
CLI_TEST(wild_rows_are_refused)
{
    FILE *file = cli_file("wild.csv", "w");

    fputs("time_s,cop_ml_mm,cop_ap_mm\n", file);
    for (int i = 0; i < PLATE_ROWS; i++)
        fprintf(file, "%.2f,%.4f,%.4f\n", i * 0.01,
                (i < 500 ? i * 7919 % 601 - 300.5 : 0) + 3 * sin(0.017 * i),
                (i < 500 ? i * 104729 % 401 - 200.5 : 0) + 5 * sin(0.011 * i));
    assert_int_equal(fclose(file), 0);
    struct cli_result result = cli_said(2, "sway $F/wild.csv");
    assert_non_null(strstr(result.err, "the centre of pressure leaps"));
    assert_non_null(strstr(result.err, "--from"));
    assert_true(velocity("--from 5.1 $F/wild.csv") < 15);
}

/* As spreadsheets save them; behind the rows they count for nothing, and that is told. */
CLI_TEST(notes_outlive_a_spreadsheet)
{
    long long noted;
    json_t *score;

    write_hold("noted.csv", NOTES);
    noted = points("$F/noted.csv");
    write_hold("commas.csv", "# surefoot attempt 4, camp/01,,,\n# side left,,,,\n# star1_s 2,,,,\n# star2_s "
                             "4,,,,\n# star3_s 6,,,,\n# cap_s 8,,,,\n");
    write_hold("quotes.csv", "\"# surefoot attempt 4, camp/01\",,,\n\"# side left\",,,,\n\"# star1_s "
                             "2\";;;;\n\"# star2_s 4\"\t\t\n# star3_s 6;;;;\n\"# cap_s 8\"\n");
    assert_int_equal(points("$F/commas.csv"), noted);
    assert_int_equal(points("$F/quotes.csv"), noted);
    write_hold("late.csv", "# weight_kg heavy\n# cap_s long\n");
    FILE *file = cli_file("late.csv", "a");
    fputs("# side left\n# by hand\n", file);
    assert_int_equal(fclose(file), 0);
    score = cli_json(0, "score $F/late.csv --exercise single-leg-balance --json");
    assert_true(is_remarked(score, "weight_kg heavy"));
    assert_true(is_remarked(score, "cap_s long"));
    assert_true(is_remarked(score, "side left, which stands behind the first row"));
    assert_false(is_remarked(score, "by hand"));
}

/* Of a line that does not end no end is waited for. */
CLI_TEST(an_endless_line_is_refused)
{
    cli_tells(2, "sway /dev/zero", NULL, ":1: the line is longer than 32768 characters");
    cli_said(2, "sway - < /dev/zero");
}
