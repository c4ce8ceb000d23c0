#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include "store/db.h"
#include "store/store.h"

/* What the files of the store share and nobody else sees. */
enum { STORE_NOTICE_SIZE = 1024 };

struct store {
    sqlite3 *db;
    char error[DB_ERROR_SIZE];
    char notice[STORE_NOTICE_SIZE];
};

/* Keeps the words for a failure ("what: why" of SQLite) and gives its errno; 0 for a code that is none. */
int store_failed(struct store *store, const char *what, int code);

/* Likewise for a fault of the caller's: -EINVAL and these words. */
int store_refused(struct store *store, const char *words);

/*
 * Does the work in one transaction: all of it or, when it returns a failure, nothing. -ESTALE when the file
 * was moved or removed since it was opened: what is written then would be lost with it.
 */
typedef int store_work(struct store *store, const void *what, int64_t *id);
int store_write(struct store *store, store_work *work, const void *what, int64_t *id);

/* Of an attempt: see store.h. */
#define STORE_LIVE "source NOT IN ('sim', 'file')"

#endif
