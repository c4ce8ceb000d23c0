#define _GNU_SOURCE 1
#include "crash_vfs.h"
#include "folder.h"
#include "home.h"
#include "made.h"
#include "test.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * Whatever happens to a program that stores attempts, and whenever: the store opens, is sound, and holds
 * every attempt that was reported as stored, each of them whole; and at most one more, the one in progress.
 * So it is with each set of an attempt that is stored set by set.
 */
enum { ENDLESS = 1 << 30 };

/* In a child: the store, and Ada. */
static struct store *come_in(const char *path, struct store_player *player)
{
    struct store *store;
    char error[256];

    if (store_open(path, &store, error) || store_player(store, "Ada", player)) {
        fprintf(stderr, "child: %s\n", store ? store_error(store) : error);
        _exit(1);
    }
    return store;
}

/* The child: stores attempts from `first` on and reports each by a byte as soon as it is stored. Never
 * returns. */
static void work(const char *path, int report, int first, int count)
{
    struct store_player player;
    struct store *store = come_in(path, &player);
    for (int i = 0; i < count; i++) {
        if (made_save(store, player.id, first + i) || write(report, "x", 1) != 1)
            _exit(1);
    }
    store_close(store);
    _exit(0);
}

static void report_set(void *context)
{
    if (write(*(int *)context, "x", 1) != 1)
        _exit(1);
}

/* The same, set by set, and each of them reported. */
static void work_by_sets(const char *path, int report, int first, int count)
{
    struct store_player player;
    struct store *store = come_in(path, &player);
    for (int i = 0; i < count; i++) {
        if (made_save_sets(store, player.id, first + i, report_set, &report))
            _exit(1);
    }
    store_close(store);
    _exit(0);
}

/* Another child: deletes the player and reports it. */
static void leave(const char *path, int report, int first, int count)
{
    struct store_player player;
    struct store *store = come_in(path, &player);
    (void)first;
    (void)count;
    if (store_player_delete(store, player.id) || write(report, "x", 1) != 1)
        _exit(1);
    store_close(store);
    _exit(0);
}

typedef void child_job(const char *path, int report, int first, int count);
/* Starts a child under a crashing file system (nth < 0: under the real one). */
static pid_t start_job(child_job *job, const char *path, int *report, int first, int count,
                       enum crash_kind kind, int nth)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        close(ends[0]);
        if (nth >= 0)
            crash_install(kind, nth, (uint64_t)nth);
        job(path, ends[1], first, count);
    }
    close(ends[1]);
    *report = ends[0];
    return child;
}

static pid_t start(const char *path, int *report, int first, int count, enum crash_kind kind, int nth)
{
    return start_job(work, path, report, first, count, kind, nth);
}

