#define _GNU_SOURCE
#include "damage.h"

#include "folder.h"
#include "soak.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096, HEADER = 100, SQL_SIZE = 2048 };

static size_t roll(const struct damage *damage, size_t limit)
{
    return (size_t)soak_roll(damage->dice, limit);
}

/* Bytes that are changed before they are written. */

static unsigned char *copy_of(const struct damage *damage, size_t more)
{
    unsigned char *bytes = malloc(damage->sound_size + more);

    soak_need(bytes != NULL, "memory");
    memcpy(bytes, damage->sound, damage->sound_size);
    return bytes;
}

static void put(const struct damage *damage, unsigned char *bytes, size_t size)
{
    folder_write(damage->path, bytes, size);
    free(bytes);
}

static void flip(const struct damage *damage, unsigned char *bytes, size_t from, size_t size)
{
    bytes[from + roll(damage, size)] ^= (unsigned char)(1u << roll(damage, 8));
}

static void one_bit(const struct damage *damage)
{
    unsigned char *bytes = copy_of(damage, 0);

    flip(damage, bytes, 0, damage->sound_size);
    put(damage, bytes, damage->sound_size);
}

static void header_byte(const struct damage *damage)
{
    unsigned char *bytes = copy_of(damage, 0);

    bytes[roll(damage, HEADER)] = (unsigned char)roll(damage, 256);
    put(damage, bytes, damage->sound_size);
}

static void cut_short(const struct damage *damage)
{
    size_t size = roll(damage, damage->sound_size);

    put(damage, copy_of(damage, 0), roll(damage, 2) ? size : size / PAGE * PAGE);
}

static void bytes_behind(const struct damage *damage)
{
    size_t more = 1 + roll(damage, 2 * PAGE);
    unsigned char *bytes = copy_of(damage, more);

    for (size_t i = 0; i < more; i++)
        bytes[damage->sound_size + i] = (unsigned char)roll(damage, 256);
    put(damage, bytes, damage->sound_size + more);
}

static size_t some_page(const struct damage *damage)
{
    return PAGE * roll(damage, damage->sound_size / PAGE);
}

static void page_lost(const struct damage *damage)
{
    unsigned char *bytes = copy_of(damage, 0), *page = bytes + some_page(damage);
    bool noise = roll(damage, 2);

    for (size_t i = 0; i < PAGE; i++)
        page[i] = noise ? (unsigned char)roll(damage, 256) : 0;
    put(damage, bytes, damage->sound_size);
}

static void pages_exchanged(const struct damage *damage)
{
    unsigned char *bytes = copy_of(damage, 0), page[PAGE];
    size_t a = some_page(damage), b = some_page(damage);

    memcpy(page, bytes + a, PAGE);
    memcpy(bytes + a, bytes + b, PAGE);
    memcpy(bytes + b, page, PAGE);
    put(damage, bytes, damage->sound_size);
}

/* A page as it was a few attempts ago: a write that never came. */
static void page_of_before(const struct damage *damage)
{
    unsigned char *bytes = copy_of(damage, 0);
    size_t at = PAGE * roll(damage, damage->earlier_size / PAGE);

    memcpy(bytes + at, damage->earlier + at, PAGE);
    put(damage, bytes, damage->sound_size);
}

static void write_beside(const struct damage *damage, const char *ending, const unsigned char *bytes,
                         size_t size)
{
    char path[SOAK_PATH_SIZE + 16];

    snprintf(path, sizeof path, "%s%s", damage->path, ending);
    folder_write(path, bytes, size);
}

/* The log of a crash: cut, changed, of another file, without its database; or rubbish of that name. */
static void log_damaged(const struct damage *damage)
{
    unsigned char *log = malloc(damage->log_size + 1);
    size_t size = damage->log_size, way = roll(damage, 5);

    soak_need(log != NULL, "memory");
    memcpy(log, damage->log, size);
    if (way == 0)
        size = roll(damage, size);
    else if (way < 4)
        flip(damage, log, 0, size);
    else
        for (size_t i = 0; i < size; i++)
            log[i] = (unsigned char)roll(damage, 256);
    if (way == 3)
        folder_write(damage->path, damage->sound, 0);
    else if (roll(damage, 4))
        folder_write(damage->path, damage->earlier, damage->earlier_size);
    write_beside(damage, "-wal", log, size);
    if (roll(damage, 2))
        write_beside(damage, roll(damage, 2) ? "-shm" : "-journal", log, size < 2000 ? size : 2000);
    free(log);
}

