#include "store/repair/mend.h"

#include "files/room.h"
#include "store/repair/merge.h"
#include "store/repair/rescore.h"
#include "store/schema.h"
#include "store/taken.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row by its table and number; of those to attach, also the owner that an index names. */
struct mark {
    const char *table, *column;
    int64_t row, owner;
};

struct marks {
    struct mark *at;
    size_t count, room;
};

static int mark(struct marks *marks, struct mark one)
{
    struct mark *at = room_for_one(marks->at, marks->count, &marks->room, sizeof *at);

    if (!at)
        return SQLITE_NOMEM;
    marks->at = at;
    marks->at[marks->count++] = one;
    return SQLITE_OK;
}

/* Runs it and adds how many rows it changed. */
static int change(sqlite3 *db, const char *sql, int *count)
{
    int code = db_run(db, sql, "");

    if (code == SQLITE_OK && count)
        *count += sqlite3_changes(db);
    return code;
}

/* The years that have four digits, and lengths of at most a day and a half (p): longer is no exercise. */
#define GOOD_MOMENT "started_unix_s BETWEEN 0 AND 253402300799"
#define GOOD_DAY    "day BETWEEN 0 AND 2932896"
#define GOOD_ID     "typeof(lasting_id) = 'blob' AND length(lasting_id) = 16"
#define GOOD_LENGTH "seconds BETWEEN 0 AND 129600"
#define GOOD_SCORE                                                                                           \
    "seconds BETWEEN 0 AND 129600 AND velocity_mm_s BETWEEN 0 AND 1e9 AND ellipse95_mm2 BETWEEN 0 AND 1e12"

int mend_strays(sqlite3 *db)
{
    static const char *const none[] = {
        "SELECT 1 FROM pragma_foreign_key_check LIMIT 1",
        "SELECT 1 FROM attempt WHERE NOT (" GOOD_MOMENT " AND " GOOD_LENGTH ") LIMIT 1",
        "SELECT 1 FROM score WHERE NOT (" GOOD_SCORE ") LIMIT 1",
    };
    int code = SQLITE_DONE;

    for (size_t i = 0; i < sizeof none / sizeof *none && code == SQLITE_DONE; i++) {
        sqlite3_int64 found;

        code = db_number(db, none[i], &found);
    }
    return code == SQLITE_DONE ? SQLITE_OK : code == SQLITE_ROW ? SQLITE_CORRUPT : code;
}

/*
 * A row whose owner is not there, while its entry in an index names one who is: the entry is what was there
 * before. (SQLite answers from the index alone where that has all that is asked for.)
 */
static int find_owners(sqlite3 *db, struct marks *marks)
{
    static const struct {
        const char *table, *column, *index, *owners;
    } kinds[] = {{"attempt", "player_id", "attempt_by_player", "player"},
                 {"trial", "attempt_id", "sqlite_autoindex_trial_1", "attempt"},
                 {"pain", "player_id", "pain_by_day", "player"}};
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && code == SQLITE_OK; i++) {
        char sql[512];

        snprintf(
            sql, sizeof sql,
            "WITH owners AS (SELECT id FROM %s), lost (number) AS MATERIALIZED (SELECT rowid FROM %s"
            " NOT INDEXED WHERE %s NOT IN owners), entry (number, owner) AS MATERIALIZED (SELECT rowid, %s"
            " FROM %s INDEXED BY %s) SELECT number, owner FROM entry"
            " WHERE number IN lost AND owner IN owners",
            kinds[i].owners, kinds[i].table, kinds[i].column, kinds[i].column, kinds[i].table,
            kinds[i].index);
        struct db_rows rows = db_rows(db, sql, "");
        while (db_next(&rows))
            rows.code =
                mark(marks, (struct mark){kinds[i].table, kinds[i].column, sqlite3_column_int64(rows.row, 0),
                                          sqlite3_column_int64(rows.row, 1)});
        code = db_end(&rows);
    }
    return code;
}

static int attach(sqlite3 *db, const struct marks *marks, int *count)
{
    int code = SQLITE_OK;

    for (size_t i = 0; i < marks->count && code == SQLITE_OK; i++) {
        const struct mark *one = &marks->at[i];
        char sql[128];

        snprintf(sql, sizeof sql, "UPDATE OR IGNORE %s SET %s = ? WHERE rowid = ?", one->table, one->column);
        code = db_run(db, sql, "ii", one->owner, one->row);
        *count += code == SQLITE_OK ? sqlite3_changes(db) : 0;
    }
    return code;
}

static int mend_values(sqlite3 *db, int *count)
{
    static const char *const changes[] = {
        /* A moment that cannot be is the noon of its day, and the other way round; no length is none. */
        "UPDATE OR IGNORE attempt SET started_unix_s = day * 86400 + 43200 WHERE NOT (" GOOD_MOMENT
        ") AND " GOOD_DAY,
        "UPDATE OR IGNORE attempt SET seconds = 0 WHERE NOT (" GOOD_LENGTH ")",
        /* An attempt of no moment and no day is the first of all days. */
        "UPDATE OR IGNORE attempt SET started_unix_s = 0, day = 0 WHERE NOT (" GOOD_MOMENT ")",
        "UPDATE attempt SET lasting_id = NULL WHERE typeof(lasting_id) <> 'null' AND NOT (" GOOD_ID ")",
    };
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof changes / sizeof *changes && code == SQLITE_OK; i++)
        code = change(db, changes[i], count);
    return code == SQLITE_OK ? schema_know_attempts(db) : code;
}

