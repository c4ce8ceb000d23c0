#define _GNU_SOURCE 1
#include "activities.h"
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Whatever lies where the store should be: it is opened and read without harm, or mended where that loses
 * nothing, or mended but for single rows, which are kept in a file of their own; or set aside with every byte
 * it has, and what can be read of it is in a fresh one; or refused in one line. Nothing is ever overwritten.
 */
enum { ATTEMPTS = 6 };

struct place {
    char folder[128], path[160];
    unsigned char *sound; /* a store of ATTEMPTS attempts */
    size_t sound_size;
    int kept; /* attempts that were there after `meet` */
};

static void save(struct store *store, int number)
{
    struct store_player ada;

    home_play(store, "Ada", number);
    assert_int_equal(store_player_find(store, "Ada", &ada), 0);
    assert_int_equal(store_setting_keep(store, ada.id, "text", "nearer"), 0);
}

static int begin(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    assert_non_null(place);
    folder_make(place->folder, sizeof(place->folder));
    snprintf(place->path, sizeof(place->path), "%s/surefoot.db", place->folder);
    struct store *store = home_open(place->path);
    for (int number = 0; number < ATTEMPTS; number++)
        save(store, number);
    store_close(store);
    place->sound = folder_read(place->path, &place->sound_size);
    assert_non_null(place->sound);
    remove(place->path);
    *state = place;
    return 0;
}

static int end(void **state)
{
    struct place *place = *state;
    folder_remove(place->folder);
    free(place->sound);
    free(place);
    return 0;
}

static void empty(const struct place *place)
{
    char found[512];
    while (folder_count(place->folder, "", found, sizeof(found)) > 0)
        assert_int_equal(remove(found), 0);
}

enum { NAME_SIZE = 512 };

/* How many files were set aside whose name ends so ("": the databases); the last of them in `found`. */
static int set_aside(const struct place *place, const char *ending, char found[NAME_SIZE])
{
    int count = 0;
    DIR *folder = opendir(place->folder);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        const char *date = strstr(entry->d_name, ".damaged-");
        const char *rest = date ? strrchr(date, '-') : NULL;
        bool companion = rest && (strcmp(rest, "-wal") == 0 || strcmp(rest, "-shm") == 0);
        if (!rest || (ending[0] ? strcmp(rest, ending) != 0 : companion))
            continue;
        count++;
        snprintf(found, NAME_SIZE, "%s/%s", place->folder, entry->d_name);
    }
    closedir(folder);
    return count;
}

/* There is one that was set aside, and it holds these very bytes. */
static void assert_kept(const struct place *place, const char *ending, const void *bytes, size_t size)
{
    char found[NAME_SIZE];
    assert_int_equal(set_aside(place, ending, found), 1);
    home_holds(found, bytes, size);
}

enum outcome { SOUND, MENDED, TAKEN, RENEWED, REFUSED };

struct counting {
    int64_t last;
    int attempts;
};

static int count_attempt(void *context, const struct store_stored_trial *trial)
{
    struct counting *counting = context;
    counting->attempts += trial->attempt_id != counting->last;
    counting->last = trial->attempt_id;
    return 0;
}

static int attempts_of(struct store *store)
{
    struct counting counting = {0};
    assert_true(store_list(store, 0, count_attempt, &counting) <= 0);
    return counting.attempts;
}

/* Puts the bytes where the store should be and opens it. */
static enum outcome meet(struct place *place, const void *bytes, size_t size)
{
    char error[256] = "";
    struct store *store;
    empty(place);
    folder_write(place->path, bytes, size);
    int result = store_open(place->path, &store, error);
    if (result) {
        assert_null(store);
        assert_true(strlen(error) > 0 && !strchr(error, '\n'));
        home_holds(place->path, bytes, size);
        return REFUSED;
    }
    bool aside = strstr(store_notice(store), ".damaged-") != NULL,
         taken = strstr(store_notice(store), "taken out") != NULL;
    enum outcome outcome = taken ? TAKEN : aside ? RENEWED : store_notice(store)[0] ? MENDED : SOUND;
    place->kept = attempts_of(store);
    if (outcome == RENEWED) {
        assert_kept(place, "", bytes, size);
        save(store, ATTEMPTS);
        assert_int_equal(attempts_of(store), place->kept + 1);
    } else {
        assert_int_equal(folder_count(place->folder, ".damaged-", NULL, 0), outcome == TAKEN);
    }
    made_read_all(store);
    store_close(store);
    return outcome;
}