static void no_database(const struct damage *damage)
{
    size_t size = roll(damage, 3) ? roll(damage, 20000) : roll(damage, 3);
    unsigned char *bytes = malloc(size + 32);
    size_t way = roll(damage, 3);

    soak_need(bytes != NULL, "memory");
    for (size_t i = 0; i < size; i++)
        bytes[i] = way == 0   ? 0
                   : way == 1 ? (unsigned char)("Dear diary,\n"[i % 12])
                              : (unsigned char)roll(damage, 256);
    if (size > 16 && way == 2)
        memcpy(bytes, "SQLite format 3", 16);
    put(damage, bytes, size);
}

static void no_file(const struct damage *damage)
{
    switch (roll(damage, 4)) {
    case 0:
        soak_need(mkdir(damage->path, 0700) == 0, "folder");
        break;
    case 1:
        soak_need(mkfifo(damage->path, 0600) == 0, "pipe");
        break;
    case 2:
        soak_need(symlink("/nowhere/surefoot.db", damage->path) == 0, "link");
        break;
    default:
        soak_need(symlink(damage->path, damage->path) == 0, "link to itself");
    }
}

/* What is damaged by SQL: a sound store, and one of the lines. */

static void run(const char *path, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;
    int code = sqlite3_open(path, &db);

    soak_need(code == SQLITE_OK, sqlite3_errstr(code));
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    if (sqlite3_exec(db, "PRAGMA ignore_check_constraints = 1; PRAGMA foreign_keys = 0", NULL, NULL, &why) ||
        sqlite3_exec(db, sql, NULL, NULL, &why)) {
        fprintf(stderr, "damage: %s: %s\n", sql, why);
        exit(2);
    }
    sqlite3_close(db);
}

/* In a line, # is a number by chance from 1 to 20, @ a large one of either sign. */
static void run_one(const struct damage *damage, const char *const *lines)
{
    char sql[SQL_SIZE];
    size_t length = 0, count = 0;

    while (lines[count])
        count++;
    const char *line = lines[roll(damage, count)];
    folder_write(damage->path, damage->sound, damage->sound_size);
    for (; *line && length < sizeof sql - 32; line++)
        if (*line == '#')
            length += (size_t)snprintf(sql + length, 32, "%d", 1 + (int)roll(damage, 20));
        else if (*line == '@')
            length += (size_t)snprintf(sql + length, 32, "%s%lld", roll(damage, 2) ? "-" : "",
                                       1LL << (31 + roll(damage, 32)));
        else
            sql[length++] = *line;
    sql[length] = '\0';
    run(damage->path, sql);
}

static const char *const value_no_row_may_have[] = {
    "UPDATE score SET points = 1001 WHERE trial_id = #",
    "UPDATE score SET points = @ WHERE trial_id = #",
    "UPDATE score SET stars = -1 WHERE trial_id = #",
    "UPDATE score SET velocity_mm_s = -9e999",
    "UPDATE score SET ellipse95_mm2 = 9e999, seconds = 1e308",
    "UPDATE score SET reps = @, good = @",
    "UPDATE score SET ended_by = 'nobody'",
    "UPDATE attempt SET started_unix_s = @, day = @ WHERE id = #",
    "UPDATE attempt SET seconds = 9e999, completed = 7",
    "UPDATE attempt SET exercise = 'flying', channel = 'radio', support = 'wings'",
    "UPDATE attempt SET rules = @",
    "UPDATE attempt SET source = '', level = ''",
    "UPDATE trial SET side = 'middle', set_number = @",
    "UPDATE trial SET cap_s = -1, star_1_s = 9e999, weight_kg = -70",
    "UPDATE trial SET pads_left = @, pads_least_us = @, pads_longest_us = @",
    "UPDATE trial SET target_reps = @, range_deg = -9e999",
    "UPDATE player SET weight_kg = 1e308, sore = 'everywhere', step_cm = @",
    "UPDATE player SET things = 'a b c d e f g chair  ', turn = @",
    "UPDATE pain SET value = 11, moment = 'never'",
    "UPDATE pain SET unix_s = @, day = @",
    "UPDATE setting SET name = 'nothing', value = 'of this kind'",
    NULL};

