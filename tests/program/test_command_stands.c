#include "bodymodel.h"
#include "cli.h"
#include "csv/csv.h"
#include "test.h"

#include <sys/resource.h>

/* sway and score stand by stand; what is measured of it; and units that nobody can have. */

static FILE *begin(const char *name, const char *header)
{
    FILE *file = cli_file(name, "w");
    fprintf(file, "%s\n", header);
    return file;
}

#define PLATE "time_s,cop_ml_mm,cop_ap_mm"

/* Somebody's sway about a place: 4.7 mm RMS at 9 mm/s. Times `scale`. */
static void plate_rows(FILE *file, double from_s, double seconds, double rate_hz, double x0, double scale)
{
    for (int i = 0; i < (int)lround(seconds * rate_hz); i++) {
        double t = from_s + i / rate_hz, x = x0 + 3 * sin(1.7 * t) + 1.5 * sin(4.1 * t + 1);

        fprintf(file, "%.4f,%.7f,%.7f\n", t, x * scale, (5 * sin(1.1 * t + 2) + 2 * sin(3.3 * t)) * scale);
    }
}

CLI_TEST(two_quiet_stands_are_not_one)
{
    static const struct model_key keys[] = {
        {.t_s = 0, .load = 0},
        {.t_s = 3, .load = 0},
        {.t_s = 3.4, .load = 1, .x = -30, .y = 10},
        {.t_s = 24, .load = 1, .x = -30, .y = 10},
        {.t_s = 24.4, .load = 0},
        {.t_s = 27, .load = 0},
        {.t_s = 27.4, .load = 1, .x = 40, .y = -20},
        {.t_s = 45, .load = 1, .x = 40, .y = -20},
        {.t_s = 45.4, .load = 0},
        {.t_s = 48, .load = 0},
    };
    struct model_session session;
    json_t *sway, *pooled, *stance;
    FILE *file = begin("two.csv", "# two stands");

    assert_int_equal(
        model_make_track(&(struct model_options){.seed = 6}, keys, sizeof keys / sizeof *keys, &session), 0);
    cli_rows(file, session.samples, session.count);
    assert_int_equal(fclose(file), 0);
    model_free(&session);
    sway = cli_json(0, "sway $F/two.csv --json");
    pooled = cli_json(0, "sway $F/two.csv --pooled --json");
    stance = cli_json(0, "score $F/two.csv --exercise stance --json");
    assert_int_equal(json_array_size(at(sway, "stands")), 2);
    close_to(number_at(sway, "stands.0.start_s"), 3.2, 0.3);
    close_to(number_at(sway, "stands.0.end_s"), 24.2, 0.3);
    close_to(number_at(sway, "stands.1.kg"), 70, 1.5);
    assert_true(number_at(sway, "rms_mm") == number_at(sway, "stands.0.rms_mm"));
    assert_true(number_at(sway, "velocity_mm_s") == number_at(sway, "stands.0.velocity_mm_s"));
    close_to(number_at(sway, "stands.1.rms_mm") / number_at(sway, "rms_mm"), 1, 0.5);
    assert_true(number_at(pooled, "ellipse95_mm2") > 4 * number_at(sway, "ellipse95_mm2"));
    close_to(number_at(pooled, "seconds"),
             number_at(sway, "stands.0.seconds") + number_at(sway, "stands.1.seconds"), 1e-9);
    assert_true(number_at(stance, "stands.1.sway.rms_mm") == number_at(sway, "stands.1.rms_mm"));
    assert_true(number_at(stance, "sway.rms_mm") == number_at(sway, "rms_mm"));
}

CLI_TEST(parts_of_a_plate_are_its_stands)
{
    json_t *sway, *raw;
    FILE *file = begin("parts.csv", PLATE);

    plate_rows(file, 0, 20, 100, 0, 1);
    for (int i = 0; i < 300; i++)
        fprintf(file, "%.2f,,\n", 20 + i / 100.0);
    plate_rows(file, 23, 30, 100, 60, 1);
    assert_int_equal(fclose(file), 0);
    sway = cli_json(0, "sway $F/parts.csv --json");
    raw = cli_json(0, "sway $F/parts.csv --raw --json");
    assert_int_equal(json_array_size(at(sway, "stands")), 2);
    close_to(number_at(sway, "seconds"), 30, 1e-6);
    close_to(number_at(sway, "stands.1.start_s"), 23, 1e-6);
    assert_true(json_is_null(at(sway, "weight_kg")) && json_is_null(at(sway, "zero")));
    assert_true(number_at(sway, "rms_mm") < 6);
    close_to(number_at(raw, "seconds"), 50, 1e-6);
    assert_true(number_at(raw, "rms_mm") > 20);
    assert_int_equal(json_array_size(at(raw, "stands")), 2);
}

