#include "store/schema.h"

#include "store/db.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/*
 * Each entry leads from the version of its index to the next. An entry that has been released is never
 * changed again: a new version is a new entry, and tests/store/schemas keeps the schema it starts from.
 *
 * 0 -> 1: names stand as text, so the file explains itself and outlives the order of any enum.
 *   player     turn: rises with each choice of a player and each attempt; the largest played last
 *   attempt    source: "board" enters tables; seconds: from the first sample to the last
 *   trial      one set, with everything that its score follows from but the samples
 *   recording  its samples, packed by recording.c
 *   score      only of trials in which something was held
 *
 * 1 -> 2: what the trail needs.
 *   player     sore .. things: the answers to the first questions; things: names with a space between
 *   attempt    rung 0: not known; day: of the player's own calendar, days since 1970-01-01; workout '': none
 *   score      reps, good: of a set of repetitions; its ended_by is 'counted'
 *   pain       value NULL: asked, and not answered
 *
 * 2 -> 3: settings.
 *   setting    player_id NULL: of this machine; value: a name of settings.c, and any a later version may have
 *
 * 3 -> 4: what an attempt is known by elsewhere, and rules by activity (schema_know_attempts).
 *   attempt    lasting_id: 128 bits, the same in every copy of the store; NULL: lost, and given again by
 * mending
 */
/*
 * Rules 3 were those of all at first: who was judged as by rules 2 has these. An attempt of before, or one
 * whose id was lost, gets one that follows from what every copy of it says, so all copies agree without
 * knowing of each other; of several alike (a clock that stands), the order tells which. New attempts have
 * random ones: nothing else can be trusted to differ between machines.
 */
#define KNOW_ATTEMPTS                                                                                        \
    "UPDATE attempt SET rules = 2 WHERE lasting_id IS NULL AND rules = 3 AND channel <> 'motion'"            \
    "  AND NOT (channel = 'load' AND exercise = 'adductor-stretch');"                                        \
    "UPDATE attempt SET lasting_id = hash_of(player_id, level, exercise, channel, source, support,"          \
    "  started_unix_s, turn) FROM (SELECT id AS of, row_number() OVER (PARTITION BY player_id, level,"       \
    "  exercise, channel, source, support, started_unix_s ORDER BY id) AS turn FROM attempt)"                \
    "  WHERE id = of AND lasting_id IS NULL;"

