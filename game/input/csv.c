#define _GNU_SOURCE /* strtod_l */
#include "input/csv.h"

#include "input/csv_columns.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_SIZE = 4096, PATH_SHOWN = 100, ERROR_SIZE = 256 };

static const double TIME_MAX_S = 1.0e9;   /* up to here a double holds whole microseconds exactly */
static const double LOAD_MAX_KG = 1000.0; /* sample_quantise would silently make 0 of more */

struct csv {
    FILE *file;
    locale_t c_locale; /* numbers have a point whatever the player's language */
    const char *shown; /* the end of path, short enough for a message */
    long line_number;
    struct csv_columns columns;
    struct csv_options options;
    bool seen_row;
    char line[LINE_SIZE];
    char path[];
};

__attribute__((format(printf, 3, 4))) static int fault(const struct csv *csv, char *error, const char *format,
                                                       ...)
{
    char what[ERROR_SIZE / 2];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(what, sizeof what, format, arguments);
    va_end(arguments);
    snprintf(error, ERROR_SIZE, "%s:%ld: %s", csv->shown, csv->line_number, what);
    return -EINVAL;
}

static int fault_file(const struct csv *csv, char *error, const char *what)
{
    snprintf(error, ERROR_SIZE, "%s: %s", csv->shown, what);
    return -EIO;
}

/* The next line without its end; 1, 0 at the end of the file, or a fault. */
static int read_line(struct csv *csv, char *error)
{
    size_t length = 0;
    int c;
    csv->line_number++;
    while ((c = getc(csv->file)) != EOF && c != '\n') {
        if (c == '\0')
            return fault(csv, error, "this is not text");
        if (length + 1 == sizeof csv->line)
            return fault(csv, error, "the line is longer than %d characters", LINE_SIZE - 1);
        csv->line[length++] = (char)c;
    }
    if (c == EOF && ferror(csv->file))
        return fault_file(csv, error, strerror(errno));
    if (c == EOF && length == 0)
        return 0;
    if (length > 0 && csv->line[length - 1] == '\r')
        length--;
    csv->line[length] = '\0';
    return 1;
}

/* The next line that says something: not empty, not a comment. */
static int read_content(struct csv *csv, char *error)
{
    for (;;) {
        int got = read_line(csv, error);
        if (got <= 0)
            return got;
        if (csv->line_number == 1 && strncmp(csv->line, "\xEF\xBB\xBF", 3) == 0)
            memmove(csv->line, csv->line + 3, strlen(csv->line + 3) + 1);
        const char *first = csv->line + strspn(csv->line, " \t");
        if (*first == '#' && csv->options.note != NULL && !csv->seen_row)
            csv->options.note(csv->options.context, first);
        if (*first != '\0' && *first != '#')
            return 1;
    }
}

static int read_header(struct csv *csv, char *error)
{
    char *fields[CSV_FIELDS_MAX];
    char why[ERROR_SIZE / 2];
    int got = read_content(csv, error);
    if (got < 0)
        return got;
    if (got == 0) {
        fault_file(csv, error, "the file is empty");
        return -EINVAL;
    }
    int count = csv_split(csv->line, fields, CSV_FIELDS_MAX);
    if (count < 0)
        return fault(csv, error, "more than %d columns", CSV_FIELDS_MAX);
    if (csv_columns_read(&csv->columns, fields, count, why, sizeof why) != 0)
        return fault(csv, error, "%s", why);
    return 0;
}

static struct csv *new_csv(const char *name)
{
    size_t length = strlen(name);
    struct csv *csv = calloc(1, sizeof *csv + length + 1);

    if (csv == NULL)
        return NULL;
    memcpy(csv->path, name, length + 1);
    csv->shown = length > PATH_SHOWN ? csv->path + length - PATH_SHOWN : csv->path;
    if (strcmp(name, "-") == 0)
        csv->shown = "standard input";
    csv->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return csv;
}

/* What cannot be read twice, in an unlinked file. */
static FILE *spool(FILE *from)
{
    char bytes[4096];
    size_t size;
    FILE *to = tmpfile();

    while (to != NULL && (size = fread(bytes, 1, sizeof bytes, from)) > 0)
        fwrite(bytes, 1, size, to);
    if (to != NULL && (ferror(from) || ferror(to))) {
        fclose(to);
        to = NULL;
    }
    if (to != NULL)
        rewind(to);
    return to;
}

