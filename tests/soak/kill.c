#define _GNU_SOURCE
#include "child.h"
#include "folder.h"
#include "made.h"
#include "soak.h"

#include <jansson.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * Three programs write into one store at the same time and are killed, all at once or one after the other.
 * Then the store opens without a word, is sound, and holds every set that was reported, whole; and of each
 * program at most what was in progress. Half of the rounds' writers are the store's own functions, which
 * write without a pause; the others are three times `surefoot play`.
 */
enum { WRITERS = 3, APART = 100000, ROUNDS_A_STORE = 10, SPREAD_US = 40000 };
enum { PLAY_SETS = 4 /* of the level that is played */, LIMIT_S = 60 };

/* One line of the table. */
struct tally {
    const char *writers;
    long kills, reported, found, in_progress;
    long lost, unsound, notices; /* should be 0 */
    double seconds;
};

static void nap(uint64_t *dice, uint64_t spread_us)
{
    uint64_t us = soak_roll(dice, spread_us);
    struct timespec pause = {.tv_sec = (time_t)(us / 1000000), .tv_nsec = (long)(us % 1000000) * 1000};

    nanosleep(&pause, NULL);
}

/* How many of a row are alive when the next one dies: all at once, or one after the other. */
static bool at_once(uint64_t *dice)
{
    return soak_roll(dice, 2) == 0;
}

static void report_set(void *context)
{
    if (write(*(int *)context, "x", 1) != 1)
        _exit(1);
}

static void save_whole(struct store *store, int64_t player_id, int number, int report)
{
    struct made made;

    made_attempt(&made, player_id, number);
    if (store_attempt_save(store, &made.attempt))
        _exit(1);
    for (int i = 0; i < made.attempt.trial_count; i++)
        report_set(&report);
    made_free(&made);
}

/* The first stores whole attempts, the others set by set. Never returns. */
static void work(const char *path, int which, int report, int first)
{
    static const char *const names[WRITERS] = {"Ada", "Ben", "Cem"};
    struct store *store;
    struct store_player player;
    char error[256];

    if (store_open(path, &store, error) || store_player(store, names[which], &player))
        _exit(1);
    for (int number = first; number < first + APART; number++)
        if (which == 0)
            save_whole(store, player.id, number, report);
        else if (made_save_sets(store, player.id, number, report_set, &report))
            _exit(1);
    _exit(0);
}

struct writer {
    pid_t pid;
    int report;
};

static void start(const char *path, int which, int first, struct writer *out)
{
    int ends[2];

    soak_need(pipe(ends) == 0 && (out->pid = fork()) >= 0, "a writer");
    if (out->pid == 0) {
        close(ends[0]);
        work(path, which, ends[1], first);
    }
    close(ends[1]);
    out->report = ends[0];
}

/* Sets that it has reported; a writer that ended by itself is a fault. */
static long finish(const struct writer *writer, struct tally *tally)
{
    long reported = 0;
    int status;
    char byte;

    while (read(writer->report, &byte, 1) == 1)
        reported++;
    close(writer->report);
    waitpid(writer->pid, &status, 0);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        tally->kills++;
    else
        tally->unsound++;
    return reported;
}

static struct store *open_after(const char *path, struct tally *tally)
{
    struct store *store = NULL;
    char error[256];

    if (store_open(path, &store, error)) {
        fprintf(stderr, "does not open: %s\n", error);
        tally->unsound++;
    } else if (store_notice(store)[0]) {
        fprintf(stderr, "notice: %s\n", store_notice(store));
        tally->notices++;
    }
    return store;
}

/* `least` sets are there for certain, and up to `more` of what was in progress. The sets that are there. */
static long check(const char *path, long least, long more, struct tally *tally)
{
    struct store *store = open_after(path, tally);
    long found = store ? made_check_sets(store, NULL) : -1;

    store_close(store);
    if (found < 0 || found > least + more || made_check_file(path))
        tally->unsound++;
    if (found >= 0 && found < least)
        tally->lost += least - found;
    return found < 0 ? least : found;
}

/* A round is over. The sets in the store after it. */
static long account(struct tally *tally, long before, long reported, long found)
{
    tally->reported += reported;
    tally->found += found - before;
    tally->in_progress += found - before - reported;
    return found;
}

static void kill_all(const pid_t pids[WRITERS], uint64_t *dice, uint64_t spread_us)
{
    bool all = at_once(dice);
    int first = (int)soak_roll(dice, WRITERS);

    for (int i = 0; i < WRITERS; i++) {
        if (i == 0 || !all)
            nap(dice, spread_us);
        kill(pids[(first + i) % WRITERS], SIGKILL);
    }
}

/* One round; sets in the store after it. */
static long kill_library(const struct soak_place *place, int round, long before, uint64_t *dice,
                         struct tally *tally)
{
    struct writer writers[WRITERS];
    struct pollfd ready[WRITERS];
    pid_t pids[WRITERS];
    long reported = 0, found;

