#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"
#include "files/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const double TIME_MAX_S = 1.0e9;        /* up to here a double holds whole microseconds exactly */
static const double CONDITION_MAX_KG = 1000.0; /* sample_quantise would silently make 0 of more */
static const double COP_MAX_MM = 1.0e5; /* (p) no plate is that large; the same for what limbs can do: */
static const double ACCEL_MAX_M_S2 = 1.0e4;
static const double TURN_MAX_RAD_S = 1.0e3;

/* Are times plain numbers, as all others are? */
static inline bool time_is_plain(const struct csv_form *form)
{
    return !form->clock && form->origin_s == 0;
}

/* A value of a column, in SI. The end of the number, or NULL. */
static inline const char *read_value(const struct csv_form *form, bool plain, int column, const char *text,
                                     double *out)
{
    const struct csv_unit *unit = &form->columns.unit[column];
    struct csv_number number;
    double value;
    if (column == CSV_TIME && !plain)
        return csv_time_read(form, text, out);
    const char *end = csv_number_read(text, form->numerals.point, &number);
    if (end == NULL || !csv_number_value(&number, &form->numerals, unit->power, &value))
        return NULL;
    *out = value * unit->factor;
    return end;
}

static const char *skip_blanks(const char *at)
{
    while (*at == ' ')
        at++;
    return at;
}

/* A line that is as it should be: every field of ours a number. Its end, or NULL: it has to be looked at. */
static const char *read_fast(const struct csv_form *form, const char *at, double *values)
{
    const signed char *of_field = form->columns.of_field;
    bool plain = time_is_plain(form);
    char separator = form->separator;
    for (int i = 0; i < form->columns.count; i++) {
        if (i > 0 && separator != ' ' && *at++ != separator)
            return NULL;
        at = skip_blanks(at);
        if (of_field[i] >= 0) {
            at = read_value(form, plain, of_field[i], at, &values[of_field[i]]);
            if (at == NULL)
                return NULL;
        } else {
            while (*at != separator && *at != '\n' && *at != '"')
                at++;
        }
        if (separator == ' ' && *at != ' ' && *at != '\r' && *at != '\n')
            return NULL;
        at = skip_blanks(at);
    }
    while (*at == separator || *at == ' ')
        at++;
    if (*at == '\r')
        at++;
    return *at == '\n' ? at + 1 : NULL;
}

static bool same_word(const char *text, const char *word)
{
    while (*word != '\0' && (*text | 0x20) == *word)
        text++, word++;
    return *word == '\0' && *text == '\0';
}

/* What programs write where there is no value. */
static bool is_missing(const char *field)
{
    static const char *const words[] = {"nan", "na",  "n/a",      "null",   "none",
                                        "nil", "inf", "infinity", "missing"};
    if (strcmp(field, "-") == 0 || strcmp(field, "--") == 0 || strcmp(field, ".") == 0)
        return true;
    if (strstr(field, "1.#") != NULL || strcmp(field, "#N/A") == 0 || strstr(field, "nan(") != NULL)
        return true; /* of Windows' and Excel's making */
    field += *field == '-' || *field == '+';
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (same_word(field, words[i]))
            return true;
    return false;
}

static enum csv_line odd(char why[CSV_WHY_SIZE], const char *what)
{
    snprintf(why, CSV_WHY_SIZE, "%s", what);
    return CSV_LINE_ODD;
}

/* Is there nothing behind the fields that the header names? */
static bool count_fits(const struct csv_form *form, char **fields, int count)
{
    for (int i = form->columns.count; i < count; i++)
        if (fields[i][0] != '\0')
            return false;
    return count >= 0;
}

/* 1: all of them have values; 0: none has; -1: some have, and why is told. */
static int whole_group(const struct csv_cells *cells, const struct csv_group *group, char why[CSV_WHY_SIZE])
{
    int present = 0, missing = (int)group->first;
    for (int i = (int)group->first; i < (int)group->first + group->count; i++) {
        if (cells->given[i])
            present++;
        else
            missing = i;
    }
    if (present == 0 || present == group->count)
        return present > 0;
    snprintf(why, CSV_WHY_SIZE, "%s has no value", csv_column_name((enum csv_column)missing));
    return -1;
}

