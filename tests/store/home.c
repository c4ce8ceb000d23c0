#define _GNU_SOURCE 1 /* strdup, setgid */
#include "home.h"
#include "activities.h"
#include "test.h"

#include "folder.h"
#include "made.h"

#include <sys/wait.h>
#include <unistd.h>

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

void home_make_bare(struct home *home)
{
    *home = (struct home){.store = NULL};
    folder_make(home->folder, sizeof home->folder);
    snprintf(home->path, sizeof home->path, "%s/surefoot.db", home->folder);
}

void home_make(struct home *home)
{
    home_make_bare(home);
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
    home_make_bare(&at_home);
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

int64_t home_save(struct home *home, struct store_attempt attempt)
{
    static const struct recording nothing;
    struct store_trial trials[MADE_TRIALS_MAX];

    assert_in_range(attempt.trial_count, 0, MADE_TRIALS_MAX);
    for (int i = 0; i < attempt.trial_count; i++) {
        trials[i] = attempt.trials[i];
        trials[i].set = trials[i].set ? trials[i].set : 1;
        trials[i].recording = trials[i].recording ? trials[i].recording : &nothing;
    }
    attempt.trials = trials;
    if (!attempt.activity)
        attempt.activity = &activity_single_leg_balance;
    if (!attempt.rules)
        attempt.rules = attempt.activity->rules[attempt.channel];
    if (!attempt.level[0])
        snprintf(attempt.level, sizeof attempt.level, "lake/a");
    if (!attempt.source[0])
        snprintf(attempt.source, sizeof attempt.source, "board");
    if (store_attempt_save(home->store, &attempt))
        fail_msg("%s", store_error(home->store));
    return attempt.id;
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

char *home_text(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *row;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    char *text = test_owns(strdup((const char *)sqlite3_column_text(row, 0)), free);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return text;
}

int home_number(const char *path, const char *sql)
{
    return atoi(home_text(path, sql));
}

void home_version(const char *path, int version)
{
    char name[256];
    size_t size;

    snprintf(name, sizeof name, "%s/tests/store/schemas/%d.sql", SUREFOOT_SOURCE_DIR, version);
    unsigned char *sql = home_bytes(name, &size); /* every released schema is kept */
    sql[size] = '\0';
    home_sql(path, (const char *)sql);
}

unsigned char *home_bytes(const char *path, size_t *size)
{
    return test_owns(folder_read(path, size), free);
}

void home_holds(const char *path, const void *bytes, size_t size)
{
    size_t found_size;
    unsigned char *found = folder_read(path, &found_size);

    assert_non_null(found);
    assert_int_equal(found_size, size);
    assert_memory_equal(found, bytes, size);
    free(found);
}

void home_in_child(void (*run)(const char *path), const char *path)
{
    pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (child == 0) {
        run(path);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

void home_be_nobody(void)
{
    if (getuid() == 0 && (setgid(65534) || setuid(65534)))
        _exit(2);
}
