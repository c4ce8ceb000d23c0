#define _GNU_SOURCE 1
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <sqlite3.h>

/* Every schema there has ever been opens, keeps what it holds, and ends as the schema a new store begins
 * with. */

/* Everything that says what the tables are, in one text; the case's. */
static char *schema_of(const char *path)
{
    return home_text(path,
                     "SELECT group_concat(line, char(10)) FROM (SELECT name || ': ' || coalesce(sql, '') AS "
                     "line FROM sqlite_schema ORDER BY type, name)");
}

#define PLACE_TEST(name) TEST_ON(name, struct home *place, home_setup_bare, home_teardown_bare)

/* Version 0: no file, or a file of no bytes. */
PLACE_TEST(test_from_nothing)
{
    for (int round = 0; round < 2; round++) {
        if (round == 1)
            folder_write(place->path, "", 0);
        store_close(home_open(place->path));
        assert_int_equal(home_number(place->path, "PRAGMA user_version"), STORE_SCHEMA_VERSION);
        assert_int_equal(folder_count(place->folder, "damaged", NULL, 0), 0);
        remove(place->path);
    }
}

static int count_pain(void *context, const struct store_pain *pain)
{
    int *count = context;
    ++*count;
    assert_int_equal(pain->value, pain->when == PAIN_AFTER ? 4 : -1);
    return 0;
}

static int add_setting(void *context, const char *name, const char *value)
{
    char *all = context;
    snprintf(all + strlen(all), 64 - strlen(all), "%s=%s ", name, value);
    return 0;
}

PLACE_TEST(test_from_every_version)
{
    char fresh[200];
    snprintf(fresh, sizeof(fresh), "%s/fresh.db", place->folder);
    store_close(home_open(fresh));
    char *expected = schema_of(fresh);
    for (int version = 1; version <= STORE_SCHEMA_VERSION; version++) {
        struct store_player ada;
        struct store_score rows[8];
        char settings[64] = "";
        bool answers = version >= 2, set = version >= 3;
        int pains = 0;
        home_version(place->path, version);
        assert_int_equal(home_number(place->path, "PRAGMA user_version"), version);
        struct store *store = home_open(place->path);
        assert_int_equal(made_check(store, NULL), answers ? 3 : 2);
        assert_int_equal(store_player_find(store, "Ada", &ada), 0);
        assert_true(ada.weight_kg == 63.25 && ada.board_flipped && ada.weight_hidden && !ada.free_play);
        assert_true(ada.asked == answers && ada.hand_support == answers && !ada.hidden);
        assert_int_equal(ada.sore_sides, answers ? SIDES_LEFT : 0);
        assert_int_equal(ada.step_cm, answers ? 15 : 0);
        assert_int_equal(ada.things, answers ? 1 << THING_STEP | 1 << THING_BAND : 0);
        /* What was scored by earlier rules is kept, and enters none of today's tables. */
        assert_int_equal(home_number(place->path, "SELECT count(*) FROM score"), answers ? 6 : 3);
        assert_int_equal(store_scores(store, NULL, SIDE_NONE, rows, 8), 0);
        assert_int_equal(store_pains(store, ada.id, count_pain, &pains), 0);
        assert_int_equal(pains, answers ? 2 : 0);
        assert_int_equal(store_settings(store, ada.id, add_setting, settings), 0);
        assert_string_equal(settings, set ? "device=clock captions=off text=farther " : "");
        store_close(store);
        assert_int_equal(home_number(place->path, "PRAGMA user_version"), STORE_SCHEMA_VERSION);
        char *found = schema_of(place->path);
        assert_string_equal(found, expected);
        assert_int_equal(made_check_file(place->path), 0);
        remove(place->path);
    }
}

/* One attempt of version 3, when rules 3 were those of all, another that looks the same, and one with a pad.
 */