/* A minute at 100 Hz with thirty empty rows a second apart in it is a minute at 100 Hz. */
CLI_TEST(empty_rows_at_another_spacing_bend_nothing)
{
    json_t *sway;
    FILE *file = begin("holes.csv", PLATE);

    plate_rows(file, 0, 30, 100, 0, 1);
    for (int i = 0; i < 30; i++)
        fprintf(file, "%d,,\n", 30 + i);
    plate_rows(file, 60, 30, 100, 0, 1);
    assert_int_equal(fclose(file), 0);
    sway = cli_json(0, "sway $F/holes.csv --json");
    close_to(number_at(sway, "seconds"), 60, 1e-6);
    close_to(number_at(sway, "rate_hz"), 100, 1e-6);
    assert_int_equal(json_array_size(at(sway, "gaps")), 1);
    close_to(number_at(sway, "gaps.0.start_s"), 29.99, 1e-6);
    close_to(number_at(sway, "gaps.0.end_s"), 60, 1e-6);
}

CLI_TEST(a_jump_within_a_stand_is_told)
{
    json_t *sway;
    FILE *file = begin("jump.csv", PLATE);

    plate_rows(file, 0, 20, 100, 0, 1);
    plate_rows(file, 20, 20, 100, 45, 1);
    assert_int_equal(fclose(file), 0);
    sway = cli_json(0, "sway $F/jump.csv --json");
    assert_int_equal(json_array_size(at(sway, "stands.0.jumps")), 1);
    close_to(number_at(sway, "stands.0.jumps.0.at_s"), 20, 2);
    close_to(number_at(sway, "stands.0.jumps.0.mm"), 45, 5);
    struct cli_result table = cli_said(0, "sway $F/jump.csv");
    assert_non_null(strstr(table.out, "jumps by"));
    sway = cli_json(0, "sway $F/jump.csv --to 19.995 --json");
    assert_int_equal(json_array_size(at(sway, "stands.0.jumps")), 0);
    assert_true(number_at(sway, "rms_mm") < 6);
    close_to(number_at(sway, "seconds"), 20, 1e-6);
}

CLI_TEST(from_and_to_limit_what_is_measured)
{
    static const struct model_step steps[] = {{MODEL_TWO_FEET, 5, 0, 0},
                                              {MODEL_LEFT, 8, 0, 0},
                                              {MODEL_TWO_FEET, 5, 0, 0},
                                              {MODEL_RIGHT, 9, 0, 0},
                                              {MODEL_TWO_FEET, 5, 0, 0}};
    struct model_session session;
    json_t *all, *part;
    FILE *file = begin("legs.csv", "# one leg, then the other");

    assert_int_equal(model_make(&(struct model_options){.seed = 3}, steps, 5, &session), 0);
    cli_rows(file, session.samples, session.count);
    assert_int_equal(fclose(file), 0);
    model_free(&session);
    all = cli_json(0, "score $F/legs.csv --exercise single-leg-balance --json");
    part = cli_json(0, "score $F/legs.csv --exercise single-leg-balance --from 15 --json");
    assert_int_equal(json_array_size(at(all, "holds")), 2);
    assert_int_equal(json_array_size(at(part, "holds")), 1);
    assert_string_equal(text_at(part, "holds.0.side"), "right");
    close_to(number_at(part, "holds.0.start_s"), number_at(all, "holds.1.start_s"), 0.05);
    part = cli_json(0, "sway $F/legs.csv --raw --from 2 --to 4 --json");
    close_to(number_at(part, "seconds"), 2, 0.03);
    cli_refuses("sway $F/legs.csv --from 5 --to 5");
    cli_refuses("score $F/legs.csv --exercise stance --from 5 --to 4");
}

/* One line, which names the option. */
static void refuses_with(const char *words, const char *said)
{
    cli_refuses(words);
    struct cli_result result = cli_run(words);
    if (!strstr(result.err, said))
        fail_msg("%s: \"%s\" is not in %s", words, said, result.err);
}

CLI_TEST(nobody_has_such_units)
{
    json_t *sway;
    FILE *file = begin("metres.csv", PLATE);

    plate_rows(file, 0, 20, 100, 0, 0.001);
    assert_int_equal(fclose(file), 0);
    refuses_with("sway $F/metres.csv", "--units m ");
    sway = cli_json(0, "sway $F/metres.csv --units m --json");
    close_to(number_at(sway, "rms_mm"), 4.7, 0.5);
    sway = cli_json(0, "sway $F/metres.csv --units mm --json"); /* whoever says so is believed */
    assert_true(number_at(sway, "rms_mm") < 0.01);
    file = begin("centimetres.csv", PLATE);
    plate_rows(file, 0, 20, 100, 0, 0.1);
    assert_int_equal(fclose(file), 0);
    refuses_with("sway $F/centimetres.csv --json", "--units cm ");
    file = begin("newtons.csv", "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg");
    for (int i = 0; i < 1000; i++)
        fprintf(file, "%.2f,%d,300,%d,300\n", i * 0.02, 300 + i % 7, 300 - i % 7);
    assert_int_equal(fclose(file), 0);
    refuses_with("sway $F/newtons.csv", "nobody weighs 1200 kg");
    refuses_with("score $F/newtons.csv --exercise single-leg-balance", "nobody weighs 1200 kg");
    file = begin("g.csv",
                 "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s");
    for (int i = 0; i < 1000; i++)
        fprintf(file, "%.2f,%.4f,%.4f,0,0,0,0.1\n", i * 0.02, 0.1 * sin(i * 0.02), 1.0);
    assert_int_equal(fclose(file), 0);
    sway = cli_json(0, "score $F/g.csv --exercise limb-lift --json"); /* only one reading fits */
    assert_non_null(strstr(text_at(sway, "remarks.0"), " g"));
    cli_json(0, "score $F/g.csv --exercise limb-lift --accel g --json");
    file = begin("raw.csv",
                 "time_s,accel_x_m_s2,accel_y_m_s2,accel_z_m_s2,gyro_x_rad_s,gyro_y_rad_s,gyro_z_rad_s");
    for (int i = 0; i < 1000; i++)
        fprintf(file, "%.2f,%.1f,4096,0,0,0,0.1\n", i * 0.02, 50 * sin(i * 0.02));
    assert_int_equal(fclose(file), 0);
    refuses_with("score $F/raw.csv --exercise limb-lift", "gravity alone is 9.8");
}