static struct csv *open_stream(struct csv *csv, const struct csv_options *options, char error[256])
{
    if (options != NULL)
        csv->options = *options;
    if (csv->file == NULL || csv->c_locale == (locale_t)0)
        fault_file(csv, error, strerror(errno));
    else if (read_header(csv, error) == 0)
        return csv;
    csv_close(csv);
    return NULL;
}

struct csv *csv_open(const char *path, const struct csv_options *options, char error[256])
{
    struct csv *csv = new_csv(path);

    if (csv == NULL) {
        snprintf(error, ERROR_SIZE, "out of memory");
        return NULL;
    }
    csv->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (csv->file != NULL && fseek(csv->file, 0, SEEK_CUR) != 0 && (options == NULL || !options->once)) {
        FILE *kept = spool(csv->file);
        if (csv->file != stdin)
            fclose(csv->file);
        csv->file = kept;
    }
    return open_stream(csv, options, error);
}

struct csv *csv_open_memory(const char *name, const void *bytes, size_t size,
                            const struct csv_options *options, char error[256])
{
    struct csv *csv = new_csv(name);

    if (csv == NULL) {
        snprintf(error, ERROR_SIZE, "out of memory");
        return NULL;
    }
    csv->file = tmpfile();
    if (csv->file != NULL && fwrite(bytes, 1, size, csv->file) == size)
        rewind(csv->file);
    return open_stream(csv, options, error);
}

int csv_rewind(struct csv *csv, char error[256])
{
    csv->options.note = NULL;
    csv->line_number = 0;
    if (fseek(csv->file, 0, SEEK_SET) != 0)
        return fault_file(csv, error, "cannot be read twice");
    return read_header(csv, error);
}

bool csv_remark(const struct csv *csv, int i, char out[CSV_REMARK_SIZE])
{
    (void)csv;
    (void)i;
    (void)out;
    return false;
}

static bool word_index(const char *const *words, const char *word, int *out)
{
    for (int i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0) {
            *out = i + 1;
            return true;
        }
    return false;
}

bool csv_time_parse(const char *word, enum csv_time *out)
{
    static const char *const words[] = {"s", "ms", "us", NULL};
    int i;
    if (!word_index(words, word, &i))
        return false;
    *out = (enum csv_time)i;
    return true;
}

bool csv_length_parse(const char *word, enum csv_length *out)
{
    static const char *const words[] = {"mm", "cm", "m", NULL};
    int i;
    if (!word_index(words, word, &i))
        return false;
    *out = (enum csv_length)i;
    return true;
}

bool csv_accel_parse(const char *word, enum csv_accel *out)
{
    static const char *const words[] = {"m_s2", "g", NULL};
    int i;
    if (!word_index(words, word, &i))
        return false;
    *out = (enum csv_accel)i;
    return true;
}

void csv_close(struct csv *csv)
{
    if (csv == NULL)
        return;
    if (csv->file != NULL && csv->file != stdin)
        fclose(csv->file); /* only read from: nothing can be lost here */
    if (csv->c_locale != (locale_t)0)
        freelocale(csv->c_locale);
    free(csv);
}

/* Decimal digits, a point, an exponent: no nan, no inf, no hexadecimal, nothing behind. */
static bool read_number(const struct csv *csv, const char *text, double *out)
{
    char *end;
    if (text[strspn(text, "+-.0123456789eE")] != '\0')
        return false;
    double value = strtod_l(text, &end, csv->c_locale);
    if (end == text || *end != '\0' || !isfinite(value))
        return false;
    *out = value;
    return true;
}

/* 1: all of them have values; 0: none has; or a fault. */
static int group(const struct csv *csv, const bool *given, enum csv_column first, int count, char *error)
{
    int present = 0;
    int missing = (int)first;
    for (int i = (int)first; i < (int)first + count; i++) {
        if (given[i])
            present++;
        else
            missing = i;
    }
    if (present > 0 && present < count)
        return fault(csv, error, "%s has no value", csv_column_name((enum csv_column)missing));
    return present == count;
}

