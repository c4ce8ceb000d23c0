#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

/* "Sure" in the header of the file: what marks it as ours among SQLite files. */
enum { SCHEMA_APPLICATION_ID = 0x53757265 };

/* What an open file is. */
enum schema_state {
    SCHEMA_OURS,    /* ours, or empty: schema_migrate may begin */
    SCHEMA_NEWER,   /* ours, of a later Surefoot */
    SCHEMA_DAMAGED, /* not ours, or not whole */
    SCHEMA_UNREADABLE
};

/*
 * Looks at the header and the schema, which must be to the letter (but for spaces) what our migrations make
 * of its version: so no view, trigger or table of somebody else is ever met. *version is set where the state
 * is OURS, 0 of an empty file; *code is SQLite's result where it is DAMAGED or UNREADABLE, else SQLITE_OK.
 */
enum schema_state schema_check(sqlite3 *db, int *version, int *code);

/*
 * The tables, all but the recordings: their pages, rows, checks and indexes. SQLITE_CORRUPT when anything is
 * wrong. It costs about 6 ms for each thousand attempts.
 */
int schema_check_tables(sqlite3 *db, int version);

/* Indexes are made anew, however their pages look: a cell that leads out of its page may not stop that. */
#define SCHEMA_REINDEX "PRAGMA cell_size_check = OFF; REINDEX; PRAGMA cell_size_check = ON"

/* Every page of the file. */
int schema_check_all(sqlite3 *db);

/*
 * Brings an older schema (0: an empty file) to STORE_SCHEMA_VERSION, each step in a transaction of its own,
 * so that a crash leaves one version or the next. Two programs may do this at once: the version is read under
 * the lock of the step. SQLite's result code.
 */
int schema_migrate(sqlite3 *db);

/* The same, to an earlier version: as a store of that time was. */
int schema_migrate_to(sqlite3 *db, int version);

/* An empty store of that version in memory. *out is to be closed whatever is returned. */
int schema_model(sqlite3 **out, int version);

/* Attempts without a lasting id get one, and the rules of their own activity (an older schema had neither):
 * part of the migration, and of bringing rows of such a store into this one. Inside a transaction. */
int schema_know_attempts(sqlite3 *db);

/* The tables, in an order in which each refers to earlier ones only; SCHEMA_TABLES of them. */
enum { SCHEMA_TABLES = 7 };
extern const char *const schema_tables[SCHEMA_TABLES];
/* How many of them, from the first on, a store of that version has. */
int schema_tables_of(int version);

#endif
