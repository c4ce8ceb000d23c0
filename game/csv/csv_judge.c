#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * What the numbers of the first rows can be. A device measures 5 to 2,000 times a second (p), so the step
 * between rows tells seconds from milliseconds; gravity is 9.8 m/s2 and 1 g; nobody turns a limb by more than
 * 20 rad/s (p).
 */
enum { ROWS = 4096, LEAST = 8 /* of steps, (p) */, STAND_LEAST = 3 };

static const double STEP_MIN_S = 0.0005, STEP_MAX_S = 0.2;
static const double BOARD_STEP_MIN_S = 0.004;              /* no board of four cells is as fast as a plate */
static const double TOLD_MIN_S = 0.0002, TOLD_MAX_S = 0.2; /* what a header says is believed for less */
static const double OPTION_MIN_S = 0.0001, OPTION_MAX_S = 5.0;
static const double CONTACT_MAX_S = 60.0; /* presses are rare; others than told by: */
static const double PRESS_MIN_S = 0.1, PRESS_MAX_S = 30.0;
static const double STAMP_MIN_S = 0.05;                       /* stamps that coarse are spread */
static const double STANDING_S = 1.0, BOARD_STANDING_S = 2.0; /* links of boards deliver in bursts */
static const double TURN_MAX_RAD_S = 20.0,
                    TURN_RANGE_RAD_S = 35.0; /* 2,000 degrees/s: as far as sensors go */

struct sight {
    struct csv *csv;
    long rows, odd, odd_line;
    char why[CSV_WHY_SIZE];
    double time[ROWS], accel[ROWS];
    bool valued[ROWS];
    double steps[ROWS], groups[ROWS];
    long step_count, group_count, zeros, backs, accel_count, fast_turns, fastest_turns;
    bool loaded, pressed; /* a load, a centre of pressure that is not 0 */
    bool fine;            /* centres of pressure have parts of less than 0.1 mm */
};

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The middle one; sorts them. */
static double middle(double *values, long count)
{
    if (count <= 0)
        return 0.0;
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[count / 2];
}

static void see_motion(struct sight *sight, const struct csv_cells *cells)
{
    const double *a = &cells->value[CSV_ACCEL], *w = &cells->value[CSV_GYRO];
    double turn = fmax(fabs(w[0]), fmax(fabs(w[1]), fabs(w[2])));
    sight->accel[sight->accel_count++] = sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
    sight->fast_turns += turn > TURN_MAX_RAD_S;
    sight->fastest_turns += turn > TURN_RANGE_RAD_S;
}

static void see_centre(struct sight *sight, const struct csv_cells *cells, int column)
{
    double tenths = cells->value[column] * 10.0;
    if (!cells->given[column] || !(fabs(tenths) > 0.0))
        return;
    sight->pressed = true;
    sight->fine = sight->fine || fabs(tenths - round(tenths)) > 1e-6;
}

static void see_row(struct sight *sight, const struct csv_cells *cells, bool valued)
{
    sight->time[sight->rows] = cells->value[CSV_TIME];
    sight->valued[sight->rows++] = valued;
    if (cells->given[CSV_ACCEL])
        see_motion(sight, cells);
    for (int i = CSV_LOAD; i < CSV_COP; i++)
        sight->loaded = sight->loaded || (cells->given[i] && fabs(cells->value[i]) > 0.0);
    for (int i = CSV_COP; i < CSV_ACCEL; i++)
        see_centre(sight, cells, i);
}

static void see_rows(struct sight *sight)
{
    struct csv *csv = sight->csv;
    struct csv_columns columns = csv->form.columns;
    struct csv_cells cells;
    char why[CSV_WHY_SIZE];
    while (csv->bytes.at < csv->bytes.limit && sight->rows < ROWS) {
        enum csv_line kind = csv_row_read(csv, &cells, why);
        if (kind == CSV_LINE_VALUES || kind == CSV_LINE_LOST)
            see_row(sight, &cells, kind == CSV_LINE_VALUES);
        if (kind == CSV_LINE_HEADER && sight->rows > 0)
            break; /* times may start again */
        if (kind == CSV_LINE_ODD && sight->odd++ == 0) {
            sight->odd_line = csv->line_number;
            memcpy(sight->why, why, sizeof why);
        }
    }
    csv->form.columns = columns;
}