/* Waits for the child: the attempts it reported. *killed: it did not come to its end. */
static int finish(pid_t child, int report, bool *killed)
{
    char byte;
    int reported = 0, status;
    while (read(report, &byte, 1) == 1)
        reported++;
    close(report);
    assert_int_equal(waitpid(child, &status, 0), child);
    *killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    assert_true(*killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
    return reported;
}

/* What every kill is followed by. Returns the attempts found. */
static int check_after(const char *path, int least, int most)
{
    struct store *store = home_open(path);
    struct store_player player;
    int largest;
    int found = made_check(store, &largest);
    assert_in_range(found, least, most);
    assert_int_equal(largest, found - 1); /* none is missing between */
    /* And it goes on: */
    assert_int_equal(store_player(store, "Ada", &player), 0);
    assert_int_equal(made_save(store, player.id, found), 0);
    store_close(store);
    assert_int_equal(made_check_file(path), 0);
    return found;
}

/* A store with `before` attempts, made once and copied for every death. NULL for none. */
static unsigned char *prepare(int before, size_t *size)
{
    struct home place;
    bool killed;
    int report;
    if (before == 0)
        return NULL;
    home_make_bare(&place);
    pid_t child = start(place.path, &report, 0, before, CRASH_KILL, -1);
    assert_int_equal(finish(child, report, &killed), before);
    assert_false(killed);
    unsigned char *bytes = folder_read(place.path, size);
    folder_remove(place.folder);
    assert_non_null(bytes);
    return bytes;
}

/* The sanitizers see at every third moment what they would see at all of them. */
#ifdef __SANITIZE_ADDRESS__
enum { MOMENTS = 3 };
#else
enum { MOMENTS = 1 };
#endif

/* Dies at every single change of a file, one after the other, until there is none left to die at. */
static void die_everywhere(enum crash_kind kind, int before)
{
    bool killed = true;
    int moments = 0, in_progress = 0;
    size_t size;
    unsigned char *bytes = prepare(before, &size);
    for (int nth = 1; killed; nth += MOMENTS) {
        struct home place;
        int report;
        home_make_bare(&place);
        if (bytes)
            folder_write(place.path, bytes, size);
        pid_t child = start(place.path, &report, before, 2, kind, nth);
        int reported = finish(child, report, &killed);
        int found = check_after(place.path, before + reported, before + reported + 1);
        moments += killed;
        in_progress += found > before + reported;
        if (!killed)
            assert_int_equal(found, before + 2);
        folder_remove(place.folder);
    }
    free(bytes);
    print_message("%d moments; after %d of them the attempt in progress was there\n", moments, in_progress);
    assert_true(moments > 20 / MOMENTS);
}

TEST(test_killed_at_every_change)
{
    die_everywhere(CRASH_KILL, 0);
    die_everywhere(CRASH_KILL, 3);
}

TEST(test_torn_at_every_write)
{
    die_everywhere(CRASH_TORN, 0);
    die_everywhere(CRASH_TORN, 3);
}

TEST(test_power_cut_at_every_change)
{
    die_everywhere(CRASH_POWER, 0);
    die_everywhere(CRASH_POWER, 3);
}

/* Sets that are found after it; and it goes on: *then are there. */
static int check_sets_after(const char *path, int least, int most, int *then)
{
    struct store *store = home_open(path);
    struct store_player player;
    int largest;
    int found = made_check_sets(store, &largest);
    assert_in_range(found, least, most);
    assert_int_equal(store_player(store, "Ada", &player), 0);
    assert_int_equal(made_save(store, player.id, largest + 1), 0);
    *then = made_check_sets(store, NULL);
    assert_int_equal(*then, found + made_trial_count(largest + 1));
    store_close(store);
    assert_int_equal(made_check_file(path), 0);
    return found;
}

/* Dies at every change while an attempt of four sets is played: what is lost is the set in progress at most.
 */
static void die_by_sets(enum crash_kind kind)
{
    enum { BEFORE = 3, SETS_BEFORE = 1 + 2 + 3, SETS = 4 };
    bool killed = true, seen[SETS + 1] = {false};
    size_t size;
    unsigned char *bytes = prepare(BEFORE, &size);
    for (int nth = 1; killed; nth += MOMENTS) {
        struct home place;
        int report;
        home_make_bare(&place);
        folder_write(place.path, bytes, size);
        pid_t child = start_job(work_by_sets, place.path, &report, BEFORE, 1, kind, nth);
        int reported = finish(child, report, &killed);
        int least = SETS_BEFORE + reported, then;
        int found = check_sets_after(place.path, least, least + (reported < SETS), &then);
        seen[found - SETS_BEFORE] = true;
        folder_remove(place.folder);
    }
    free(bytes);
    for (int sets = 0; sets <= SETS; sets++)
        assert_true(seen[sets]);
}

TEST(test_sets)
{
    die_by_sets(CRASH_KILL);
    die_by_sets(CRASH_TORN);
    die_by_sets(CRASH_POWER);
}

/* A player who is deleted is gone with everything, or still there with everything. */
static void delete_everywhere(enum crash_kind kind)
{
    enum { BEFORE = 3 };
    bool killed = true;
    int outcomes[2] = {0};
    size_t size;
    unsigned char *bytes = prepare(BEFORE, &size);
    for (int nth = 1; killed; nth += MOMENTS) {
        struct home place;
        struct store_player player;
        int report;
        home_make_bare(&place);
        folder_write(place.path, bytes, size);
        pid_t child = start_job(leave, place.path, &report, 0, 0, kind, nth);
        int reported = finish(child, report, &killed);
        struct store *store = home_open(place.path);
        bool gone = store_player_find(store, "Ada", &player) != 0;
        assert_int_equal(made_check(store, NULL), gone ? 0 : BEFORE);
        assert_true(gone || !reported);
        outcomes[gone]++;
        store_close(store);
        assert_int_equal(made_check_file(place.path), 0);
        folder_remove(place.folder);
    }
    free(bytes);
    print_message("%d moments before it was deleted, %d after\n", outcomes[0], outcomes[1]);
    assert_true(outcomes[0] > 5 / MOMENTS && outcomes[1] > 0);
}

TEST(test_deleting)
{
    delete_everywhere(CRASH_KILL);
    delete_everywhere(CRASH_POWER);
}

/* SIGKILL from outside after a time by chance, wherever the child is then. */
TEST(test_killed_at_any_time)
{
    enum { ROUNDS = 120 / MOMENTS, ROUNDS_A_STORE = 20, SPREAD_US = 50000 };
    struct home place;
    uint64_t dice = 20;
    int stored = 0, killed_count = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int report;
        bool killed;
        char first_report;
        if (round % ROUNDS_A_STORE == 0) {
            home_make_bare(&place);
            stored = 0;
        }
        pid_t child = start(place.path, &report, stored, ENDLESS, CRASH_KILL, -1);
        int reported = 0;
        if (round % 2) /* half of the rounds wait until it is at work for certain */
            reported = read(report, &first_report, 1) == 1;
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        long us = (long)((dice >> 33) % SPREAD_US);
        struct timespec pause = {.tv_nsec = us * 1000};
        nanosleep(&pause, NULL);
        kill(child, SIGKILL);
        reported += finish(child, report, &killed);
        killed_count += killed;
        stored = 1 + check_after(place.path, stored + reported, stored + reported + 1);
        if (round % ROUNDS_A_STORE == ROUNDS_A_STORE - 1)
            folder_remove(place.folder);
    }
    assert_int_equal(killed_count, ROUNDS);
}

