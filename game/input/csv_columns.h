#ifndef INPUT_CSV_COLUMNS_H
#define INPUT_CSV_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

/* The columns a recording may have, and where a file's header put them. Private to csv.c. */

enum csv_column {
    CSV_TIME,
    CSV_LOAD, /* four, in the order of enum corner */
    CSV_COP = CSV_LOAD + 4,
    CSV_ACCEL = CSV_COP + 2,
    CSV_GYRO = CSV_ACCEL + 3,
    CSV_CONTACTS = CSV_GYRO + 3,
    CSV_COLUMNS,
};

enum { CSV_FIELDS_MAX = 64 };

struct csv_columns {
    int count;                            /* fields in the header */
    signed char of_field[CSV_FIELDS_MAX]; /* enum csv_column, -1: not one of ours, ignored */
    bool has[CSV_COLUMNS];
};

const char *csv_column_name(enum csv_column column);

/*
 * Cuts a line into fields in place: commas, blanks around a field, and plain double quotes are taken away.
 * Count of fields, or -1 when there are more than max.
 */
int csv_split(char *line, char **fields, int max);

/* 0, or -EINVAL with what is wrong (without file and line). */
int csv_columns_read(struct csv_columns *columns, char **fields, int count, char *why, size_t size);

#endif