#define PLACE_TEST(name) TEST_ON(name, struct place *place, begin, end)

PLACE_TEST(test_sound)
{
    assert_int_equal(meet(place, place->sound, place->sound_size), SOUND);
    struct store *store = home_open(place->path);
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
}

/* An empty file holds nothing to keep: it is simply begun. */
PLACE_TEST(test_truncated)
{
    static const size_t odd[] = {1, 15, 16, 17, 50, 99, 100, 101, 511, 512, 513, 1000, 4095};
    assert_int_equal(meet(place, place->sound, 0), SOUND);
    for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++)
        assert_int_equal(meet(place, place->sound, odd[i]), RENEWED);
    for (size_t size = 4096; size < place->sound_size; size += 4096) {
        for (size_t more = 0; more < 4096; more += 2047)
            assert_int_equal(meet(place, place->sound, size + more), RENEWED);
    }
    assert_int_equal(meet(place, place->sound, place->sound_size - 1), RENEWED);
    assert_in_range(place->kept, ATTEMPTS - 1, ATTEMPTS);
}

/* Bytes behind the end, as some programs that copy leave them, are no damage. */
PLACE_TEST(test_trailing)
{
    unsigned char *bytes = calloc(1, place->sound_size + 3 * 4096);
    assert_non_null(bytes);
    memcpy(bytes, place->sound, place->sound_size);
    for (size_t more = 1; more < 3 * 4096; more = 3 * more + 1) {
        memset(bytes + place->sound_size, 0x5a, more);
        assert_int_equal(meet(place, bytes, place->sound_size + more), SOUND);
        assert_int_equal(place->kept, ATTEMPTS);
    }
    free(bytes);
}

/* Any byte of the header, in several ways, and bytes everywhere by chance. */
PLACE_TEST(test_flipped)
{
    static const unsigned char ways[] = {0x01, 0x80, 0xff};
    int outcomes[5] = {0}, kept = 0;
    uint64_t dice = 3;
    for (size_t i = 0; i < 600; i++) {
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        size_t at = i < 300 ? i / 3 : (size_t)((dice >> 32) % place->sound_size);
        place->sound[at] ^= ways[i % 3];
        enum outcome outcome = meet(place, place->sound, place->sound_size);
        if (outcome == REFUSED)
            assert_in_range(at, 60, 63); /* the schema version alone: it looks like a newer one */
        place->sound[at] ^= ways[i % 3];
        outcomes[outcome]++;
        kept += outcome == REFUSED ? ATTEMPTS : place->kept;
    }
    print_message("600 flips: %d unseen or harmless, %d mended, %d but for rows, %d set aside, %d refused as "
                  "newer; %d of %d "
                  "attempts kept\n",
                  outcomes[SOUND], outcomes[MENDED], outcomes[TAKEN], outcomes[RENEWED], outcomes[REFUSED],
                  kept, 600 * ATTEMPTS);
    assert_true(outcomes[RENEWED] > 50);
    assert_true(kept > 590 * ATTEMPTS);
}

/* A page of zeros or of noise in the middle, as broken disks leave it. */
PLACE_TEST(test_lost_page)
{
    unsigned char page[4096];
    int renewed = 0;
    for (size_t at = 0; at + sizeof(page) <= place->sound_size; at += sizeof(page)) {
        memcpy(page, place->sound + at, sizeof(page));
        for (size_t i = 0; i < sizeof(page); i++)
            place->sound[at + i] = at % 8192 ? 0 : (unsigned char)(i * 31 + at / 7);
        renewed += meet(place, place->sound, place->sound_size) == RENEWED;
        memcpy(place->sound + at, page, sizeof(page));
    }
    assert_true(renewed > 4);
}

/* Puts a changed store where it should be and opens it. */
static enum outcome meet_changed(struct place *place, const char *const changes[])
{
    size_t size;
    empty(place);
    folder_write(place->path, place->sound, place->sound_size);
    for (int i = 0; changes[i]; i++)
        home_sql(place->path, changes[i]);
    const unsigned char *bytes = home_bytes(place->path, &size);
    return meet(place, bytes, size);
}

/* A row that no store may have, or that belongs to nothing, costs itself and what belongs to it: it is kept
 * in a file of its own, and comes back from there once somebody has mended it. */