static void make_alike(const char *path)
{
    home_version(path, 3);
    home_sql(path,
             "UPDATE attempt SET rules = 3;"
             "INSERT INTO attempt SELECT 4, player_id, level, exercise, channel, source, rules,"
             " started_unix_s, seconds, completed, rung, support, workout, day FROM attempt WHERE id = 1;"
             "UPDATE attempt SET channel = 'motion', source = 'pad' WHERE id = 2");
}

#define IDS "SELECT group_concat(hex(lasting_id)) FROM (SELECT lasting_id FROM attempt ORDER BY id)"

PLACE_TEST(each_copy_gives_an_attempt_the_same_id)
{
    char other[200], error[256] = "";
    struct store_recovered again;

    snprintf(other, sizeof other, "%s/other.db", place->folder);
    make_alike(place->path);
    make_alike(other);
    home_sql(other, "UPDATE player SET name = 'Adele'");
    store_close(home_open(other));
    struct store *store = home_open(place->path);
    char *ids = home_text(place->path, IDS), *other_ids = home_text(other, IDS);
    assert_int_equal(strlen(ids), 4 * 32 + 3);
    assert_string_equal(ids, other_ids);
    assert_int_equal(home_number(other, "SELECT count(DISTINCT lasting_id) FROM attempt"), 4);
    assert_int_equal(store_recover(store, other, &again), 0);
    assert_int_equal(again.attempts, 0);
    assert_int_equal(again.doubles, 4);
    store_close(store);

    /* One that is lost is found again, by mending. */
    home_sql(place->path,
             "PRAGMA ignore_check_constraints = ON; UPDATE attempt SET lasting_id = x'07' WHERE id = 2;"
             "UPDATE attempt SET lasting_id = NULL WHERE id = 3");
    assert_int_equal(store_open_mending(place->path, &store, error), 0);
    store_close(store);
    other_ids = home_text(place->path, IDS);
    assert_string_equal(ids, other_ids);
}

/* An attempt is the same one though its second, or whatever else, was lost: by its id. */
PLACE_TEST(an_id_outlasts_what_it_was_made_of)
{
    char other[200];
    struct store_recovered again;

    snprintf(other, sizeof other, "%s/other.db", place->folder);
    make_alike(place->path);
    make_alike(other);
    store_close(home_open(other));
    home_sql(other, "UPDATE attempt SET started_unix_s = 86400, source = 'mat' WHERE id = 3");
    struct store *store = home_open(place->path);
    assert_int_equal(store_recover(store, other, &again), 0);
    assert_int_equal(again.attempts, 0);
    assert_int_equal(again.doubles, 4);
    store_close(store);
}

PLACE_TEST(new_attempts_have_ids_of_their_own)
{
    char other[200];
    const char *paths[] = {place->path, other};

    snprintf(other, sizeof other, "%s/other.db", place->folder);
    for (int i = 0; i < 2; i++) {
        struct store_player ada;
        struct made made;
        struct store *store = home_open(paths[i]);
        assert_int_equal(store_player(store, "Ada", &ada), 0);
        made_attempt(&made, ada.id, 1);
        assert_int_equal(store_attempt_save(store, &made.attempt), 0);
        made_free(&made);
        store_close(store);
    }
    char *one = home_text(place->path, IDS), *two = home_text(other, IDS);
    assert_int_equal(strlen(one), 32);
    assert_int_equal(strlen(two), 32);
    assert_string_not_equal(one, two);
}

/* Whoever was judged by the same detectors before and after keeps the place that was lost to the common
 * number. */
PLACE_TEST(each_attempt_has_the_rules_of_its_activity)
{
    struct store_score rows[8];

    make_alike(place->path);
    struct store *store = home_open(place->path);
    assert_int_equal(home_number(place->path, "SELECT rules FROM attempt WHERE id = 1"), 2);
    assert_int_equal(home_number(place->path, "SELECT rules FROM attempt WHERE id = 2"), 3);
    assert_int_equal(store_scores(store, NULL, SIDE_NONE, rows, 8), 5);
    store_close(store);
}