/* The steps between rows, and how many rows share a stamp. */
static void see_steps(struct sight *sight, bool only_valued)
{
    long same = 1, first = 1;
    sight->step_count = sight->group_count = sight->zeros = sight->backs = 0;
    for (long i = 1; i < sight->rows; i++) {
        double step = sight->time[i] - sight->time[i - 1];
        if (only_valued && !(sight->valued[i] && sight->valued[i - 1]))
            continue;
        sight->zeros += !(step > 0.0) && !(step < 0.0);
        sight->backs += step < 0.0;
        if (step > 0.0) {
            sight->steps[sight->step_count++] = step;
            if (first) /* begins anywhere within its stamp */
                first = 0;
            else
                sight->groups[sight->group_count++] = (double)same;
            same = 0;
        }
        same++;
    }
    if (sight->group_count == 0)
        sight->groups[sight->group_count++] = (double)same;
}

/* 12 digits at most, and none of them for nothing. */
static int standing(const struct sight *sight, char *error)
{
    struct csv *csv = sight->csv;
    bool enough = csv->bytes.all ? sight->rows >= STAND_LEAST : sight->rows == ROWS;
    if (!enough || sight->step_count > 0)
        return 0;
    csv->line_number = csv->header_line + 1;
    if (sight->backs == 0)
        return csv_fault(
            csv, error, "the time stands still: it is %.12g in all rows, so no rate and no speed can be told",
            sight->time[0]);
    return csv_fault(csv, error, "the time runs backwards in all rows");
}

static const char *name_of(int power)
{
    return power == 0    ? "seconds"
           : power == -3 ? "milliseconds"
           : power == -6 ? "microseconds"
                         : "nanoseconds";
}

static bool only_contacts(const struct csv *csv)
{
    const bool *has = csv->form.columns.has;
    return has[CSV_CONTACTS] && !has[CSV_LOAD] && !has[CSV_COP] && !has[CSV_ACCEL];
}

/* The only power of ten that makes the step one of a device; 1: there is none. */
static int fitting_power(const struct csv *csv, double raw)
{
    double least = csv->form.columns.has[CSV_LOAD] ? BOARD_STEP_MIN_S : STEP_MIN_S, most = STEP_MAX_S;
    if (only_contacts(csv)) {
        least = PRESS_MIN_S;
        most = PRESS_MAX_S;
    }
    for (int power = 0; power >= -9; power -= 3) {
        double step_s = raw * pow(10.0, power);
        if (step_s >= least * 0.999 && step_s <= most * 1.001)
            return power;
    }
    return 1;
}

/* The power beside that one which also makes a step that a device can have, however rare; 1: there is none.
 */
static int other_power(const struct csv *csv, double raw, int fitting)
{
    double least = csv->form.columns.has[CSV_LOAD] ? BOARD_STEP_MIN_S : OPTION_MIN_S;
    for (int power = fitting - 3; power >= -9 && !only_contacts(csv); power -= 3)
        if (raw * pow(10.0, power) >= least * 0.999)
            return power;
    return 1;
}

/* What --time tells is believed for longest. */
static int judge_option(struct csv *csv, double step_s, char *error)
{
    if (only_contacts(csv) || (step_s >= OPTION_MIN_S && step_s <= OPTION_MAX_S))
        return 0;
    csv->line_number = csv->header_line;
    return csv_fault(csv, error, "with this --time %.3g s would lie between all rows", step_s);
}

static bool believed(const struct csv *csv, double step_s)
{
    if (only_contacts(csv))
        return step_s <= CONTACT_MAX_S;
    return step_s >= TOLD_MIN_S * 0.999 && step_s <= TOLD_MAX_S * 1.001;
}