PLACE_TEST(test_row_that_may_not_be)
{
#define LOOSE "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
    static const struct {
        const char *changes[2], *mended;
        int kept;
    } rows[] = {
        {{LOOSE "UPDATE score SET points = 5000 WHERE trial_id = 1"},
         "UPDATE score SET points = 5",
         ATTEMPTS},
        {{LOOSE "UPDATE pain SET value = -7 WHERE id = 2"}, "UPDATE pain SET value = 7", ATTEMPTS},
        {{LOOSE "UPDATE pain SET player_id = 999 WHERE id = 2"}, NULL, ATTEMPTS},
        {{LOOSE "UPDATE trial SET side = 'middle' WHERE id = 3"}, "UPDATE trial SET side = 'left'", ATTEMPTS},
        {{LOOSE "UPDATE trial SET attempt_id = 999 WHERE id = 3"},
         "UPDATE trial SET attempt_id = 2",
         ATTEMPTS},
        {{LOOSE "UPDATE attempt SET channel = 'zzz' WHERE id = 3"},
         "UPDATE attempt SET channel = 'load'",
         ATTEMPTS - 1},
        {{LOOSE "UPDATE recording SET trial_id = 999 WHERE trial_id = 2"}, NULL, ATTEMPTS},
        {{LOOSE "UPDATE setting SET player_id = 999"}, NULL, ATTEMPTS},
    };
#undef LOOSE
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char found[NAME_SIZE];
        struct store_recovered count;
        struct stat kept;
        if (meet_changed(place, rows[i].changes) != TAKEN)
            fail_msg("%s", rows[i].changes[0]);
        assert_int_equal(place->kept, rows[i].kept);
        assert_int_equal(made_check_file(place->path), 0);
        assert_int_equal(set_aside(place, "", found), 1);
        assert_int_equal(stat(found, &kept), 0);
        assert_int_equal(kept.st_mode & 0777, 0600);
        if (!rows[i].mended)
            continue;
        home_sql(found, rows[i].mended);
        struct store *store = home_open(place->path);
        assert_int_equal(store_recover(store, found, &count), 0);
        assert_int_equal(attempts_of(store), ATTEMPTS);
        store_close(store);
    }
}

/* What can be told from what else is there is put right. */
PLACE_TEST(test_row_that_can_be_mended)
{
#define LOOSE "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
    static const char *const rows[][2] = {
        {LOOSE "UPDATE attempt SET player_id = 999 WHERE id = 2"},
        {LOOSE "UPDATE attempt SET seconds = 9e999 WHERE id = 2"},
        {LOOSE "UPDATE attempt SET seconds = -1 WHERE id = 2"},
        {LOOSE "UPDATE attempt SET started_unix_s = -9223372036854775808 WHERE id = 2"},
        {LOOSE "UPDATE attempt SET started_unix_s = 1 << 50, day = -1 << 40 WHERE id = 2"},
    };
#undef LOOSE
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (meet_changed(place, rows[i]) != MENDED)
            fail_msg("%s", rows[i][0]);
        assert_int_equal(place->kept, ATTEMPTS);
        assert_int_equal(made_check_file(place->path), 0);
    }
}

/* The number of the player in a row is spoilt, and not in the index: the row is theirs again. */
PLACE_TEST(test_owner_in_an_index)
{
    static const char *const stale[] = {
        "CREATE TABLE away AS SELECT * FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'attempt';"
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'index' AND tbl_name = "
        "'attempt'",
        "PRAGMA foreign_keys = OFF; UPDATE attempt SET player_id = 999 WHERE id = 2;"
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM away; DROP TABLE away",
        NULL};
    struct store_player players[2];
    assert_int_equal(meet_changed(place, stale), MENDED);
    struct store *store = home_open(place->path);
    assert_int_equal(store_players(store, players, 2), 1); /* Ada alone, and nobody who was recovered */
    assert_int_equal(made_check(store, NULL), ATTEMPTS);
    store_close(store);
}

/* An index that says something else than its table is made anew. */
PLACE_TEST(test_index)
{
    static const char *const stale[] = {
        "CREATE TABLE away AS SELECT * FROM sqlite_schema WHERE name = 'attempt_by_level';"
        "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'attempt_by_level'",
        "UPDATE attempt SET level = 'lake/elsewhere' WHERE id = 2;"
        "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM away; DROP TABLE away",
        NULL};
    assert_int_equal(meet_changed(place, stale), MENDED);
    assert_int_equal(place->kept, ATTEMPTS);
    assert_int_equal(made_check_file(place->path), 0);
}

