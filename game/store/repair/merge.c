#include "store/repair/merge.h"

#include "store/db.h"
#include "store/repair/btree_walk.h"
#include "store/schema.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/*
 * Each table is one row below: what is read, and the statements it goes through, which see the columns as ?1,
 * ?2 ... Numbers of the source become those of the target by temporary tables: was.PLACE(old, new).
 */
enum { NAME_SIZE = 64, SQL_SIZE = 1024 };

struct merge {
    sqlite3 *to, *from;
    const struct merge_without *without;
    const struct table *table;
    sqlite3_stmt *find, *put, *map;
    bool fresh; /* the target was empty: nothing can be there already */
    struct store_recovered count;
    merge_refused *refused; /* NULL: nobody asks */
    void *context;
    int code;    /* of the target, where it is no row's own fault */
    int stopped; /* by `refused` */
};

struct table {
    const char *name;
    const char *number;  /* "id, ": the column of the row's number, which is ?1; "": it has none */
    const char *columns; /* the others: ?2, ?3 ... */
    const char *find;    /* the number in the target, where it is there already; NULL: is not looked for */
    const char *put;     /* what goes into them; changes nothing where it is there already */
    bool mapped;         /* others refer to it */
    size_t counted;      /* in struct store_recovered */
};

#define OF(place, parameter) "(SELECT new FROM temp.was_" place " WHERE old = " parameter ")"
#define FREE(table)          "(SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM " table " WHERE id = ?1))"

#define PAIN_OF OF("player", "?2")
#define PAIN_IS_NEW                                                                                          \
    " WHERE ?1 IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pain WHERE player_id = " PAIN_OF                    \
    " AND day = ?3 AND unix_s = ?4 AND exercise = ?5 AND side = ?6 AND moment = ?7 AND value IS ?8)"

static const struct table tables[SCHEMA_TABLES] = {
    {.name = "player",
     .number = "id, ",
     .columns = "name, weight_kg, board_flipped, weight_hidden, free_play, turn, hidden, asked, sore, "
                "hand_support, step_cm, things",
     .find = "SELECT id FROM player WHERE id = ?1 OR name = ?2 ORDER BY id <> ?1 LIMIT 1",
     .put = "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
     .mapped = true,
     .counted = offsetof(struct store_recovered, players)},
    {.name = "attempt",
     .number = "id, ",
     .columns = "player_id, level, exercise, channel, source, rules, started_unix_s, seconds, completed, "
                "rung, support, workout, day, lasting_id",
     .find = "SELECT id FROM attempt WHERE (lasting_id = ?15 OR (player_id = " OF(
         "player",
         "?2") " AND level = ?3 AND exercise = ?4 AND channel = ?5 AND source = ?6 AND started_unix_s = ?8"
               " AND support = ?12)) AND id NOT IN (SELECT new FROM temp.was_attempt)"
               " ORDER BY lasting_id IS NOT ?15, id LIMIT 1",
     .put = "VALUES (" FREE("attempt") ", " OF(
         "player", "?2") ", ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
                         " CASE WHEN typeof(?15) = 'blob' AND length(?15) = 16 THEN ?15 END)",
     .mapped = true,
     .counted = offsetof(struct store_recovered, attempts)},
    {.name = "trial",
     .number = "id, ",
     .columns = "attempt_id, position, side, set_number, weight_kg, centre_x_mm, cap_s, star_1_s, star_2_s, "
                "star_3_s, target_reps, range_deg, pads_left, pads_right, pads_either, pads_least_us, "
                "pads_longest_us",
     .find = "SELECT id FROM trial WHERE attempt_id = " OF("attempt", "?2") " AND position = ?3",
     .put = "VALUES (" FREE("trial") ", " OF(
         "attempt", "?2") ", ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
     .mapped = true,
     .counted = offsetof(struct store_recovered, trials)},
    {.name = "recording",
     .number = "trial_id, ",
     .columns = "samples, packed",
     .put = "VALUES (ifnull(" OF("trial", "?1") ", 0), ?2, ?3) ON CONFLICT (trial_id) DO NOTHING",
     .counted = offsetof(struct store_recovered, recordings)},
    {.name = "score",
     .number = "trial_id, ",
     .columns = "points, stars, seconds, steadiness, velocity_mm_s, ellipse95_mm2, ended_by, reps, good",
     .put = "VALUES (ifnull(" OF("trial", "?1") ", 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                                                " ON CONFLICT (trial_id) DO NOTHING",
     .counted = offsetof(struct store_recovered, scores)},
    {.name = "pain",
     .number = "",
     .columns = "player_id, day, unix_s, exercise, side, moment, value, attempt_id",
     .put = "SELECT " PAIN_OF ", ?3, ?4, ?5, ?6, ?7, ?8, " OF("attempt", "?9") PAIN_IS_NEW,
     .counted = offsetof(struct store_recovered, pains)},
    /* Player 0: of the machine. One whose player is lost belongs to nobody, and no player has number -1. */
    {.name = "setting",
     .number = "",
     .columns = "player_id, name, value",
     .put = "SELECT CASE WHEN ?2 IS NULL THEN NULL ELSE ifnull(" OF(
         "player", "?2") ", -1) END, ?3, ?4"
                         " WHERE ?1 IS NOT NULL ON CONFLICT (coalesce(player_id, 0), name) DO NOTHING",
     .counted = offsetof(struct store_recovered, settings)},
};

