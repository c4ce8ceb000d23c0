#define _DEFAULT_SOURCE /* localtime_r, tm_gmtoff */
#include "i18n/mark.h"
#include "store/store_inside.h"

#include <errno.h>
#include <time.h>

enum { DAY_S = 86400, HURRY_MS = 100 };

int store_day(int64_t unix_s)
{
    time_t moment = (time_t)unix_s;
    struct tm here;
    int64_t local_s = unix_s;

    if (localtime_r(&moment, &here)) /* NULL: beyond the years that a calendar has */
        local_s += here.tm_gmtoff;
    return (int)(local_s / DAY_S - (local_s % DAY_S < 0));
}

/* A file that was renamed or removed under us would take what is written with it. */
static int still_there(struct store *store)
{
    int moved = 0;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved) {
        store_refused(store, N_("The file with the results was moved or removed: start Surefoot again"));
        return -ESTALE;
    }
    return 0;
}

static int write_once(struct store *store, store_work *work, const void *what, int64_t *id)
{
    int result = still_there(store);
    if (result)
        return result;
    int code = db_exec(store->db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK)
        return store_failed(store, N_("The results cannot be stored"), code);
    result = work(store, what, id);
    if (result == 0)
        result = store_failed(store, N_("The results cannot be stored"), db_exec(store->db, "COMMIT"));
    if (result && !sqlite3_get_autocommit(store->db))
        db_exec(store->db, "ROLLBACK"); /* the first fault is the one to tell */
    return result;
}

/* What was played is not lost to damage that nobody had met: the store is mended, and it is written then. */
int store_write(struct store *store, store_work *work, const void *what, int64_t *id)
{
    if (store->reading) {
        store_refused(store, N_("The results were opened to be read only"));
        return -EROFS;
    }
    store->met_damage = false;
    int result = write_once(store, work, what, id);
    if (result && store->met_damage && store_reopen(store) == 0)
        result = write_once(store, work, what, id);
    return result;
}

const char *store_path(const struct store *store)
{
    return sqlite3_db_filename(store->db, "main");
}

void store_hurry(struct store *store, bool hurry)
{
    sqlite3_busy_timeout(store->db, hurry ? HURRY_MS : DB_BUSY_MS);
}
