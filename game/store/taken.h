#ifndef STORE_TAKEN_H
#define STORE_TAKEN_H

#include "store/place.h"

#include <sqlite3.h>
#include <stdint.h>

/*
 * Rows that are taken out of a store, in a file of their own beside it: a store of the same tables that takes
 * whatever value, so that they stay to be read, or mended by hand and brought back with `surefoot recover`.
 * It is named like every copy that was set aside.
 */
struct taken {
    sqlite3 *from, *to; /* to NULL: nothing was taken yet */
    char fresh[PLACE_PATH_SIZE], path[PLACE_PATH_SIZE];
    int count;
};

/* Begins without a file, from an open store, for the store at `path`. */
void taken_init(struct taken *taken, sqlite3 *from);

/* Copies one row and removes it from the store, inside the caller's transaction. A row that is not there is
 * fine. SQLite's result code. */
int taken_row(struct taken *taken, const char *store_path, const char *table, int64_t row);

/* Before the caller's COMMIT: the file is on the disk, under its name in taken->path. 0 or a negative errno.
 */
int taken_keep(struct taken *taken, const char *store_path);

/* The caller has rolled back: the file goes. */
void taken_undo(struct taken *taken);

#endif