/* The unit of times. raw: between rows, in the file's own numbers. */
static int judge_unit(struct csv *csv, double raw, double stamp, char *error)
{
    struct csv_columns *columns = &csv->form.columns;
    int told = columns->unit[CSV_TIME].power, power;
    if (believed(csv, raw * pow(10.0, told)))
        return 0;
    power = fitting_power(csv, raw);
    csv->line_number = csv->header_line;
    /* 0, 1, 2, 3 may just as well number the rows. */
    if (power > 0 || fabs(stamp - 1.0) < 1e-9)
        return csv_fault(
            csv, error,
            "%.6g lies between the times of all rows: that can be no %s; --time s, ms or us says what it is",
            raw, name_of(told));
    int other = other_power(csv, raw, power);
    if (other <= 0)
        return csv_fault(csv, error,
                         "%.6g lies between the times of all rows: that can be %s (%.4g Hz) or %s (%.4g Hz); "
                         "--time says which it is",
                         raw, name_of(power), pow(10.0, -power) / raw, name_of(other),
                         pow(10.0, -other) / raw);
    csv->decided.time = true;
    csv->decided.time_unit = (struct csv_unit){power, 1.0};
    columns->unit[CSV_TIME] = csv->decided.time_unit;
    if (columns->told[CSV_TIME])
        snprintf(csv->time_remark, sizeof csv->time_remark,
                 "the header says %s, but %.6g %s between all rows can only be %s: read as such",
                 name_of(told), raw, told == 0 ? "s" : name_of(told), name_of(power));
    else
        snprintf(csv->time_remark, sizeof csv->time_remark, "times are read as %s", name_of(power));
    return 0;
}

/* Do steps between stamps come in one size? */
static bool regular(const struct sight *sight, double stamp)
{
    long near = 0;
    for (long i = 0; i < sight->step_count; i++)
        near += fabs(sight->steps[i] - stamp) < 0.1 * stamp;
    return 10 * near >= 7 * sight->step_count;
}

static void judge_pace(struct sight *sight, double stamp, double share)
{
    struct csv *csv = sight->csv;
    struct csv_pace *pace = &csv->pace;
    double still_s =
        csv->form.columns.has[CSV_COP] && !csv->decided.without_cop ? STANDING_S : BOARD_STANDING_S;
    double stamp_s = stamp * pow(10.0, csv->form.columns.unit[CSV_TIME].power);
    pace->step_s = stamp_s / share;
    pace->stamp_s = stamp_s;
    pace->per_stamp = share;
    pace->standing_max = only_contacts(csv) ? LONG_MAX : CSV_GROUP_MAX;
    if (only_contacts(csv) || !(stamp_s > 0.0))
        return;
    pace->spread =
        stamp_s >= STAMP_MIN_S && share >= 2.0 && pace->step_s <= STEP_MAX_S && regular(sight, stamp);
    long most = (long)(fmin(still_s / pace->step_s, 1e6) + 4.0 * share) + 50;
    if (most < pace->standing_max)
        pace->standing_max = most;
}

static int judge_time(struct sight *sight, char *error)
{
    struct csv *csv = sight->csv;
    see_steps(sight, true);
    if (sight->step_count < LEAST)
        see_steps(sight, false);
    int result = only_contacts(csv) ? 0 : standing(sight, error);
    if (result != 0)
        return result;
    long steps = sight->step_count;
    double raw_scale = pow(10.0, -csv->form.columns.unit[CSV_TIME].power);
    double share = middle(sight->groups, sight->group_count);
    double stamp = middle(sight->steps, steps) * raw_scale;
    if (steps + sight->zeros >= LEAST && csv->decided.time)
        result = judge_option(csv, stamp / share / raw_scale, error);
    else if (steps + sight->zeros >= LEAST && !csv->form.clock)
        result = judge_unit(csv, stamp / share, stamp, error);
    for (long i = 0; i < steps; i++)
        sight->steps[i] *= raw_scale;
    if (result == 0)
        judge_pace(sight, stamp, share);
    return result;
}

