#define _GNU_SOURCE
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

/* Who only reads changes nothing: not a byte, not a name, not a time of any file or of the folder; and reads
 * all there is, wherever it lies. */
enum { ATTEMPTS = 5, FILES_MAX = 8 };

static int begin(void **state)
{
    home_setup_bare(state);
    struct home *place = *state;
    snprintf(place->path, sizeof(place->path), "%s/sure%%foot?#.db", place->folder);
    struct store *store = home_open(place->path);
    for (int number = 0; number < ATTEMPTS; number++)
        home_play(store, "Ada", number);
    store_close(store);
    return 0;
}

/* Everything about a folder that could change. */
struct picture {
    struct stat folder, files[FILES_MAX];
    char names[FILES_MAX][64];
    unsigned char *bytes[FILES_MAX];
    int count;
};

static void take_picture(const struct home *place, struct picture *out)
{
    struct dirent **entries;
    int count = scandir(place->folder, &entries, NULL, alphasort);
    memset(out, 0, sizeof(*out));
    assert_int_equal(stat(place->folder, &out->folder), 0);
    for (int i = 0; i < count; i++) {
        char path[512];
        size_t size;
        if (entries[i]->d_name[0] != '.') {
            assert_true(out->count < FILES_MAX);
            snprintf(path, sizeof(path), "%s/%s", place->folder, entries[i]->d_name);
            snprintf(out->names[out->count], sizeof(out->names[0]), "%.63s", entries[i]->d_name);
            assert_int_equal(stat(path, &out->files[out->count]), 0);
            out->bytes[out->count] = folder_read(path, &size);
            assert_non_null(out->bytes[out->count]);
            out->count++;
        }
        free(entries[i]);
    }
    free(entries);
}

static int same_moment(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_mode == b->st_mode && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec && a->st_uid == b->st_uid;
}

/* shared: what SQLite keeps in -shm for those who are there now may change. */
static void assert_as_it_was(const struct home *place, struct picture *before, bool shared)
{
    struct picture now;
    take_picture(place, &now);
    assert_int_equal(now.count, before->count);
    assert_true(same_moment(&now.folder, &before->folder));
    for (int i = 0; i < now.count; i++) {
        assert_string_equal(now.names[i], before->names[i]);
        if (!shared || !strstr(now.names[i], "-shm")) {
            if (!same_moment(&now.files[i], &before->files[i]))
                fail_msg("%s was touched", now.names[i]);
            assert_int_equal(now.files[i].st_size, before->files[i].st_size);
            assert_memory_equal(now.bytes[i], before->bytes[i], (size_t)now.files[i].st_size);
        }
        free(now.bytes[i]);
        free(before->bytes[i]);
    }
}

static void expect_attempts(const char *path, int expected)
{
    char error[256] = "";
    struct store *store;
    struct store_player players[4];
    if (store_open_reading(path, &store, error))
        fail_msg("%s", error);
    assert_string_equal(store_notice(store), "");
    assert_int_equal(made_check(store, NULL), expected);
    assert_int_equal(store_players(store, players, 4), expected > 0);
    store_close(store);
}

#define PLACE_TEST(name) TEST_ON(name, const struct home *place, begin, home_teardown_bare)

PLACE_TEST(test_at_rest)
{
    struct picture before;
    take_picture(place, &before);
    expect_attempts(place->path, ATTEMPTS);
    assert_as_it_was(place, &before, false);
}

/* Nothing of what writes does. */
PLACE_TEST(test_writes_nothing)
{
    char error[256];
    struct store *store;
    struct store_player ada;
    struct made made;
    struct picture before;
    take_picture(place, &before);
    assert_int_equal(store_open_reading(place->path, &store, error), 0);
    assert_int_equal(store_player_find(store, "Ada", &ada), 0);
    made_attempt(&made, ada.id, ATTEMPTS);
    assert_int_equal(store_attempt_save(store, &made.attempt), -EROFS);
    made_free(&made);
    assert_true(store_player(store, "Ben", &ada) < 0);
    assert_true(store_player_delete(store, ada.id) < 0);
    assert_int_equal(store_setting_keep(store, ada.id, "text", "normal"), -EROFS);
    store_close(store);
    assert_as_it_was(place, &before, false);
}

/* A copy of what somebody has open is what a crash leaves: the last attempts are in the log alone. */
PLACE_TEST(test_after_a_crash)
{
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (int with_shared = 0; with_shared < 2; with_shared++) {
        struct home left;
        struct picture before;
        home_make_bare(&left);
        struct store *store = home_open(place->path);
        home_play(store, "Ada", ATTEMPTS + with_shared);
        for (int i = 0; i < 2 + with_shared; i++) {
            char from[256], to[256];
            size_t size;
            snprintf(from, sizeof(from), "%s%s", place->path, endings[i]);
            snprintf(to, sizeof(to), "%s%s", left.path, endings[i]);
            const unsigned char *bytes = home_bytes(from, &size);
            folder_write(to, bytes, size);
        }
        store_close(store);
        take_picture(&left, &before);
        expect_attempts(left.path, ATTEMPTS + 1 + with_shared);
        expect_attempts(left.path, ATTEMPTS + 1 + with_shared);
        assert_as_it_was(&left, &before, false);
        folder_remove(left.folder);
    }
}

