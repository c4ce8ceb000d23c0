#define _GNU_SOURCE 1
#include "cli.h"
#include "folder.h"
#include "test.h"
#include "unchanged.h"

#include <sys/stat.h>

CLI_TEST(plays_every_level_as_before)
{
    unchanged_check("played.txt", "");
}

CLI_TEST(measures_made_recordings_as_before)
{
    unchanged_check("made.txt", SUREFOOT_MADE);
}

/* Are all rows of a table in the earlier store in this one, in every column of then, and no others? */
static void compare_table(sqlite3 *db, const char *table)
{
    char sql[2048];
    sqlite3_stmt *row;

    snprintf(sql, sizeof sql, "SELECT group_concat(name, ', ') FROM pragma_table_info('%s', 'was')", table);
    row = unchanged_ask(db, sql, 0);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    const char *columns = (const char *)sqlite3_column_text(row, 0);
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM (SELECT %s FROM was.%s EXCEPT SELECT %s FROM main.%s) UNION ALL"
             " SELECT (SELECT count(*) FROM was.%s) - (SELECT count(*) FROM main.%s)",
             columns, table, columns, table, table, table);
    sqlite3_finalize(row);
    row = unchanged_ask(db, sql, 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(sqlite3_step(row), SQLITE_ROW);
        if (sqlite3_column_int(row, 0))
            fail_msg("%s: %d rows differ", table, sqlite3_column_int(row, 0));
    }
    sqlite3_finalize(row);
}

/* A store of two players with some attempts at each exercise by each channel: opened, brought up to date,
 * verified whole, with all that it held and with its places. */
CLI_TEST(keeps_a_store_as_it_was)
{
    unsigned char *bytes;
    size_t size;

    const char *folder = cli_path("surefoot");
    const char *path = cli_words("%s/surefoot.db", folder);
    bytes = folder_read(UNCHANGED "store.db", &size);
    assert_non_null(bytes);
    assert_int_equal(mkdir(folder, 0700), 0);
    folder_write(path, bytes, size);
    free(bytes);
    unchanged_check("store.txt", "");

    json_t *verified = cli_json(0, "verify --json");
    assert_true(json_is_true(at(verified, "ok")));
    assert_int_equal(whole_at(verified, "trials"), 49);
    assert_int_equal(whole_at(verified, "other_rules"), 0);

    struct cli_result opened = cli_run("players rename Ben Benno"),
                      back = cli_run("players rename Benno Ben");
    assert_int_equal(opened.status + back.status, 0);
    sqlite3 *db = unchanged_db();
    sqlite3_exec(db, "ATTACH 'file:" UNCHANGED "store.db?immutable=1' AS was", NULL, NULL, NULL);
    sqlite3_stmt *table = unchanged_ask(db, "SELECT name FROM was.sqlite_schema WHERE type = 'table'", 0);
    int tables = 0;
    for (; sqlite3_step(table) == SQLITE_ROW; tables++)
        compare_table(db, (const char *)sqlite3_column_text(table, 0));
    assert_int_equal(tables, 7);
    sqlite3_finalize(table);
    sqlite3_close(db);
}
