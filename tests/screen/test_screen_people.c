#include "room.h"
#include "screen/people/entry_screen.h"
#include "screen/people/players_screen.h"
#include "screen/people/questions_screen.h"
#include "screen/settings/settings_screen.h"

#include <sqlite3.h>

/* Who plays, and what is asked of them: by keys, with what is in the store afterwards. */

/* Keys: U, D, L, R move, + chooses, < goes back. */
static void keys(struct room *room, const char *pressed)
{
    static const struct {
        char key;
        enum action action;
    } actions[] = {{'U', ACTION_UP},    {'D', ACTION_DOWN},   {'L', ACTION_LEFT},
                   {'R', ACTION_RIGHT}, {'+', ACTION_CHOOSE}, {'<', ACTION_BACK}};

    for (; *pressed; pressed++) {
        room_pass(room, 0.25); /* long enough to be painted */
        for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
            if (actions[i].key == *pressed)
                app_act(&room->app, actions[i].action);
    }
    room_pass(room, 0.25);
}

static struct store_player stored(struct room *room, const char *name)
{
    struct store_player player;

    assert_int_equal(store_player_find(room->store, name, &player), 0);
    return player;
}

static void forget_answers(struct room *room)
{
    room->app.course.player.asked = false;
    assert_int_equal(store_player_update(room->store, &room->app.course.player), 0);
}

ROOM_TEST(test_a_first_start_asks_and_keeps_the_answers)
{
    struct app *app = &room->app;

    forget_answers(room);
    assert_true(room_reach_screen(room, &screen_questions, 30));
    keys(room, "+");    /* nobody has to be asked first */
    keys(room, "R+");   /* the left is sore */
    keys(room, "R+");   /* a hand rests */
    keys(room, "R+");   /* a low step */
    keys(room, "+DD+"); /* a band; down past the cushion is Back ... */
    assert_int_equal(questions_state(app)->page, QUESTIONS_STEP);
    keys(room, "R+RDD+"); /* ... and to the right of it Done */
    assert_ptr_equal(app->screen, &screen_home);
    struct store_player player = stored(room, "Player");
    assert_true(player.asked);
    assert_int_equal(player.sore_sides, SIDES_LEFT);
    assert_true(player.hand_support);
    assert_in_range(player.step_cm, 10, 15);
    assert_int_equal(player.things, 1u << THING_STEP | 1u << THING_BAND);
    assert_int_equal(app->course.reached.ladder.things, player.things | THINGS_HOME);
    room_go(room, &screen_settings);
    room_go(room, &screen_home);
    assert_ptr_equal(app->screen, &screen_home);
}

/* A new hip, brittle bones, a child on its way: whom to ask is told, and the questions go on. */
ROOM_TEST(test_some_are_told_to_ask_first)
{
    struct app *app = &room->app;

    forget_answers(room);
    app_go(app, &screen_home);
    for (int i = 1; i < 4; i++) {
        room_pass(room, 0.25);
        room_press(room, i);
        assert_int_equal(questions_state(app)->page, QUESTIONS_FIRST);
        assert_int_equal(questions_state(app)->ask_first, i);
        keys(room, "<"); /* back to the answers */
        assert_ptr_equal(app->screen, &screen_questions);
        assert_int_equal(questions_state(app)->page, QUESTIONS_FIRST);
        assert_int_equal(questions_state(app)->ask_first, 0);
    }
    room_press(room, 1);
    room_press(room, QUESTIONS_DONE);
    assert_int_equal(questions_state(app)->page, QUESTIONS_SORE);
    assert_int_equal(questions_state(app)->ask_first, 0);
    assert_false(stored(room, "Player").asked);
}

/* It concerns safety: whoever has answered it finds it again in the settings. */
ROOM_TEST(test_whom_to_ask_is_found_again)
{
    struct app *app = &room->app;

    const struct store_player before = stored(room, "Player");
    assert_true(before.asked);
    app_go(app, &screen_settings);
    keys(room, "DDDD+"); /* the fifth row */
    assert_ptr_equal(app->screen, &screen_questions);
    assert_int_equal(questions_state(app)->page, QUESTIONS_FIRST);
    for (int i = 1; i < 4; i++) {
        room_press(room, i);
        assert_int_equal(questions_state(app)->ask_first, i);
        keys(room, "<");
    }
    room_press(room, 3);
    room_follow(room, QUESTIONS_DONE, &screen_settings);
    const struct store_player after = stored(room, "Player");
    assert_int_equal(after.sore_sides, before.sore_sides); /* its answer is not kept */
    assert_int_equal(after.things, before.things);
}

