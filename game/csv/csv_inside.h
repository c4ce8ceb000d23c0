#ifndef CSV_CSV_INSIDE_H
#define CSV_CSV_INSIDE_H

#include "csv/csv.h"
#include "csv/csv_bytes.h"
#include "csv/csv_columns.h"
#include "csv/csv_number.h"

/*
 * How a recording becomes rows. Private to csv*.c.
 *
 *   csv_bytes   lines of UTF-8        csv_sniff    what kind of file this is, from its first block
 *   csv_row     a line as values      csv_time    stamps as seconds, and what their steps can be
 *   csv_judge   what its numbers can be   csv_spread   stamps that many rows share
 *   csv.c       rows in order: parts, runs without values
 */

enum { CSV_ERROR_SIZE = 256, CSV_SHOWN_SIZE = 120, CSV_TEXT_SIZE = 48, CSV_GROUP_MAX = 4096 };

/* How the file is written. */
struct csv_form {
    struct csv_columns columns;
    char separator; /* ' ': runs of blanks */
    struct csv_numerals numerals;
    bool clock;         /* times are times of day, or dates */
    int64_t origin_s;   /* is taken from every time: 0 unless they count from 1970 or are times of day */
    int least_decimals; /* of the last field in the rows that were looked at; -1: it is none of ours */
};

/* What has been decided about the columns, whatever header stands above them. */
struct csv_decided {
    bool time, length, accel, turn; /* these units count, not the header's */
    struct csv_unit time_unit, length_unit, accel_unit, turn_unit;
    bool without_cop, without_load;
};

/* What steps of time there can be. */
struct csv_pace {
    double step_s;             /* between rows, the middle one; 0: not known */
    double stamp_s, per_stamp; /* stamps are that coarse, and so many rows share one */
    bool spread;               /* they are spread over it */
    long standing_max;         /* so many rows may have the same time */
};

struct csv_cells {
    double value[CSV_COLUMNS]; /* SI */
    bool given[CSV_COLUMNS];
    bool words; /* what has no value is written as a word: nan */
};

enum csv_line {
    CSV_LINE_NOTHING, /* empty, a comment, units */
    CSV_LINE_VALUES,
    CSV_LINE_LOST, /* a time and nothing else */
    CSV_LINE_HEADER,
    CSV_LINE_ODD,
};

/* Rows that are left out, once each however often the file is read. */
struct csv_count {
    long rows, first_line;
    char why[CSV_WHY_SIZE]; /* of the first */
};

struct csv {
    struct csv_options options;
    struct csv_form form, first_form; /* first_form: of the first header */
    struct csv_decided decided;
    struct csv_pace pace;
    size_t data_at; /* bytes of the first block before the first row */
    long header_line, data_line, counted_line;
    bool zero_is_nobody; /* 0, 0 is no centre of pressure, but what a program writes while nobody stands there
                          */
    bool header_below;   /* lines stand above the header */
    /* remarks */
    struct csv_count odd, without, nobody, codes; /* nobody: centres of exactly 0, 0; codes: -999 */
    long parts, cut_line;
    char time_remark[CSV_REMARK_SIZE], accel_remark[CSV_REMARK_SIZE], turn_remark[CSV_REMARK_SIZE],
        length_remark[CSV_REMARK_SIZE];
    /* of this pass */
    long line_number, good, valued, bad, standing;
    bool started, ended, have_last; /* started: csv_sniff has done with it */
    int64_t last_us;
    double last_s, clock_day_s, clock_last_s;
    bool have_held, have_nan, reading_nan;
    struct csv_row held, nan_row;
    long nan_rows, nan_line;
    int group_count, group_at;
    bool have_ahead, first_group;
    struct csv_row ahead;
    struct csv_row *group; /* CSV_GROUP_MAX, where stamps are spread */
    char shown[CSV_SHOWN_SIZE];
    char line[CSV_LINE_MAX + 1]; /* a copy that is cut into fields */
    struct csv_bytes bytes;
};

/* -EINVAL with "FILE:LINE: ..." in error. */
__attribute__((format(printf, 3, 4))) int csv_fault(const struct csv *csv, char *error, const char *format,
                                                    ...);

/* csv_sniff.c: reads the first block, finds the header and decides. 0 or a negative errno with one line in
 * error. */
int csv_sniff(struct csv *csv, char *error);

/* A line that is a comment: from its # on, cut in place behind it of what a spreadsheet puts there; or NULL.
 */
char *csv_comment(char *line);

/* csv_judge.c: what the numbers of the block, from bytes.at on, can be: csv->decided, ->pace and remarks. */
int csv_judge(struct csv *csv, char *error);

/* What was decided, put on the columns of a header. */
void csv_decide(const struct csv_decided *decided, struct csv_columns *columns);

#define CSV_LINE_TOO_LONG "the line is longer than %d characters"

/* csv_row.c. A copy of the line at csv->bytes.at, which must be there, in csv->line, and on to the next.
 * False: it is too long or no text, and why is told. */
bool csv_row_copy(struct csv *csv, char why[CSV_WHY_SIZE]);

/* The line at csv->bytes.at, which must be there; takes it, counts it. Of CSV_LINE_ODD why is
 * told. */
enum csv_line csv_row_read(struct csv *csv, struct csv_cells *cells, char why[CSV_WHY_SIZE]);

/* A row of values that are all in range; false: why is told. */
bool csv_row_make(const struct csv_cells *cells, struct csv_row *out, char why[CSV_WHY_SIZE]);

/* csv.c: the next row in the order of the file. csv_spread.c: the same, spread over its stamp. As csv_next;
 * *out may have changed otherwise, too. */
int csv_next_row(struct csv *csv, struct csv_row *out, char *error);
int csv_next_spread(struct csv *csv, struct csv_row *out, char *error);

/* csv_time.c. A stamp as seconds after the origin: the number or the time of day at text. The end of it, or
 * NULL. */
const char *csv_time_read(const struct csv_form *form, const char *text, double *out);

#endif