static enum csv_line look_at_groups(const struct csv_cells *cells, char why[CSV_WHY_SIZE])
{
    bool any = false;
    for (int g = 0; g < CSV_GROUPS; g++) {
        int whole = whole_group(cells, &csv_groups[g], why);
        if (whole < 0)
            return CSV_LINE_ODD;
        any = any || whole > 0;
    }
    return any ? CSV_LINE_VALUES : CSV_LINE_LOST;
}

static enum csv_line take_fields(const struct csv_form *form, char **fields, int count,
                                 struct csv_cells *cells, char why[CSV_WHY_SIZE])
{
    char shown[CSV_TEXT_SIZE];
    *cells = (struct csv_cells){0};
    for (int i = 0; i < count && i < form->columns.count; i++) {
        int column = form->columns.of_field[i];
        if (column < 0 || fields[i][0] == '\0')
            continue;
        const char *end = read_value(form, time_is_plain(form), column, fields[i], &cells->value[column]);
        if (end != NULL && *end == '\0') {
            cells->given[column] = true;
        } else if (is_missing(fields[i])) {
            cells->words = true;
        } else {
            utf8_plain(fields[i], shown, sizeof shown);
            snprintf(why, CSV_WHY_SIZE, "%s is not a number: %s", csv_column_name((enum csv_column)column),
                     shown);
            return CSV_LINE_ODD;
        }
    }
    if (!cells->given[CSV_TIME])
        return odd(why, "time_s has no value");
    enum csv_line kind = look_at_groups(cells, why);
    /* A lone number is no row of a lost device. */
    return kind == CSV_LINE_LOST && count < 2 ? odd(why, "1 value only") : kind;
}

/* Another header: units that it does not tell are those of the first. */
static void take_header(struct csv *csv, struct csv_columns *columns)
{
    for (int i = 0; i < CSV_COLUMNS; i++)
        if (!columns->told[i] && csv->first_form.columns.told[i])
            columns->unit[i] = csv->first_form.columns.unit[i];
    csv_decide(&csv->decided, columns);
    csv->form.columns = *columns;
}

static enum csv_line take_line(struct csv *csv, struct csv_cells *cells, char why[CSV_WHY_SIZE])
{
    char *fields[CSV_FIELDS_MAX];
    struct csv_form *form = &csv->form;
    struct csv_columns columns;
    char other[CSV_WHY_SIZE];
    int count = csv_split(csv->line, form->separator, fields, CSV_FIELDS_MAX);
    if (count < 0) {
        snprintf(why, CSV_WHY_SIZE, "more than %d values", CSV_FIELDS_MAX);
        return CSV_LINE_ODD;
    }
    enum csv_line kind = take_fields(form, fields, count, cells, why);
    bool fits = count_fits(form, fields, count);
    if (kind != CSV_LINE_ODD && fits)
        return kind;
    if (csv_columns_known(fields, count) >= 2 && csv_columns_read(&columns, fields, count, other) == 0) {
        take_header(csv, &columns);
        return CSV_LINE_HEADER;
    }
    if (csv_columns_units(&form->columns, fields, count)) {
        csv_decide(&csv->decided, &form->columns);
        return CSV_LINE_NOTHING;
    }
    if (!fits || count < form->columns.count)
        snprintf(why, CSV_WHY_SIZE, "%d values, but the header names %d columns%s", count,
                 form->columns.count,
                 form->separator == ',' && count > form->columns.count + 1
                     ? "; decimal commas cannot be told from those between values"
                     : "");
    return CSV_LINE_ODD;
}

bool csv_row_copy(struct csv *csv, char why[CSV_WHY_SIZE])
{
    char *begin = csv->bytes.at;
    size_t length = (size_t)((char *)memchr(begin, '\n', (size_t)(csv->bytes.limit - begin)) - begin);
    csv->bytes.at += length + 1;
    if (length > CSV_LINE_MAX)
        snprintf(why, CSV_WHY_SIZE, CSV_LINE_TOO_LONG, CSV_LINE_MAX);
    else if (memchr(begin, '\0', length) != NULL)
        snprintf(why, CSV_WHY_SIZE, "this is not text");
    else {
        memcpy(csv->line, begin, length);
        csv->line[length] = '\0';
        return true;
    }
    return false;
}

