#define _GNU_SOURCE 1 /* newlocale */
#include "csv/csv_inside.h"
#include "files/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SHOWN = 80 };

/* Rows without values that are written as nan: so short a run within the rows of a board is no loss of it.
 * (p) */
static const double WITHOUT_MAX_S = 0.25;
static const double HALF_DAY_S = 43200.0;

int csv_fault(const struct csv *csv, char *error, const char *format, ...)
{
    char what[CSV_ERROR_SIZE];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    int length = snprintf(error, CSV_ERROR_SIZE, "%s:%ld: ", csv->shown, csv->line_number);
    if (length >= 0 && length < CSV_ERROR_SIZE)
        snprintf(error + length, (size_t)(CSV_ERROR_SIZE - length), "%s", what);
    return -EINVAL;
}

static int fault_file(const struct csv *csv, char *error, int code, const char *what)
{
    snprintf(error, CSV_ERROR_SIZE, "%s: %s", csv->shown, what);
    return code;
}

/* The end of a long name, from a whole character on. */
static void show_name(struct csv *csv, const char *name)
{
    size_t length = strlen(name);
    char *to = csv->shown;
    if (length > PATH_SHOWN) {
        name += length - PATH_SHOWN;
        while ((*name & 0xC0) == 0x80)
            name++;
        memcpy(to, "...", 3);
        to += 3;
    }
    utf8_plain(name, to, (size_t)(csv->shown + sizeof csv->shown - to));
}

static struct csv *new_csv(const char *name, const struct csv_options *options, char *error)
{
    struct csv *csv = calloc(1, sizeof *csv);
    if (csv == NULL) {
        snprintf(error, CSV_ERROR_SIZE, "not enough memory");
        return NULL;
    }
    show_name(csv, strcmp(name, "-") == 0 ? "standard input" : name);
    if (options != NULL)
        csv->options = *options;
    csv_bytes_memory(&csv->bytes, NULL, 0);
    csv->form.numerals.locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (csv->form.numerals.locale != (locale_t)0)
        return csv;
    fault_file(csv, error, -ENOMEM, strerror(errno));
    free(csv);
    return NULL;
}

static void begin_pass(struct csv *csv)
{
    csv->bytes.at = csv->bytes.buffer + csv->data_at;
    csv->line_number = csv->data_line;
    csv->form = csv->first_form;
    csv->good = csv->valued = csv->bad = csv->standing = 0;
    csv->started = true;
    csv->ended = csv->have_last = csv->have_held = csv->have_nan = csv->have_ahead = false;
    csv->clock_day_s = csv->clock_last_s = 0.0;
    csv->nan_rows = 0;
    csv->group_count = csv->group_at = 0;
    csv->first_group = true;
}

static struct csv *begin(struct csv *csv, char *error)
{
    int result = csv_sniff(csv, error);
    if (result == 0 && csv->pace.spread) {
        csv->group = malloc(CSV_GROUP_MAX * sizeof *csv->group);
        if (csv->group == NULL)
            result = fault_file(csv, error, -ENOMEM, "not enough memory");
    }
    if (result == 0) {
        begin_pass(csv);
        return csv;
    }
    csv_close(csv);
    return NULL;
}

struct csv *csv_open(const char *path, const struct csv_options *options, char error[256])
{
    struct csv *csv = new_csv(path, options, error);
    if (csv == NULL)
        return NULL;
    int result = csv_bytes_open(&csv->bytes, path, !csv->options.once);
    if (result == 0)
        return begin(csv, error);
    fault_file(csv, error, result, strerror(-result));
    csv_close(csv);
    return NULL;
}

struct csv *csv_open_memory(const char *name, const void *bytes, size_t size,
                            const struct csv_options *options, char error[256])
{
    struct csv *csv = new_csv(name, options, error);
    if (csv == NULL)
        return NULL;
    csv_bytes_memory(&csv->bytes, bytes, size);
    return begin(csv, error);
}

void csv_close(struct csv *csv)
{
    if (csv == NULL)
        return;
    csv_bytes_close(&csv->bytes);
    if (csv->form.numerals.locale != (locale_t)0)
        freelocale(csv->form.numerals.locale);
    free(csv->group);
    free(csv);
}

