#ifndef TOOLS_ROWS_H
#define TOOLS_ROWS_H

#include "test.h"

#include "measure/sample.h"

/* Recordings of the test folder as plain numbers, read without the game's own reader. What cannot be read
 * fails the test. */
enum { ROWS_COLUMNS_MAX = 8 };

struct rows {
    double (*cells)[ROWS_COLUMNS_MAX]; /* owned */
    size_t count;
    int columns;
};

/* A file of comma-separated numbers below one line of names. Free with rows_free. */
void rows_read(const char *path, struct rows *out);
void rows_free(struct rows *rows);
/* The recording of that name ("board/quiet-with-dropouts"): of a person, or made (made_recordings.c). */
void rows_recorded(const char *name, struct rows *out);
/* The names of all in a folder ("board"), in order, NULL at the end; until the next call. */
char **rows_names(const char *folder);

/* All samples of the recording of that name, a board's or a motion sensor's; free() them. */
struct sample *rows_samples(const char *name, size_t *count);

/* Row i of a board's recording (time_s and four corners) as a sample. */
struct sample rows_sample(const struct rows *rows, size_t i);

#endif
