#define _GNU_SOURCE 1
#include "activities.h"
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <sys/wait.h>
#include <unistd.h>

/* Several programs with one store: everything that each has stored is there, once and whole. */
enum { PROGRAMS = 4, ATTEMPTS = 12 };

static void wait_at(int gate)
{
    char byte;
    if (read(gate, &byte, 1) != 0) /* opens for all when the other end is closed */
        _exit(3);
}

static int complain(const char *what, const char *why)
{
    fprintf(stderr, "program: %s: %s\n", what, why);
    return 1;
}

/* NULL, and it complains, when it does not open. */
static struct store *come_in(const char *path)
{
    struct store *store;
    char error[256];
    if (store_open(path, &store, error))
        complain("open", error);
    return store;
}

/* Opens the store anew for every attempt, among them the one that makes it, and plays as somebody of its own
 * and as somebody all share. */
static int open_and_save(const char *path, int program)
{
    char name[16];
    snprintf(name, sizeof(name), "Player %d", program);
    for (int i = 0; i < ATTEMPTS; i++) {
        struct store *store = come_in(path);
        struct store_player player;
        if (!store)
            return 1;
        if (store_notice(store)[0])
            return complain("notice", store_notice(store));
        if (store_player(store, i % 2 ? name : "Everybody", &player))
            return complain("player", store_error(store));
        if (made_save(store, player.id, i * PROGRAMS + program))
            return complain("save", store_error(store));
        player.weight_kg = 60 + i;
        if (store_player_update(store, &player))
            return complain("update", store_error(store));
        store_close(store);
    }
    return 0;
}

/* Keeps the store open, writes and reads in turn. */
static int save_and_read(const char *path, int program)
{
    struct store *store = come_in(path);
    struct store_player player;
    if (!store)
        return 1;
    if (store_player(store, "Everybody", &player))
        return complain("player", store_error(store));
    for (int i = 0; i < ATTEMPTS; i++) {
        if (made_save(store, player.id, i * PROGRAMS + program))
            return complain("save", store_error(store));
        if (i % 4 == 0 && made_check(store, NULL) <= i)
            return complain("read", store_error(store));
    }
    store_close(store);
    return 0;
}

typedef int program(const char *path, int number);

/* Runs it in several processes from the same moment on. Every one must end well. */
static void run_all(program *run, const char *path)
{
    int gate[2];
    pid_t children[PROGRAMS];
    assert_int_equal(pipe(gate), 0);
    for (int i = 0; i < PROGRAMS; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            close(gate[1]);
            wait_at(gate[0]);
            _exit(run(path, i));
        }
    }
    close(gate[0]);
    close(gate[1]);
    for (int i = 0; i < PROGRAMS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
}

static void check_all(const char *path, int expected)
{
    struct store *store = home_open(path);
    assert_int_equal(made_check(store, NULL), expected);
    store_close(store);
    assert_int_equal(made_check_file(path), 0);
}

#define PLACE_TEST(name) TEST_ON(name, struct home *place, home_setup_bare, home_teardown_bare)

PLACE_TEST(test_opening_and_writing)
{
    char path[200];
    snprintf(path, sizeof(path), "%s/deep/er/surefoot.db", place->folder);
    run_all(open_and_save, path);
    check_all(path, PROGRAMS * ATTEMPTS);
}

PLACE_TEST(test_writing_and_reading)
{
    run_all(save_and_read, place->path);
    check_all(place->path, PROGRAMS * ATTEMPTS);
}

/* One plays and tells of pain, the next deletes that player, again and again: no half of anybody is left. */
static int play_or_delete(const char *path, int number)
{
    struct store *store = come_in(path);
    struct store_player player;
    if (!store)
        return 1;
    for (int i = 0; i < ATTEMPTS; i++) {
        if (store_player(store, "Everybody", &player))
            return complain("player", store_error(store));
        if (number % 2) {
            int result = store_player_delete(store, player.id);
            if (result && result != -ENOENT)
                return complain("delete", store_error(store));
            continue;
        }
        const struct store_pain pain[2] = {{.player_id = player.id, .activity = activities[0], .value = 1},
                                           {.player_id = player.id, .activity = activities[0], .value = 2}};
        int saved = made_save(store, player.id, i * PROGRAMS + number);
        int told = store_pain_save(store, pain, 2);
        if ((saved && saved != -EINVAL) || (told && told != -EINVAL)) /* the player was deleted meanwhile */
            return complain("save", store_error(store));
    }
    store_close(store);
    return 0;
}

PLACE_TEST(test_playing_and_deleting)
{
    struct store_player player;
    run_all(play_or_delete, place->path);
    struct store *store = home_open(place->path);
    while (store_players(store, &player, 1) == 1)
        assert_int_equal(store_player_delete(store, player.id), 0);
    assert_int_equal(made_check(store, NULL), 0);
    store_close(store);
    assert_int_equal(made_check_file(place->path), 0);
}

static int only_save(const char *path, int number)
{
    struct store *store = come_in(path);
    struct store_player player;
    if (!store)
        return 1;
    if (store_player(store, "Everybody", &player) || made_save(store, player.id, number))
        return complain("save", store_error(store));
    store_close(store);
    return 0;
}

/* All of them find the same damaged file: one sets it aside, and all go on with the same fresh one. */
TEST(test_damaged_for_all)
{
    for (int round = 0; round < 20; round++) {
        char aside[512];
        struct home place;
        static const char text[] = "This is no database, though it lies where one should be.\n";
        home_make_bare(&place);
        folder_write(place.path, text, sizeof(text));
        run_all(only_save, place.path);
        check_all(place.path, PROGRAMS);
        assert_int_equal(folder_count(place.folder, "damaged", aside, sizeof(aside)), 1);
        home_holds(aside, text, sizeof(text));
        folder_remove(place.folder);
    }
}