ROOM_TEST(test_questions_can_be_passed_over)
{
    forget_answers(room);
    app_go(&room->app, &screen_home);
    for (int i = 0; i < QUESTIONS_PAGES; i++) {
        room_pass(room, 0.25);
        assert_ptr_equal(room->app.screen, &screen_questions);
        room_choose(room, i + 1 < QUESTIONS_PAGES ? QUESTIONS_SKIP : QUESTIONS_DONE);
    }
    room_pass(room, 0.25);
    assert_ptr_equal(room->app.screen, &screen_home);
    struct store_player player = stored(room, "Player");
    assert_true(player.asked);
    assert_int_equal(player.sore_sides, 0);
    assert_int_equal(player.things, 0);
}

ROOM_TEST(test_nobody_is_asked_while_somebody_simulated_plays)
{
    app_use(&room->app, room->sim, &device_sim, 0);
    forget_answers(room);
    room_go(room, &screen_home);
    assert_ptr_equal(room->app.screen, &screen_home);
    app_start(&room->app, 0);
    assert_true(room_reach_screen(room, &screen_intro, 30));
}

/* By leaning: who stands there has been weighed, and it is their weight. */
ROOM_TEST(test_several_players_are_asked_who_plays)
{
    struct app *app = &room->app;
    struct store_player ines, tomas;

    assert_int_equal(store_player(room->store, "Ines", &ines), 0);
    ines.asked = true;
    assert_int_equal(store_player_update(room->store, &ines), 0);
    assert_int_equal(store_player(room->store, "Tomas", &tomas), 0);
    assert_true(room_reach_screen(room, &screen_players, 30));
    assert_true(stored(room, "Player").weight_kg == 0);
    room_pass(room, 0.5);
    room_lean(room, 0.7, 0, 0.6);
    assert_int_equal(app->focus.id, 1);
    assert_true(room_reach_screen(room, &screen_home, 5));
    assert_string_equal(app->course.player.name, "Ines");
    assert_true(course_ready(&app->course));
    assert_true(stored(room, "Ines").weight_kg > 60);
    assert_int_equal(store_player_last(room->store, &ines), 0);
    assert_string_equal(ines.name, "Ines");
}

ROOM_TEST(test_a_named_player_is_not_asked)
{
    struct store_player other;

    assert_int_equal(store_player(room->store, "Ines", &other), 0);
    room->app.asking.known = true;
    assert_true(room_reach_screen(room, &screen_home, 30));
}

static void open_players(struct room *room)
{
    room_go(room, &screen_players);
}

ROOM_TEST(test_a_new_name_is_typed)
{
    struct app *app = &room->app;

    open_players(room);
    room_follow(room, PLAYERS_NEW, &screen_entry);
    assert_string_equal(entry_state(app)->text, "Player 2"); /* there for who cannot type */
    for (int i = 0; i < 10; i++)
        app_type(app, "\b");
    keys(room, "");
    room_choose(room, ENTRY_DONE); /* nothing is no name */
    assert_string_not_equal(entry_state(app)->why, "");
    app_type(app, " ");
    app_type(app, "J");
    app_type(app, "ö");
    app_type(app, "x");
    app_type(app, "\b");
    app_type(app, "\b");
    app_type(app, "ö");
    app_type(app, "rg");
    app_type(app, " ");
    assert_string_equal(entry_state(app)->text, "Jörg ");
    keys(room, "+"); /* Enter ends what is typed */
    assert_string_equal(app->course.player.name, "Jörg");
    assert_ptr_equal(app->screen, &screen_questions);
}

ROOM_TEST(test_a_name_is_picked_letter_by_letter)
{
    struct app *app = &room->app;

    open_players(room);
    room_press(room, PLAYERS_NEW);
    while (entry_state(app)->text[0])
        app_type(app, "\b");
    const int picked[][2] = {{0, 0}, {2, 3}, {2, 3}}; /* A, n, n */
    for (int i = 0; i < 3; i++) {
        room_pass(room, 0.25);
        room_press(room, picked[i][0]);
        assert_int_equal(entry_state(app)->group, picked[i][0]);
        room_choose(room, picked[i][1]);
        assert_int_equal(entry_state(app)->group, -1);
    }
    assert_string_equal(entry_state(app)->text, "Ann");
    room_choose(room, ENTRY_SPACE);
    room_choose(room, 0);
    keys(room, "<"); /* out of the group, not out of the screen */
    assert_ptr_equal(app->screen, &screen_entry);
    room_press(room, ENTRY_DONE);
    assert_string_equal(app->course.player.name, "Ann");
}

