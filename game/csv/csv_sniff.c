#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What kind of file this is, from its first block: the header, the separator, the decimal mark, the units. */
enum { HEADER_LINES = 64, MARK_LINES = 64 };

char *csv_comment(char *line)
{
    char *first = line + strspn(line, " \t");
    if (first[0] == '"' && first[1] == '#')
        first++;
    if (first[0] != '#')
        return NULL;
    for (size_t length = strlen(first); length > 1 && strchr(",;\t\r \"", first[length - 1]) != NULL;
         length--)
        first[length - 1] = '\0';
    return first;
}

/* The next line of the block that says something, as a copy in csv->line; comments go to who asks for them.
 * 1, 0 at the end of the block, -EINVAL with why. */
static int next_content(struct csv *csv, char why[CSV_WHY_SIZE])
{
    while (csv->bytes.at < csv->bytes.limit) {
        csv->line_number++;
        if (!csv_row_copy(csv, why))
            return -EINVAL;
        size_t length = strlen(csv->line);
        if (length > 0 && csv->line[length - 1] == '\r')
            csv->line[length - 1] = '\0';
        const char *comment = csv_comment(csv->line);
        if (comment != NULL && csv->options.note != NULL)
            csv->options.note(csv->options.context, comment);
        if (comment == NULL && csv->line[strspn(csv->line, " \t")] != '\0')
            return 1;
    }
    return 0;
}

/* How many columns of ours that separator finds in the line; the fields stay in copy. */
static int split_known(const struct csv *csv, char separator, char *copy, char **fields, int *count)
{
    memcpy(copy, csv->line, strlen(csv->line) + 1);
    *count = csv_split(copy, separator, fields, CSV_FIELDS_MAX);
    return *count < 0 ? 0 : csv_columns_known(fields, *count);
}

struct search {
    char *copy;
    char *fields[CSV_FIELDS_MAX];
    int known; /* the most of any line so far */
    long line;
    char why[CSV_WHY_SIZE]; /* what is wrong with that line */
};

static bool is_number(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "+-.,0123456789eE:;\t ")] == '\0';
}

/* Is the line the header? Otherwise why not, where it comes nearer than the lines before it. */
static bool is_header(struct csv *csv, struct search *search)
{
    static const char separators[] = {',', ';', '\t', '|', ' '};
    char best = ',', why[CSV_WHY_SIZE];
    int most = 0, count;
    for (size_t i = 0; i < sizeof separators; i++) {
        int known = split_known(csv, separators[i], search->copy, search->fields, &count);
        if (known > most) {
            most = known;
            best = separators[i];
        }
    }
    split_known(csv, best, search->copy, search->fields, &count);
    if (count < 0)
        snprintf(why, sizeof why, "more than %d columns", CSV_FIELDS_MAX);
    else if (csv_columns_read(&csv->form.columns, search->fields, count, why) == 0) {
        csv->form.separator = best;
        return true;
    }
    if (search->line == 0 && most == 0 && count >= 0 && is_number(csv->line))
        snprintf(why, sizeof why,
                 "no header; the first line must name the columns: time_s, and of a board top_left_kg, "
                 "top_right_kg, "
                 "bottom_left_kg, bottom_right_kg, of a plate cop_ml_mm, cop_ap_mm");
    if (search->line == 0 || most > search->known) {
        search->known = most;
        search->line = csv->line_number;
        memcpy(search->why, why, sizeof why);
    }
    return false;
}

static int find_header(struct csv *csv, struct search *search, char *error)
{
    char why[CSV_WHY_SIZE];
    long first = 0;
    int got = 0;
    for (int i = 0; i < HEADER_LINES && (got = next_content(csv, why)) > 0; i++) {
        bool excel = strncmp(csv->line, "sep=", 4) == 0;
        if (first == 0 && !excel)
            first = csv->line_number;
        if (excel || !is_header(csv, search))
            continue;
        csv->header_line = csv->line_number;
        csv->header_below = csv->header_line != first;
        return 0;
    }
    if (got < 0 && first == 0)
        return csv_fault(csv, error, "%s", why);
    if (first == 0) {
        snprintf(error, CSV_ERROR_SIZE, "%s: the file is empty", csv->shown);
        return -EINVAL;
    }
    csv->line_number = search->line;
    return csv_fault(csv, error, "%s", search->why);
}

static int look_for_header(struct csv *csv, char *error)
{
    struct search *search = calloc(1, sizeof *search);
    int result = -ENOMEM;
    if (search != NULL)
        search->copy = malloc(sizeof csv->line);
    if (search == NULL || search->copy == NULL)
        snprintf(error, CSV_ERROR_SIZE, "not enough memory");
    else
        result = find_header(csv, search, error);
    if (search != NULL)
        free(search->copy);
    free(search);
    return result;
}

struct marks {
    int points, commas, clocks, places; /* places: the fewest decimals of the last field; -1: none yet */
};

static void count_marks(const struct csv *csv, char **fields, int count, struct marks *marks)
{
    for (int i = 0; i < count && i < csv->form.columns.count; i++) {
        int column = csv->form.columns.of_field[i];
        if (column < 0)
            continue;
        bool clock = column == CSV_TIME && strchr(fields[i], ':') != NULL;
        marks->clocks += clock;
        marks->points += !clock && strchr(fields[i], '.') != NULL;
        marks->commas += !clock && strchr(fields[i], ',') != NULL;
    }
}