static const char *const migrations[] = {
    "CREATE TABLE player ("
    "  id INTEGER PRIMARY KEY,"
    "  name TEXT NOT NULL UNIQUE CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 47),"
    "  weight_kg REAL NOT NULL DEFAULT 0 CHECK (weight_kg BETWEEN 0 AND 1000),"
    "  board_flipped INTEGER NOT NULL DEFAULT 0 CHECK (board_flipped IN (0, 1)),"
    "  weight_hidden INTEGER NOT NULL DEFAULT 0 CHECK (weight_hidden IN (0, 1)),"
    "  free_play INTEGER NOT NULL DEFAULT 0 CHECK (free_play IN (0, 1)),"
    "  turn INTEGER NOT NULL CHECK (turn > 0)"
    ") STRICT;"
    "CREATE TABLE attempt ("
    "  id INTEGER PRIMARY KEY,"
    "  player_id INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,"
    "  level TEXT NOT NULL CHECK (length(CAST(level AS BLOB)) BETWEEN 1 AND 63),"
    "  exercise TEXT NOT NULL CHECK (length(exercise) > 0),"
    "  channel TEXT NOT NULL CHECK (channel IN ('load', 'motion', 'contact', 'coach')),"
    "  source TEXT NOT NULL CHECK (length(CAST(source AS BLOB)) BETWEEN 1 AND 15),"
    "  rules INTEGER NOT NULL CHECK (rules > 0),"
    "  started_unix_s INTEGER NOT NULL,"
    "  seconds REAL NOT NULL CHECK (seconds >= 0),"
    "  completed INTEGER NOT NULL CHECK (completed IN (0, 1))"
    ") STRICT;"
    "CREATE TABLE trial ("
    "  id INTEGER PRIMARY KEY,"
    "  attempt_id INTEGER NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,"
    "  position INTEGER NOT NULL CHECK (position > 0),"
    "  side TEXT NOT NULL CHECK (side IN ('none', 'left', 'right')),"
    "  set_number INTEGER NOT NULL CHECK (set_number > 0),"
    "  weight_kg REAL NOT NULL CHECK (weight_kg >= 0),"
    "  centre_x_mm REAL NOT NULL,"
    "  cap_s REAL NOT NULL CHECK (cap_s >= 0),"
    "  star_1_s REAL NOT NULL,"
    "  star_2_s REAL NOT NULL,"
    "  star_3_s REAL NOT NULL,"
    "  UNIQUE (attempt_id, position)"
    ") STRICT;"
    "CREATE TABLE recording ("
    "  trial_id INTEGER PRIMARY KEY REFERENCES trial (id) ON DELETE CASCADE,"
    "  samples INTEGER NOT NULL CHECK (samples >= 0),"
    "  packed BLOB NOT NULL CHECK (length(packed) > 0)"
    ") STRICT;"
    "CREATE TABLE score ("
    "  trial_id INTEGER PRIMARY KEY REFERENCES trial (id) ON DELETE CASCADE,"
    "  points INTEGER NOT NULL CHECK (points BETWEEN 0 AND 1000),"
    "  stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 3),"
    "  seconds REAL NOT NULL CHECK (seconds >= 0),"
    "  steadiness INTEGER NOT NULL CHECK (steadiness BETWEEN 0 AND 100),"
    "  velocity_mm_s REAL NOT NULL CHECK (velocity_mm_s >= 0),"
    "  ellipse95_mm2 REAL NOT NULL CHECK (ellipse95_mm2 >= 0),"
    "  ended_by TEXT NOT NULL CHECK (length(ended_by) > 0)"
    ") STRICT;"
    "CREATE INDEX attempt_by_player ON attempt (player_id, level);"
    "CREATE INDEX attempt_by_level ON attempt (level);",

    "ALTER TABLE player ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1));"
    "ALTER TABLE player ADD COLUMN asked INTEGER NOT NULL DEFAULT 0 CHECK (asked IN (0, 1));"
    "ALTER TABLE player ADD COLUMN sore TEXT NOT NULL DEFAULT 'none'"
    "  CHECK (sore IN ('none', 'left', 'right', 'both'));"
    "ALTER TABLE player ADD COLUMN hand_support INTEGER NOT NULL DEFAULT 0 CHECK (hand_support IN (0, 1));"
    "ALTER TABLE player ADD COLUMN step_cm INTEGER NOT NULL DEFAULT 0 CHECK (step_cm BETWEEN 0 AND 60);"
    "ALTER TABLE player ADD COLUMN things TEXT NOT NULL DEFAULT '' CHECK (length(things) < 128);"
    "ALTER TABLE attempt ADD COLUMN rung INTEGER NOT NULL DEFAULT 0 CHECK (rung >= 0);"
    "ALTER TABLE attempt ADD COLUMN support TEXT NOT NULL DEFAULT 'none' CHECK (support IN ('none', 'hand'));"
    "ALTER TABLE attempt ADD COLUMN workout TEXT NOT NULL DEFAULT ''"
    "  CHECK (length(CAST(workout AS BLOB)) <= 63);"
    "ALTER TABLE attempt ADD COLUMN day INTEGER NOT NULL DEFAULT 0;"
    "UPDATE attempt SET day = coalesce(unixepoch(date(started_unix_s, 'unixepoch', 'localtime')),"
    "  started_unix_s) / 86400;"
    "ALTER TABLE trial ADD COLUMN target_reps INTEGER NOT NULL DEFAULT 0 CHECK (target_reps >= 0);"
    "ALTER TABLE trial ADD COLUMN range_deg REAL NOT NULL DEFAULT 0 CHECK (range_deg >= 0);"
    "ALTER TABLE trial ADD COLUMN pads_left INTEGER NOT NULL DEFAULT 0 CHECK (pads_left >= 0);"
    "ALTER TABLE trial ADD COLUMN pads_right INTEGER NOT NULL DEFAULT 0 CHECK (pads_right >= 0);"
    "ALTER TABLE trial ADD COLUMN pads_either INTEGER NOT NULL DEFAULT 0 CHECK (pads_either >= 0);"
    "ALTER TABLE trial ADD COLUMN pads_least_us INTEGER NOT NULL DEFAULT 0 CHECK (pads_least_us >= 0);"
    "ALTER TABLE trial ADD COLUMN pads_longest_us INTEGER NOT NULL DEFAULT 0 CHECK (pads_longest_us >= 0);"
    "ALTER TABLE score ADD COLUMN reps INTEGER NOT NULL DEFAULT 0 CHECK (reps >= 0);"
    "ALTER TABLE score ADD COLUMN good INTEGER NOT NULL DEFAULT 0 CHECK (good BETWEEN 0 AND reps);"
    "CREATE TABLE pain ("
    "  id INTEGER PRIMARY KEY,"
    "  player_id INTEGER NOT NULL REFERENCES player (id) ON DELETE CASCADE,"
    "  day INTEGER NOT NULL,"
    "  unix_s INTEGER NOT NULL,"
    "  exercise TEXT NOT NULL CHECK (length(exercise) > 0),"
    "  side TEXT NOT NULL CHECK (side IN ('none', 'left', 'right')),"
    "  moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'morning')),"
    "  value INTEGER CHECK (value BETWEEN 0 AND 10),"
    "  attempt_id INTEGER REFERENCES attempt (id) ON DELETE SET NULL"
    ") STRICT;"
    "CREATE INDEX attempt_by_day ON attempt (player_id, day);"
    "CREATE INDEX pain_by_day ON pain (player_id, day);"
    "CREATE INDEX pain_by_attempt ON pain (attempt_id);",

    "CREATE TABLE setting ("
    "  player_id INTEGER REFERENCES player (id) ON DELETE CASCADE,"
    "  name TEXT NOT NULL CHECK (length(CAST(name AS BLOB)) BETWEEN 1 AND 31),"
    "  value TEXT NOT NULL CHECK (length(CAST(value AS BLOB)) BETWEEN 1 AND 31)"
    ") STRICT;"
    "CREATE UNIQUE INDEX setting_of ON setting (coalesce(player_id, 0), name);",

    "ALTER TABLE attempt ADD COLUMN lasting_id BLOB CHECK (length(lasting_id) = 16);"
    "CREATE INDEX attempt_by_lasting_id ON attempt (lasting_id);" KNOW_ATTEMPTS,
};

