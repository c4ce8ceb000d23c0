#include "store/taken.h"

#include "store/db.h"
#include "store/repair/salvage.h"

#include <stdio.h>

enum { SQL_SIZE = 256, COLUMNS_MAX = 32 };

void taken_init(struct taken *taken, sqlite3 *from)
{
    *taken = (struct taken){.from = from};
}

/* Our tables without what they ask of a value. */
static int loosen(sqlite3 *db)
{
    int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, (int *)NULL);

    if (code == SQLITE_OK)
        code =
            db_exec(db, "PRAGMA writable_schema = ON;"
                        "UPDATE sqlite_schema SET sql = replace(replace(sql, ' STRICT', ''), ' NOT NULL', '')"
                        " WHERE type = 'table';"
                        "PRAGMA writable_schema = RESET;"
                        "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; BEGIN");
    return code;
}

static int begin(struct taken *taken, const char *store_path)
{
    int result = place_unfinished(store_path, taken->fresh, sizeof taken->fresh);

    if (result == 0)
        result = recover_begin(taken->fresh, &taken->to);
    return result == 0 ? loosen(taken->to) : SQLITE_CANTOPEN;
}

/* INSERT OR IGNORE INTO table VALUES (?, ?, ...) of the row that the statement stands on. */
static int copy(struct taken *taken, const char *table, sqlite3_stmt *row)
{
    char sql[SQL_SIZE];
    int columns = sqlite3_column_count(row);
    size_t used = (size_t)snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO %s VALUES (?", table);

    for (int i = 1; i < columns && i < COLUMNS_MAX; i++)
        used += (size_t)snprintf(sql + used, sizeof sql - used, ", ?");
    snprintf(sql + used, sizeof sql - used, ")");
    struct db_rows put = db_rows(taken->to, sql, "");
    for (int i = 0; i < columns && put.code == SQLITE_OK; i++)
        put.code = sqlite3_bind_value(put.row, i + 1, sqlite3_column_value(row, i));
    while (db_next(&put))
        continue;
    int code = db_end(&put);
    taken->count += code == SQLITE_OK;
    return code;
}

int taken_row(struct taken *taken, const char *store_path, const char *table, int64_t number)
{
    char sql[SQL_SIZE];
    int code = taken->to ? SQLITE_OK : begin(taken, store_path);

    if (code != SQLITE_OK)
        return code;
    snprintf(sql, sizeof sql, "SELECT * FROM %s NOT INDEXED WHERE rowid = ?", table);
    struct db_rows rows = db_rows(taken->from, sql, "i", number);
    bool found = db_next(&rows);
    if (found)
        rows.code = copy(taken, table, rows.row);
    code = db_end(&rows);
    snprintf(sql, sizeof sql, "DELETE FROM %s WHERE rowid = ?", table);
    return found && code == SQLITE_OK ? db_run(taken->from, sql, "i", number) : code;
}

int taken_keep(struct taken *taken, const char *store_path)
{
    if (!taken->to)
        return 0;
    int code = db_exec(taken->to, "COMMIT");
    int result = db_errno(code == SQLITE_OK ? sqlite3_close(taken->to) : code);
    if (result)
        return result;
    taken->to = NULL;
    return place_put_aside(store_path, taken->fresh, taken->path, sizeof taken->path);
}

void taken_undo(struct taken *taken)
{
    sqlite3_close(taken->to);
    taken->to = NULL;
    if (taken->fresh[0])
        place_remove(taken->fresh);
    if (taken->path[0])
        place_remove(taken->path);
}
