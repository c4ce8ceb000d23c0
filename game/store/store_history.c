#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>
#include <string.h>

/* What was reached and done, told to those who draw conclusions from it. Recordings are never read here. */

/* A stamp is an attempt that nobody measured and that was done to its end, for every side that worked. */
#define STAMPED "a.channel = 'coach' AND a.completed"

static const char reached[] =
    "SELECT a.level, t.side, coalesce(max(s.stars) FILTER (WHERE a.channel <> 'coach'), 0), max(" STAMPED ")"
    " FROM attempt a JOIN trial t ON t.attempt_id = a.id LEFT JOIN score s ON s.trial_id = t.id"
    " WHERE a.player_id = ? AND " STORE_LIVE " GROUP BY a.level, t.side";

static void add_progress(struct progress *progress, enum side side, int stars, bool stamped)
{
    *(side == SIDE_LEFT    ? &progress->stars_left
      : side == SIDE_RIGHT ? &progress->stars_right
                           : &progress->stars_both) = stars;
    if (stamped)
        progress->stamps |= 1u << side;
}

/* Levels that are on the trail no more are passed over. */
static int take_progress(sqlite3_stmt *row, const struct trail *trail, struct progress *out)
{
    char id[LEVEL_ID_SIZE];
    enum side side;

    if (db_text(row, 0, id, sizeof id) || names_side(row, 1, &side))
        return -EINVAL;
    const struct level *level = trail_find(trail, id);
    if (level)
        add_progress(&out[level - trail->levels], side, sqlite3_column_int(row, 2),
                     sqlite3_column_int(row, 3) != 0);
    return 0;
}

int store_progress(struct store *store, int64_t player_id, const struct trail *trail, struct progress *out)
{
    struct progress found[TRAIL_LEVELS_MAX] = {0};
    if (trail->count > TRAIL_LEVELS_MAX)
        return store_refused(store, N_("The trail has too many levels"));
    struct db_rows rows = db_rows(store->db, reached, "i", player_id);
    while (db_next(&rows))
        if (take_progress(rows.row, trail, found))
            rows.stopped = store_refused(store, N_("The stored progress is damaged"));
    int result = store_ended(store, &rows, N_("The progress cannot be read"));
    if (result == 0)
        memcpy(out, found, trail->count * sizeof *out);
    return result;
}

/*
 * Within the same second in the order of asking: before, the work, after. The columns: is it pain, the day,
 * the moment, that order, exercise, side, rung, stars, when, value.
 */
static const char facts[] =
    "SELECT 0, a.day AS day, a.started_unix_s AS at, 1 AS turn, a.exercise, t.side, a.rung, max(CASE WHEN "
    "a.level LIKE 'own/%' THEN 0 WHEN a.channel <> 'coach' THEN coalesce(s.stars, 0) WHEN a.completed THEN "
    "?2 ELSE 0 END), '', 0"
    " FROM attempt a JOIN trial t ON t.attempt_id = a.id LEFT JOIN score s ON s.trial_id = t.id"
    " WHERE a.player_id = ?1 AND " STORE_LIVE " GROUP BY a.id, t.side"
    " UNION ALL"
    " SELECT 1, day, unix_s, CASE moment WHEN 'after' THEN 2 ELSE 0 END, exercise, side, 0, 0, moment, value"
    " FROM pain WHERE player_id = ?1 AND value IS NOT NULL"
    " ORDER BY 2, 3, 4";

static int take_fact(sqlite3_stmt *row, struct ladder_fact *out)
{
    *out = (struct ladder_fact){
        .kind = sqlite3_column_int(row, 0) ? LADDER_FACT_PAIN : LADDER_FACT_DONE,
        .day = sqlite3_column_int(row, 1),
        .rung = sqlite3_column_int(row, 6),
        .stars = sqlite3_column_int(row, 7),
        .pain = sqlite3_column_int(row, 9),
    };
    if (names_exercise(row, 4, &out->activity) || names_side(row, 5, &out->side) ||
        (out->kind == LADDER_FACT_PAIN && names_when(row, 8, &out->when)))
        return -EINVAL;
    return 0;
}

int store_history(struct store *store, int64_t player_id, store_fact_visit *visit, void *context)
{
    struct db_rows rows = db_rows(store->db, facts, "ii", player_id, (int64_t)UNLOCK_STAMP);
    while (db_next(&rows)) {
        struct ladder_fact fact;
        int result = take_fact(rows.row, &fact);
        rows.stopped =
            result ? store_refused(store, N_("The stored history is damaged")) : visit(context, &fact);
    }
    return store_ended(store, &rows, N_("The history cannot be read"));
}

/* ?2: today. */
static const char to_ask[] =
    "SELECT exercise, side FROM ("
    "SELECT a.exercise, t.side FROM attempt a JOIN trial t ON t.attempt_id = a.id"
    " WHERE a.player_id = ?1 AND a.day = ?2 - 1 AND " STORE_LIVE " UNION"
    " SELECT exercise, side FROM pain WHERE player_id = ?1 AND day = ?2 - 1 AND moment = 'after'"
    " AND value IS NOT NULL)"
    " WHERE NOT EXISTS (SELECT 1 FROM pain WHERE player_id = ?1 AND day = ?2 AND moment = 'morning')";

int store_morning(struct store *store, int64_t player_id, int64_t unix_s, unsigned out[ACTIVITIES_MAX])
{
    unsigned found[ACTIVITIES_MAX] = {0};
    int count = 0;
    struct db_rows rows = db_rows(store->db, to_ask, "ii", player_id, (int64_t)store_day(unix_s));
    while (db_next(&rows)) {
        const struct activity *exercise;
        enum side side;
        if (names_exercise(rows.row, 0, &exercise) || names_side(rows.row, 1, &side)) {
            rows.stopped = store_refused(store, N_("What was told of pain is damaged"));
            break;
        }
        unsigned *sides = &found[activity_index(exercise)];
        count += *sides == 0;
        *sides |= 1u << side;
    }
    int result = store_ended(store, &rows, N_("What was told of pain cannot be read"));
    if (result)
        return result;
    memcpy(out, found, sizeof found);
    return count;
}
