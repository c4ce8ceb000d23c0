#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>

/* What each day came to, told to those who draw it. Recordings are never read here. */

/* ?2: the first day that is told. */
static const char sums[] =
    "SELECT day, sum(worked), sum(seconds), sum(reps), max(pain) FROM ("
    "SELECT a.day, 1 AS worked, a.seconds, coalesce((SELECT sum(s.good) FROM trial t JOIN score s ON "
    "s.trial_id = t.id"
    " WHERE t.attempt_id = a.id), 0) AS reps, -1 AS pain"
    " FROM attempt a WHERE a.player_id = ?1 AND a.day >= ?2 AND " STORE_LIVE " UNION ALL"
    " SELECT day, 0, 0, 0, value FROM pain WHERE player_id = ?1 AND day >= ?2 AND value IS NOT NULL)"
    " GROUP BY day ORDER BY day";

int store_days(struct store *store, int64_t player_id, int from_day, store_day_visit *visit, void *context)
{
    struct db_rows rows = db_rows(store->db, sums, "ii", player_id, (int64_t)from_day);
    while (db_next(&rows)) {
        const struct span_day day = {.day = sqlite3_column_int(rows.row, 0),
                                     .attempts = sqlite3_column_int(rows.row, 1),
                                     .seconds = sqlite3_column_double(rows.row, 2),
                                     .reps = sqlite3_column_int(rows.row, 3),
                                     .pain = sqlite3_column_int(rows.row, 4)};
        rows.stopped = visit(context, &day);
    }
    return store_ended(store, &rows, N_("The past days cannot be read"));
}

static const char held[] =
    "SELECT a.day, a.level, t.side, a.channel, a.support, s.seconds, s.velocity_mm_s"
    " FROM attempt a JOIN trial t ON t.attempt_id = a.id JOIN score s ON s.trial_id = t.id"
    " WHERE a.player_id = ?1 AND a.day >= ?2 AND a.exercise = ?3 AND a.channel <> 'coach'"
    " AND s.seconds > 0 AND " STORE_LIVE " ORDER BY a.day, a.started_unix_s, t.id";

static int take_hold(sqlite3_stmt *row, struct span_hold *out)
{
    *out = (struct span_hold){.day = sqlite3_column_int(row, 0),
                              .seconds = sqlite3_column_double(row, 5),
                              .velocity_mm_s = sqlite3_column_double(row, 6)};
    return db_text(row, 1, out->level, sizeof out->level) || names_side(row, 2, &out->side) ||
                   names_channel(row, 3, &out->channel) || names_support(row, 4, &out->support)
               ? -EINVAL
               : 0;
}

int store_holds(struct store *store, int64_t player_id, int from_day, store_hold_visit *visit, void *context)
{
    struct db_rows rows =
        db_rows(store->db, held, "iit", player_id, (int64_t)from_day, activity_yardstick()->name);
    while (db_next(&rows)) {
        struct span_hold hold;
        int result = take_hold(rows.row, &hold);
        rows.stopped =
            result ? store_refused(store, N_("The stored holds are damaged")) : visit(context, &hold);
    }
    return store_ended(store, &rows, N_("The past holds cannot be read"));
}

static const char done[] =
    "SELECT a.level, sum(s.reps) FROM attempt a JOIN trial t ON t.attempt_id = a.id"
    " JOIN score s ON s.trial_id = t.id"
    " WHERE a.player_id = ?1 AND a.exercise = ?2 AND " STORE_LIVE " GROUP BY a.level ORDER BY a.level";

int store_reps(struct store *store, int64_t player_id, const struct activity *exercise,
               store_reps_visit *visit, void *context)
{
    struct db_rows rows = db_rows(store->db, done, "it", player_id, exercise->name);
    while (db_next(&rows)) {
        char level[LEVEL_ID_SIZE];
        int result = db_text(rows.row, 0, level, sizeof level);
        rows.stopped = result ? store_refused(store, N_("The stored repetitions are damaged"))
                              : visit(context, level, sqlite3_column_int(rows.row, 1));
    }
    return store_ended(store, &rows, N_("The past repetitions cannot be read"));
}
