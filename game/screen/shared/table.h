#ifndef SCREEN_SHARED_TABLE_H
#define SCREEN_SHARED_TABLE_H

#include "screen/shared/column.h"

/*
 * Rows below headings: each column says where it stands and how it is set, and whoever paints a row only what
 * is in it.
 */
struct table_column {
    const char *head; /* N_("name"); NULL: this table has no such column */
    double at;        /* where its text begins, or with type.align ALIGN_RIGHT ends: share of the width */
    double w;         /* room for what stands in it: likewise */
    struct type type;
    double lower; /* its baseline than the others' */
};

struct table {
    struct canvas *canvas;
    struct box at;                      /* all of it; the headings are at its top */
    double first, row;                  /* from there to the first row, and from row to row */
    const struct table_column *columns; /* of those that it has */
    int count;
};

/* The headings in one line; where two of them come too close, smaller ones in two. */
void table_heads(const struct table *table);
/* Upper edge of that row. */
double table_y(const struct table *table, int row);
/* Where a column stands. */
double table_x(const struct table *table, int column);
/* That text in its column and row, in the type of the column; nothing where there is no such column. */
void table_cell(const struct table *table, int row, int column, struct colour colour, const char *text);
void table_says(const struct table *table, int row, int column, struct colour colour, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif
