#include "home.h"

#include "play/settings.h"

#include <sqlite3.h>

/* What a player and a machine have set: kept each by itself, and never in the way when it makes no sense. */

static struct settings read_back(struct home *home, int64_t player_id)
{
    struct settings found;

    if (settings_load(home->store, player_id, &found))
        fail_msg("%s", store_error(home->store));
    return found;
}

TEST(test_lists)
{
    struct settings begun, other;

    settings_default(&begun);
    for (int i = 0; i < SETTINGS; i++) {
        enum settings_item setting = (enum settings_item)i;
        int count = settings_count(setting);
        assert_in_range(count, 2, 1 + WHICH_MAX);
        assert_in_range(begun.at[i], 0, count - 1);
        other = begun;
        for (int k = 0; k < count; k++) { /* round and back to where it was, each value read by its name */
            struct settings again = begun;
            settings_turn(&other, setting, 1);
            assert_true(settings_read(&again, settings_name(setting), settings_value(&other, setting)));
            assert_memory_equal(&again, &other, sizeof again);
        }
        assert_memory_equal(&other, &begun, sizeof other);
        settings_turn(&other, setting, -1);
        assert_int_equal(other.at[i], (begun.at[i] + count - 1) % count);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(settings_name(setting), settings_name((enum settings_item)k));
    }
}

TEST(test_numbers)
{
    struct settings settings;

    settings_default(&settings);
    assert_true(settings_dwell_s(&settings) == 1.2 && settings_pace(&settings) == 1);
    assert_true(settings_on(&settings, SETTING_CAPTIONS) && !settings_on(&settings, SETTING_QUIET));
    for (int i = 0; i < settings_count(SETTING_VOICE); i++) {
        settings.at[SETTING_VOICE] = i;
        assert_true(fabs(settings_volume(&settings, SETTING_VOICE) -
                         atof(settings_value(&settings, SETTING_VOICE)) / 100) < 1e-9);
    }
    for (int i = 0; i < settings_count(SETTING_DWELL); i++) {
        settings.at[SETTING_DWELL] = i;
        assert_true(settings_dwell_s(&settings) == atof(settings_value(&settings, SETTING_DWELL)));
    }
    settings.at[SETTING_PACE] = 0;
    assert_true(settings_pace(&settings) < 1);
    settings.at[SETTING_PACE] = settings_count(SETTING_PACE) - 1;
    assert_true(settings_pace(&settings) > 1);
}

/* Every value of every setting, in a file that is closed and opened again. */
HOME_TEST(test_round_trip)
{
    struct store_player ada = home_player(home, "Ada");
    struct settings settings = read_back(home, ada.id), found, begun;

    settings_default(&begun);
    assert_memory_equal(&settings, &begun, sizeof begun);
    for (int round = 0; round < 6; round++) {
        for (int i = 0; i < SETTINGS; i++) {
            settings_turn(&settings, (enum settings_item)i, 1);
            assert_int_equal(settings_keep(home->store, ada.id, &settings, (enum settings_item)i), 0);
        }
        home_reopen(home);
        found = read_back(home, ada.id);
        assert_memory_equal(&found, &settings, sizeof found);
    }
}

/* A player's settings are nobody else's; those of the machine are everybody's. */
HOME_TEST(test_whose)
{
    struct store_player ada = home_player(home, "Ada"), ben = home_player(home, "Ben");
    struct settings of_ada = read_back(home, ada.id), of_ben;

    for (int i = 0; i < SETTINGS; i++) {
        struct settings begun = read_back(home, ben.id);
        settings_turn(&of_ada, (enum settings_item)i, 1);
        assert_int_equal(settings_keep(home->store, ada.id, &of_ada, (enum settings_item)i), 0);
        of_ben = read_back(home, ben.id);
        assert_int_equal(of_ben.at[i] != begun.at[i], settings_of_machine((enum settings_item)i));
    }
    assert_int_equal(store_player_delete(home->store, ada.id), 0);
    of_ada = read_back(home, ada.id);
    assert_memory_equal(&of_ada, &of_ben, sizeof of_ada); /* the machine's are still there, hers are not */
}

/* What a later Surefoot wrote, or nobody: the default, and it stays in the file as it is. */
HOME_TEST(test_unknown)
{
    struct store_player ada = home_player(home, "Ada");
    struct settings found, expected;
    char sql[256];
    static const char *const rows[] = {
        "'text', 'enormous'",  "'dwell', '-4'",
        "'voice', '101'",      "'captions', '1'",
        "'brightness', '11'",  "'units', 'Metric'",
        "'skin', ' '",         "'pace', 'normal '",
        "'contrast', char(0)", "'music', '9999999999999999999999999999'",
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(sql, sizeof sql, "INSERT INTO setting SELECT id, %s FROM player", rows[i]);
        home_sql(home->path, sql);
    }
    home_sql(home->path,
             "INSERT INTO setting VALUES (NULL, 'device', 'trampoline'), (NULL, 'full-screen', 'half')");
    settings_default(&expected);
    found = read_back(home, ada.id);
    assert_memory_equal(&found, &expected, sizeof found);
    /* One of them is set: it counts, and the others are as they were. */
    settings_turn(&found, SETTING_TEXT, 1);
    assert_int_equal(settings_keep(home->store, ada.id, &found, SETTING_TEXT), 0);
    expected.at[SETTING_TEXT] = TEXT_FARTHER;
    found = read_back(home, ada.id);
    assert_memory_equal(&found, &expected, sizeof found);
    home_sql(home->path,
             "CREATE TABLE told (n INTEGER CHECK (n = 11)) STRICT;"
             "INSERT INTO told SELECT count(*) FROM setting"
             " WHERE value IN ('-4', '101', '1', '11', 'Metric', ' ', 'normal ', char(0), 'trampoline',"
             " 'half', '9999999999999999999999999999');"
             "DROP TABLE told");
}

/* What cannot be kept is said, and what is in the file stays. */
HOME_TEST(test_not_kept)
{
    struct store_player ada = home_player(home, "Ada");
    struct settings settings = read_back(home, ada.id), begun = settings, found;
    sqlite3 *db;

    settings_turn(&settings, SETTING_TEXT, 1);
    assert_int_equal(settings_keep(home->store, 999, &settings, SETTING_TEXT), -EINVAL);
    assert_true(store_error(home->store)[0]);
    assert_int_equal(sqlite3_open(home->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE setting RENAME TO away", NULL, NULL, NULL), SQLITE_OK);
    assert_true(settings_keep(home->store, ada.id, &settings, SETTING_TEXT) < 0);
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE away RENAME TO setting", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    found = read_back(home, ada.id);
    assert_memory_equal(&found, &begun, sizeof found);
    assert_int_equal(settings_keep(home->store, ada.id, &settings, SETTING_TEXT), 0);
}
