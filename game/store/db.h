#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * SQLite in the manner of the house: negative errno values, and one line of words for the player.
 */
enum { DB_BUSY_MS = 5000, DB_ERROR_SIZE = 256 };

/* The errno for an SQLite result code; 0 for SQLITE_OK, SQLITE_ROW and SQLITE_DONE. */
int db_errno(int code);

/* Does the code say that the file itself is broken? */
int db_code_damaged(int code);

/*
 * What every connection is bound to, before it reads anything: sizes no store of ours comes near, no code in
 * the schema that could run, nothing sorted in files of the temporary folder. SQLite's own result code.
 */
int db_bind(sqlite3 *db);

/* Statements without parameters, any number, results thrown away. SQLite's own result code. */
int db_exec(sqlite3 *db, const char *sql);

/* One statement with its parameters bound in order, one letter each:
 *   i int64_t   r double   t const char * (UTF-8, copied)   b const void *, size_t (not copied)
 * SQLite's own result code; *out only on SQLITE_OK (finish with sqlite3_finalize). */
int db_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, const char *types, ...);

/* A statement that answers nothing, prepared, run and finished. */
int db_run(sqlite3 *db, const char *sql, const char *types, ...);

/*
 * What a statement answers, row by row:
 *
 *     struct db_rows rows = db_rows(db, sql, types, ...);
 *     while (db_next(&rows))
 *         ... columns of rows.row ...     (and out of it at any row)
 *     code = db_end(&rows);
 *
 * A fault at any step, also in the statement itself, ends the rows and is what db_end returns; else
 * SQLITE_OK.
 */
struct db_rows {
    sqlite3_stmt *row; /* NULL: it cannot be prepared */
    int code;          /* SQLite's own, also of what is done with a row: a fault ends them */
    int stopped;       /* whoever goes over them has enough, and why: see store_ended */
};
struct db_rows db_rows(sqlite3 *db, const char *sql, const char *types, ...);
bool db_next(struct db_rows *rows);
int db_end(struct db_rows *rows);

/* The first column of the first row. SQLITE_ROW and *out; SQLITE_DONE when there is no row; or the fault. */
int db_number(sqlite3 *db, const char *sql, sqlite3_int64 *out);

/* Text of a column into a buffer: 0, or -EINVAL when it is no text or does not fit. */
int db_text(sqlite3_stmt *statement, int column, char *out, size_t size);

#endif
