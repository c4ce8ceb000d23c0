#define _POSIX_C_SOURCE 200809L /* localtime_r */
#include "store/inside.h"

#include <errno.h>
#include <time.h>

enum { DAY_S = 86400, EPOCH_YEAR = 1970 };

/* Days from 1970-01-01 to the first of that year: every fourth has a leap day, but for most of the
 * hundredths. */
static int days_before(int year)
{
    int last = year - 1;

    return (year - EPOCH_YEAR) * 365 + (last / 4 - last / 100 + last / 400) -
           ((EPOCH_YEAR - 1) / 4 - (EPOCH_YEAR - 1) / 100 + (EPOCH_YEAR - 1) / 400);
}

int store_day(int64_t unix_s)
{
    time_t moment = (time_t)unix_s;
    struct tm here;

    if (!localtime_r(&moment, &here)) /* beyond the years that a calendar has */
        return (int)(unix_s / DAY_S);
    return days_before(here.tm_year + 1900) + here.tm_yday;
}

/* A file that was renamed or removed under us would take what is written with it. */
static int still_there(struct store *store)
{
    int moved = 0;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved) {
        store_refused(store, "The file with the results was moved or removed: start Surefoot again");
        return -ESTALE;
    }
    return 0;
}

int store_write(struct store *store, store_work *work, const void *what, int64_t *id)
{
    int result = still_there(store);
    if (result)
        return result;
    int code = db_exec(store->db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK)
        return store_failed(store, "The results cannot be stored", code);
    result = work(store, what, id);
    if (result == 0)
        result = store_failed(store, "The results cannot be stored", db_exec(store->db, "COMMIT"));
    if (result && !sqlite3_get_autocommit(store->db))
        db_exec(store->db, "ROLLBACK"); /* the first fault is the one to tell */
    return result;
}