/* What a stranger has put into the schema is never run, and what is the player's own stays. */
PLACE_TEST(test_stranger)
{
    static const char *const strange[][2] = {
        {"CREATE TRIGGER sly AFTER INSERT ON attempt BEGIN DELETE FROM player; END", NULL},
        {"CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i "
         "FROM n",
         NULL},
        {"ALTER TABLE score RENAME TO away; CREATE VIEW score AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
         "SELECT "
         "i + 1 FROM n) SELECT i AS trial_id, 1 AS points, 1 AS stars, 1.0 AS seconds, 1 AS steadiness, 1.0 "
         "AS "
         "velocity_mm_s, 1.0 AS ellipse95_mm2, 'hop' AS ended_by, 0 AS reps, 0 AS good FROM n",
         NULL},
        {"CREATE TABLE more (id INTEGER)", NULL},
        {"CREATE INDEX slow ON attempt (source)", NULL},
    };
    for (size_t i = 0; i < sizeof(strange) / sizeof(strange[0]); i++) {
        assert_int_equal(meet_changed(place, strange[i]), RENEWED);
        assert_int_equal(place->kept, ATTEMPTS);
    }
}

PLACE_TEST(test_not_a_store)
{
    static const char text[] = "Dear diary,\ntoday I stood on one leg for half a minute.\n";
    static const char almost[] = "SQLite format 3\0 and then nothing of the kind";
    unsigned char *bytes = calloc(1, 100000);
    uint64_t dice = 8;
    assert_non_null(bytes);
    assert_int_equal(meet(place, text, sizeof(text)), RENEWED);
    assert_int_equal(meet(place, almost, sizeof(almost)), RENEWED);
    assert_int_equal(meet(place, bytes, 100000), RENEWED);
    for (int i = 0; i < 100000; i++) {
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        bytes[i] = (unsigned char)(dice >> 56);
    }
    assert_int_equal(meet(place, bytes, 100000), RENEWED);
    free(bytes);
}

/* Sound databases that are no stores: of another program, or of ours with something missing. */
PLACE_TEST(test_other_database)
{
    static const char *const changes[][2] = {
        {"PRAGMA application_id = 7"},
        {"PRAGMA user_version = 0"},
        {"PRAGMA user_version = -1"},
        {"DROP TABLE score"},
        {"DROP TABLE pain"},
        {"ALTER TABLE attempt DROP COLUMN rung"},
        {"ALTER TABLE trial DROP COLUMN cap_s"},
        {"ALTER TABLE player RENAME TO gamer"},
    };
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
        assert_int_equal(meet_changed(place, changes[i]), RENEWED);
}

/* A second one in the same second does not take the first one's name. */
PLACE_TEST(test_again_and_again)
{
    for (int i = 1; i <= 5; i++) {
        char error[256], found[NAME_SIZE];
        struct store *store;
        folder_write(place->path, &"abcdefgh"[i], 1);
        assert_int_equal(store_open(place->path, &store, error), 0);
        store_close(store);
        assert_int_equal(set_aside(place, "", found), i);
    }
}

/* The store as a crash leaves it: the last attempts are in the log only. */
static unsigned char *crashed(const struct place *place, size_t *db_size, unsigned char **log,
                              size_t *log_size)
{
    char wal[200];
    empty(place);
    folder_write(place->path, place->sound, place->sound_size);
    struct store *store = home_open(place->path);
    save(store, ATTEMPTS);
    save(store, ATTEMPTS + 1);
    snprintf(wal, sizeof(wal), "%s-wal", place->path);
    unsigned char *db = home_bytes(place->path, db_size);
    *log = home_bytes(wal, log_size);
    store_close(store);
    return db;
}

/* A log that is cut or damaged costs what was in it from there on, and nothing before. */
PLACE_TEST(test_damaged_log)
{
    char wal[200];
    size_t db_size, log_size;
    unsigned char *log, *db = crashed(place, &db_size, &log, &log_size);
    snprintf(wal, sizeof(wal), "%s-wal", place->path);
    for (int i = 0; i <= 20; i++) {
        size_t cut = log_size * (size_t)i / 20;
        empty(place);
        folder_write(place->path, db, db_size);
        folder_write(wal, log, cut);
        struct store *store = home_open(place->path);
        assert_in_range(made_check(store, NULL), ATTEMPTS, ATTEMPTS + 2);
        if (cut == log_size)
            assert_int_equal(made_check(store, NULL), ATTEMPTS + 2);
        store_close(store);
        empty(place);
        folder_write(place->path, db, db_size);
        if (cut < log_size)
            log[cut] ^= 0x10;
        folder_write(wal, log, log_size);
        store = home_open(place->path);
        assert_in_range(made_check(store, NULL), ATTEMPTS, ATTEMPTS + 2);
        store_close(store);
        if (cut < log_size)
            log[cut] ^= 0x10;
    }
}

