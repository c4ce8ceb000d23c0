#include "store/repair/salvage.h"

#include "i18n/i18n.h"
#include "store/db.h"
#include "store/place.h"
#include "store/repair/image.h"
#include "store/repair/rescore.h"
#include "store/schema.h"
#include "store/store_inside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Without a log until it is whole: nobody else knows it, so a fault leaves a file that the next try removes.
 */
int recover_begin(const char *path, sqlite3 **out)
{
    place_remove(path);
    int result = place_private(path);
    if (result)
        return result;
    int code = sqlite3_open_v2(path, out, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = db_bind(*out);
    if (code == SQLITE_OK)
        code = db_exec(*out, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    if (code == SQLITE_OK)
        code = schema_migrate(*out);
    return db_errno(code);
}

static int end_fresh(sqlite3 *db, int result)
{
    if (result == 0)
        result = db_errno(db_exec(db, "PRAGMA journal_mode = WAL"));
    sqlite3_close(db);
    return result;
}

/* After the rows are there. */
static int compute_lost(struct store *store, struct store_recovered *count)
{
    int rescored = 0, result = db_errno(db_exec(store->db, "BEGIN IMMEDIATE"));

    if (result == 0)
        result = rescore_lost(store, &rescored);
    if (result == 0)
        result = db_errno(db_exec(store->db, "COMMIT"));
    if (result && !sqlite3_get_autocommit(store->db))
        db_exec(store->db, "ROLLBACK"); /* the first fault is the one to tell */
    count->rescored = rescored;
    return result;
}

/* A file too large for the memory is set aside as it is: `surefoot recover` may try it elsewhere. */
static int salvage(const char *path, const char *fresh, const struct merge_without *without,
                   struct store_recovered *count)
{
    sqlite3 *to = NULL, *from = NULL;
    int version, result = recover_begin(fresh, &to);

    *count = (struct store_recovered){0};
    if (result == 0) {
        int opened = image_open(path, &from, &version);

        if (opened == 0 && without && version > STORE_SCHEMA_VERSION)
            result = -ENOTSUP; /* what a later Surefoot keeps of others would be gone */
        else if (opened == 0)
            result = merge_store(to, from, without, count);
        else if (opened != -ENOMEM && opened != -EFBIG)
            result = opened;
        else
            count->unread = SCHEMA_TABLES;
    }
    if (result == 0) {
        char name[PLACE_PATH_SIZE]; /* a store has its own */

        snprintf(name, sizeof name, "%s", fresh);
        struct store whole = {.db = to, .path = name, .schema = "main", .held = -1};
        result = compute_lost(&whole, count);
    }
    sqlite3_close(from);
    result = end_fresh(to, result);
    if (result)
        place_remove(fresh);
    return result;
}

int recover_renew(const char *path, struct store_recovered *count, char *aside, size_t size)
{
    char fresh[PLACE_PATH_SIZE];
    int held = place_hold(path);

    if (held < 0)
        return held;
    int result = place_unfinished(path, fresh, sizeof fresh);
    if (result == 0)
        result = salvage(path, fresh, NULL, count);
    if (result == 0)
        result = place_set_aside(path, fresh, aside, size);
    close(held);
    return result;
}

struct forgetting {
    const struct merge_without *who;
    struct recover_copies copies;
    char *culprit;
    size_t size;
};

static int forget(void *context, const char *copy)
{
    struct forgetting *forgetting = context;
    struct store_recovered count;
    char fresh[PLACE_PATH_SIZE];
    int result = place_unfinished(copy, fresh, sizeof fresh);

    if (result == 0)
        result = salvage(copy, fresh, forgetting->who, &count);
    bool something = result == 0 && count.players + count.settings > 0;
    if (result == 0 && !something)
        place_remove(fresh);
    if (result == 0)
        result = place_replace(copy, something ? fresh : NULL);
    if (result)
        snprintf(forgetting->culprit, forgetting->size, "%s", copy);
    else
        ++*(something ? &forgetting->copies.written : &forgetting->copies.removed);
    return result;
}

int recover_forget(const char *path, const struct merge_without *who, struct recover_copies *out,
                   char *culprit, size_t size)
{
    struct forgetting forgetting = {.who = who, .culprit = culprit, .size = size};

    snprintf(culprit, size, "%s", path);
    int result = place_copies(path, forget, &forgetting);
    *out = forgetting.copies;
    return result;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat one, other;

    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

int store_recover(struct store *store, const char *path, struct store_recovered *out)
{
    sqlite3 *from = NULL;
    int version;

    if (is_same_file(store->path, path))
        return store_refused(store, N_("This is the file with the results itself"));
    int result = image_open(path, &from, &version);
    if (result) {
        snprintf(store->error, sizeof store->error, "%.200s: %s", path,
                 store_reason(result, strerror(-result)));
        return result;
    }
    result = version > STORE_SCHEMA_VERSION ? -ENOTSUP : merge_store(store->db, from, NULL, out);
    sqlite3_close(from);
    if (result == 0)
        result = compute_lost(store, out);
    if (result == 0 && out->unread >= SCHEMA_TABLES && out->players + out->attempts + out->doubles == 0)
        result = -ENOMSG;
    if (result)
        snprintf(store->error, sizeof store->error, "%.200s: %s",
                 result == -ENOTSUP ? path : _("The results cannot be stored"),
                 store_reason(result, strerror(-result)));
    return result;
}