    for (int i = 0; i < WRITERS; i++) {
        start(place->store, i, (round * WRITERS + i) * APART, &writers[i]);
        ready[i] = (struct pollfd){.fd = writers[i].report, .events = POLLIN};
        pids[i] = writers[i].pid;
    }
    poll(ready, WRITERS, -1); /* one is at work for certain */
    kill_all(pids, dice, SPREAD_US);
    for (int i = 0; i < WRITERS; i++)
        reported += finish(&writers[i], tally);
    found = check(place->store, before + reported, MADE_TRIALS_MAX + WRITERS - 1, tally);
    return account(tally, before, reported, found);
}

/* Trials that `surefoot verify` confirms; -1 when it does not. */
static long verified(struct tally *tally)
{
    struct child_result result;

    child_run("verify --json", LIMIT_S, &result);
    json_t *all = json_loadb(result.out, result.out_size, 0, NULL);
    long trials = json_is_true(json_object_get(all, "ok"))
                      ? (long)json_integer_value(json_object_get(all, "trials"))
                      : -1;
    if (result.status != 0 || trials < 0) {
        fprintf(stderr, "verify: %d %s%s", result.status, result.out, result.err);
        tally->unsound++;
    }
    json_decref(all);
    child_free(&result);
    return trials;
}

/* The same with the real program: a set that was played is confirmed by its recording. */
static long kill_players(int round, long before, uint64_t spread_us, uint64_t *dice, struct tally *tally)
{
    static const char *const names[WRITERS] = {"Ada", "Ben", "Cem"};
    struct child children[WRITERS];
    pid_t pids[WRITERS];
    long reported = 0, found;
    char line[160];

    for (int i = 0; i < WRITERS; i++) {
        snprintf(line, sizeof line, "play lake/01 --input sim --headless --json --seed %d --player %s",
                 round * WRITERS + i, names[i]);
        child_start(line, &children[i]);
        pids[i] = children[i].pid;
    }
    kill_all(pids, dice, spread_us);
    for (int i = 0; i < WRITERS; i++) {
        struct child_result result;

        child_end(&children[i], LIMIT_S, &result);
        reported += result.status == 0 ? PLAY_SETS : 0;
        tally->kills += result.status < 0;
        tally->unsound += result.crashed || result.hung || result.status > 0;
        child_free(&result);
    }
    found = verified(tally);
    if (found < 0)
        return before;
    tally->lost += found < before + reported ? before + reported - found : 0;
    tally->unsound += found > before + WRITERS * PLAY_SETS;
    return account(tally, before, reported, found);
}

static void new_place(struct soak_place *place, int round)
{
    if (round > 0)
        folder_remove(place->folder);
    soak_place(place);
}

/* Makes the store with one attempt in it that nobody disturbs; how long that takes. */
static uint64_t play_once_us(void)
{
    double began = soak_seconds();
    struct child_result result;

    child_run("play lake/01 --input sim --headless --player Dora", LIMIT_S, &result);
    child_free(&result);
    return (uint64_t)((soak_seconds() - began) * 1e6) + 1;
}

/* By the library or by players; every so many rounds in a new place. */
static void run(long kills, bool players, struct tally *tally)
{
    struct soak_place place;
    double began = soak_seconds();
    uint64_t dice = players ? 12 : 11, spread_us = 0;
    long found = 0;
    int round;

    for (round = 0; tally->kills < kills; round++) {
        if (round % ROUNDS_A_STORE == 0) {
            new_place(&place, round);
            spread_us = players ? play_once_us() : 0;
            found = players ? PLAY_SETS : 0;
        }
        found = players ? kill_players(round, found, spread_us, &dice, tally)
                        : kill_library(&place, round % ROUNDS_A_STORE, found, &dice, tally);
        tally->notices += players && folder_count(place.data, ".damaged-", NULL, 0) > 0;
    }
    if (round > 0)
        folder_remove(place.folder);
    tally->seconds = soak_seconds() - began;
}

static void print(const struct tally *tally)
{
    printf("%-16s %6ld %9ld %7ld %12ld %5ld %8ld %8ld %8.0f\n", tally->writers, tally->kills, tally->reported,
           tally->found, tally->in_progress, tally->lost, tally->unsound, tally->notices, tally->seconds);
}

int soak_kill(long kills)
{
    struct tally library = {.writers = "store functions"}, players = {.writers = "surefoot play"};

    run(kills - kills / 2, false, &library);
    run(kills / 2, true, &players);
    printf("%-16s %6s %9s %7s %12s %5s %8s %8s %8s\n", "three writers", "kills", "reported", "found",
           "in progress", "lost", "unsound", "notices", "seconds");
    print(&library);
    print(&players);
    if (players.kills > 0 && players.found == 0)
        puts("no player kept a set before being killed: of the second line nothing was tested; let more be "
             "killed");
    return library.lost + library.unsound + library.notices + players.lost + players.unsound +
               players.notices >
           0;
}