_Static_assert(sizeof(migrations) / sizeof(migrations[0]) == STORE_SCHEMA_VERSION,
               "one migration for each version");

const char *const schema_tables[SCHEMA_TABLES] = {"player", "attempt", "trial",  "recording",
                                                  "score",  "pain",    "setting"};

/* SQLITE_OK, SQLITE_CORRUPT, or why the table could not be read. "1": the whole file, to its first fault. */
static int check_table(sqlite3 *db, const char *table)
{
    char sql[64];

    snprintf(sql, sizeof(sql), "PRAGMA integrity_check(%s)", table);
    struct db_rows rows = db_rows(db, sql, "");
    bool sound = true;
    if (db_next(&rows)) {
        const unsigned char *line = sqlite3_column_text(rows.row, 0);
        sound = line && strcmp((const char *)line, "ok") == 0;
    }
    int code = db_end(&rows);
    return code == SQLITE_OK && !sound ? SQLITE_CORRUPT : code;
}

int schema_tables_of(int version)
{
    static const int since[SCHEMA_TABLES] = {1, 1, 1, 1, 1, 2, 3};
    int count = 0;

    while (count < SCHEMA_TABLES && since[count] <= version)
        count++;
    return count;
}

int schema_check_tables(sqlite3 *db, int version)
{
    int code = SQLITE_OK;

    for (int i = 0; i < schema_tables_of(version) && code == SQLITE_OK; i++)
        if (strcmp(schema_tables[i], "recording") != 0)
            code = check_table(db, schema_tables[i]);
    return code;
}

int schema_check_all(sqlite3 *db)
{
    return check_table(db, "1");
}

/* Are the two the same, but for spaces? NULL (of an index that SQLite makes by itself) is like nothing else.
 */
static bool same_text(const unsigned char *a, const unsigned char *b)
{
    static const char spaces[] = " \t\r\n";

    if (!a || !b)
        return a == b;
    for (;; a++, b++) {
        a += strspn((const char *)a, spaces);
        b += strspn((const char *)b, spaces);
        if (*a != *b)
            return false;
        if (!*a)
            return true;
    }
}

/* Do both answer the same rows, to their ends? */
static bool same_rows(struct db_rows *a, struct db_rows *b)
{
    for (;;) {
        bool more = db_next(a);

        if (db_next(b) != more)
            return false;
        if (!more)
            return true;
        for (int i = 0; i < sqlite3_column_count(a->row); i++)
            if (!same_text(sqlite3_column_text(a->row, i), sqlite3_column_text(b->row, i)))
                return false;
    }
}

