#ifndef CSV_CSV_NAMES_H
#define CSV_CSV_NAMES_H

#include "csv/csv_columns.h"

/* Names that other programs give to the columns. Private to csv*.c. */

struct csv_named {
    int column;   /* enum csv_column; -1: none of ours */
    int rank;     /* of two fields for one column the higher counts; 3: our own name */
    bool told;    /* the name tells the unit */
    bool strange; /* what stands in brackets is no unit for it */
    struct csv_unit unit;
};

struct csv_named csv_name_read(const char *name);

#endif
