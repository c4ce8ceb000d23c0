#define _GNU_SOURCE
#include "activities.h"
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <sys/stat.h>

/* Copies that were set aside: what can be read of them comes back once, and a player who is deleted is
 * deleted from them, too. And all of it is its owner's alone. */
enum { ATTEMPTS = 4 };

static char copy[200]; /* where one was set aside, or will be */

/* Even numbers are Ada's, odd ones Ben's. */
static int begin(void **state)
{
    home_setup_bare(state);
    const struct home *place = *state;
    snprintf(copy, sizeof copy, "%s.damaged-20260921-180000", place->path);
    struct store *store = home_open(place->path);
    for (int number = 0; number < ATTEMPTS; number++)
        home_play(store, number % 2 ? "Ben" : "Ada", number);
    store_close(store);
    return 0;
}

static struct store_recovered recover(struct store *store, const char *path)
{
    struct store_recovered count;
    if (store_recover(store, path, &count))
        fail_msg("%s", store_error(store));
    return count;
}

#define PLACE_TEST(name) TEST_ON(name, const struct home *place, begin, home_teardown_bare)

/* Into a fresh store: every row of it, down to the last sample. And again: nothing more. */
PLACE_TEST(test_into_a_fresh_one)
{
    size_t size;
    assert_int_equal(rename(place->path, copy), 0);
    const unsigned char *before = home_bytes(copy, &size);
    struct store *store = home_open(place->path);
    struct store_recovered count = recover(store, copy);
    assert_int_equal(count.players, 2);
    assert_int_equal(count.attempts, ATTEMPTS);
    assert_int_equal(count.pains, ATTEMPTS);
    assert_int_equal(count.doubles + count.left_out + count.unread, 0);
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    for (int again = 0; again < 2; again++) {
        count = recover(store, copy);
        assert_int_equal(count.players + count.attempts + count.trials + count.recordings + count.scores, 0);
        assert_int_equal(count.pains + count.settings, 0);
        assert_int_equal(count.doubles, ATTEMPTS);
    }
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
    home_holds(copy, before, size);
    assert_int_equal(made_check_file(place->path), 0);
}

/* Into one in which they have played on, under numbers that the copy uses as well, and as other players. */
PLACE_TEST(test_into_one_in_use)
{
    assert_int_equal(rename(place->path, copy), 0);
    struct store *store = home_open(place->path);
    home_play(store, "Ben", 1);
    home_play(store, "Ada", ATTEMPTS);
    home_play(store, "Ben", ATTEMPTS + 1);
    struct store_recovered count = recover(store, copy);
    assert_int_equal(count.players, 0);
    assert_int_equal(count.attempts, ATTEMPTS - 1);
    assert_int_equal(count.doubles, 1);
    assert_int_equal(made_check(store, NULL), ATTEMPTS + 2);
    struct store_player last;
    assert_int_equal(store_player_last(store, &last), 0);
    assert_string_equal(last.name, "Ben");
    store_close(store);
    assert_int_equal(home_number(place->path, "SELECT count(*) FROM player"), 2);
    assert_int_equal(made_check_file(place->path), 0);
}

/* What one copy lacks of an attempt another one has. */
PLACE_TEST(test_the_rest_of_an_attempt)
{
    char other[240];
    size_t size;
    const unsigned char *bytes = home_bytes(place->path, &size);
    snprintf(other, sizeof(other), "%s.2", copy);
    folder_write(copy, bytes, size);
    folder_write(other, bytes, size);
    home_sql(copy, "DELETE FROM trial WHERE id % 2; DELETE FROM score WHERE trial_id % 2;"
                   "DELETE FROM recording WHERE trial_id % 2");
    remove(place->path);
    struct store *store = home_open(place->path);
    struct store_recovered count = recover(store, copy);
    assert_int_equal(count.attempts, ATTEMPTS);
    assert_int_equal(made_check(store, NULL), -1);
    count = recover(store, other);
    assert_int_equal(count.attempts, 0);
    assert_true(count.trials > 0 && count.recordings == count.trials);
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
}

/* A player whose row cannot be read is there by the name in the index, or by one that says what happened. */
PLACE_TEST(test_lost_player)
{
    home_sql(place->path, "PRAGMA foreign_keys = OFF; DELETE FROM player WHERE name = 'Ada'");
    assert_int_equal(rename(place->path, copy), 0);
    struct store *store = home_open(place->path);
    struct store_recovered count = recover(store, copy);
    assert_int_equal(count.nameless, 1);
    assert_int_equal(count.attempts, ATTEMPTS);
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
    assert_int_equal(home_number(place->path, "SELECT count(*) FROM player WHERE name = 'Recovered 1'"), 1);
}

PLACE_TEST(test_nothing_in_it)
{
    struct store_recovered count;
    static const char text[] = "Dear diary, no store here.\n";
    struct store *store = home_open(place->path);
    folder_write(copy, text, sizeof(text));
    assert_int_equal(store_recover(store, copy, &count), -ENOMSG);
    assert_int_equal(store_recover(store, place->path, &count), -EINVAL);
    assert_int_equal(store_recover(store, "/nowhere/at/all", &count), -ENOENT);
    assert_int_equal(store_recover(store, place->folder, &count), -EISDIR);
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
}

