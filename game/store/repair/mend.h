#ifndef STORE_REPAIR_MEND_H
#define STORE_REPAIR_MEND_H

#include "store/store_inside.h"

/* What was done. */
struct mended {
    bool indexes;              /* made anew */
    int rescored;              /* scores that were lost or spoilt, from their recordings */
    int attached;              /* rows that an index could tell the owner of */
    int values;                /* moments and lengths that cannot be, from what else is known */
    int nameless;              /* players made for attempts whose own is lost: "Recovered 1" */
    int taken;                 /* rows that no store may have, or that belong to nothing */
    char aside[DB_ERROR_SIZE]; /* where those are kept, beside the store; "" */
};

/* Is anything not right that SQLite's own check passes over: rows of nobody, moments and lengths that cannot
 * be? SQLITE_OK, SQLITE_CORRUPT, or why it cannot be told. Of a store of the present schema. */
int mend_strays(sqlite3 *db);

/*
 * Mends a store of the present schema in place, in one transaction: what can be told from what else is in it
 * is put right, and rows that may not be are taken out into a file of their own (taken.h). The rest stays as
 * it is. SQLITE_OK and *out; SQLITE_CORRUPT where that does not make it sound, and nothing has changed; or
 * another code. The caller is alone with it (place_enter).
 */
int mend_store(struct store *store, struct mended *out);

/* One more sentence behind those that are there. */
void mend_add(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* What was done, in sentences for the player: "" when it was nothing. */
void mend_tell(const struct mended *mended, char *out, size_t size);

#endif