static void change_store(const struct room *room, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(room->database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* What the store cannot do is a fault as on every other screen, and stands until it can. */
ROOM_TEST(test_a_name_that_cannot_be_stored_is_told)
{
    struct app *app = &room->app;
    char told[APP_SAID];

    open_players(room);
    room_follow(room, PLAYERS_NEW, &screen_entry);
    change_store(room, "ALTER TABLE player RENAME TO away");
    app_type(app, "x"); /* "Player 2x", a new name */
    room_follow(room, ENTRY_DONE, &screen_entry);
    assert_int_equal(app->notices.fault.kind, FAULT_STORE);
    assert_true(app_told(app, told));
    assert_string_equal(told, fault_text(&app->notices.fault));
    change_store(room, "ALTER TABLE away RENAME TO player");
    keys(room, "+");
    assert_string_equal(app->course.player.name, "Player 2x");
    assert_int_equal(app->notices.fault.kind, FAULT_NONE);
}

ROOM_TEST(test_a_name_that_is_taken_is_told)
{
    struct app *app = &room->app;

    open_players(room);
    room_press(room, PLAYERS_NEW);
    app_type(app, "\b");
    app_type(app, "\b"); /* "Player" is who plays */
    room_follow(room, ENTRY_DONE, &screen_entry);
    assert_string_not_equal(entry_state(app)->why, "");
    for (int i = 0; i < 60; i++)
        app_type(app, "ö");
    assert_true(strlen(entry_state(app)->text) < STORE_NAME_SIZE);
    assert_string_equal(entry_state(app)->text + strlen(entry_state(app)->text) - 2, "ö");
}

static void open_page_of(struct room *room, int place)
{
    room_press(room, PLAYERS_EDIT);
    room_press(room, place);
}

ROOM_TEST(test_renaming_and_hiding)
{
    struct app *app = &room->app;

    open_players(room);
    open_page_of(room, 0);
    room_press(room, PLAYERS_RENAME);
    app_type(app, " the First");
    room_follow(room, ENTRY_DONE, &screen_players);
    assert_string_equal(app->course.player.name, "Player the First");
    open_page_of(room, 0);
    room_choose(room, PLAYERS_HIDE);
    assert_true(stored(room, "Player the First").hidden);
    assert_true(app->course.player.hidden);
    room_choose(room, PLAYERS_HIDE);
    assert_false(stored(room, "Player the First").hidden);
}

ROOM_TEST(test_deleting_takes_time_and_can_be_taken_back)
{
    struct app *app = &room->app;
    struct store_player ines, found;

    assert_int_equal(store_player(room->store, "Ines", &ines), 0);
    assert_int_equal(app_play_as(app, &ines), 0);
    room_go(room, &screen_players);
    assert_int_equal(players_state(app)->list[0].id, ines.id);
    open_page_of(room, 0);
    room_press(room, PLAYERS_REMOVE);
    assert_int_equal(app->focus.id, PLAYERS_KEEP); /* a second Enter keeps */
    room_choose(room, PLAYERS_REALLY);
    room_pass(room, 3);
    assert_int_equal(players_state(app)->page, PLAYERS_GOING);
    keys(room, "+");
    room_pass(room, 8);
    assert_int_equal(store_player_find(room->store, "Ines", &found), 0);
    room_press(room, PLAYERS_REMOVE);
    room_choose(room, PLAYERS_REALLY);
    room_pass(room, 5);
    assert_int_equal(store_player_find(room->store, "Ines", &found), 0);
    room_pass(room, 2);
    assert_true(store_player_find(room->store, "Ines", &found) < 0);
    assert_string_equal(app->course.player.name, "Player");
    assert_int_equal(players_state(app)->count, 1);
    assert_int_equal(players_state(app)->page, PLAYERS_LIST);
}

ROOM_TEST(test_settings_are_kept)
{
    struct app *app = &room->app;

    assert_false(app_open(app, 2));
    app_go(app, &screen_settings);
    keys(room, "DDD++D+DDDD+"); /* to what belongs to the player; the first, second and last but one */
    struct store_player player = stored(room, "Player");
    assert_true(player.free_play && player.hand_support && player.weight_hidden);
    assert_true(app_open(app, 2));
    room_follow(room, SETTINGS_THINGS, &screen_questions);
    room_choose(room, 2);
    room_follow(room, QUESTIONS_DONE, &screen_settings);
    assert_int_equal(stored(room, "Player").things, 1u << THING_CUSHION);
    keys(room, "<<");
    assert_ptr_equal(app->screen, &screen_home);
}

GROUP(room_make, room_free)
