#include "files/room.h"
#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Only what is live enters, and never an attempt that nobody measured. Of one attempt the best trial of a
 * side stands for it; between equals the earlier set, and in the table the earlier attempt, comes first.
 *   ?1 level or ''   ?2 side, or '' for all   ?3 channel or ''   ?4 support or ''
 *   ?5 player, or 0 for those who are not hidden   ?6 rows, -1: all
 * every_row has every attempt, best_rows of each player the best one only.
 */
#define ORDER "points DESC, seconds DESC, started_unix_s, attempt_id"
#define TABLE "level, side, channel, support"
#define COLUMNS                                                                                              \
    "attempt_id, player_id, name, level, side, channel, support, rules, points, stars, seconds, "            \
    "steadiness, "                                                                                           \
    "velocity_mm_s, ellipse95_mm2, reps, good, started_unix_s, day"
#define BEST_OF_ATTEMPTS                                                                                     \
    "(SELECT a.id AS attempt_id, a.player_id, p.name, a.level, t.side, a.channel, a.support, a.rules, "      \
    "s.points, s.stars, s.seconds, s.steadiness, s.velocity_mm_s, s.ellipse95_mm2, s.reps, s.good, "         \
    "a.started_unix_s, a.day"                                                                                \
    " FROM attempt a JOIN player p ON p.id = a.player_id JOIN trial t ON t.attempt_id = a.id"                \
    " JOIN score s ON s.trial_id = t.id"                                                                     \
    " WHERE " STORE_LIVE " AND a.channel <> 'coach' AND (?1 = '' OR a.level = ?1)"                           \
    " AND (?2 = '' OR t.side = ?2) AND (?3 = '' OR a.channel = ?3) AND (?4 = '' OR a.support = ?4)"          \
    " AND CASE WHEN ?5 = 0 THEN NOT p.hidden ELSE p.id = ?5 END AND a.rules = rules_of(a.exercise, "         \
    "a.channel)"                                                                                             \
    " AND NOT EXISTS (SELECT 1 FROM trial o JOIN score b ON b.trial_id = o.id"                               \
    " WHERE o.attempt_id = a.id AND o.id <> t.id AND o.side = t.side AND (b.points > s.points"               \
    " OR (b.points = s.points AND (b.seconds > s.seconds"                                                    \
    " OR (b.seconds = s.seconds AND o.position < t.position))))))"
static const char every_row[] =
    "SELECT " COLUMNS " FROM " BEST_OF_ATTEMPTS " ORDER BY " TABLE ", " ORDER " LIMIT ?6";
static const char best_rows[] =
    "SELECT " COLUMNS " FROM (SELECT *, row_number() OVER (PARTITION BY player_id, " TABLE " ORDER BY " ORDER
    ") AS of_player FROM " BEST_OF_ATTEMPTS ") WHERE of_player = 1 ORDER BY " TABLE ", " ORDER " LIMIT ?6";

static int take_row(sqlite3_stmt *row, struct store_score *out)
{
    *out = (struct store_score){
        .attempt_id = sqlite3_column_int64(row, 0),
        .player_id = sqlite3_column_int64(row, 1),
        .rules = sqlite3_column_int(row, 7),
        .score = {.points = sqlite3_column_int(row, 8),
                  .stars = sqlite3_column_int(row, 9),
                  .seconds = sqlite3_column_double(row, 10),
                  .steadiness = sqlite3_column_int(row, 11),
                  .velocity_mm_s = sqlite3_column_double(row, 12),
                  .ellipse95_mm2 = sqlite3_column_double(row, 13),
                  .reps = sqlite3_column_int(row, 14),
                  .good = sqlite3_column_int(row, 15)},
        .unix_s = sqlite3_column_int64(row, 16),
        .day = sqlite3_column_int(row, 17),
    };
    if (!names_score_fits(&out->score) || db_text(row, 2, out->player, sizeof(out->player)) ||
        db_text(row, 3, out->level, sizeof(out->level)) || names_side(row, 4, &out->side) ||
        names_channel(row, 5, &out->channel) || names_support(row, 6, &out->support))
        return -EINVAL;
    return 0;
}

bool store_same_table(const struct store_score *a, const struct store_score *b)
{
    return strcmp(a->level, b->level) == 0 && a->side == b->side && a->channel == b->channel &&
           a->support == b->support && a->rules == b->rules;
}