static const char *const text_for_the_terminal[] = {
    "UPDATE player SET name = 'Ada' || char(27) || '[31m' || char(7) WHERE name = 'Ben'",
    "UPDATE player SET name = CAST(x'ff41c0804164' AS TEXT) WHERE name = 'Ben'",
    "UPDATE player SET name = name || char(10) || 'two lines' WHERE name = 'Ben'",
    "UPDATE player SET name = '=cmd()|calc!A1' WHERE name = 'Ben'",
    "UPDATE player SET name = printf('%.*c', 40000, 'x') WHERE name = 'Ben'",
    "UPDATE player SET name = '' WHERE name = 'Ben'",
    "UPDATE attempt SET level = char(27) || ']0;title' || char(7)",
    "UPDATE attempt SET level = printf('%.*c', 100000, 'y') WHERE id = #",
    "UPDATE attempt SET level = '../../etc/passwd', workout = char(64) || 'SUM(A1)'",
    "UPDATE attempt SET source = CAST(x'1b5b324a' AS TEXT)",
    "UPDATE attempt SET workout = char(155) || '2J,\",' || char(13)",
    "UPDATE attempt SET level = CAST(x'6c616b65002f' AS TEXT)",
    "UPDATE setting SET value = char(27) || 'c'",
    NULL};

static const char *const row_of_nobody[] = {"DELETE FROM player WHERE name = 'Ben'",
                                            "DELETE FROM attempt WHERE id = #",
                                            "DELETE FROM trial WHERE id = #",
                                            "UPDATE attempt SET player_id = 99 WHERE id = #",
                                            "UPDATE trial SET attempt_id = @ WHERE id = #",
                                            "DELETE FROM recording WHERE trial_id = #",
                                            "UPDATE pain SET attempt_id = 4711",
                                            NULL};

static const char *const recording_damaged[] = {
    "UPDATE recording SET packed = randomblob(200) WHERE trial_id = #",
    "UPDATE recording SET packed = substr(packed, 1, length(packed) / 2) WHERE trial_id % 3 = 0",
    "UPDATE recording SET packed = CAST(packed || x'00' AS BLOB) WHERE trial_id = #",
    "UPDATE recording SET packed = (SELECT packed FROM recording WHERE trial_id = 1) WHERE trial_id = #",
    "UPDATE recording SET packed = x'53465201000000' WHERE trial_id = #",
    "UPDATE recording SET samples = @",
    "UPDATE recording SET packed = zeroblob(20000000) WHERE trial_id = #",
    "UPDATE recording SET packed = CAST(x'5346520128b52ffda4ffffff7f' || zeroblob(9000000) AS BLOB)",
    NULL};

/* One entry of an index says something else than its row. */
static void index_wrong(const struct damage *damage)
{
    static const char *const names[] = {
        "attempt_by_player", "attempt_by_level", "attempt_by_day",           "pain_by_day",
        "pain_by_attempt",   "setting_of",       "sqlite_autoindex_trial_1", "sqlite_autoindex_player_1"};
    char sql[SQL_SIZE];
    unsigned char *bytes = copy_of(damage, 0);
    sqlite3 *db;
    sqlite3_stmt *row = NULL;

    folder_write(damage->path, damage->sound, damage->sound_size);
    snprintf(sql, sizeof sql, "SELECT rootpage FROM sqlite_schema WHERE name = '%s'",
             names[roll(damage, sizeof names / sizeof *names)]);
    soak_need(sqlite3_open(damage->path, &db) == SQLITE_OK &&
                  sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW,
              sql);
    unsigned char *page = bytes + PAGE * (size_t)(sqlite3_column_int(row, 0) - 1);
    size_t content =
        (size_t)page[5] << 8 | page[6]; /* where the cells begin (sqlite.org/fileformat2.html, 1.6) */
    sqlite3_finalize(row);
    sqlite3_close(db);
    page[content + roll(damage, PAGE - content)] ^= (unsigned char)(1u << roll(damage, 8));
    put(damage, bytes, damage->sound_size);
}

static const char *const schema_of_another[] = {
    "PRAGMA application_id = 7",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = -1",
    "DROP TABLE score",
    "DROP TABLE pain",
    "DROP INDEX attempt_by_level",
    "ALTER TABLE attempt DROP COLUMN rung",
    "ALTER TABLE trial DROP COLUMN cap_s",
    "ALTER TABLE player RENAME TO gamer",
    "ALTER TABLE score ADD COLUMN more TEXT",
    "CREATE TABLE more (id INTEGER)",
    "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', 'COLLATE') WHERE name = 'score'",
    "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'attempt'",
    ("UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'trial') "
     "WHERE "
     "name = 'pain'"),
    "DELETE FROM sqlite_schema WHERE name = 'recording'",
    NULL};

