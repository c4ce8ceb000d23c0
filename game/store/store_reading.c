#define _GNU_SOURCE /* F_OFD_GETLK */
#include "i18n/i18n.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/store_inside.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Opening to read. SQLite makes files beside a database in WAL mode, even to read it; here none may be made.
 * So it depends on who else is there: somebody plays   then SQLite's files are there, and the usual way reads
 * one moment of it nobody           the file is read as it is, with the log that a crash has left, by
 * SQLite's file system without locks (sqlite.org/vfs, "unix-none") and with the index of the log in memory
 * (locking_mode EXCLUSIVE: sqlite.org/wal, "Use of WAL Without Shared-Memory"); our own lock keeps others
 * from ending the log or setting the file aside meanwhile
 */
enum { URI_SIZE = 3 * PLACE_PATH_SIZE };
/* The lock that everybody holds who has the shared memory open (os_unix.c, UNIX_SHM_DMS). */
enum { SHARED_MEMORY_LOCK = 128 };

static int damaged(char error[256], const char *path)
{
    return store_explain(error, path, -EBADMSG, "");
}

static bool somebody_plays(const char *path)
{
    char name[PLACE_PATH_SIZE];
    struct flock part = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_MEMORY_LOCK, .l_len = 1};

    if (snprintf(name, sizeof name, "%s-shm", path) >= (int)sizeof name)
        return false;
    int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool plays = fcntl(file, F_OFD_GETLK, &part) == 0 && part.l_type != F_UNLCK;
    close(file);
    return plays;
}

/* file:<path, what means something in a URI as %XX>?<how> */
static void make_uri(const char *path, const char *how, char uri[URI_SIZE])
{
    size_t used = (size_t)snprintf(uri, URI_SIZE, "file:");

    for (; *path && used < URI_SIZE - 64; path++)
        used += (size_t)snprintf(uri + used, URI_SIZE - used, strchr("%?#", *path) ? "%%%02X" : "%c",
                                 (unsigned)(unsigned char)*path);
    snprintf(uri + used, URI_SIZE - used, "?%s", how);
}

/* Words for an SQLite fault while opening. */
static int failed(char error[256], const char *path, sqlite3 *db, int code)
{
    if (db_code_damaged(code) || code == SQLITE_ERROR)
        return damaged(error, path);
    return store_explain(error, path, db_errno(code) == -EACCES ? -EPERM : db_errno(code),
                         sqlite3_errmsg(db));
}

static int open_uri(struct store *store, const char *uri)
{
    sqlite3 **out = &store->db;
    int code = sqlite3_open_v2(uri, out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL);

    if (code == SQLITE_OK)
        code = db_bind(*out);
    if (code == SQLITE_OK)
        code = store_bind(store, *out);
    if (code == SQLITE_OK)
        code = sqlite3_db_config(*out, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    sqlite3_busy_timeout(*out, DB_BUSY_MS);
    return code;
}

/*
 * A store of an earlier schema: its tables are copied and migrated in memory. The recordings are most of it,
 * and no migration has touched them: they stay in the file, where SQLite finds the table that main has not.
 * (A migration that does touch them has to do so here as well.)
 */
static int copy_tables(struct store *store, const char *uri, int version)
{
    int code = db_run(store->db, "ATTACH ? AS file", "t", uri);

    if (code == SQLITE_OK)
        code =
            db_exec(store->db, "PRAGMA file.locking_mode = EXCLUSIVE; PRAGMA ignore_check_constraints = ON");
    if (code == SQLITE_OK)
        code = schema_migrate_to(store->db, version);
    for (int i = 0; i < schema_tables_of(version) && code == SQLITE_OK; i++) {
        char sql[160];

        snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO main.%s SELECT * FROM file.%s", schema_tables[i],
                 schema_tables[i]);
        if (strcmp(schema_tables[i], "recording") != 0)
            code = db_exec(store->db, sql);
    }
    if (code == SQLITE_OK)
        code = db_exec(store->db, "DROP TABLE main.recording");
    if (code == SQLITE_OK)
        code = schema_migrate(store->db);
    store->schema = "file";
    return code;
}

