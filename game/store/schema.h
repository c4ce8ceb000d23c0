#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

/* "Sure" in the header of the file: what marks it as ours among SQLite files. */
enum { SCHEMA_APPLICATION_ID = 0x53757265 };

/* What an open file is. */
enum schema_state {
    SCHEMA_OURS,    /* ours and sound, or empty: schema_migrate may begin */
    SCHEMA_NEWER,   /* ours, of a later Surefoot */
    SCHEMA_DAMAGED, /* not ours, or not whole */
    SCHEMA_UNREADABLE
};

/* Reads the whole file. *code is SQLite's result where the state is DAMAGED or UNREADABLE, else SQLITE_OK. */
enum schema_state schema_check(sqlite3 *db, int *code);

/*
 * Brings an older schema (0: an empty file) to STORE_SCHEMA_VERSION, each step in a transaction of its own,
 * so that a crash leaves one version or the next. Two programs may do this at once: the version is read under
 * the lock of the step. SQLite's result code.
 */
int schema_migrate(sqlite3 *db);

/* After schema_migrate: are all tables and columns there? SQLite's result code. */
int schema_complete(sqlite3 *db);

#endif