/* What ANALYZE keeps for itself may be there. */
static const char everything[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                 " WHERE name NOT GLOB 'sqlite_stat[134]' ORDER BY type, name";

/* Against a store of that version, made anew in memory. */
static int check_schema(sqlite3 *db, int version)
{
    sqlite3 *model;
    int code = schema_model(&model, version);

    if (code == SQLITE_OK) {
        struct db_rows expected = db_rows(model, everything, ""), found = db_rows(db, everything, "");
        bool same = same_rows(&found, &expected);
        int of_model = db_end(&expected);

        code = db_end(&found);
        code = code != SQLITE_OK ? code : of_model != SQLITE_OK ? of_model : same ? SQLITE_OK : SQLITE_NOTADB;
    }
    sqlite3_close(model);
    return code;
}

/* The marks in the header and the tables, seen at one moment: another program may be making them. */
static int check_marks(sqlite3 *db, int *version, bool *newer)
{
    sqlite3_int64 application = 0, found = 0, objects = 0;
    int code = db_number(db, "PRAGMA application_id", &application);
    if (code == SQLITE_ROW)
        code = db_number(db, "PRAGMA user_version", &found);
    if (code == SQLITE_ROW)
        code = db_number(db, "SELECT count(*) FROM sqlite_schema", &objects);
    if (code != SQLITE_ROW)
        return code;
    bool ours = application == SCHEMA_APPLICATION_ID && found >= 1;
    bool empty = application == 0 && found == 0 && objects == 0;
    *newer = ours && found > STORE_SCHEMA_VERSION;
    *version = (int)found;
    if (*newer || empty)
        return SQLITE_OK;
    return ours ? check_schema(db, (int)found) : SQLITE_NOTADB;
}

enum schema_state schema_check(sqlite3 *db, int *version, int *code)
{
    bool newer = false;
    *code = db_exec(db, "BEGIN");
    if (*code == SQLITE_OK)
        *code = check_marks(db, version, &newer);
    if (*code == SQLITE_OK)
        *code = db_exec(db, "COMMIT");
    if (*code == SQLITE_OK)
        return newer ? SCHEMA_NEWER : SCHEMA_OURS;
    /* A plain error here is a header that this SQLite cannot make sense of. */
    return db_code_damaged(*code) || *code == SQLITE_ERROR ? SCHEMA_DAMAGED : SCHEMA_UNREADABLE;
}

/* One step; *version is what the file has afterwards. */
static int migrate_once(sqlite3 *db, int target, sqlite3_int64 *version)
{
    int code = db_exec(db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK)
        return code;
    code = db_number(db, "PRAGMA user_version", version);
    if (code == SQLITE_ROW && *version >= 0 && *version < target) {
        char stamp[96];
        snprintf(stamp, sizeof(stamp), "PRAGMA application_id = %d; PRAGMA user_version = %d",
                 SCHEMA_APPLICATION_ID, (int)*version + 1);
        code = db_exec(db, migrations[*version]);
        if (code == SQLITE_OK)
            code = db_exec(db, stamp);
        ++*version;
    } else if (code == SQLITE_ROW) {
        code = SQLITE_OK;
    }
    if (code == SQLITE_OK)
        code = db_exec(db, "COMMIT");
    if (code != SQLITE_OK)
        db_exec(db, "ROLLBACK"); /* the first fault is the one to tell; closing would roll back as well */
    return code;
}

/* 128 bits of its arguments, as texts: FNV-1a, twice, from two beginnings. */
static void hash_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    uint64_t halves[2] = {0xcbf29ce484222325, 0x84222325cbf29ce4};
    unsigned char bytes[16];

    for (int i = 0; i < count; i++) {
        const unsigned char *text = sqlite3_value_text(values[i]);
        int size = sqlite3_value_bytes(values[i]);

        for (int k = 0; text && k <= size; k++) /* with the 0 that ends it */
            for (int half = 0; half < 2; half++)
                halves[half] = (halves[half] ^ text[k]) * 0x100000001b3;
    }
    for (int i = 0; i < 16; i++)
        bytes[i] = (unsigned char)(halves[i / 8] >> 8 * (i % 8));
    sqlite3_result_blob(context, bytes, sizeof bytes, SQLITE_TRANSIENT);
}

static int bind_hash(sqlite3 *db)
{
    return sqlite3_create_function(db, "hash_of", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                   NULL, hash_of, NULL, NULL);
}

int schema_know_attempts(sqlite3 *db)
{
    int code = bind_hash(db);

    return code == SQLITE_OK ? db_exec(db, KNOW_ATTEMPTS) : code;
}

int schema_migrate_to(sqlite3 *db, int target)
{
    sqlite3_int64 version = 0;
    int code = bind_hash(db);
    while (code == SQLITE_OK && version < target)
        code = migrate_once(db, target, &version);
    /* A later Surefoot was quicker, between the check and here. */
    return code == SQLITE_OK && version > target ? SQLITE_SCHEMA : code;
}

int schema_migrate(sqlite3 *db)
{
    return schema_migrate_to(db, STORE_SCHEMA_VERSION);
}

int schema_model(sqlite3 **out, int version)
{
    int code = sqlite3_open(":memory:", out);

    return code == SQLITE_OK ? schema_migrate_to(*out, version) : code;
}