static int judge_accel(struct sight *sight, char *error)
{
    static const struct {
        double least, most;
        const char *unit;
    } rests[] = {{5.0, 20.0, "m/s2"}, {0.5, 2.0, "g"}, {500.0, 2000.0, "mg"}};
    struct csv *csv = sight->csv;
    struct csv_columns *columns = &csv->form.columns;
    const struct csv_unit *unit = &columns->unit[CSV_ACCEL];
    double rest = middle(sight->accel, sight->accel_count), raw;
    if (sight->accel_count < LEAST || csv->decided.accel || (rest >= rests[0].least && rest <= rests[0].most))
        return 0;
    raw = rest / unit->factor * pow(10.0, -unit->power);
    for (size_t i = 0; i < sizeof rests / sizeof rests[0]; i++)
        if (raw >= rests[i].least && raw <= rests[i].most) {
            csv->decided.accel = csv_unit_parse(rests[i].unit, CSV_KIND_ACCEL, &csv->decided.accel_unit);
            snprintf(csv->accel_remark, sizeof csv->accel_remark,
                     "accelerations of about %.3g can only be %s: read as such", raw, rests[i].unit);
            return 0;
        }
    if (columns->told[CSV_ACCEL])
        return 0;
    csv->line_number = csv->header_line;
    return csv_fault(
        csv, error,
        "accelerations of about %.3g are neither m/s2 (9.8 at rest) nor g (1): --accel says what they are",
        raw);
}

static void judge_turn(struct sight *sight)
{
    struct csv *csv = sight->csv;
    bool told = csv->form.columns.told[CSV_GYRO];
    if (sight->accel_count == 0)
        return;
    if (told ? sight->fastest_turns >= LEAST : sight->fast_turns > 0) {
        if (csv->form.columns.unit[CSV_GYRO].factor < 1.0)
            return;
        csv->decided.turn = csv_unit_parse("dps", CSV_KIND_TURN, &csv->decided.turn_unit);
        snprintf(csv->turn_remark, sizeof csv->turn_remark,
                 "turning rates of more than %.0f can only be degrees/s: read as such",
                 told ? TURN_RANGE_RAD_S : TURN_MAX_RAD_S);
    } else if (!told) {
        snprintf(csv->turn_remark, sizeof csv->turn_remark, "turning rates have no unit: read as rad/s");
    }
}

/* Loads are what is measured; what a program made of them is passed over. */
static void judge_groups(struct sight *sight)
{
    struct csv *csv = sight->csv;
    const struct csv_columns *columns = &csv->form.columns;
    if (columns->has[CSV_LOAD] && columns->has[CSV_COP]) {
        csv->decided.without_load = !sight->loaded && sight->pressed;
        csv->decided.without_cop = !csv->decided.without_load;
    }
    csv->zero_is_nobody = sight->fine || !sight->pressed;
    if (columns->has[CSV_COP] && !csv->decided.without_cop && !csv->decided.length && !columns->told[CSV_COP])
        snprintf(csv->length_remark, sizeof csv->length_remark,
                 "centres of pressure have no unit: read as mm (--units cm or m reads others)");
}

int csv_judge(struct csv *csv, char *error)
{
    struct sight *sight = calloc(1, sizeof *sight);
    int result;
    if (sight == NULL) {
        snprintf(error, CSV_ERROR_SIZE, "not enough memory");
        return -ENOMEM;
    }
    sight->csv = csv;
    see_rows(sight);
    judge_groups(sight);
    if (sight->rows == 0 && sight->odd > 0) {
        csv->line_number = sight->odd_line;
        result = csv_fault(csv, error, "%s", sight->why);
    } else {
        result = judge_time(sight, error);
        if (result == 0)
            result = judge_accel(sight, error);
        judge_turn(sight);
    }
    free(sight);
    return result;
}
