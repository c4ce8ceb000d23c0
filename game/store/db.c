#include "store/db.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

int db_errno(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return 0;
    case SQLITE_NOMEM:
        return -ENOMEM;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return -EBUSY;
    case SQLITE_FULL:
        return -ENOSPC;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return -EACCES;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_TOOBIG:
        return -EINVAL;
    default:
        return -EIO;
    }
}

int db_code_damaged(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/*
 * A recording of RECORDING_SAMPLES_MAX samples that do not shrink at all is the largest thing that may be
 * stored: 119 MiB. The rest: what our own tables and statements need, with room to spare. Depth: a player who
 * is deleted takes attempts, trials and recordings along.
 */
int db_bind(sqlite3 *db)
{
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, 128 << 20},
        {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
        {SQLITE_LIMIT_COLUMN, 100},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_ATTACHED, 1},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 100},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 8},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    static const int switches[][2] = {{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                      {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                      {SQLITE_DBCONFIG_ENABLE_VIEW, 0}};
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i][0], limits[i][1]);
    for (size_t i = 0; i < sizeof switches / sizeof *switches && code == SQLITE_OK; i++)
        code = sqlite3_db_config(db, switches[i][0], switches[i][1], (int *)NULL);
    return code == SQLITE_OK ? db_exec(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY") : code;
}

int db_exec(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static int bind(sqlite3_stmt *statement, const char *types, va_list values)
{
    int code = SQLITE_OK;
    for (int i = 1; *types && code == SQLITE_OK; types++, i++) {
        switch (*types) {
        case 'i':
            code = sqlite3_bind_int64(statement, i, va_arg(values, int64_t));
            break;
        case 'r':
            code = sqlite3_bind_double(statement, i, va_arg(values, double));
            break;
        case 't':
            code = sqlite3_bind_text(statement, i, va_arg(values, const char *), -1, SQLITE_TRANSIENT);
            break;
        case 'b': {
            const void *bytes = va_arg(values, const void *);
            code = sqlite3_bind_blob64(statement, i, bytes, va_arg(values, size_t), SQLITE_STATIC);
            break;
        }
        default:
            code = SQLITE_MISUSE;
        }
    }
    return code;
}

static int prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, const char *types, va_list values)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = bind(statement, types, values);
    if (code == SQLITE_OK)
        *out = statement;
    else
        sqlite3_finalize(statement);
    return code;
}

int db_prepare(sqlite3 *db, sqlite3_stmt **out, const char *sql, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    int code = prepare(db, out, sql, types, values);
    va_end(values);
    return code;
}

struct db_rows db_rows(sqlite3 *db, const char *sql, const char *types, ...)
{
    struct db_rows rows = {.row = NULL};
    va_list values;
    va_start(values, types);
    rows.code = prepare(db, &rows.row, sql, types, values);
    va_end(values);
    return rows;
}

bool db_next(struct db_rows *rows)
{
    if (rows->stopped)
        return false;
    if (rows->code == SQLITE_OK || rows->code == SQLITE_ROW)
        rows->code = sqlite3_step(rows->row);
    return rows->code == SQLITE_ROW;
}

int db_end(struct db_rows *rows)
{
    sqlite3_finalize(rows->row);
    rows->row = NULL;
    return rows->code == SQLITE_ROW || rows->code == SQLITE_DONE ? SQLITE_OK : rows->code;
}

int db_run(sqlite3 *db, const char *sql, const char *types, ...)
{
    struct db_rows rows = {.row = NULL};
    va_list values;
    va_start(values, types);
    rows.code = prepare(db, &rows.row, sql, types, values);
    va_end(values);
    while (db_next(&rows))
        continue;
    return db_end(&rows);
}

int db_number(sqlite3 *db, const char *sql, sqlite3_int64 *out)
{
    struct db_rows rows = db_rows(db, sql, "");
    bool found = db_next(&rows);
    if (found)
        *out = sqlite3_column_int64(rows.row, 0);
    int code = db_end(&rows);
    return code != SQLITE_OK ? code : found ? SQLITE_ROW : SQLITE_DONE;
}

int db_text(sqlite3_stmt *statement, int column, char *out, size_t size)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    size_t length = (size_t)sqlite3_column_bytes(statement, column);
    if (!text || length >= size || memchr(text, '\0', length))
        return -EINVAL;
    memcpy(out, text, length);
    out[length] = '\0';
    return 0;
}
