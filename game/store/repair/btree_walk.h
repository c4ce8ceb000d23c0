#ifndef STORE_REPAIR_BTREE_WALK_H
#define STORE_REPAIR_BTREE_WALK_H

#include <sqlite3.h>
#include <stdint.h>

/* Non-zero stops, and walk_table returns it. Columns: the row's number, then those asked for. */
typedef int walk_visit(void *context, sqlite3_stmt *row);

/*
 * Every row of a table that can be read, each once: onwards until something cannot be, then past it number by
 * number, and from the end backwards where that does not help. *holes grows by the places that cannot be
 * read; a table that is not there is one. 0, what the visit returned, or -ENOMEM.
 */
int walk_table(sqlite3 *db, const char *table, const char *columns, walk_visit *visit, void *context,
               int64_t *holes);

#endif
