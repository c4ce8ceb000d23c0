#ifndef TESTS_TRUTH_PRINT_H
#define TESTS_TRUTH_PRINT_H

#include "truth.h"

/* A table on standard output, from all its cells. 0 or -ENOMEM. */
int print_text(const struct truth_table *table, const struct truth_tally *cells);
int print_json(const struct truth_table *table, const struct truth_tally *cells);

/* *good becomes false when the table is below what is asked of it (see surefoot-truth's help). */
int print_good(const struct truth_table *table, const struct truth_tally *cells, bool *good);

#endif