static void read_all(const char *path, int expected)
{
    char error[256] = "";
    struct store *store;
    int result = store_open_reading(path, &store, error);
    if (result || made_check(store, NULL) != expected) {
        fprintf(stderr, "%s: %d %s\n", path, result, error);
        _exit(1);
    }
    store_close(store);
}

static void read_one_more(const char *path)
{
    read_all(path, ATTEMPTS + 1);
}

static void read_two_more(const char *path)
{
    read_all(path, ATTEMPTS + 2);
}

/* While somebody plays, everything that is stored by now is seen, and the player is not disturbed. */
PLACE_TEST(test_while_somebody_plays)
{
    struct picture before;
    struct store *store = home_open(place->path);
    home_play(store, "Ada", ATTEMPTS);
    take_picture(place, &before);
    home_in_child(read_one_more, place->path);
    assert_as_it_was(place, &before, true);
    home_play(store, "Ada", ATTEMPTS + 1);
    home_in_child(read_two_more, place->path);
    store_close(store);
    expect_attempts(place->path, ATTEMPTS + 2);
}

static void read_as_somebody_else(const char *path)
{
    home_be_nobody();
    read_all(path, ATTEMPTS);
}

static void be_refused(const char *path)
{
    char error[256] = "";
    struct store *store;
    home_be_nobody();
    int result = store_open_reading(path, &store, error);
    _exit(result == -EPERM && !store && strstr(error, "cannot be read") && !strchr(error, '\n') ? 0 : 1);
}

/* Neither the folder nor the file may be written by the one who reads. */
PLACE_TEST(test_where_nothing_may_be_written)
{
    struct picture before;
    chmod(place->path, 0444);
    chmod(place->folder, 0555);
    take_picture(place, &before);
    home_in_child(read_as_somebody_else, place->path);
    assert_as_it_was(place, &before, false);
    chmod(place->path, 0000);
    home_in_child(be_refused, place->path);
    chmod(place->folder, 0700);
}

/* No store, an empty one, one that was never begun: nobody has played, and none is made. */
PLACE_TEST(test_nothing_there)
{
    char path[200];
    struct picture before;
    snprintf(path, sizeof(path), "%s/none.db", place->folder);
    take_picture(place, &before);
    expect_attempts(path, 0);
    snprintf(path, sizeof(path), "%s/no/folder/none.db", place->folder);
    expect_attempts(path, 0);
    assert_as_it_was(place, &before, false);
    folder_write(place->path, "", 0);
    take_picture(place, &before);
    expect_attempts(place->path, 0);
    assert_as_it_was(place, &before, false);
}

/* An older store is seen as today's would be, and stays the older one. */
PLACE_TEST(test_older)
{
    for (int version = 1; version <= STORE_SCHEMA_VERSION; version++) {
        struct picture before;
        remove(place->path);
        home_version(place->path, version);
        take_picture(place, &before);
        expect_attempts(place->path, version >= 2 ? 3 : 2);
        assert_as_it_was(place, &before, false);
    }
}

/* Damage is said, in one line, and the file is left to the one who plays. */
PLACE_TEST(test_damaged)
{
    size_t size;
    unsigned char *bytes = home_bytes(place->path, &size);
    uint64_t dice = 5;
    int refused = 0;
    for (int i = 0; i < 150; i++) {
        char error[256] = "";
        struct store *store;
        struct picture before;
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        size_t at = i < 50 ? (size_t)i * 2 : (size_t)((dice >> 32) % size);
        bytes[at] ^= 0x10;
        folder_write(place->path, bytes, size);
        bytes[at] ^= 0x10;
        take_picture(place, &before);
        int result = store_open_reading(place->path, &store, error);
        assert_true(result == 0 || (!store && error[0] && !strchr(error, '\n')));
        refused += result == -EBADMSG;
        if (result == 0)
            made_read_all(store);
        store_close(store);
        assert_as_it_was(place, &before, false);
    }
    print_message("%d of 150 refused\n", refused);
    assert_true(refused > 10);
}

static void count_fault(void *context, const char *words)
{
    int *count = context;
    assert_true(words[0] && !strchr(words, '\n'));
    ++*count;
}

static int count_faults(struct store *store)
{
    int count = 0;
    int told = store_check(store, count_fault, &count);
    assert_int_equal(told, count);
    return count;
}

/* What SQLite can find is told, line by line. */
PLACE_TEST(test_check)
{
    static const char *const changes[] = {
        "PRAGMA ignore_check_constraints = ON; UPDATE score SET points = 5000 WHERE trial_id = 1",
        "PRAGMA foreign_keys = OFF; UPDATE trial SET attempt_id = 999 WHERE id = 1",
    };
    char error[256];
    struct store *store;
    assert_int_equal(store_open_reading(place->path, &store, error), 0);
    assert_int_equal(count_faults(store), 0);
    store_close(store);
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        home_sql(place->path, changes[i]);
        assert_int_equal(store_open_reading(place->path, &store, error), 0);
        assert_int_equal(count_faults(store), i + 1);
        store_close(store);
    }
}

GROUP(test_in_utc, NULL)
