#include "room.h"
#include "screen/settings/settings_screen.h"

#include <sqlite3.h>

/* The settings, by keys and by leaning: what is chosen counts at once, and is there when the game comes back.
 */

static void open_settings(struct room *room, enum settings_page page)
{
    room_go(room, &screen_settings);
    if (page != SETTINGS_MAIN)
        room_press(room, SETTINGS_TO_SEEING + (int)page - SETTINGS_SEEING);
    assert_int_equal(settings_state(&room->app)->page, page);
}

/* A row of the page that is shown. */
static void go_to(struct room *room, int id)
{
    for (int i = 0; i < SETTINGS_ROWS_MAX && room->app.focus.id != id; i++)
        room_act(room, ACTION_DOWN);
    assert_int_equal(room->app.focus.id, id);
}

/* What somebody finds who opens the game anew. */
static struct settings stored(struct room *room)
{
    struct settings settings;

    assert_int_equal(settings_load(room->store, room->app.course.player.id, &settings), 0);
    return settings;
}

TEST(every_setting_stands_on_one_page)
{
    int seen[SETTINGS_IDS] = {0}, rows[SETTINGS_ROWS_MAX];

    for (int page = 0; page < SETTINGS_PAGES; page++) {
        int count = settings_rows((enum settings_page)page, rows);
        assert_int_equal(rows[count - 1], SETTINGS_BACK);
        for (int i = 0; i < count; i++)
            seen[rows[i]]++;
    }
    for (int i = 0; i < SETTINGS_IDS; i++)
        assert_int_equal(seen[i], i == SETTINGS_BACK ? SETTINGS_PAGES : 1);
}

/* Choosing goes round all values of a row, left and right go both ways, and each is kept. */
ROOM_TEST(rows_are_turned_by_keys)
{
    struct app *app = &room->app;
    int rows[SETTINGS_ROWS_MAX], at;

    for (int page = SETTINGS_SEEING; page < SETTINGS_PAGES; page++) {
        int count = settings_rows((enum settings_page)page, rows);
        open_settings(room, (enum settings_page)page);
        for (int i = 0; i < count; i++) {
            int steps = settings_row_steps(app, rows[i], &at), before = at;
            if (rows[i] >= SETTINGS || rows[i] == SETTING_DEVICE || rows[i] == SETTING_WHICH)
                continue;
            go_to(room, rows[i]);
            for (int k = 1; k <= steps; k++) {
                room_act(room, ACTION_CHOOSE);
                assert_int_equal(stored(room).at[rows[i]], (before + k) % steps);
            }
            room_act(room, ACTION_LEFT);
            assert_int_equal(stored(room).at[rows[i]], (before + steps - 1) % steps);
            room_act(room, ACTION_RIGHT);
            assert_int_equal(stored(room).at[rows[i]], before);
            assert_int_equal(app->focus.id, rows[i]);
        }
        room_act(room, ACTION_BACK);
        assert_int_equal(settings_state(app)->page, SETTINGS_MAIN);
        room_act(room, ACTION_BACK);
        assert_ptr_equal(app->screen, &screen_home);
    }
}

ROOM_TEST(what_is_set_counts_at_once)
{
    struct app *app = &room->app;

    open_settings(room, SETTINGS_SEEING);
    assert_true(app->look.theme == LOOK_LIGHT && app->look.text == LOOK_NORMAL && !app->look.still);
    app_set(app, SETTING_TEXT, 1);
    assert_int_equal(app->look.text, LOOK_FARTHER);
    app_set(app, SETTING_CONTRAST, 2);
    assert_int_equal(app->look.theme, LOOK_CONTRAST);
    app_set(app, SETTING_MOTION, 1);
    assert_true(app->look.still);
    app_set(app, SETTING_VOICE, -4);
    app_set(app, SETTING_MUSIC, 1);
    app_set(app, SETTING_QUIET, 1);
    app_set(app, SETTING_PACE, 1);
    assert_true(app->hearing.voice == 0 && app->hearing.music > 0.59 && app->hearing.quiet);
    assert_true(app->hearing.pace > 1);
    app_set(app, SETTING_DWELL, 2); /* 2.0 s, and what asks for more in the same proportion */
    room_pass(room, 1.1);           /* items are listed as they are painted */
    assert_true(app->steering.lean.dwell_s == 2.0);
    assert_true(focus_slow_s(&app->focus) > 3.3 && focus_slow_s(&app->focus) < 3.4);
}

/* By the hour: light at noon, dusk at eight in the evening and at five in the morning. */
ROOM_TEST(contrast_follows_the_hour)
{
    struct app *app = &room->app;
    const int64_t midnight = 1749686400; /* 12 June 2025 UTC */

    open_settings(room, SETTINGS_SEEING);
    app->fixed_time = true;
    app_set(app, SETTING_CONTRAST, CONTRAST_HOUR);
    for (int hour = 0; hour < 24; hour++) {
        app->course.unix_s = midnight + hour * 3600;
        room_pass(room, 0.1);
        assert_int_equal(app->look.theme, hour >= 7 && hour < 18 ? LOOK_LIGHT : LOOK_DUSK);
    }
}

static void set_device(struct app *app, const struct device *device)
{
    for (int i = 0; i < settings_count(SETTING_DEVICE) && settings_device(&app->settings) != device; i++)
        app_set(app, SETTING_DEVICE, 1);
    assert_ptr_equal(settings_device(&app->settings), device);
}

