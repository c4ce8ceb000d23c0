#include "same_rows.h"

#include "cli.h"
#include "store/recording.h"
#include "test.h"

#include <sqlite3.h>

static const char *const tables[] = {"SELECT * FROM attempt ORDER BY id", "SELECT * FROM trial ORDER BY id",
                                     "SELECT * FROM recording ORDER BY trial_id",
                                     "SELECT * FROM score ORDER BY trial_id"};

static bool is_free(const char *column)
{
    return !strcmp(column, "started_unix_s") || !strcmp(column, "player_id") || !strcmp(column, "lasting_id");
}

static sqlite3 *open_store(const char *folder)
{
    const char *path = cli_words("%s/%s/surefoot/surefoot.db", getenv("F"), folder);
    sqlite3 *db;

    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL))
        fail_msg("%s: %s", path, sqlite3_errmsg(db));
    return db;
}

static sqlite3_stmt *rows_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *rows;

    if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL))
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    return rows;
}

/* A value; a recording as packed anew, with times from its first sample on. Free with free. */
static unsigned char *value_of(sqlite3_stmt *row, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(row, column);
    struct recording recording = {0};
    unsigned char *value;

    *size = (size_t)sqlite3_column_bytes(row, column);
    if (strcmp(sqlite3_column_name(row, column), "packed") != 0) {
        value = malloc(*size + 1);
        assert_non_null(value);
        memcpy(value, *size ? bytes : "", *size);
        return value;
    }
    assert_int_equal(recording_unpack(&recording, bytes, *size), 0);
    for (size_t i = recording.count; i-- > 0;)
        recording.samples[i].t_us -= recording.samples[0].t_us;
    assert_int_equal(recording_pack(&recording, &value, size), 0);
    recording_free(&recording);
    return value;
}

static void same_row(sqlite3_stmt *a, sqlite3_stmt *b, const char *sql)
{
    for (int i = 0; i < sqlite3_column_count(a); i++) {
        size_t size, other_size;
        unsigned char *left = value_of(a, i, &size), *right = value_of(b, i, &other_size);

        if (!is_free(sqlite3_column_name(a, i)) && (size != other_size || memcmp(left, right, size) != 0))
            fail_msg("%s: %s is \"%s\" and \"%s\"", sql, sqlite3_column_name(a, i), sqlite3_column_text(a, i),
                     sqlite3_column_text(b, i));
        free(left);
        free(right);
    }
}

int same_rows(const char *one, const char *other)
{
    sqlite3 *a = open_store(one), *b = open_store(other);
    int trials = 0;

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        sqlite3_stmt *left = rows_of(a, tables[i]), *right = rows_of(b, tables[i]);
        int more = sqlite3_step(left);

        for (; more == SQLITE_ROW; more = sqlite3_step(left)) {
            if (sqlite3_step(right) != SQLITE_ROW)
                fail_msg("%s: one row less in %s", tables[i], other);
            same_row(left, right, tables[i]);
            trials += i == 1;
        }
        assert_int_equal(more, SQLITE_DONE);
        assert_int_equal(sqlite3_step(right), SQLITE_DONE);
        sqlite3_finalize(left);
        sqlite3_finalize(right);
    }
    sqlite3_close(a);
    sqlite3_close(b);
    return trials;
}