/* Of players who are lost, as merge.c has it. */
static int name_the_lost(sqlite3 *db, int *count)
{
    sqlite3_int64 lost = 0;
    int code = SQLITE_OK, number = 0;

    while (code == SQLITE_OK) {
        code = db_number(db,
                         "SELECT player_id FROM attempt WHERE player_id > 0 AND player_id NOT IN"
                         " (SELECT id FROM player) LIMIT 1",
                         &lost);
        if (code == SQLITE_DONE)
            return SQLITE_OK;
        for (bool made = false; code == SQLITE_ROW && !made;) {
            char name[STORE_NAME_SIZE];

            snprintf(name, sizeof name, "Recovered %d", ++number);
            int put = db_run(db,
                             "INSERT INTO player (id, name, turn) VALUES (?, ?, 1)"
                             " ON CONFLICT (name) DO NOTHING",
                             "it", (int64_t)lost, name);
            made = put == SQLITE_OK && sqlite3_changes(db) > 0;
            code = made ? SQLITE_OK : put == SQLITE_OK ? SQLITE_ROW : put;
        }
        *count += code == SQLITE_OK;
    }
    return code;
}

static int refuse(void *context, const char *table, int64_t row)
{
    return mark(context, (struct mark){.table = table, .row = row}) == SQLITE_OK ? 0 : -ENOMEM;
}

/* Recordings are in no model (merge_check), and scores that fit their CHECKs may still be none. */
static int mark_rest(sqlite3 *db, struct marks *marks)
{
    static const struct {
        const char *table, *sql;
    } kinds[] = {
        {"recording", "SELECT trial_id FROM recording WHERE typeof(samples) <> 'integer' OR samples < 0"
                      " OR typeof(packed) <> 'blob' OR length(packed) = 0"
                      " OR trial_id NOT IN (SELECT id FROM trial)"},
        {"score", "SELECT trial_id FROM score WHERE NOT (" GOOD_SCORE ")"},
    };
    int code = SQLITE_OK;

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && code == SQLITE_OK; i++) {
        struct db_rows rows = db_rows(db, kinds[i].sql, "");
        while (db_next(&rows))
            rows.code =
                mark(marks, (struct mark){.table = kinds[i].table, .row = sqlite3_column_int64(rows.row, 0)});
        code = db_end(&rows);
    }
    return code;
}

static int take_all(struct store *store, struct taken *taken, const struct marks *marks)
{
    int code = SQLITE_OK;

    for (size_t i = 0; i < marks->count && code == SQLITE_OK; i++)
        code = taken_row(taken, store->path, marks->at[i].table, marks->at[i].row);
    return code;
}

static int code_of(int result)
{
    return result == 0         ? SQLITE_OK
           : result == -ENOMEM ? SQLITE_NOMEM
           : result == -ENOSPC ? SQLITE_FULL
                               : SQLITE_CORRUPT;
}

static int take_out(struct store *store, struct taken *taken)
{
    struct store_recovered count = {0};
    struct marks marks = {0};
    int code = code_of(merge_check(store->db, refuse, &marks, &count));

    if (code == SQLITE_OK && count.unread > 0)
        code = SQLITE_CORRUPT; /* pages, not rows */
    if (code == SQLITE_OK)
        code = take_all(store, taken, &marks);
    marks.count = 0; /* the recordings of sets that are gone by now */
    if (code == SQLITE_OK)
        code = mark_rest(store->db, &marks);
    if (code == SQLITE_OK)
        code = take_all(store, taken, &marks);
    free(marks.at);
    return code;
}

static int mend_rows(struct store *store, struct taken *taken, const struct marks *owners, struct mended *out)
{
    sqlite3 *db = store->db;
    int code = attach(db, owners, &out->attached);

    if (code == SQLITE_OK)
        code = mend_values(db, &out->values);
    if (code == SQLITE_OK)
        code = name_the_lost(db, &out->nameless);
    if (code == SQLITE_OK)
        code = code_of(rescore_lost(store, &out->rescored));
    if (code == SQLITE_OK)
        code = take_out(store, taken);
    if (code == SQLITE_OK)
        code = change(db,
                      "UPDATE OR IGNORE pain SET attempt_id = NULL"
                      " WHERE attempt_id NOT IN (SELECT id FROM attempt)",
                      NULL);
    if (code == SQLITE_OK)
        code = schema_check_all(db);
    return code == SQLITE_OK ? mend_strays(db) : code;
}

static int end(struct store *store, struct taken *taken, struct mended *mended, struct mended *out)
{
    int code = code_of(taken_keep(taken, store->path));

    if (code == SQLITE_OK)
        code = db_exec(store->db, "COMMIT");
    if (code != SQLITE_OK)
        return code;
    const char *name = strrchr(taken->path, '/');
    mended->taken = taken->count;
    snprintf(mended->aside, sizeof mended->aside, "%.*s", DB_ERROR_SIZE - 1, name ? name + 1 : taken->path);
    *out = *mended;
    return code;
}

int mend_store(struct store *store, struct mended *out)
{
    struct mended mended = {0};
    struct marks owners = {0};
    struct taken taken;
    sqlite3 *db = store->db;
    int code = db_exec(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");

    if (code != SQLITE_OK)
        return code;
    taken_init(&taken, db);
    mended.indexes = db_code_damaged(schema_check_all(db));
    code = find_owners(db, &owners);
    if (code == SQLITE_OK || db_code_damaged(code))
        code = db_exec(db, SCHEMA_REINDEX);
    if (code == SQLITE_OK)
        code = mend_rows(store, &taken, &owners, &mended);
    free(owners.at);
    if (code == SQLITE_OK)
        code = end(store, &taken, &mended, out);
    if (code != SQLITE_OK) {
        if (!sqlite3_get_autocommit(db))
            db_exec(db, "ROLLBACK"); /* the fault that made it fail is the one to tell */
        taken_undo(&taken);
    }
    return code;
}
