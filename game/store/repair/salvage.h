#ifndef STORE_REPAIR_SALVAGE_H
#define STORE_REPAIR_SALVAGE_H

#include "store/repair/merge.h"

#include <stddef.h>

/*
 * Makes a fresh store of every row that can be read in the damaged one, puts it in its place and sets the
 * damaged one aside: between place_enter and place_leave. 0; -EBUSY when another program has it open; -ENOSPC
 * and so on, and nothing has changed.
 */
int recover_renew(const char *path, struct store_recovered *count, char *aside, size_t size);

/*
 * Writes every copy of path that was set aside anew without that player; what cannot be read of it is gone
 * with the player, and a copy of which nothing can be read is removed. 0, and how many were written and
 * removed; or a negative errno, and the copy it stopped at in `culprit`.
 */
struct recover_copies {
    int written, removed;
};
int recover_forget(const char *path, const struct merge_without *who, struct recover_copies *out,
                   char *culprit, size_t size);

/* A new store in a file of its own, before it takes any place; what was there under that name is removed. 0
 * and a connection to close, also after a failure where it is not NULL; or a negative errno. */
int recover_begin(const char *path, sqlite3 **out);

#endif
