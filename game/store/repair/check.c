#include "i18n/mark.h"
#include "store/repair/merge.h"
#include "store/store_inside.h"

#include <stdio.h>
#include <string.h>

/* What SQLite itself finds wrong with the file, each fault in one line of words. */

enum { WORDS_SIZE = 256 };

/* Pages, rows, checks and indexes: the lines of SQLite, which may be several in one text. */
static int tell_lines(const char *text, store_fault_visit *visit, void *context)
{
    int told = 0;

    while (*text) {
        size_t length = strcspn(text, "\n");
        char words[WORDS_SIZE];

        snprintf(words, sizeof words, "%.*s", (int)(length < WORDS_SIZE ? length : WORDS_SIZE), text);
        if (length > 0 && strcmp(words, "ok") != 0 && strncmp(words, "***", 3) != 0) {
            visit(context, words);
            told++;
        }
        text += length + (text[length] == '\n');
    }
    return told;
}

static int check_pages(struct store *store, store_fault_visit *visit, void *context, int *told)
{
    char sql[64];

    snprintf(sql, sizeof sql, "PRAGMA %s.integrity_check(100)", store->schema);
    struct db_rows rows = db_rows(store->db, sql, "");
    while (db_next(&rows))
        if (sqlite3_column_text(rows.row, 0))
            *told += tell_lines((const char *)sqlite3_column_text(rows.row, 0), visit, context);
    return db_end(&rows);
}

/* Rows that belong to a player, an attempt or a set that is not there. */
static int check_belonging(struct store *store, store_fault_visit *visit, void *context, int *told)
{
    char sql[64], words[WORDS_SIZE];

    snprintf(sql, sizeof sql, "PRAGMA %s.foreign_key_check", store->schema);
    struct db_rows rows = db_rows(store->db, sql, "");
    while (*told < 200 && db_next(&rows)) {
        snprintf(words, sizeof words, "row %lld of %s belongs to no row of %s",
                 sqlite3_column_int64(rows.row, 1), (const char *)sqlite3_column_text(rows.row, 0),
                 (const char *)sqlite3_column_text(rows.row, 2));
        visit(context, words);
        ++*told;
    }
    return db_end(&rows);
}

/*
 * SQLite passes over CHECKs in what is open to be read only (sqlite3AddCheckConstraint), so the rows are
 * shown to a store in memory that takes none that may not be. It refuses those that belong to nothing, too.
 */
static int check_rows(struct store *store, store_fault_visit *visit, void *context, int *told, int strays)
{
    struct store_recovered count = {0};
    char words[WORDS_SIZE];
    int result = merge_check(store->db, NULL, NULL, &count);

    if (count.left_out <= strays && count.unread == 0)
        return result;
    snprintf(words, sizeof words,
             "rows that hold a value none may have, or belong to such a row: %lld; that cannot be read: %lld",
             (long long)count.left_out - strays, (long long)count.unread);
    visit(context, words);
    ++*told;
    return result;
}

int store_check(struct store *store, store_fault_visit *visit, void *context)
{
    int told = 0;
    int code = check_pages(store, visit, context, &told);

    int pages = told;
    if (db_errno(code) == 0)
        code = check_belonging(store, visit, context, &told);
    int strays = told - pages;
    if (db_code_damaged(code)) {
        visit(context, sqlite3_errstr(code));
        told++;
        code = SQLITE_OK;
    }
    int result = store_failed(store, N_("The file cannot be checked"), code);
    if (result == 0 && store->reading) {
        result = check_rows(store, visit, context, &told, strays);
        if (result)
            snprintf(store->error, sizeof store->error, "%s", strerror(-result));
    }
    return result ? result : told;
}