static int open_empty(struct store *store)
{
    int code = open_uri(store, ":memory:");

    return code == SQLITE_OK ? schema_migrate(store->db) : code;
}

static int open_old(struct store *store, const char *uri, int version)
{
    sqlite3_close(store->db);
    store->db = NULL;
    int code = open_uri(store, ":memory:");

    return code == SQLITE_OK ? copy_tables(store, uri, version) : code;
}

static int open_file(struct store *store, const char *uri, bool alone, char error[256])
{
    int version = 0;
    int code = open_uri(store, uri);

    if (code == SQLITE_OK && alone)
        code = db_exec(store->db, "PRAGMA locking_mode = EXCLUSIVE");
    if (code == SQLITE_OK) {
        enum schema_state state = schema_check(store->db, &version, &code);

        if (state == SCHEMA_NEWER)
            return store_explain(error, store->path, -ENOTSUP, "");
        if (state == SCHEMA_DAMAGED)
            return damaged(error, store->path);
    }
    if (code == SQLITE_OK && version == 0) {
        sqlite3_close(store->db);
        store->db = NULL;
        code = open_empty(store);
    } else if (code == SQLITE_OK && version < STORE_SCHEMA_VERSION) {
        code = open_old(store, uri, version);
    }
    if (code == SQLITE_OK)
        code = db_exec(store->db, "PRAGMA query_only = ON");
    return code == SQLITE_OK ? 0 : failed(error, store->path, store->db, code);
}

/* *file: open, and held against whoever would take the file away; -1 where there is none. */
static int hold(const char *path, int *file, char error[256])
{
    struct stat found;

    *file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (*file < 0)
        return errno == ENOENT
                   ? 0
                   : store_explain(error, path, errno == EACCES ? -EPERM : -errno, strerror(errno));
    if (fstat(*file, &found) == 0 && !S_ISREG(found.st_mode))
        return store_explain(error, path, -EISDIR, _("it is not a file"));
    int result = place_hold_reading(*file);
    /* Where the disk knows no locks, nobody else has any either. */
    return result == -EBUSY ? store_explain(error, path, result, "") : 0;
}

static int open_held(struct store *store, char error[256])
{
    char uri[URI_SIZE];
    bool alone = !somebody_plays(store->path), log = place_size(store->path, "-wal") > 0;

    if (strlen(store->path) >= PLACE_PATH_SIZE)
        return store_explain(error, store->path, -ENAMETOOLONG, strerror(ENAMETOOLONG));
    if (place_size(store->path, "") <= 1 && (place_size(store->path, "") == 1 || log))
        return damaged(error, store->path); /* as place_underrated */
    if (place_size(store->path, "") == 0)
        return open_empty(store) == SQLITE_OK ? 0
                                              : store_explain(error, store->path, -ENOMEM, strerror(ENOMEM));
    if (alone && place_size(store->path, "-journal") > 0)
        return store_explain(error, store->path, -EIO, _("a change to it was cut off: start Surefoot once"));
    make_uri(store->path, !alone ? "mode=ro" : log ? "mode=ro&vfs=unix-none" : "mode=ro&immutable=1", uri);
    return open_file(store, uri, alone, error);
}

int store_open_memory(struct store **out, char error[256])
{
    int result = store_new("", out, error);

    if (result)
        return result;
    int code = open_empty(*out);
    return store_opened(code == SQLITE_OK ? 0 : failed(error, "memory", (*out)->db, code), out);
}

void store_refuse(struct store *store)
{
    store->reading = true;
}

int store_open_reading(const char *path, struct store **out, char error[256])
{
    int result = store_new(path, out, error);

    if (result)
        return result;
    (*out)->reading = true;
    result = hold((*out)->path, &(*out)->held, error);
    return store_opened(result ? result : open_held(*out, error), out);
}
