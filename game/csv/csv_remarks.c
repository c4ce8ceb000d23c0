#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"

#include <stdio.h>
#include <string.h>

/* What is said of a file that was read otherwise than plainly. */

static void separator(const struct csv *csv, char *out)
{
    const struct csv_form *form = &csv->form;
    const char *name = form->separator == ';'    ? "semicolons"
                       : form->separator == '\t' ? "tabs"
                       : form->separator == '|'  ? "bars"
                       : form->separator == ' '  ? "blanks"
                                                 : NULL;
    bool comma = form->numerals.point == ',';
    if (name != NULL)
        snprintf(out, CSV_REMARK_SIZE, "columns are separated by %s%s", name,
                 comma ? ", numbers have decimal commas" : "");
    else if (comma)
        snprintf(out, CSV_REMARK_SIZE, "numbers have decimal commas");
}

static void header(const struct csv *csv, char *out)
{
    if (csv->header_below)
        snprintf(out, CSV_REMARK_SIZE, "the header is line %ld; what stands above it is passed over",
                 csv->header_line);
}

static void names(const struct csv *csv, char *out)
{
    const struct csv_columns *columns = &csv->first_form.columns;
    size_t length = 0;
    for (int i = 0; i < CSV_COLUMNS; i++) {
        if (!columns->has[i] || columns->as[i][0] == '\0')
            continue;
        if (length + 50 > CSV_REMARK_SIZE) {
            snprintf(out + length, CSV_REMARK_SIZE - length, ", ...");
            return;
        }
        length += (size_t)snprintf(out + length, CSV_REMARK_SIZE - length, "%s%s is %s",
                                   length == 0 ? "columns by other names: " : ", ", columns->as[i],
                                   csv_column_name((enum csv_column)i));
    }
}

static void time(const struct csv *csv, char *out)
{
    if (csv->time_remark[0] != '\0')
        snprintf(out, CSV_REMARK_SIZE, "%s", csv->time_remark);
    else if (csv->form.clock)
        snprintf(out, CSV_REMARK_SIZE, "times are times of day");
    else if (csv->form.origin_s != 0)
        snprintf(out, CSV_REMARK_SIZE, "times count from 1970 on");
}

static void coarse(const struct csv *csv, char *out)
{
    if (csv->pace.spread)
        snprintf(out, CSV_REMARK_SIZE,
                 "stamps come every %.3g s, and about %.0f rows share one: they are spread over it",
                 csv->pace.stamp_s, csv->pace.per_stamp);
}

static void lengths(const struct csv *csv, char *out)
{
    snprintf(out, CSV_REMARK_SIZE, "%s", csv->length_remark);
}

static void accelerations(const struct csv *csv, char *out)
{
    snprintf(out, CSV_REMARK_SIZE, "%s", csv->accel_remark);
}

static void turns(const struct csv *csv, char *out)
{
    snprintf(out, CSV_REMARK_SIZE, "%s", csv->turn_remark);
}

static void both(const struct csv *csv, char *out)
{
    if (csv->decided.without_cop)
        snprintf(out, CSV_REMARK_SIZE, "loads and centres of pressure: the loads are taken");
    else if (csv->decided.without_load)
        snprintf(out, CSV_REMARK_SIZE,
                 "loads and centres of pressure: the loads are empty, the centres are taken");
}

static void parts_of_groups(const struct csv *csv, char *out)
{
    if (csv->first_form.columns.accel_too)
        snprintf(out, CSV_REMARK_SIZE,
                 "a sensor without all of accel_x_m_s2 ... gyro_z_rad_s is passed over");
    else if (csv->first_form.columns.cop_too)
        snprintf(out, CSV_REMARK_SIZE, "centres of pressure in one direction only are passed over");
}

static void parts(const struct csv *csv, char *out)
{
    if (csv->parts > 0)
        snprintf(out, CSV_REMARK_SIZE, "the header is repeated: %ld more part%s begin%s", csv->parts,
                 csv->parts == 1 ? "" : "s", csv->parts == 1 ? "s" : "");
}

static void odd(const struct csv *csv, char *out)
{
    if (csv->odd.rows > 0)
        snprintf(out, CSV_REMARK_SIZE, "%ld row%s left out, the first in line %ld: %.150s", csv->odd.rows,
                 csv->odd.rows == 1 ? "" : "s", csv->odd.first_line, csv->odd.why);
}

static void without(const struct csv *csv, char *out)
{
    if (csv->without.rows > 0)
        snprintf(out, CSV_REMARK_SIZE, "%ld row%s without values left out, the first in line %ld",
                 csv->without.rows, csv->without.rows == 1 ? "" : "s", csv->without.first_line);
}

static void nobody(const struct csv *csv, char *out)
{
    if (csv->nobody.rows > 0)
        snprintf(out, CSV_REMARK_SIZE,
                 "nobody stands in %ld row%s with a centre of pressure of exactly 0, 0, "
                 "the first in line %ld: left out",
                 csv->nobody.rows, csv->nobody.rows == 1 ? "" : "s", csv->nobody.first_line);
}

static void codes(const struct csv *csv, char *out)
{
    if (csv->codes.rows > 0)
        snprintf(out, CSV_REMARK_SIZE,
                 "%ld row%s with -999, -9999 or 9999 for no value left out, the first in line %ld",
                 csv->codes.rows, csv->codes.rows == 1 ? "" : "s", csv->codes.first_line);
}

static void cut(const struct csv *csv, char *out)
{
    if (csv->cut_line > 0)
        snprintf(out, CSV_REMARK_SIZE, "the last line, %ld, is cut off: left out", csv->cut_line);
}

bool csv_remark(const struct csv *csv, int i, char out[CSV_REMARK_SIZE])
{
    static void (*const remarks[])(const struct csv *, char *) = {
        separator, header,          names, time, coarse,  lengths, accelerations, turns,
        both,      parts_of_groups, parts, odd,  without, nobody,  codes,         cut};
    for (size_t k = 0; k < sizeof remarks / sizeof remarks[0]; k++) {
        char text[CSV_REMARK_SIZE] = "";
        remarks[k](csv, text);
        if (text[0] != '\0' && i-- == 0) {
            memcpy(out, text, sizeof text);
            return true;
        }
    }
    return false;
}
