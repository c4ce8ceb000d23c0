#include "store/inside.h"

#include <errno.h>
#include <string.h>

/*
 * Only a real board enters, and never an attempt that nobody measured. Of one attempt the best trial of a
 * side stands for it; between equals the earlier set, and in the table the earlier attempt, comes first.
 */
static const char best_rows[] =
    "SELECT attempt_id, player_id, name, level, side, channel, rules, points, stars, seconds, steadiness, "
    "velocity_mm_s, ellipse95_mm2, started_unix_s FROM ("
    "SELECT a.id AS attempt_id, a.player_id, p.name, a.level, t.side, a.channel, a.rules, s.points, s.stars, "
    "s.seconds, s.steadiness, s.velocity_mm_s, s.ellipse95_mm2, a.started_unix_s, row_number() OVER "
    "(PARTITION BY a.id, t.side ORDER BY s.points DESC, s.seconds DESC, t.position) AS place"
    " FROM attempt a JOIN player p ON p.id = a.player_id JOIN trial t ON t.attempt_id = a.id"
    " JOIN score s ON s.trial_id = t.id"
    " WHERE a.source = 'board' AND a.channel <> 'coach' AND a.rules = ?1"
    " AND (?2 = '' OR a.level = ?2) AND (?3 = 'none' OR t.side = ?3))"
    " WHERE place = 1"
    " ORDER BY level, side, channel, points DESC, seconds DESC, started_unix_s, attempt_id LIMIT ?4";

static int parse_channel(const char *name, enum channel *out)
{
    for (int i = 0; i < CHANNELS; i++) {
        if (strcmp(name, channel_name((enum channel)i)) == 0) {
            *out = (enum channel)i;
            return 0;
        }
    }
    return -EINVAL;
}

static int take_row(sqlite3_stmt *row, struct store_score *out)
{
    char side[8], channel[16];
    struct store_score found = {0};
    if (db_text(row, 2, found.player, sizeof(found.player)) ||
        db_text(row, 3, found.level, sizeof(found.level)) || db_text(row, 4, side, sizeof(side)) ||
        db_text(row, 5, channel, sizeof(channel)) || parse_channel(channel, &found.channel))
        return -EINVAL;
    found.attempt_id = sqlite3_column_int64(row, 0);
    found.player_id = sqlite3_column_int64(row, 1);
    found.side = side_parse(side);
    found.rules = sqlite3_column_int(row, 6);
    found.score.points = sqlite3_column_int(row, 7);
    found.score.stars = sqlite3_column_int(row, 8);
    found.score.seconds = sqlite3_column_double(row, 9);
    found.score.steadiness = sqlite3_column_int(row, 10);
    found.score.velocity_mm_s = sqlite3_column_double(row, 11);
    found.score.ellipse95_mm2 = sqlite3_column_double(row, 12);
    found.unix_s = sqlite3_column_int64(row, 13);
    *out = found;
    return 0;
}

int store_scores(struct store *store, const char *level, enum side side, struct store_score *out, int max)
{
    sqlite3_stmt *row;
    int count = 0;
    int code = db_prepare(store->db, &row, best_rows, "itti", (int64_t)SCORE_RULES_VERSION,
                          level ? level : "", side_name(side), (int64_t)(max > 0 ? max : 0));
    if (code != SQLITE_OK)
        return store_failed(store, "The scores cannot be read", code);
    while ((code = sqlite3_step(row)) == SQLITE_ROW) {
        if (take_row(row, &out[count])) {
            sqlite3_finalize(row);
            return store_refused(store, "A stored score is damaged");
        }
        count++;
    }
    int result = store_failed(store, "The scores cannot be read", code);
    sqlite3_finalize(row);
    return result ? result : count;
}

int store_progress(struct store *store, int64_t player_id, const char *level, struct progress *out)
{
    sqlite3_stmt *row;
    struct progress found = {0};
    int code = db_prepare(store->db, &row,
                          "SELECT t.side, max(s.stars) FROM attempt a JOIN trial t ON t.attempt_id = a.id"
                          " JOIN score s ON s.trial_id = t.id WHERE a.player_id = ? AND a.level = ?"
                          " AND a.source = 'board' AND a.channel <> 'coach' GROUP BY t.side",
                          "it", player_id, level);
    if (code != SQLITE_OK)
        return store_failed(store, "The progress cannot be read", code);
    while ((code = sqlite3_step(row)) == SQLITE_ROW) {
        char side[8];
        int stars = sqlite3_column_int(row, 1);
        if (db_text(row, 0, side, sizeof(side)))
            continue;
        *(side_parse(side) == SIDE_LEFT    ? &found.stars_left
          : side_parse(side) == SIDE_RIGHT ? &found.stars_right
                                           : &found.stars_both) = stars;
    }
    int result = store_failed(store, "The progress cannot be read", code);
    sqlite3_finalize(row);
    if (result == 0)
        *out = found;
    return result;
}
