#include "i18n/i18n.h"
#include "store/place.h"
#include "store/repair/mend.h"
#include "store/repair/salvage.h"
#include "store/schema.h"
#include "store/store_inside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Opening to play: what is looked at, what is mended, and what is made anew. store.h says when. */

/* What one try at opening came to. */
enum opened { OPENED, OPENED_DAMAGED, OPENED_FAILED };

/* Switching to WAL does not wait for a lock in every case, so this does. */
static int set_wal(sqlite3 *db)
{
    int code = SQLITE_BUSY;
    for (int waited = 0; waited < DB_BUSY_MS && (code & 0xff) == SQLITE_BUSY; waited += 10) {
        code = db_exec(db, "PRAGMA journal_mode = WAL");
        if ((code & 0xff) == SQLITE_BUSY)
            sqlite3_sleep(10);
    }
    return code;
}

/* FULL: in WAL mode only this syncs the log at every commit, so that what was saved outlives a power cut. */
static int prepare_file(sqlite3 *db)
{
    int code = set_wal(db);
    if (code == SQLITE_OK)
        code = db_exec(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
    if (code == SQLITE_OK)
        code = schema_migrate(db);
    return code;
}

static enum opened failed_to_open(sqlite3 *db, int code, const char *path, char error[256], int *result)
{
    if (db_code_damaged(code))
        return OPENED_DAMAGED;
    *result = store_explain(error, path, db_errno(code), sqlite3_errmsg(db));
    return OPENED_FAILED;
}

/* The ends of every table, where the next rows go. */
static int check_ends(sqlite3 *db, int version)
{
    int code = SQLITE_OK;

    for (int i = 0; i < schema_tables_of(version) && code == SQLITE_OK; i++) {
        char sql[128];
        sqlite3_int64 end;

        snprintf(sql, sizeof(sql), "SELECT (SELECT min(rowid) FROM %s) + (SELECT max(rowid) FROM %s)",
                 schema_tables[i], schema_tables[i]);
        code = db_number(db, sql, &end);
        code = code == SQLITE_ROW ? SQLITE_OK : code;
    }
    return code;
}

static int attempts_so_far(sqlite3 *db, sqlite3_int64 *out)
{
    int code = db_number(db, "SELECT max(id) FROM attempt", out);

    return code == SQLITE_ROW ? SQLITE_OK : code;
}

/* The least there is to mend, and all of a store of an earlier schema: mend.h knows today's only. */
static int mend_indexes(sqlite3 *db, int version)
{
    int code = db_exec(db, "BEGIN IMMEDIATE");

    if (code == SQLITE_OK)
        code = db_exec(db, SCHEMA_REINDEX);
    if (code == SQLITE_OK)
        code = schema_check_all(db);
    if (code == SQLITE_OK && version == STORE_SCHEMA_VERSION)
        code = mend_strays(db);
    if (code == SQLITE_OK)
        code = db_exec(db, "COMMIT");
    if (code != SQLITE_OK && !sqlite3_get_autocommit(db))
        db_exec(db, "ROLLBACK"); /* the fault that made it fail is the one to tell */
    return code;
}

static int mend(struct store *store, sqlite3 *db, int version, bool damaged)
{
    struct mended mended = {0};
    int code = damaged ? mend_indexes(db, version) : SQLITE_OK;
    bool indexes = damaged && code == SQLITE_OK, more = !damaged || !indexes || store->doubted;

    if (version == STORE_SCHEMA_VERSION && more) {
        store->db = db;
        code = mend_store(store, &mended);
        store->db = NULL;
    }
    mended.indexes |= indexes;
    if (code == SQLITE_OK)
        mend_tell(&mended, store->notice, sizeof(store->notice));
    return (code & 0xff) == SQLITE_CONSTRAINT ? SQLITE_CORRUPT : code; /* two rows that may not both be */
}

/* As much as store.h promises. */
static int check(struct store *store, sqlite3 *db, int version, bool doubted)
{
    sqlite3_int64 attempts = 0;
    int code = check_ends(db, version);

    if (code == SQLITE_OK)
        code = attempts_so_far(db, &attempts);
    store->attempts = attempts;
    if (code == SQLITE_OK && (doubted || attempts <= STORE_CHECKED_ATTEMPTS)) {
        code = doubted ? schema_check_all(db) : schema_check_tables(db, version);
        if (code == SQLITE_OK && version == STORE_SCHEMA_VERSION)
            code = mend_strays(db);
    }
    return db_code_damaged(code) || (code == SQLITE_OK && doubted)
               ? mend(store, db, version, code != SQLITE_OK)
               : code;
}

/* Is what lies there a whole store of ours, or still empty? */
static enum opened inspect(struct store *store, sqlite3 *db, bool doubted, char error[256], int *result)
{
    int code, version = 0;
    sqlite3_int64 page_size, pages = 0;
    switch (schema_check(db, &version, &code)) {
    case SCHEMA_OURS:
        break;
    case SCHEMA_NEWER:
        *result = store_explain(error, store->path, -ENOTSUP, "");
        return OPENED_FAILED;
    case SCHEMA_DAMAGED:
        return OPENED_DAMAGED;
    case SCHEMA_UNREADABLE:
        return failed_to_open(db, code, store->path, error, result);
    }
    code = db_number(db, "PRAGMA page_size", &page_size);
    if (code == SQLITE_ROW)
        code = db_number(db, "PRAGMA page_count", &pages);
    if (code != SQLITE_ROW)
        return failed_to_open(db, code, store->path, error, result);
    /* A file that may be written, and yet its header says otherwise, is damaged, too. */
    if (place_cut(store->path, (int64_t)(pages * page_size)) || sqlite3_db_readonly(db, "main") == 1)
        return OPENED_DAMAGED;
    code = version > 0 ? check(store, db, version, doubted) : SQLITE_OK;
    return code == SQLITE_OK ? OPENED : failed_to_open(db, code, store->path, error, result);
}

/*
 * Inspects the open file and makes it ready. Until it has proved sound, closing it leaves the log alone
 * (NO_CKPT_ON_CLOSE): what is set aside is what was found.
 */
static enum opened make_ready(struct store *store, sqlite3 *db, bool doubted, char error[256], int *result)
{
    sqlite3_busy_timeout(db, DB_BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    if (sqlite3_db_readonly(db, "main") == 1) {
        *result = store_explain(error, store->path, -EACCES, "");
        return OPENED_FAILED;
    }
    int code = db_bind(db);
    if (code == SQLITE_OK)
        code = store_bind(store, db);
    if (code != SQLITE_OK)
        return failed_to_open(db, code, store->path, error, result);
    enum opened opened = inspect(store, db, doubted, error, result);
    if (opened != OPENED)
        return opened;
    code = prepare_file(db);
    if (code != SQLITE_OK)
        return failed_to_open(db, code, store->path, error, result);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, (int *)NULL);
    return OPENED;
}

/* One try. store->db is open only after OPENED; error and *result are written only after OPENED_FAILED. */
static enum opened try_open(struct store *store, bool doubted, char error[256], int *result)
{
    struct stat there;
    if (stat(store->path, &there) == 0 && !S_ISREG(there.st_mode)) {
        *result = store_explain(error, store->path, -EISDIR, _("it is not a file"));
        return OPENED_FAILED;
    }
    if (place_underrated(store->path))
        return OPENED_DAMAGED;
    *result = place_private(store->path);
    if (*result) {
        store_explain(error, store->path, *result, strerror(-*result));
        return OPENED_FAILED;
    }
    place_trim(store->path);
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(store->path, &db, SQLITE_OPEN_READWRITE, NULL);
    enum opened opened = code == SQLITE_OK ? make_ready(store, db, doubted, error, result)
                                           : failed_to_open(db, code, store->path, error, result);
    if (opened == OPENED)
        store->db = db;
    else
        sqlite3_close(db);
    return opened;
}

static int renew(struct store *store, char error[256])
{
    struct store_recovered count;
    char aside[sizeof(store->notice) / 2];
    int result = recover_renew(store->path, &count, aside, sizeof(aside));

    if (result)
        return store_explain(error, store->path, result, strerror(-result));
    store->notice[0] = '\0';
    mend_add(store->notice, sizeof(store->notice),
             _("The file with the results was damaged. It is kept as %s, and a fresh one is begun "
               "with what can be read of it (attempts: %lld, players: %lld)."),
             aside, (long long)count.attempts, (long long)count.players);
    if (count.rescored > 0)
        mend_add(store->notice, sizeof(store->notice),
                 _("Scores that are computed anew from their recordings: %lld."), (long long)count.rescored);
    if (count.unread + count.left_out > 0)
        mend_add(store->notice, sizeof(store->notice),
                 _("Left out: rows that are not right (%lld), and places that cannot be read (%lld)."),
                 (long long)count.left_out, (long long)count.unread);
    return 0;
}

/* A damaged store is set aside once; what is made in its place is new. */
static int open_or_renew(struct store *store, int entered, char error[256])
{
    int result = 0;
    enum opened opened = try_open(store, store->doubted || place_doubted(entered), error, &result);
    if (opened == OPENED_DAMAGED) {
        result = renew(store, error);
        if (result)
            return result;
        opened = try_open(store, false, error, &result);
    }
    if (opened == OPENED_DAMAGED)
        result = store_explain(error, store->path, -EIO, _("even a fresh file is damaged"));
    if (result == 0)
        place_trust(entered);
    return result;
}

static int open_path(struct store *store, char error[256])
{
    char culprit[120]; /* leaves room for the reason */
    int result = place_folders(store->path, culprit, sizeof(culprit));
    if (result) {
        snprintf(error, 256, _("The folder %s cannot be made: %s"), culprit, strerror(-result));
        return result;
    }
    int entered = place_enter(store->path);
    if (entered < 0)
        return store_explain(error, store->path, entered, strerror(-entered));
    result = open_or_renew(store, entered, error);
    place_leave(entered);
    return result;
}

static int open_new(const char *path, bool doubted, struct store **out, char error[256])
{
    int result = store_new(path, out, error);
    if (result)
        return result;
    (*out)->doubted = doubted;
    return store_opened(open_path(*out, error), out);
}

int store_open(const char *path, struct store **out, char error[256])
{
    return open_new(path, false, out, error);
}

int store_open_mending(const char *path, struct store **out, char error[256])
{
    return open_new(path, true, out, error);
}

int store_reopen(struct store *store)
{
    char error[256];

    sqlite3_close(store->db);
    store->db = NULL;
    int result = open_path(store, error);
    if (result == 0)
        return 0;
    snprintf(store->error, sizeof(store->error), "%s", error);
    /* Opened without a look: what is called next says what is wrong. */
    if (sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        db_bind(store->db) == SQLITE_OK)
        store_bind(store, store->db);
    return result;
}

/* What is too much at every start is done at the end of some. */
void store_look_after(struct store *store)
{
    sqlite3_int64 attempts = 0;

    if (store->db && !store->reading && sqlite3_total_changes(store->db) > 0 &&
        attempts_so_far(store->db, &attempts) == SQLITE_OK && attempts > STORE_CHECKED_ATTEMPTS &&
        attempts / STORE_CHECK_EVERY > store->attempts / STORE_CHECK_EVERY &&
        (db_code_damaged(schema_check_tables(store->db, STORE_SCHEMA_VERSION)) ||
         db_code_damaged(mend_strays(store->db))))
        place_doubt(store->path);
}
