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

#endif