/* Digits behind the decimal mark at the end of a line. */
static int places_of(const char *line)
{
    size_t length = strlen(line), digits = 0;
    while (length > 0 && line[length - 1] >= '0' && line[length - 1] <= '9') {
        length--;
        digits++;
    }
    return length > 0 && (line[length - 1] == '.' || line[length - 1] == ',') ? (int)digits : 0;
}

/* The decimal mark, whether times are clocks, and how the rows end. */
static void look_at_marks(struct csv *csv)
{
    char *fields[CSV_FIELDS_MAX], why[CSV_WHY_SIZE];
    struct marks marks = {.places = -1};
    for (int i = 0; i < MARK_LINES && next_content(csv, why) > 0; i++) {
        csv->options.note = NULL; /* those before the first row */
        if (csv->bytes.cut && csv->bytes.at == csv->bytes.limit)
            break;
        int places = places_of(csv->line);
        int count = csv_split(csv->line, csv->form.separator, fields, CSV_FIELDS_MAX);
        if (csv_columns_units(&csv->form.columns, fields, count))
            continue;
        count_marks(csv, fields, count, &marks);
        if (marks.places < 0 || places < marks.places)
            marks.places = places;
    }
    csv->options.note = NULL;
    csv->form.clock = marks.clocks > 0;
    csv->form.numerals.point = marks.commas > 0 && marks.points == 0 ? ',' : '.';
    csv->form.least_decimals = marks.places;
}

void csv_decide(const struct csv_decided *decided, struct csv_columns *columns)
{
    if (decided->time)
        columns->unit[CSV_TIME] = decided->time_unit;
    for (int i = 0; decided->length && i < 2; i++)
        columns->unit[CSV_COP + i] = decided->length_unit;
    for (int i = 0; decided->accel && i < 3; i++)
        columns->unit[CSV_ACCEL + i] = decided->accel_unit;
    for (int i = 0; decided->turn && i < 3; i++)
        columns->unit[CSV_GYRO + i] = decided->turn_unit;
    /* Of both; a later part may have the one alone, and then it is all there is. */
    if (decided->without_load && columns->has[CSV_COP])
        csv_columns_pass_over(columns, &csv_groups[0]);
    if (decided->without_cop && columns->has[CSV_LOAD])
        csv_columns_pass_over(columns, &csv_groups[1]);
}

/* What options tell. */
static void take_options(struct csv *csv)
{
    static const int time_powers[] = {0, 0, -3, -6}, length_powers[] = {0, 0, 1, 3};
    struct csv_decided *decided = &csv->decided;
    decided->time = csv->options.time != CSV_TIME_TOLD;
    decided->time_unit = (struct csv_unit){time_powers[csv->options.time], 1.0};
    decided->length = csv->options.length != CSV_LENGTH_TOLD;
    decided->length_unit = (struct csv_unit){length_powers[csv->options.length], 1.0};
    decided->accel = csv->options.accel != CSV_ACCEL_TOLD;
    decided->accel_unit = (struct csv_unit){0, 1.0};
    if (csv->options.accel == CSV_G)
        csv_unit_parse("g", CSV_KIND_ACCEL, &decided->accel_unit);
    csv_decide(decided, &csv->form.columns);
}

static void go_back(struct csv *csv)
{
    csv->bytes.at = csv->bytes.buffer + csv->data_at;
    csv->line_number = csv->data_line;
}

/* Times of day count from the first one's second; so do those since 1970, which a double cannot hold exactly.
 */
static void find_origin(struct csv *csv)
{
    static const double FROM_1970_S = 1.0e9, TO_1970_S = 4.1e9; /* 2001 to 2099 */
    struct csv_cells cells;
    struct csv_columns columns = csv->form.columns;
    char why[CSV_WHY_SIZE];
    while (csv->bytes.at < csv->bytes.limit) {
        enum csv_line kind = csv_row_read(csv, &cells, why);
        double first_s = cells.value[CSV_TIME];
        if (kind != CSV_LINE_VALUES && kind != CSV_LINE_LOST)
            continue;
        if (csv->form.clock || (first_s > FROM_1970_S && first_s < TO_1970_S))
            csv->form.origin_s = (int64_t)floor(first_s);
        break;
    }
    csv->form.columns = columns;
}

int csv_sniff(struct csv *csv, char *error)
{
    int got = csv_bytes_fill(&csv->bytes);
    csv->line_number = 1;
    if (got == -EMSGSIZE)
        return csv_fault(csv, error, CSV_LINE_TOO_LONG, CSV_LINE_MAX);
    csv->line_number = 0;
    if (got < 0) {
        snprintf(error, CSV_ERROR_SIZE, "%s: %s", csv->shown, strerror(-got));
        return got;
    }
    got = look_for_header(csv, error);
    if (got != 0)
        return got;
    csv->data_at = (size_t)(csv->bytes.at - csv->bytes.buffer);
    csv->data_line = csv->line_number;
    look_at_marks(csv);
    take_options(csv);
    go_back(csv);
    got = csv_judge(csv, error);
    if (got != 0)
        return got;
    csv_decide(&csv->decided, &csv->form.columns);
    go_back(csv);
    find_origin(csv);
    go_back(csv);
    csv->first_form = csv->form;
    return 0;
}