int csv_rewind(struct csv *csv, char error[256])
{
    char why[CSV_ERROR_SIZE / 2];
    int result = csv_bytes_rewind(&csv->bytes);
    if (result == 0)
        result = csv_bytes_fill(&csv->bytes);
    if (result < 0) {
        snprintf(why, sizeof why, "cannot be read a second time: %.80s", strerror(-result));
        return fault_file(csv, error, -EIO, why);
    }
    if (csv->line_number > csv->counted_line)
        csv->counted_line = csv->line_number;
    begin_pass(csv);
    return 0;
}

/* Counts a line once, however often the file is read. */
static void count_line(struct csv *csv, struct csv_count *count, long rows, long line, const char *why)
{
    if (line <= csv->counted_line)
        return;
    if (count->rows == 0) {
        count->first_line = line;
        snprintf(count->why, sizeof count->why, "%s", why);
    }
    count->rows += rows;
}

static void leave_out(struct csv *csv, const char *why)
{
    bool cut = csv->bytes.cut && csv->bytes.at == csv->bytes.limit;
    if (cut && csv->good > 0) {
        csv->cut_line = csv->line_number;
        return;
    }
    csv->bad++;
    count_line(csv, &csv->odd, 1, csv->line_number, why);
}

/* Did the file end within the last value? Then it has fewer decimals than all the others. */
static bool is_cut(const struct csv *csv)
{
    const char *end = csv->bytes.limit - 1;
    int places = 0;
    if (!csv->bytes.cut || csv->bytes.at != csv->bytes.limit || csv->form.least_decimals <= 0)
        return false;
    for (; end[-1] >= '0' && end[-1] <= '9'; end--)
        places++;
    return (end[-1] != '.' && end[-1] != ',') || places < csv->form.least_decimals;
}

/* Midnight passes. */
static void pass_days(struct csv *csv, struct csv_cells *cells)
{
    double *time_s = &cells->value[CSV_TIME];
    if (!csv->form.clock)
        return;
    if (csv->have_last && *time_s < csv->clock_last_s - HALF_DAY_S)
        csv->clock_day_s += 2.0 * HALF_DAY_S;
    csv->clock_last_s = *time_s;
    *time_s += csv->clock_day_s;
}

/* What programs write for a centre of pressure that is none. */
static bool is_no_centre(struct csv *csv, const struct csv_row *row)
{
    static const double CODES_MM[] = {-999.0, -9999.0, 9999.0};
    if (!(fabs(row->cop_x_mm) + fabs(row->cop_y_mm) > 0.0)) {
        if (csv->zero_is_nobody)
            count_line(csv, &csv->nobody, 1, csv->line_number, "");
        return csv->zero_is_nobody;
    }
    if (fabs(row->cop_x_mm) < 999.0 && fabs(row->cop_y_mm) < 999.0)
        return false;
    for (size_t i = 0; i < sizeof CODES_MM / sizeof CODES_MM[0]; i++)
        if (fabs(row->cop_x_mm - CODES_MM[i]) < 1e-9 || fabs(row->cop_y_mm - CODES_MM[i]) < 1e-9) {
            count_line(csv, &csv->codes, 1, csv->line_number, "");
            return true;
        }
    return false;
}

/* The next line that is a row, or another header. LINE_NOTHING: the end. Negative: cannot be read. */
static int read_line(struct csv *csv, struct csv_row *row, char *error)
{
    struct csv_cells cells;
    char why[CSV_WHY_SIZE];
    for (;;) {
        if (csv->bytes.at == csv->bytes.limit) {
            int got = csv_bytes_fill(&csv->bytes);
            if (got == -EMSGSIZE) {
                csv->line_number++;
                return csv_fault(csv, error, CSV_LINE_TOO_LONG, CSV_LINE_MAX);
            }
            if (got < 0)
                return fault_file(csv, error, -EIO, strerror(-got));
            if (got == 0)
                return CSV_LINE_NOTHING;
        }
        cells.words = false;
        enum csv_line kind = csv_row_read(csv, &cells, why);
        if (kind == CSV_LINE_VALUES || kind == CSV_LINE_LOST) {
            pass_days(csv, &cells);
            if (!csv_row_make(&cells, row, why))
                kind = CSV_LINE_ODD;
        }
        if (kind == CSV_LINE_VALUES && is_cut(csv)) {
            csv->cut_line = csv->line_number;
            continue;
        }
        if (kind == CSV_LINE_VALUES && row->has_cop && is_no_centre(csv, row)) {
            row->has_cop = false;
            if (row->sample.has == 0) {
                kind = CSV_LINE_LOST;
                cells.words = true;
            }
        }
        if (kind == CSV_LINE_LOST)
            row->sample.has = SAMPLE_LOST;
        csv->reading_nan = kind == CSV_LINE_LOST && cells.words;
        if (kind == CSV_LINE_ODD)
            leave_out(csv, why);
        else if (kind != CSV_LINE_NOTHING)
            return (int)kind;
    }
}