/* Where each row of tables in order stands. */
static void give_places(struct store_score *rows, int count)
{
    int top = 0, leader = 0; /* the first row of this table, and of this place */

    for (int i = 0; i < count; i++) {
        if (i == 0 || !store_same_table(&rows[i], &rows[i - 1]))
            top = leader = i;
        else if (rows[i].score.points * 100 < rows[leader].score.points * (100 - STORE_TIE_PERCENT))
            leader = i;
        rows[i].place = leader - top + 1;
    }
}

/* Where scores go: into as many as there are or, when it grows, into as many as are needed. */
struct places {
    struct store_score *at;
    size_t count, room;
    bool grows;
};

static int take_next(struct store *store, sqlite3_stmt *row, struct places *places)
{
    if (places->grows) {
        struct store_score *at = room_for_one(places->at, places->count, &places->room, sizeof *at);

        if (!at)
            return store_failed(store, N_("The scores cannot be read"), SQLITE_NOMEM);
        places->at = at;
    }
    if (places->count == places->room || take_row(row, &places->at[places->count]))
        return store_refused(store, N_("A stored score is damaged"));
    places->count++;
    return 0;
}

/* table->channel CHANNELS: the tables of every channel and support, and of every side where it is SIDE_NONE.
 * How many, or negative. */
static int take_scores(struct store *store, const struct store_table *table, struct places *places)
{
    const bool all = table->channel == CHANNELS; /* every channel and support */
    struct db_rows rows = db_rows(
        store->db, table->each_player ? best_rows : every_row, "ttttii", table->level ? table->level : "",
        table->side == SIDE_NONE && all ? "" : side_name(table->side),
        all ? "" : channel_name(table->channel), all ? "" : support_name(table->support), table->player_id,
        places->grows ? (int64_t)-1 : (int64_t)places->room);
    while (db_next(&rows))
        rows.stopped = take_next(store, rows.row, places);
    int result = store_ended(store, &rows, N_("The scores cannot be read"));
    give_places(places->at, (int)places->count);
    return result ? result : (int)places->count;
}

int store_scores(struct store *store, const char *level, enum side side, struct store_score *out, int max)
{
    const struct store_table table = {.level = level, .side = side, .channel = CHANNELS};

    return store_table(store, &table, out, max);
}

int store_scores_all(struct store *store, const char *level, enum side side, struct store_score **out)
{
    const struct store_table table = {.level = level, .side = side, .channel = CHANNELS};
    struct places places = {.grows = true};
    int result = take_scores(store, &table, &places);

    if (result < 0)
        free(places.at);
    else
        *out = places.at;
    return result;
}

int store_table(struct store *store, const struct store_table *table, struct store_score *out, int max)
{
    struct places places = {.at = out, .room = max > 0 ? (size_t)max : 0};

    return take_scores(store, table, &places);
}

static const char all_stamps[] =
    "SELECT p.name, a.level, t.side, count(DISTINCT a.id), max(a.started_unix_s), max(a.day)"
    " FROM attempt a JOIN player p ON p.id = a.player_id JOIN trial t ON t.attempt_id = a.id"
    " WHERE " STORE_LIVE " AND a.channel = 'coach' AND a.completed AND NOT p.hidden"
    " AND (?1 = '' OR a.level = ?1) AND (?2 = '' OR t.side = ?2)"
    " GROUP BY a.level, t.side, p.id ORDER BY a.level, t.side, p.name LIMIT ?3";

static int take_stamp(sqlite3_stmt *row, struct store_stamp *out)
{
    *out = (struct store_stamp){.times = sqlite3_column_int(row, 3),
                                .unix_s = sqlite3_column_int64(row, 4),
                                .day = sqlite3_column_int(row, 5)};
    if (db_text(row, 0, out->player, sizeof(out->player)) ||
        db_text(row, 1, out->level, sizeof(out->level)) || names_side(row, 2, &out->side))
        return -EINVAL;
    return 0;
}

int store_stamps(struct store *store, const char *level, enum side side, struct store_stamp *out, int max)
{
    struct db_rows rows = db_rows(store->db, all_stamps, "tti", level ? level : "",
                                  side == SIDE_NONE ? "" : side_name(side), (int64_t)(max > 0 ? max : 0));
    int count = 0;
    while (db_next(&rows))
        if (take_stamp(rows.row, &out[count++]))
            rows.stopped = store_refused(store, N_("A stored stamp is damaged"));
    int result = store_ended(store, &rows, N_("The stamps cannot be read"));
    return result ? result : count;
}