/* Not SQLITE_OK where that is no fault of the row. */
static int bear(struct merge *merge, sqlite3_stmt *row, int code)
{
    int kind = code & 0xff;

    if (kind == SQLITE_CONSTRAINT || kind == SQLITE_MISMATCH || kind == SQLITE_TOOBIG ||
        kind == SQLITE_RANGE) {
        merge->count.left_out++;
        if (merge->refused)
            merge->stopped = merge->refused(merge->context, merge->table->name, sqlite3_column_int64(row, 0));
        return SQLITE_OK;
    }
    return code;
}

static void bind_row(sqlite3_stmt *statement, sqlite3_stmt *row)
{
    int wanted = sqlite3_bind_parameter_count(statement);

    sqlite3_reset(statement);
    for (int i = 0; i < sqlite3_column_count(row) && i < wanted; i++)
        sqlite3_bind_value(statement, i + 1, sqlite3_column_value(row, i));
}

static bool is_without(const struct merge *merge, sqlite3_stmt *row)
{
    const struct merge_without *without = merge->without;
    const char *name = (const char *)sqlite3_column_text(row, 1);

    return without && ((without->player_id && sqlite3_column_int64(row, 0) == without->player_id) ||
                       (without->name && name && strcmp(name, without->name) == 0));
}