/* Nothing but a time, and at least one comma: the device was lost, however many columns were left out. */
static bool is_lost(const struct csv *csv, char **fields, int count)
{
    for (int i = 0; i < count; i++)
        if (fields[i][0] != '\0' && csv->columns.of_field[i] != CSV_TIME)
            return false;
    return count >= 2;
}

static int check_count(const struct csv *csv, char **fields, int count, char *error)
{
    if (count < 0)
        return fault(csv, error, "more than %d values", CSV_FIELDS_MAX);
    if (count == csv->columns.count || (count < csv->columns.count && is_lost(csv, fields, count)))
        return 0;
    return fault(csv, error, "%d values, but the header names %d columns", count, csv->columns.count);
}

static int read_values(struct csv *csv, double *values, bool *given, char *error)
{
    char *fields[CSV_FIELDS_MAX];
    int count = csv_split(csv->line, fields, CSV_FIELDS_MAX);
    int code = check_count(csv, fields, count, error);
    if (code != 0)
        return code;
    for (int i = 0; i < count; i++) {
        int column = csv->columns.of_field[i];
        if (column < 0 || fields[i][0] == '\0')
            continue;
        if (!read_number(csv, fields[i], &values[column]))
            return fault(csv, error, "%s is not a number: %.40s", csv_column_name((enum csv_column)column),
                         fields[i]);
        given[column] = true;
    }
    if (!given[CSV_TIME])
        return fault(csv, error, "time_s has no value");
    if (fabs(values[CSV_TIME]) > TIME_MAX_S)
        return fault(csv, error, "time_s is out of range: it counts from the start of the recording");
    for (int i = CSV_LOAD; i < CSV_LOAD + CORNERS; i++)
        if (given[i] && fabs(values[i]) > LOAD_MAX_KG)
            return fault(csv, error, "%s is out of range", csv_column_name((enum csv_column)i));
    if (given[CSV_CONTACTS] && !(values[CSV_CONTACTS] >= 0.0 && values[CSV_CONTACTS] <= UINT32_MAX &&
                                 trunc(values[CSV_CONTACTS]) >= values[CSV_CONTACTS]))
        return fault(csv, error, "contacts is no whole number from 0 to %" PRIu32, UINT32_MAX);
    return 0;
}

static int make_row(const struct csv *csv, const double *values, const bool *given, struct csv_row *row,
                    char *error)
{
    memset(row, 0, sizeof *row);
    row->time_s = values[CSV_TIME];
    row->sample.t_us = llround(values[CSV_TIME] * 1e6);
    int load = group(csv, given, CSV_LOAD, CORNERS, error);
    int cop = group(csv, given, CSV_COP, 2, error);
    int motion = group(csv, given, CSV_ACCEL, 6, error);
    if (load < 0 || cop < 0 || motion < 0)
        return -EINVAL;
    if (load) {
        row->sample.has |= SAMPLE_LOAD;
        memcpy(row->sample.load_kg, &values[CSV_LOAD], sizeof row->sample.load_kg);
        sample_quantise(&row->sample);
    }
    if (motion) {
        row->sample.has |= SAMPLE_MOTION;
        memcpy(row->sample.accel_m_s2, &values[CSV_ACCEL], sizeof row->sample.accel_m_s2);
        memcpy(row->sample.gyro_rad_s, &values[CSV_GYRO], sizeof row->sample.gyro_rad_s);
    }
    if (given[CSV_CONTACTS]) {
        row->sample.has |= SAMPLE_CONTACT;
        row->sample.contacts = (uint32_t)values[CSV_CONTACTS];
    }
    row->has_cop = cop != 0;
    row->cop_x_mm = values[CSV_COP];
    row->cop_y_mm = values[CSV_COP + 1];
    if (!load && !motion && !cop && !given[CSV_CONTACTS])
        row->sample.has = SAMPLE_LOST;
    return 0;
}

int csv_next(struct csv *csv, struct csv_row *out, char error[256])
{
    double values[CSV_COLUMNS] = {0};
    bool given[CSV_COLUMNS] = {false};
    struct csv_row row;
    int got = read_content(csv, error);
    if (got <= 0)
        return got;
    csv->seen_row = true;
    int code = read_values(csv, values, given, error);
    if (code == 0)
        code = make_row(csv, values, given, &row, error);
    if (code != 0)
        return code;
    *out = row;
    return 1;
}