/* The log goes with the damaged database, or alone where that is gone: it may be all that is left. */
PLACE_TEST(test_log_is_kept)
{
    char wal[200], error[256];
    size_t db_size, log_size;
    unsigned char *log, *db = crashed(place, &db_size, &log, &log_size);
    snprintf(wal, sizeof(wal), "%s-wal", place->path);
    for (int round = 0; round < 3; round++) {
        struct store *store;
        empty(place);
        if (round < 2)
            folder_write(place->path, db, round == 0 ? 0 : 5000);
        if (round == 1)
            memset(log + 24, 0x55, 24); /* its first frame no longer counts: the database must stand alone */
        folder_write(wal, log, log_size);
        assert_int_equal(store_open(place->path, &store, error), 0);
        assert_true(store_notice(store)[0] != '\0');
        save(store, ATTEMPTS + 2);
        store_close(store);
        assert_kept(place, "-wal", log, log_size);
    }
}

static void expect_in_use(const char *path)
{
    char error[256] = "";
    struct store *store;
    FILE *file = fopen(path, "r+b");
    if (!file || fputs("This was a database.", file) < 0 || fclose(file))
        _exit(2);
    _exit(store_open(path, &store, error) == -EBUSY && strstr(error, "in use") ? 0 : 1);
}

/* Another program goes on using the file that was damaged under its feet: it is not pulled away. */
PLACE_TEST(test_in_use)
{
    char error[256] = "";
    struct store *store;
    empty(place);
    folder_write(place->path, place->sound, place->sound_size);
    store = home_open(place->path);
    home_in_child(expect_in_use, place->path); /* closing the file here would drop its locks */
    assert_int_equal(folder_count(place->folder, ".damaged-", NULL, 0), 0);
    store_close(store);
    assert_int_equal(store_open(place->path, &store, error), 0);
    assert_true(store_notice(store)[0] != '\0');
    store_close(store);
}

static void assert_refused(const char *path, int expected)
{
    char error[256] = "";
    struct store *store;
    assert_int_equal(store_open(path, &store, error), expected);
    assert_null(store);
    assert_true(strlen(error) > 0);
    assert_null(strchr(error, '\n'));
}

PLACE_TEST(test_no_file)
{
    char path[300];
    empty(place);
    assert_refused(place->folder, -EISDIR);
    assert_int_equal(mkfifo(place->path, 0600), 0);
    assert_refused(place->path, -EISDIR);
    remove(place->path);
    folder_write(place->path, "x", 1);
    snprintf(path, sizeof(path), "%s/below/a/file.db", place->path);
    assert_refused(path, -ENOTDIR);
    assert_refused("/proc/surefoot/surefoot.db", -ENOENT);
}

/* As somebody who is not root, for whom permissions count. */
static void expect_no_access(const char *path)
{
    char error[256] = "";
    struct store *store;
    char folder[200];
    snprintf(folder, sizeof(folder), "%.*s", (int)(strrchr(path, '/') - path), path);
    home_be_nobody();
    int result = store_open(path, &store, error);
    if (result == -EACCES && !store && strstr(error, folder) && !strchr(error, '\n'))
        _exit(0);
    fprintf(stderr, "store_open: %d %s\n", result, error);
    _exit(1);
}

PLACE_TEST(test_no_permission)
{
    char lock[200], below[200];
    empty(place);
    folder_write(place->path, place->sound, place->sound_size);
    snprintf(lock, sizeof(lock), "%s.lock", place->path);

    chmod(place->path, 0666); /* a folder that may not be written */
    chmod(place->folder, 0555);
    home_in_child(expect_no_access, place->path);
    snprintf(below, sizeof(below), "%s/new/surefoot.db", place->folder);
    home_in_child(expect_no_access, below);

    chmod(place->folder, 0777); /* a file that may not be written, or not be read either */
    for (int mode = 0444; mode >= 0; mode -= 0444) {
        chmod(place->path, (mode_t)mode);
        home_in_child(expect_no_access, place->path);
        remove(lock);
    }
    chmod(place->path, 0600);
    chmod(place->folder, 0700);
    assert_int_equal(folder_count(place->folder, "", NULL, 0), 1);
    home_holds(place->path, place->sound, place->sound_size);
}