/* *number stays 0 where it is not there. */
static int find(struct merge *merge, sqlite3_stmt *row, int64_t *number)
{
    if (!merge->find || merge->fresh)
        return SQLITE_OK;
    bind_row(merge->find, row);
    int code = sqlite3_step(merge->find);
    if (code == SQLITE_ROW)
        *number = sqlite3_column_int64(merge->find, 0);
    sqlite3_reset(merge->find);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* NULL: of one who is left where he is. */
static int map(struct merge *merge, int64_t old, const int64_t *number)
{
    if (!merge->map)
        return SQLITE_OK;
    sqlite3_reset(merge->map);
    sqlite3_bind_int64(merge->map, 1, old);
    if (number)
        sqlite3_bind_int64(merge->map, 2, *number);
    else
        sqlite3_bind_null(merge->map, 2);
    return sqlite3_step(merge->map) == SQLITE_DONE ? SQLITE_OK : sqlite3_errcode(merge->to);
}

/* The columns that are not simply taken over: who came from elsewhere has not played last here; and before
 * version 2 no attempt knew its day. */
static void bind_changed(struct merge *merge, sqlite3_stmt *row)
{
    if (strcmp(merge->table->name, "player") == 0 && !merge->fresh)
        sqlite3_bind_int64(merge->put, 7, 1);
    if (strcmp(merge->table->name, "attempt") == 0 && sqlite3_column_int64(row, 13) == 0)
        sqlite3_bind_int64(merge->put, 14, store_day(sqlite3_column_int64(row, 7)));
}

static int put(struct merge *merge, sqlite3_stmt *row)
{
    bind_row(merge->put, row);
    bind_changed(merge, row);
    int code = sqlite3_step(merge->put);
    int64_t number = sqlite3_last_insert_rowid(merge->to);
    int changes = sqlite3_changes(merge->to);
    sqlite3_reset(merge->put);
    if (code != SQLITE_DONE)
        return bear(merge, row, code);
    if (changes == 0)
        return SQLITE_OK;
    ++*(int64_t *)((char *)&merge->count + merge->table->counted);
    return map(merge, sqlite3_column_int64(row, 0), &number);
}

/* The name of a player whose row cannot be read may stand in the index of names. */
static bool indexed_name(struct merge *merge, int64_t old, char name[NAME_SIZE])
{
    struct db_rows rows =
        db_rows(merge->from, "SELECT rowid, name FROM player INDEXED BY sqlite_autoindex_player_1", "");
    bool found = false;

    for (int seen = 0; !found && seen < 10000 && db_next(&rows); seen++)
        found = sqlite3_column_int64(rows.row, 0) == old && db_text(rows.row, 1, name, NAME_SIZE) == 0;
    db_end(&rows);
    return found;
}

static int map_player(struct merge *merge, int64_t old, int64_t number)
{
    return db_run(merge->to, "INSERT INTO temp.was_player VALUES (?, nullif(?, 0))", "ii", old, number);
}

/* Makes somebody for attempts whose player cannot be read, unless that one is in the target already. */
static int bout_in(struct merge *merge, int64_t old)
{
    char name[NAME_SIZE] = "";
    int64_t there = 0;
    bool named = indexed_name(merge, old, name), made = false;

    if (named && merge->without && merge->without->name && strcmp(name, merge->without->name) == 0)
        return map_player(merge, old, 0);
    struct db_rows rows =
        db_rows(merge->to, "SELECT id FROM player WHERE id = ? OR name = ?", "it", old, name);
    if (db_next(&rows))
        there = sqlite3_column_int64(rows.row, 0);
    int code = db_end(&rows);
    if (there != 0)
        return map_player(merge, old, there);
    for (int i = 1; code == SQLITE_OK && !made; i++) {
        if (!named)
            snprintf(name, sizeof name, "Recovered %d", i);
        code =
            db_run(merge->to, "INSERT INTO player (id, name, turn) VALUES (?, ?, 1) ON CONFLICT DO NOTHING",
                   "it", old, name);
        made = sqlite3_changes(merge->to) > 0;
        named = named && made;
    }
    merge->count.nameless += !named;
    merge->count.players++;
    return code == SQLITE_OK ? map_player(merge, old, old) : code;
}

/* Is there a number for the player of this attempt? */
static int know_player(struct merge *merge, sqlite3_stmt *row)
{
    int64_t old = sqlite3_column_int64(row, 1);
    struct db_rows rows = db_rows(merge->to, "SELECT 1 FROM temp.was_player WHERE old = ?", "i", old);
    bool known = db_next(&rows);
    int code = db_end(&rows);

    if (known)
        return SQLITE_OK;
    if (old <= 0 || (merge->without && old == merge->without->player_id))
        return SQLITE_OK; /* no player at all, or one who is left out: the row is refused by the table */
    return code == SQLITE_OK ? bout_in(merge, old) : code;
}

static int take(struct merge *merge, sqlite3_stmt *row)
{
    int64_t there = 0, old = sqlite3_column_int64(row, 0);
    bool player = strcmp(merge->table->name, "player") == 0,
         attempt = strcmp(merge->table->name, "attempt") == 0;

    if (player && is_without(merge, row))
        return map(merge, old, NULL);
    int code = attempt ? know_player(merge, row) : SQLITE_OK;
    if (code == SQLITE_OK)
        code = find(merge, row, &there);
    if (code != SQLITE_OK)
        return code;
    if (there == 0)
        return put(merge, row);
    merge->count.doubles += attempt;
    return map(merge, old, &there);
}

static int visit(void *context, sqlite3_stmt *row)
{
    struct merge *merge = context;

    merge->code = take(merge, row);
    return merge->code != SQLITE_OK || merge->stopped;
}

static int merge_table(struct merge *merge, const struct table *table)
{
    char put[SQL_SIZE], map[SQL_SIZE];
    int result = 0;

    snprintf(put, sizeof put, "INSERT INTO %s (%s%s) %s", table->name, table->number, table->columns,
             table->put);
    snprintf(map, sizeof map, "INSERT INTO temp.was_%s VALUES (?1, ?2)", table->name);
    merge->table = table;
    int code = db_prepare(merge->to, &merge->put, put, "");
    if (code == SQLITE_OK && table->find)
        code = db_prepare(merge->to, &merge->find, table->find, "");
    if (code == SQLITE_OK && table->mapped)
        code = db_prepare(merge->to, &merge->map, map, "");
    if (code == SQLITE_OK)
        result = walk_table(merge->from, table->name, table->columns, visit, merge, &merge->count.unread);
    sqlite3_finalize(merge->find);
    sqlite3_finalize(merge->put);
    sqlite3_finalize(merge->map);
    merge->find = merge->put = merge->map = NULL;
    if (code == SQLITE_OK && result > 0)
        code = merge->code;
    return merge->stopped ? merge->stopped : result < 0 ? result : db_errno(code);
}

static const char maps[] = "CREATE TEMP TABLE was_player (old INTEGER PRIMARY KEY, new INTEGER);"
                           "CREATE TEMP TABLE was_attempt (old INTEGER PRIMARY KEY, new INTEGER UNIQUE);"
                           "CREATE TEMP TABLE was_trial (old INTEGER PRIMARY KEY, new INTEGER);";
static const char no_maps[] = "DROP TABLE IF EXISTS temp.was_player; DROP TABLE IF EXISTS temp.was_attempt;"
                              "DROP TABLE IF EXISTS temp.was_trial";

static int merge_all(struct merge *merge, struct store_recovered *out)
{
    const struct merge_without *without = merge->without;
    sqlite3 *to = merge->to;
    sqlite3_int64 players = 0;
    int code = db_exec(to, "BEGIN IMMEDIATE");
    int result = db_errno(code);

    if (result)
        return result;
    code = db_exec(to, maps);
    if (code == SQLITE_OK)
        code = db_number(to, "SELECT count(*) FROM player", &players);
    result = db_errno(code);
    merge->fresh = players == 0;
    for (int i = 0; i < SCHEMA_TABLES && result == 0; i++)
        if (!without || !without->recordings || strcmp(tables[i].name, "recording") != 0)
            result = merge_table(merge, &tables[i]);
    if (result == 0)
        result = db_errno(schema_know_attempts(to));
    if (result == 0)
        result = db_errno(db_exec(to, no_maps));
    if (result == 0)
        result = db_errno(db_exec(to, "COMMIT"));
    if (result && !sqlite3_get_autocommit(to))
        db_exec(to, "ROLLBACK");
    if (result == 0)
        *out = merge->count;
    return result;
}

int merge_store(sqlite3 *to, sqlite3 *from, const struct merge_without *without, struct store_recovered *out)
{
    struct merge merge = {.to = to, .from = from, .without = without};

    return merge_all(&merge, out);
}

int merge_check(sqlite3 *from, merge_refused *refused, void *context, struct store_recovered *out)
{
    static const struct merge_without without = {.recordings = true};
    sqlite3 *model;
    int code = schema_model(&model, STORE_SCHEMA_VERSION);

    if (code == SQLITE_OK)
        code = db_exec(model, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
    struct merge merge = {
        .to = model, .from = from, .without = &without, .refused = refused, .context = context};
    int result = code == SQLITE_OK ? merge_all(&merge, out) : db_errno(code);
    sqlite3_close(model);
    return result;
}
