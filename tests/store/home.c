#include "home.h"
#include "activities.h"
#include "test.h"

#include "folder.h"
#include "made.h"

#include <sqlite3.h>

bool home_stands_in(const char *source)
{
    return !strcmp(source, "sim") || !strcmp(source, "file");
}

struct store *home_open(const char *path)
{
    char error[256] = "";
    struct store *store;

    if (store_open(path, &store, error))
        fail_msg("%s", error);
    store_know_sources(store, home_stands_in);
    assert_string_equal(store_notice(store), "");
    return store;
}

void home_reopen(struct home *home)
{
    store_close(home->store);
    home->store = home_open(home->path);
}

static void make_bare(struct home *home)
{
    *home = (struct home){.store = NULL};
    folder_make(home->folder, sizeof home->folder);
    snprintf(home->path, sizeof home->path, "%s/surefoot.db", home->folder);
}

void home_make(struct home *home)
{
    make_bare(home);
    home_reopen(home);
}

void home_leave(struct home *home)
{
    store_close(home->store);
    assert_int_equal(made_check_file(home->path), 0);
    folder_remove(home->folder);
}

static struct home at_home;

int home_setup(void **state)
{
    home_make(&at_home);
    *state = &at_home;
    return 0;
}

int home_teardown(void **state)
{
    home_leave(*state);
    return 0;
}

int home_setup_bare(void **state)
{
    make_bare(&at_home);
    *state = &at_home;
    return 0;
}

int home_teardown_bare(void **state)
{
    folder_remove(((struct home *)*state)->folder);
    return 0;
}

struct store_player home_player(struct home *home, const char *name)
{
    struct store_player found;
    assert_int_equal(store_player(home->store, name, &found), 0);
    return found;
}

void home_play(struct store *store, const char *name, int number)
{
    struct store_player player;

    assert_int_equal(store_player(store, name, &player), 0);
    assert_int_equal(made_save(store, player.id, number), 0);
    const struct store_pain pain = {
        .player_id = player.id, .activity = activities[0], .unix_s = number, .value = number % 11};
    assert_int_equal(store_pain_save(store, &pain, 1), 0);
}

void home_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    char *why = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        fail_msg("%s: %s", sql, why);
    sqlite3_close(db);
}

int home_number(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *row;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int number = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return number;
}
