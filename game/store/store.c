#include "store/inside.h"
#include "store/place.h"
#include "store/schema.h"
#include "tongue/tongue.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What one try at opening came to. */
enum opened { OPENED, OPENED_DAMAGED, OPENED_FAILED };

int store_failed(struct store *store, const char *what, int code)
{
    int result = db_errno(code);
    if (result)
        snprintf(store->error, sizeof(store->error), "%s: %s", _(what),
                 store->db ? sqlite3_errmsg(store->db) : sqlite3_errstr(code));
    return result;
}

int store_refused(struct store *store, const char *words)
{
    snprintf(store->error, sizeof(store->error), "%s", _(words));
    return -EINVAL;
}

const char *store_error(const struct store *store)
{
    return store->error;
}

const char *store_notice(const struct store *store)
{
    return store->notice;
}

static int explain(char error[256], const char *path, int result, const char *detail)
{
    if (result == -EACCES || result == -EROFS || result == -EPERM)
        snprintf(error, 256, _("%s cannot be written: check the permissions of the file and its folder"),
                 path);
    else if (result == -EBUSY)
        snprintf(error, 256, _("%s is in use by another program: close that one and try again"), path);
    else
        snprintf(error, 256, _("%s cannot be used: %s"), path, detail);
    return result;
}

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
    *result = explain(error, path, db_errno(code), sqlite3_errmsg(db));
    return OPENED_FAILED;
}

/* Is what lies there a whole store of ours, or still empty? Only reads. */
static enum opened inspect(sqlite3 *db, const char *path, char error[256], int *result)
{
    int code;
    sqlite3_int64 page_size;
    switch (schema_check(db, &code)) {
    case SCHEMA_OURS:
        break;
    case SCHEMA_NEWER:
        *result = -ENOTSUP;
        snprintf(error, 256, _("%s was written by a newer Surefoot: update this one to open it"), path);
        return OPENED_FAILED;
    case SCHEMA_DAMAGED:
        return OPENED_DAMAGED;
    case SCHEMA_UNREADABLE:
        return failed_to_open(db, code, path, error, result);
    }
    code = db_number(db, "PRAGMA page_size", &page_size);
    if (code != SQLITE_ROW)
        return failed_to_open(db, code, path, error, result);
    /* A file that may be written, and yet its header says otherwise, is damaged, too. */
    return place_cut(path, (long)page_size) || sqlite3_db_readonly(db, "main") == 1 ? OPENED_DAMAGED : OPENED;
}

/*
 * Inspects the open file and makes it ready. Until it has proved sound, closing it leaves the log alone
 * (NO_CKPT_ON_CLOSE): what is set aside is what was found.
 */
static enum opened make_ready(sqlite3 *db, const char *path, char error[256], int *result)
{
    sqlite3_busy_timeout(db, DB_BUSY_MS);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    if (sqlite3_db_readonly(db, "main") == 1) {
        *result = explain(error, path, -EACCES, "");
        return OPENED_FAILED;
    }
    int code = db_exec(db, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    if (code != SQLITE_OK)
        return failed_to_open(db, code, path, error, result);
    enum opened opened = inspect(db, path, error, result);
    if (opened != OPENED)
        return opened;
    code = prepare_file(db);
    if (code != SQLITE_OK)
        return failed_to_open(db, code, path, error, result);
    code = schema_complete(db);
    if (code != SQLITE_OK) /* a table or column that is not there is damage, too */
        return code == SQLITE_ERROR ? OPENED_DAMAGED : failed_to_open(db, code, path, error, result);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, (int *)NULL);
    return OPENED;
}

/* One try. *out is open only after OPENED; error and *result are written only after OPENED_FAILED. */
static enum opened try_open(const char *path, sqlite3 **out, char error[256], int *result)
{
    struct stat there;
    if (stat(path, &there) == 0 && !S_ISREG(there.st_mode)) {
        *result = explain(error, path, -EISDIR, _("it is not a file"));
        return OPENED_FAILED;
    }
    if (place_underrated(path))
        return OPENED_DAMAGED;
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    enum opened opened = code == SQLITE_OK ? make_ready(db, path, error, result)
                                           : failed_to_open(db, code, path, error, result);
    if (opened == OPENED)
        *out = db;
    else
        sqlite3_close(db);
    return opened;
}

static int set_aside(struct store *store, const char *path, char error[256])
{
    char aside[sizeof(store->notice) - 128];
    int result = place_set_aside(path, aside, sizeof(aside));
    if (result)
        return explain(error, path, result, strerror(-result));
    snprintf(store->notice, sizeof(store->notice),
             _("The file with the results was damaged. It is kept as %s, and a fresh one is begun."), aside);
    return 0;
}

/* A damaged store is set aside once; what is made in its place is new. */
static int open_or_renew(struct store *store, const char *path, char error[256])
{
    int result = 0;
    enum opened opened = try_open(path, &store->db, error, &result);
    if (opened == OPENED_DAMAGED) {
        result = set_aside(store, path, error);
        if (result)
            return result;
        opened = try_open(path, &store->db, error, &result);
    }
    if (opened == OPENED_DAMAGED)
        result = explain(error, path, -EIO, _("even a fresh file is damaged"));
    return result;
}

static int open_path(struct store *store, const char *path, char error[256])
{
    char culprit[200];
    int result = place_folders(path, culprit, sizeof(culprit));
    if (result) {
        snprintf(error, 256, _("The folder %s cannot be made: %s"), culprit, strerror(-result));
        return result;
    }
    int entered = place_enter(path);
    if (entered < 0)
        return explain(error, path, entered, strerror(-entered));
    result = open_or_renew(store, path, error);
    place_leave(entered);
    return result;
}

int store_open(const char *path, struct store **out, char error[256])
{
    char *own = NULL;
    *out = NULL;
    struct store *store = calloc(1, sizeof(*store));
    int result = store ? 0 : -ENOMEM;
    if (result == 0 && !path) {
        result = place_default(&own);
        path = own;
    }
    if (result)
        snprintf(error, 256, "%s",
                 result == -ENOENT ? _("There is no home folder for the results: set HOME or XDG_DATA_HOME")
                                   : _("There is no memory left to open the results"));
    else
        result = open_path(store, path, error);
    free(own);
    if (result)
        free(store);
    else
        *out = store;
    return result;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    sqlite3_close(store->db); /* every statement is finished where it is made, so this cannot be refused */
    free(store);
}