/* Is the text anywhere in the files of the folder? */
static bool is_anywhere(const struct home *place, const void *text, size_t length, const char *part)
{
    char found[512];
    size_t size;
    if (folder_count(place->folder, part, found, sizeof(found)) != 1)
        fail_msg("not one file with %s", part);
    const unsigned char *bytes = home_bytes(found, &size);
    return memmem(bytes, size, text, length) != NULL;
}

/* Who is deleted is nowhere any more; what is everybody else's is still in the copy. */
PLACE_TEST(test_deleted_everywhere)
{
    size_t size;
    struct store_player ada;
    unsigned char *bytes = home_bytes(place->path, &size);
    bytes[size / 2] ^= 0x40;
    folder_write(copy, bytes, size);
    assert_true(is_anywhere(place, "Ada", 3, ".damaged-"));
    struct store *store = home_open(place->path);
    assert_int_equal(store_player_find(store, "Ada", &ada), 0);
    assert_int_equal(store_player_delete(store, ada.id), 0);
    assert_non_null(strstr(store_notice(store), "1 written anew"));
    store_close(store);
    assert_false(is_anywhere(place, "Ada", 3, ".damaged-"));
    assert_true(is_anywhere(place, "Ben", 3, ".damaged-"));
    assert_int_equal(folder_count(place->folder, "recovering", NULL, 0), 0);
    assert_int_equal(home_number(copy, "SELECT count(*) FROM attempt"), ATTEMPTS / 2);
    assert_int_equal(home_number(copy, "SELECT count(*) FROM player"), 1);
    assert_int_equal(made_check_file(copy), 0);
}

/* Under another number in the copy, too; and a copy of which nothing else can be read is not kept. */
PLACE_TEST(test_deleted_from_older_copies)
{
    static const char noise[20000] = "Ada, and no store";
    struct store_player ada;
    char other[240];
    assert_int_equal(rename(place->path, copy), 0);
    snprintf(other, sizeof(other), "%s.2", copy);
    folder_write(other, noise, sizeof(noise));
    struct store *store = home_open(place->path);
    home_play(store, "Ada", 0);
    assert_int_equal(store_player_find(store, "Ada", &ada), 0);
    assert_int_equal(store_player_delete(store, ada.id), 0);
    assert_non_null(strstr(store_notice(store), "1 written anew"));
    assert_non_null(strstr(store_notice(store), "1 removed"));
    store_close(store);
    assert_int_equal(folder_count(place->folder, ".damaged-", NULL, 0), 1);
    assert_false(is_anywhere(place, "Ada", 3, ".damaged-"));
}

static int mode_of(const char *path, const char *ending)
{
    char name[300];
    struct stat found;
    snprintf(name, sizeof(name), "%s%s", path, ending);
    return stat(name, &found) ? -1 : (int)(found.st_mode & 0777);
}

/* Whatever the folder and the umask say; and files of earlier versions become so at the next start. */
PLACE_TEST(test_private)
{
    mode_t before = umask(0);
    char fresh[240], error[256];
    snprintf(fresh, sizeof(fresh), "%s/new/deep/surefoot.db", place->folder);
    struct store *store = home_open(fresh);
    home_play(store, "Ada", 0);
    assert_int_equal(mode_of(fresh, ""), 0600);
    assert_int_equal(mode_of(fresh, "-wal"), 0600);
    assert_int_equal(mode_of(fresh, "-shm"), 0600);
    assert_int_equal(mode_of(fresh, ".lock"), 0600);
    store_close(store);
    *strrchr(fresh, '/') = '\0';
    assert_int_equal(mode_of(fresh, ""), 0700);
    assert_int_equal(rename(place->path, copy), 0);
    folder_write(place->path, "", 0);
    chmod(place->path, 0644);
    chmod(copy, 0644);
    chmod(place->folder, 0777);
    store = home_open(place->path);
    home_play(store, "Ada", 0);
    assert_int_equal(mode_of(place->path, ""), 0600);
    assert_int_equal(mode_of(place->path, "-wal"), 0600);
    assert_int_equal(mode_of(copy, ""), 0600);
    store_close(store);
    folder_write(place->path, "no store", 8); /* and what is made in the place of a damaged one */
    assert_int_equal(store_open(place->path, &store, error), 0);
    store_close(store);
    assert_int_equal(mode_of(place->path, ""), 0600);
    umask(before);
}

/* Damage that nobody had met costs no attempt: it is stored all the same, by the store that takes its place.
 */
PLACE_TEST(test_damage_while_playing)
{
    struct store *store = home_open(place->path);
    /* Where the table of pain should begin is an index: what is next written there is refused. */
    home_sql(place->path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT "
                          "rootpage FROM sqlite_schema WHERE name = 'attempt_by_day') WHERE name = 'pain';"
                          "PRAGMA schema_version = 1000");
    home_play(store, "Ada", ATTEMPTS);
    struct store_player players[4];
    assert_int_equal(store_players(store, players, 4), 2);
    store_close(store);
    assert_int_equal(home_number(place->path, "SELECT count(*) FROM attempt"), ATTEMPTS + 1);
    assert_int_equal(home_number(place->path, "SELECT count(*) FROM pain"), 1);
    assert_true(folder_count(place->folder, ".damaged-", NULL, 0) > 0);
    assert_int_equal(made_check_file(place->path), 0);
}
