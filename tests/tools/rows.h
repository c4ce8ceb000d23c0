#ifndef TOOLS_ROWS_H
#define TOOLS_ROWS_H

#include "measure/sample.h"

#include <stddef.h>

/* Recordings of the test folder as plain numbers, read without the game's own reader. */
enum { ROWS_COLUMNS_MAX = 8 };

struct rows {
    double (*cells)[ROWS_COLUMNS_MAX]; /* owned */
    size_t count;
    int columns;
};

/* A file of comma-separated numbers below one line of names. 0 or a negative errno. Free with rows_free. */
int rows_read(const char *path, struct rows *out);
void rows_free(struct rows *rows);

/* Row i of a board recording (time_s and four corners) as a sample. */
struct sample rows_sample(const struct rows *rows, size_t i);

#endif
