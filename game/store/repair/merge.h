#ifndef STORE_REPAIR_MERGE_H
#define STORE_REPAIR_MERGE_H

#include "store/store.h"

#include <sqlite3.h>
#include <stdbool.h>

/* A row of `from` that no store may have, or that belongs to none that it may: its table and number. */
typedef int merge_refused(void *context, const char *table, int64_t row);

/* Whose rows are left where they are. */
struct merge_without {
    int64_t player_id; /* 0: nobody's */
    const char *name;  /* and this one's; NULL */
    bool recordings;   /* and all recordings */
};

/*
 * Copies every row of `from` (image.h) that can be read into `to`, a sound store, in one transaction: row by
 * row, and past what cannot be read. A player who is there by number or by name is the same, and so is an
 * attempt of the same player, level, moment and way of measuring: only what it lacks is added. Numbers stay
 * where they are free. Nothing is written on failure. 0 and *out, or a negative errno.
 */
int merge_store(sqlite3 *to, sqlite3 *from, const struct merge_without *without, struct store_recovered *out);

/*
 * Shows every row of a store of the present schema, all but the recordings, to an empty one in memory: which
 * ones it refuses. The visit's non-zero stops, and is returned. 0 and *out (what the empty one took), or a
 * negative errno.
 */
int merge_check(sqlite3 *from, merge_refused *refused, void *context, struct store_recovered *out);

#endif