/* Three of them at once, killed at any time, each with an attempt on its way. */
TEST(test_three_killed_at_any_time)
{
    enum { ROUNDS = 60 / MOMENTS, ROUNDS_A_STORE = 10, WRITERS = 3, APART = 100000, SPREAD_US = 40000 };
    struct home place;
    uint64_t dice = 11;
    int next = 0, stored = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int report[WRITERS], reported = 0;
        pid_t child[WRITERS];
        bool killed;
        struct pollfd ready[WRITERS];
        if (round % ROUNDS_A_STORE == 0) {
            home_make_bare(&place);
            next = stored = 0;
        }
        for (int i = 0; i < WRITERS; i++) {
            child[i] =
                start_job(work_by_sets, place.path, &report[i], next + APART * i, APART, CRASH_KILL, -1);
            ready[i] = (struct pollfd){.fd = report[i], .events = POLLIN};
        }
        assert_true(poll(ready, WRITERS, -1) > 0); /* one is at work for certain */
        dice = dice * 6364136223846793005u + 1442695040888963407u;
        struct timespec pause = {.tv_nsec = (long)((dice >> 33) % SPREAD_US) * 1000};
        nanosleep(&pause, NULL);
        for (int i = 0; i < WRITERS; i++)
            kill(child[i], SIGKILL);
        for (int i = 0; i < WRITERS; i++)
            reported += finish(child[i], report[i], &killed);
        check_sets_after(place.path, stored + reported, stored + reported + WRITERS, &stored);
        next += WRITERS * APART;
        if (round % ROUNDS_A_STORE == ROUNDS_A_STORE - 1)
            folder_remove(place.folder);
    }
}