enum csv_line csv_row_read(struct csv *csv, struct csv_cells *cells, char why[CSV_WHY_SIZE])
{
    const char *begin = csv->bytes.at;
    const char *end = read_fast(&csv->form, begin, cells->value);
    csv->line_number++;
    if (end != NULL) {
        csv->bytes.at += end - begin;
        memcpy(cells->given, csv->form.columns.has, sizeof cells->given);
        return CSV_LINE_VALUES;
    }
    if (!csv_row_copy(csv, why))
        return CSV_LINE_ODD;
    const char *comment = csv_comment(csv->line);
    if (comment != NULL && csv->started && csv->line_number > csv->counted_line &&
        csv->options.late_note != NULL)
        csv->options.late_note(csv->options.context, comment);
    if (comment != NULL || csv->line[strspn(csv->line, " \t\r")] == '\0')
        return CSV_LINE_NOTHING;
    return take_line(csv, cells, why);
}

static bool tell_range(const struct csv_cells *cells, int column, char why[CSV_WHY_SIZE])
{
    snprintf(why, CSV_WHY_SIZE, "%s is out of range: %.6g%s", csv_column_name((enum csv_column)column),
             cells->value[column],
             csv_column_kind((enum csv_column)column) == CSV_KIND_LOAD && cells->value[column] < 1e6
                 ? " (a name with the unit, (g) or (N), reads others than kg)"
                 : "");
    return true;
}

/* Groups are given as a whole. */
static inline bool out_of_range(const struct csv_cells *cells, enum csv_column first, int count, double most,
                                char why[CSV_WHY_SIZE])
{
    for (int i = (int)first; cells->given[first] && i < (int)first + count; i++)
        if (!(fabs(cells->value[i]) <= most))
            return tell_range(cells, i, why);
    return false;
}

static bool in_range(const struct csv_cells *cells, char why[CSV_WHY_SIZE])
{
    double contacts = cells->value[CSV_CONTACTS];
    if (!(fabs(cells->value[CSV_TIME]) <= TIME_MAX_S)) {
        odd(why, "time_s is out of range: it counts from the start of the recording");
        return false;
    }
    if (out_of_range(cells, CSV_LOAD, CORNERS, CONDITION_MAX_KG, why) ||
        out_of_range(cells, CSV_COP, 2, COP_MAX_MM, why) ||
        out_of_range(cells, CSV_ACCEL, 3, ACCEL_MAX_M_S2, why) ||
        out_of_range(cells, CSV_GYRO, 3, TURN_MAX_RAD_S, why))
        return false;
    if (cells->given[CSV_CONTACTS] &&
        !(contacts >= 0.0 && contacts <= UINT32_MAX && trunc(contacts) >= contacts)) {
        snprintf(why, CSV_WHY_SIZE, "contacts is no whole number from 0 to %" PRIu32, UINT32_MAX);
        return false;
    }
    return true;
}

/* llround, of what is in range. */
static int64_t whole(double value)
{
    int64_t cut = (int64_t)value;
    double rest = value - (double)cut;
    return rest >= 0.5 ? cut + 1 : rest <= -0.5 ? cut - 1 : cut;
}

bool csv_row_make(const struct csv_cells *cells, struct csv_row *out, char why[CSV_WHY_SIZE])
{
    static const struct csv_row none; /* copied faster than zeros are set */
    const double *value = cells->value;
    if (!in_range(cells, why))
        return false;
    *out = none;
    out->time_s = value[CSV_TIME];
    out->sample.t_us = whole(value[CSV_TIME] * 1e6);
    if (cells->given[CSV_LOAD]) {
        out->sample.has |= SAMPLE_LOAD;
        memcpy(out->sample.load_kg, &value[CSV_LOAD], sizeof out->sample.load_kg);
        sample_quantise(&out->sample);
    }
    if (cells->given[CSV_ACCEL]) {
        out->sample.has |= SAMPLE_MOTION;
        memcpy(out->sample.accel_m_s2, &value[CSV_ACCEL], sizeof out->sample.accel_m_s2);
        memcpy(out->sample.gyro_rad_s, &value[CSV_GYRO], sizeof out->sample.gyro_rad_s);
    }
    if (cells->given[CSV_CONTACTS]) {
        out->sample.has |= SAMPLE_CONTACT;
        out->sample.contacts = (uint32_t)value[CSV_CONTACTS];
    }
    if (cells->given[CSV_COP]) {
        out->has_cop = true;
        out->cop_x_mm = value[CSV_COP];
        out->cop_y_mm = value[CSV_COP + 1];
    }
    return true;
}