static const char *const hostile_schema[] = {
    "ALTER TABLE pain RENAME TO pains; CREATE VIEW pain AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
    "SELECT"
    " i + 1 FROM n) SELECT i AS id, 1 AS player_id, 0 AS day, 0 AS unix_s, 'bridge' AS exercise, 'left' "
    "AS side,"
    " 'after' AS moment, 1 AS value, 1 AS attempt_id FROM n",
    "ALTER TABLE player RENAME TO players; CREATE VIEW player AS WITH RECURSIVE n (i) AS (SELECT 1 UNION "
    "ALL"
    " SELECT i + 1 FROM n) SELECT p.*, n.i FROM players AS p, n",
    "CREATE TRIGGER gone AFTER INSERT ON attempt BEGIN DELETE FROM attempt; DELETE FROM player; END",
    "CREATE TRIGGER more BEFORE INSERT ON trial BEGIN INSERT INTO pain (player_id, day, unix_s, "
    "exercise, side,"
    " moment) SELECT 1, 0, 0, 'bridge', 'left', 'after' FROM trial AS a, trial AS b, trial AS c; END",
    "CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * "
    "FROM n",
    "CREATE INDEX slow ON attempt (abs(-9223372036854775807 - (id < 0)))",
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE score (trial_id INTEGER PRIMARY KEY, points AS (1), "
    "stars AS (2),"
    " seconds AS (3), steadiness AS (4), velocity_mm_s AS (5), ellipse95_mm2 AS (6), ended_by AS (7), "
    "reps AS (8),"
    " good AS (9))' WHERE name = 'score'",
    "CREATE VIRTUAL TABLE words USING fts5 (text)",
    "ALTER TABLE setting RENAME TO settings; CREATE VIEW setting AS SELECT player_id, name, "
    "hex(zeroblob(50000000))"
    " AS value FROM settings",
    NULL};

static const char *const of_a_later_version[] = {"PRAGMA user_version = 99; CREATE TABLE later (what TEXT)",
                                                 "PRAGMA user_version = 2147483647", NULL};

/* Not damaged: as earlier versions left it, with one row less than it should have, now and then. */
static void of_an_earlier_version(const struct damage *damage)
{
    char path[1024];
    size_t size;
    unsigned char *sql;

    snprintf(path, sizeof path, SUREFOOT_SCHEMAS "/%d.sql", 1 + (int)roll(damage, 3));
    sql = folder_read(path, &size);
    soak_need(sql != NULL, path);
    sql[size] = '\0';
    run(damage->path, (const char *)sql);
    free(sql);
    if (roll(damage, 2))
        run(damage->path, "DELETE FROM recording WHERE trial_id = 1; DELETE FROM player WHERE id = (SELECT "
                          "max(id) FROM player)");
}

static void only_readable(const struct damage *damage)
{
    const char *slash = strrchr(damage->path, '/');
    char folder[SOAK_PATH_SIZE];

    folder_write(damage->path, damage->sound, damage->sound_size);
    snprintf(folder, sizeof folder, "%.*s", (int)(slash - damage->path), damage->path);
    soak_need(chmod(damage->path, 0400) == 0 && chmod(folder, 0500) == 0, "chmod");
}

const struct damage_kind damage_kinds[] = {
    {"one bit", one_bit, true},
    {"a byte of the header", header_byte, true},
    {"cut short", cut_short, true},
    {"bytes behind the end", bytes_behind, true},
    {"a page lost", page_lost, true},
    {"pages exchanged", pages_exchanged, true},
    {"a page of before", page_of_before, true},
    {"the log", log_damaged, false},
    {"an index entry", index_wrong, true},
    {"a recording", NULL, true, recording_damaged},
    {"values out of range", NULL, true, value_no_row_may_have},
    {"text for the terminal", NULL, true, text_for_the_terminal},
    {"rows of nobody", NULL, true, row_of_nobody},
    {"another schema", NULL, true, schema_of_another},
    {"a hostile schema", NULL, true, hostile_schema},
    {"a later version", NULL, true, of_a_later_version},
    {"an earlier version", of_an_earlier_version, false},
    {"read-only", only_readable, true},
    {"no database", no_database, false},
    {"no file", no_file, false},
    {NULL, NULL, false},
};

void damage_make(const struct damage_kind *kind, const struct damage *damage)
{
    if (kind->lines)
        run_one(damage, kind->lines);
    else
        kind->make(damage);
}