static bool is_board(const struct csv *csv)
{
    return csv->form.columns.has[CSV_LOAD] || csv->form.columns.has[CSV_ACCEL];
}

/* The first row without values of a run waits: a short run is no loss. */
static void hold_nan(struct csv *csv, const struct csv_row *row)
{
    if (!csv->have_nan) {
        csv->nan_row = *row;
        csv->nan_line = csv->line_number;
        csv->nan_rows = 0;
    }
    csv->have_nan = true;
    csv->nan_rows++;
}

/* A row behind such a run: is the run told, as a loss, before it? */
static bool nan_is_told(struct csv *csv, const struct csv_row *row)
{
    double run_s = row->time_s - csv->nan_row.time_s;
    if (!csv->have_nan)
        return false;
    csv->have_nan = false;
    if (is_board(csv) && csv->have_last && run_s >= 0.0 && run_s < WITHOUT_MAX_S &&
        !(row->sample.has & SAMPLE_LOST)) {
        count_line(csv, &csv->without, csv->nan_rows, csv->nan_line, "");
        return false;
    }
    return true;
}

/* A part ends where a header is repeated: as if the device were lost there. */
static bool end_part(struct csv *csv, struct csv_row *out)
{
    csv->have_nan = false;
    if (csv->line_number > csv->counted_line)
        csv->parts++;
    if (!csv->have_last)
        return false;
    *out = (struct csv_row){
        .sample = {.t_us = csv->last_us, .has = SAMPLE_LOST}, .parted = true, .time_s = csv->last_s};
    return true;
}

static int at_end(struct csv *csv, struct csv_row *out, char *error)
{
    csv->ended = true;
    if (csv->have_nan) {
        csv->have_nan = false;
        *out = csv->nan_row;
        return 1;
    }
    if (csv->good > 0 && csv->valued == 0)
        return fault_file(csv, error, -EINVAL,
                          csv->nobody.rows > 0 ? "all centres of pressure are 0, 0: nobody stands there"
                                               : "no row has a value");
    if (csv->bad <= csv->good)
        return 0;
    csv->line_number = csv->odd.first_line;
    return csv_fault(csv, error, "%s", csv->odd.why);
}

/* Does the clock stand still? */
static int check_standing(struct csv *csv, const struct csv_row *row, char *error)
{
    csv->standing = csv->have_last && row->sample.t_us == csv->last_us ? csv->standing + 1 : 0;
    if (csv->standing <= csv->pace.standing_max)
        return 0;
    return csv_fault(csv, error, "the time stands still at %.12g s, for %ld rows", row->time_s,
                     csv->standing);
}

int csv_next_row(struct csv *csv, struct csv_row *out, char *error)
{
    if (csv->have_held) {
        csv->have_held = false;
        *out = csv->held;
        return 1;
    }
    for (;;) {
        int kind = csv->ended ? CSV_LINE_NOTHING : read_line(csv, out, error);
        if (kind < 0)
            return kind;
        if (kind == CSV_LINE_NOTHING)
            return at_end(csv, out, error);
        if (kind == CSV_LINE_HEADER) {
            if (!csv_columns_share(&csv->first_form.columns, &csv->form.columns))
                return csv_fault(
                    csv, error, "another recording begins here, of other columns: a file for each is wanted");
            if (end_part(csv, out))
                return 1;
            continue;
        }
        csv->good++;
        csv->valued += kind == CSV_LINE_VALUES;
        if (csv->reading_nan) {
            hold_nan(csv, out);
            continue;
        }
        if (check_standing(csv, out, error) != 0)
            return -EINVAL;
        bool told = nan_is_told(csv, out);
        csv->have_last = true;
        csv->last_us = out->sample.t_us;
        csv->last_s = out->time_s;
        if (told) {
            csv->have_held = true;
            csv->held = *out;
            *out = csv->nan_row;
        }
        return 1;
    }
}

int csv_next(struct csv *csv, struct csv_row *out, char error[256])
{
    struct csv_row row;
    int got = csv->group != NULL ? csv_next_spread(csv, &row, error) : csv_next_row(csv, &row, error);
    if (got > 0)
        *out = row;
    if (got == 0 && csv->line_number > csv->counted_line)
        csv->counted_line = csv->line_number;
    return got;
}