/* Opening again changes nothing. */
PLACE_TEST(test_opened_twice)
{
    size_t size;
    home_version(place->path, STORE_SCHEMA_VERSION);
    store_close(home_open(place->path));
    const unsigned char *before = home_bytes(place->path, &size);
    store_close(home_open(place->path));
    home_holds(place->path, before, size);
}

/* A store of a later Surefoot is refused and left exactly as it was. */
PLACE_TEST(test_newer)
{
    char error[256] = "", sql[128];
    struct store *store;
    size_t size;
    home_version(place->path, STORE_SCHEMA_VERSION);
    snprintf(sql, sizeof(sql), "CREATE TABLE moon (id INTEGER) STRICT; PRAGMA user_version = %d",
             STORE_SCHEMA_VERSION + 1);
    home_sql(place->path, sql);
    const unsigned char *before = home_bytes(place->path, &size);
    assert_int_equal(store_open(place->path, &store, error), -ENOTSUP);
    assert_null(store);
    assert_non_null(strstr(error, "newer Surefoot"));
    assert_non_null(strstr(error, place->path));
    assert_null(strchr(error, '\n'));
    home_holds(place->path, before, size);
    assert_int_equal(folder_count(place->folder, "damaged", NULL, 0), 0);
}

/* The database guards itself: what may not be is refused by the tables, whoever writes. */
PLACE_TEST(test_tables_refuse)
{
    static const char *const bad[] = {
        "INSERT INTO player (name, turn) VALUES ('Ada', 1)",
        "INSERT INTO player (name, turn) VALUES ('', 1)",
        "INSERT INTO player (name, turn) VALUES (x'00', 1)",
        "UPDATE player SET board_flipped = 2",
        "UPDATE player SET weight_kg = 'heavy'",
        "UPDATE player SET weight_kg = -1",
        "UPDATE attempt SET channel = 'telepathy'",
        "UPDATE attempt SET rules = 0",
        "UPDATE attempt SET player_id = 999",
        "UPDATE trial SET side = 'middle'",
        "UPDATE trial SET position = 1",
        "UPDATE score SET points = 1001",
        "UPDATE score SET stars = 4",
        "UPDATE score SET stars = 2.5",
        "UPDATE recording SET packed = x''",
        "UPDATE recording SET packed = 'text'",
        "UPDATE score SET trial_id = 999 WHERE trial_id = 1",
        "UPDATE score SET good = reps + 1",
        "UPDATE player SET sore = 'middle'",
        "UPDATE player SET step_cm = 61",
        "UPDATE attempt SET support = 'stick'",
        "UPDATE pain SET value = 11",
        "UPDATE pain SET value = -1",
        "UPDATE pain SET moment = 'noon'",
        "UPDATE pain SET player_id = 999",
        "UPDATE pain SET attempt_id = 999",
        "UPDATE setting SET player_id = 999",
        "UPDATE setting SET value = ''",
        "UPDATE setting SET name = 'text'",
        "UPDATE setting SET value = x'00'",
        "INSERT INTO setting VALUES (NULL, 'device', 'board')",
    };
    sqlite3 *db;
    home_version(place->path, STORE_SCHEMA_VERSION);
    assert_int_equal(sqlite3_open(place->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        if (sqlite3_exec(db, bad[i], NULL, NULL, NULL) != SQLITE_CONSTRAINT)
            fail_msg("was let in: %s", bad[i]);
    }
    /* A player takes everything along. */
    assert_int_equal(sqlite3_exec(db, "DELETE FROM player", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(home_number(place->path,
                                 "SELECT (SELECT count(*) FROM attempt) + (SELECT count(*) FROM trial) + "
                                 "(SELECT count(*) FROM recording) + (SELECT count(*) FROM score) + "
                                 "(SELECT count(*) FROM pain) + "
                                 "(SELECT count(*) FROM setting WHERE player_id IS NOT NULL)"),
                     0);
}

GROUP(test_in_utc, NULL)