/* 20 s at 1,000 Hz with white noise of 0.02 mm: the figure is that of the sway, not of the noise. */
CLI_TEST(a_noisy_plate_wants_a_low_pass)
{
    json_t *clean, *noisy, *filtered;
    uint64_t random = 11;
    FILE *file = begin("clean.csv", PLATE), *other = begin("noisy.csv", PLATE);

    for (int i = 0; i < 20000; i++) {
        double t = i / 1000.0, x = 3 * sin(1.7 * t) + 1.5 * sin(4.1 * t + 1), y = 5 * sin(1.1 * t + 2);

        if (i % 10 == 0)
            fprintf(file, "%.3f,%.6f,%.6f\n", t, x, y);
        fprintf(other, "%.3f,%.6f,%.6f\n", t, x + 0.02 * model_normal(&random),
                y + 0.02 * model_normal(&random));
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(fclose(other), 0);
    clean = cli_json(0, "sway $F/clean.csv --json");
    noisy = cli_json(0, "sway $F/noisy.csv --json");
    filtered = cli_json(0, "sway $F/noisy.csv --low-pass 10 --json");
    assert_int_equal(json_array_size(at(clean, "remarks")), 0);
    assert_true(number_at(noisy, "velocity_mm_s") > 3 * number_at(clean, "velocity_mm_s"));
    assert_non_null(strstr(text_at(noisy, "remarks.0"), "--low-pass"));
    close_to(number_at(filtered, "velocity_mm_s") / number_at(clean, "velocity_mm_s"), 1, 0.01);
    close_to(number_at(filtered, "rms_mm") / number_at(clean, "rms_mm"), 1, 0.002);
    close_to(number_at(filtered, "low_pass_hz"), 10, 0);
    assert_int_equal(json_array_size(at(filtered, "remarks")), 0);
    refuses_with("sway $F/clean.csv --low-pass 50", "below 50 Hz");
    refuses_with("sway $F/clean.csv --low-pass 0.01", "above 0.025 Hz");
}

CLI_TEST(a_board_has_been_low_passed)
{
    FILE *file = begin("board.csv", "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg");

    for (int i = 0; i < 1000; i++)
        fprintf(file, "%.2f,%.3f,20,%.3f,20\n", i * 0.02, 20 + sin(i * 0.05), 20 - sin(i * 0.05));
    assert_int_equal(fclose(file), 0);
    refuses_with("sway $F/board.csv --low-pass 5", "--raw");
    cli_json(0, "sway $F/board.csv --raw --low-pass 5 --json");
}

static long most_memory_kb(void)
{
    struct rusage usage;

    assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
    return usage.ru_maxrss;
}

/* 300,000 rows in memory would be more than 40 MB. */
CLI_TEST(any_length_takes_the_same_memory)
{
    FILE *file = begin("short.csv", PLATE);

    plate_rows(file, 0, 10, 100, 0, 1);
    assert_int_equal(fclose(file), 0);
    file = begin("long.csv", PLATE);
    plate_rows(file, 0, 3000, 100, 0, 1);
    assert_int_equal(fclose(file), 0);
    file = begin("board.csv", "time_s,top_left_kg,top_right_kg,bottom_left_kg,bottom_right_kg");
    for (int i = 0; i < 300000; i++)
        fprintf(file, "%.2f,%.3f,20,%.3f,20\n", i * 0.02, 20 + sin(i * 0.05), 20 - sin(i * 0.05));
    assert_int_equal(fclose(file), 0);
    cli_json(0, "sway $F/short.csv --low-pass 10 --json");
    long short_kb = most_memory_kb();
    cli_json(0, "sway $F/long.csv --low-pass 10 --json");
    cli_json(0, "score /dev/fd/9 --exercise stance --json 9<$F/board.csv");
    assert_true(most_memory_kb() - short_kb < 16000);
}