/* What measures: the mat and the pad are used alone, the clock measures nothing. */
ROOM_TEST(the_device_is_what_measures)
{
    struct app *app = &room->app;
    const unsigned coach = 1u << CHANNEL_COACH;

    open_settings(room, SETTINGS_CHOOSING);
    app->sources.channels = 1u << CHANNEL_LOAD | 1u << CHANNEL_MOTION | 1u << CHANNEL_CONTACT;
    assert_int_equal(app_channels(app), app->sources.channels | coach);
    set_device(app, &device_pad);
    assert_int_equal(app_channels(app), 1u << CHANNEL_MOTION | coach);
    assert_true(app->sources.without_board && !app->sources.wanted);
    set_device(app, &device_mat);
    assert_int_equal(app_channels(app), 1u << CHANNEL_CONTACT | coach);
    set_device(app, &device_clock);
    assert_int_equal(app_channels(app), coach);
    set_device(app, &device_sim);
    assert_ptr_equal(app->sources.wanted, &device_sim);
    app->sources.wanted = NULL;
    app_use(app, room->sim, &device_sim, 0);
    set_device(app, &device_board);
    assert_ptr_equal(app->sources.wanted, &device_board);
    assert_false(app->sources.without_board);
}

/* Of several pads and mats one is chosen: by number and name, those that are plugged in alone, and it stays.
 */
ROOM_TEST(which_pad_measures_is_chosen_of_those_here)
{
    struct app *app = &room->app;
    char said[SETTINGS_SAYS];

    open_settings(room, SETTINGS_CHOOSING);
    go_to(room, SETTING_WHICH);
    room_act(room, ACTION_CHOOSE);
    assert_int_equal(stored(room).at[SETTING_WHICH], WHICH_ANY);
    app->sources.units[2] = "Dance mat";
    app->sources.units[5] = "Pad";
    room_act(room, ACTION_CHOOSE);
    assert_int_equal(stored(room).at[SETTING_WHICH], 2);
    settings_row_value(app, SETTING_WHICH, said);
    assert_string_equal(said, "2: Dance mat");
    room_act(room, ACTION_RIGHT);
    assert_int_equal(stored(room).at[SETTING_WHICH], 5);
    room_act(room, ACTION_RIGHT);
    assert_int_equal(stored(room).at[SETTING_WHICH], WHICH_ANY);
    room_act(room, ACTION_LEFT);
    assert_int_equal(stored(room).at[SETTING_WHICH], 5);
    app->sources.units[5] = NULL; /* set, and not there today */
    settings_row_value(app, SETTING_WHICH, said);
    assert_string_equal(said, "5: not plugged in");
}

/* Leaning has two directions and staying; a longer stay was set, and is asked for. */
ROOM_TEST(rows_are_turned_by_leaning)
{
    struct app *app = &room->app;

    assert_true(room_reach_screen(room, &screen_home, 30));
    app_go(app, &screen_settings);
    room_pass(room, 0.5);
    room_lean(room, 0.7, 0, 0.6); /* to the second row, which leads to the sounds */
    room_pass(room, 1.5);
    assert_int_equal(settings_state(app)->page, SETTINGS_HEARING);
    room_lean(room, 0.7, 0, 0.6);
    assert_int_equal(app->focus.id, SETTING_PACE);
    room_pass(room, 1.5);
    assert_int_equal(stored(room).at[SETTING_PACE], 2);
    app_set(app, SETTING_DWELL, 4); /* 3 s */
    room_lean(room, 0.7, 0, 0.6);
    room_pass(room, 1.5);
    assert_int_equal(stored(room).at[SETTING_TONE], 3);
    room_pass(room, 1.5);
    assert_int_equal(stored(room).at[SETTING_TONE], 4);
}

/* Another player sees and hears as they have set it. */
ROOM_TEST(settings_go_with_the_player)
{
    struct app *app = &room->app;
    struct store_player first, other;

    open_settings(room, SETTINGS_SEEING);
    first = app->course.player;
    app_set(app, SETTING_TEXT, 1);
    app_set(app, SETTING_SKIN, 3);
    assert_int_equal(store_player(room->store, "Ines", &other), 0);
    assert_int_equal(app_play_as(app, &other), 0);
    assert_int_equal(app->look.text, LOOK_NORMAL);
    assert_int_equal(app->settings.at[SETTING_SKIN], 0);
    assert_int_equal(app_play_as(app, &first), 0);
    assert_int_equal(app->look.text, LOOK_FARTHER);
    assert_int_equal(app->settings.at[SETTING_SKIN], 3);
}

/* A store that takes nothing: it is said, and the value counts all the same. */
ROOM_TEST(what_cannot_be_kept_is_told)
{
    struct app *app = &room->app;
    sqlite3 *db;

    open_settings(room, SETTINGS_SEEING);
    assert_int_equal(sqlite3_open(room->database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE setting RENAME TO away", NULL, NULL, NULL), SQLITE_OK);
    go_to(room, SETTING_CONTRAST);
    room_act(room, ACTION_CHOOSE);
    assert_int_equal(app->look.theme, LOOK_DUSK);
    assert_non_null(strstr(fault_text(&app->notices.fault), "no such table"));
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE away RENAME TO setting", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(stored(room).at[SETTING_CONTRAST], CONTRAST_LIGHT);
    sqlite3_close(db);
    room_act(room, ACTION_CHOOSE);
    assert_string_equal(fault_text(&app->notices.fault), "");
    assert_int_equal(stored(room).at[SETTING_CONTRAST], CONTRAST_HIGH);
}

GROUP(room_make, room_free)
