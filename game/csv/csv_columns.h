#ifndef CSV_CSV_COLUMNS_H
#define CSV_CSV_COLUMNS_H

#include "csv/csv_units.h"

#include <stdbool.h>
#include <stddef.h>

/* The columns a recording may have, and where a file's header put them. Private to csv*.c. */

enum csv_column {
    CSV_TIME,
    CSV_LOAD, /* four, in the order of enum corner */
    CSV_COP = CSV_LOAD + 4,
    CSV_ACCEL = CSV_COP + 2,
    CSV_GYRO = CSV_ACCEL + 3,
    CSV_CONTACTS = CSV_GYRO + 3,
    CSV_COLUMNS,
};

enum { CSV_FIELDS_MAX = 1024, CSV_WHY_SIZE = 200, CSV_AS_SIZE = 24 };

struct csv_columns {
    int count;                            /* fields in the header */
    signed char of_field[CSV_FIELDS_MAX]; /* enum csv_column, -1: not one of ours, passed over */
    bool has[CSV_COLUMNS];
    char as[CSV_COLUMNS][CSV_AS_SIZE]; /* what its name is there; "": the one of ours */
    bool told[CSV_COLUMNS];            /* the header or a row of units tells the unit */
    struct csv_unit unit[CSV_COLUMNS]; /* that unit, or ours */
    bool cop_too, accel_too;           /* passed over: centres of pressure beside loads, part of a sensor */
    unsigned passed;                   /* these of csv_groups stand there and are passed over, a bit each */
};

/* Columns that only mean something together. */
enum { CSV_GROUPS = 4 };
extern const struct csv_group {
    enum csv_column first;
    int count;
} csv_groups[CSV_GROUPS];

const char *csv_column_name(enum csv_column column);
enum csv_kind csv_column_kind(enum csv_column column);

/*
 * Cuts a line into fields in place: separators (' ': runs of blanks), blanks around a field, and double
 * quotes are taken away. Count of fields, or -1 when there are more than max.
 */
int csv_split(char *line, char separator, char **fields, int max);

/* How many of the fields are names of columns of ours. */
int csv_columns_known(char **fields, int count);

/* Does a later header go on with something that the first one has? */
bool csv_columns_share(const struct csv_columns *first, const struct csv_columns *later);

/* The fields of that group are none of ours. */
void csv_columns_pass_over(struct csv_columns *columns, const struct csv_group *group);

/* 0, or -EINVAL with all that is wrong (without file and line). */
int csv_columns_read(struct csv_columns *columns, char **fields, int count, char why[CSV_WHY_SIZE]);

/* The row below a header that tells units: true, and they are taken. */
bool csv_columns_units(struct csv_columns *columns, char **fields, int count);

#endif
