#define _GNU_SOURCE
#include "damage.h"
#include "activities.h"

#include "child.h"
#include "folder.h"
#include "made.h"
#include "soak.h"

#include <dirent.h>
#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/*
 * Every command on stores that are damaged in every way: first those that only read, which change no file
 * whatever they find; then one that plays and keeps what it played, which shows what becomes of the store;
 * then those that read once more, and `recover` of what was set aside. Nothing crashes, nothing hangs,
 * nothing reaches the terminal raw, an error is said, and what was played after a good start is there.
 */
enum { BEFORE = 6, ATTEMPTS = 9, LIMIT_S = 30, OUTCOMES = 4 };

enum outcome { IN_USE, REPAIRED, SET_ASIDE, REFUSED };

/* A line of the table. */
struct row {
    long stores, outcomes[OUTCOMES];
    long rescued, rescuable;                  /* sets, of those set aside */
    long crashes, hangs, changed, raw, other; /* should be 0 */
};

/* To be done with each store. */
struct bench {
    struct soak_place place;
    unsigned char *sound, *earlier, *log;
    size_t sound_size, earlier_size, log_size;
    long sets; /* in the sound store */
    struct row *row;
    const struct damage_kind *kind;
    long number;
};

static const char *const readers[] = {
    "verify",
    "verify --json",
    "scores",
    "scores --json",
    "scores lake/01",
    "history --player Ada",
    "history --player Ada --format csv",
    "history --player Ben --format json",
    "export --player Ada",
    "export --attempt 1 --set 1 -",
    "players list",
    "players list --json",
};

/* Once for each kind: those that have no business with the store. */
static const char *const others[] = {
    "levels list", "levels check", "devices",        "help",
    "--version",   "shot --list",  "sway /dev/null", "score /dev/null --exercise stance"};

/* The bytes of every file below the folder, in one number. */
static uint64_t print_of(const char *folder)
{
    struct dirent **entries;
    uint64_t print = 0xcbf29ce484222325u;
    int count = scandir(folder, &entries, NULL, alphasort);

    for (int i = 0; i < count; i++) {
        char path[2 * SOAK_PATH_SIZE];
        struct stat about;
        size_t size = 0;
        unsigned char *bytes = NULL;

        snprintf(path, sizeof path, "%s/%.200s", folder, entries[i]->d_name);
        for (const char *at = entries[i]->d_name; *at; at++)
            print = (print ^ (unsigned char)*at) * 0x100000001b3u;
        if (lstat(path, &about) == 0 && S_ISREG(about.st_mode))
            bytes = folder_read(path, &size);
        for (size_t k = 0; bytes && k < size; k++)
            print = (print ^ bytes[k]) * 0x100000001b3u;
        free(bytes);
        free(entries[i]);
    }
    free(entries);
    return print;
}

static bool is_raw(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];

        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f ||
            (c == 0xc2 && i + 1 < size && (unsigned char)text[i + 1] >= 0x80 &&
             (unsigned char)text[i + 1] < 0xa0))
            return true;
    }
    return false;
}

static void tell(const struct bench *bench, const char *line, const char *what,
                 const struct child_result *result)
{
    printf("%s, store %ld, surefoot %s: %s: exit %d, %.300s%s", bench->kind->name, bench->number, line, what,
           result->status, result->err, result->err_size > 0 ? "" : "\n");
}

/* What no command does, on whatever store. */
static void judge(struct bench *bench, const char *line, const struct child_result *result)
{
    struct row *row = bench->row;
    bool said = result->err_size > 0 && result->err[result->err_size - 1] == '\n';
    bool other = result->status == 2 ? !said : result->status < 0 || result->status > 2;

    row->crashes += result->crashed;
    row->hangs += result->hung;
    row->raw += is_raw(result->out, result->out_size) || is_raw(result->err, result->err_size);
    row->other += other && !result->crashed && !result->hung;
    if (result->crashed || result->hung || other)
        tell(bench, line, result->crashed ? "crashed" : result->hung ? "hung" : "ended oddly", result);
    else if (is_raw(result->out, result->out_size) || is_raw(result->err, result->err_size))
        tell(bench, line, "raw control characters", result);
}

static void run_reader(struct bench *bench, const char *line, uint64_t *print)
{
    struct child_result result;

    child_run(line, LIMIT_S, &result);
    judge(bench, line, &result);
    uint64_t after = print_of(bench->place.data);
    if (after != *print) {
        bench->row->changed++;
        tell(bench, line, "files have changed", &result);
        *print = after;
    }
    child_free(&result);
}

static void read_all(struct bench *bench)
{
    uint64_t print = print_of(bench->place.data);

    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        run_reader(bench, readers[i], &print);
    for (size_t i = 0; bench->row->stores == 0 && i < sizeof others / sizeof *others; i++)
        run_reader(bench, others[i], &print);
}

/* Sets in the store that meet the condition; -1 when it cannot be asked. */
static long sets_where(const char *path, const char *condition)
{
    char sql[256];
    sqlite3 *db;
    sqlite3_stmt *row = NULL;
    long count = -1;
    struct stat about;

    if (lstat(path, &about) || !S_ISREG(about.st_mode))
        return -1;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM trial JOIN attempt ON attempt.id = attempt_id WHERE %s",
             condition);
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        count = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return count;
}

static void recover(struct bench *bench)
{
    char found[2 * SOAK_PATH_SIZE] = "", line[3 * SOAK_PATH_SIZE];
    struct child_result result;

    if (folder_count(bench->place.data, ".damaged-", found, sizeof found) == 0)
        return;
    snprintf(line, sizeof line, "recover %s", found);
    child_run(line, LIMIT_S, &result);
    judge(bench, line, &result);
    child_free(&result);
}

/* Plays, keeps what was played, and says what has become of the store. */
static void play(struct bench *bench)
{
    static const char line[] = "play lake/01 --input sim --headless --player Ada";
    struct row *row = bench->row;
    struct child_result result;
    enum outcome outcome = IN_USE;

    child_run(line, LIMIT_S, &result);
    judge(bench, line, &result);
    if (folder_count(bench->place.data, ".damaged-", NULL, 0) > 0)
        outcome = strstr(result.err, "taken out") ? REPAIRED : SET_ASIDE;
    else if (result.status == 2)
        outcome = REFUSED;
    else if (result.err_size > 0)
        outcome = REPAIRED;
    row->outcomes[outcome]++;
    if (outcome == SET_ASIDE) {
        long rescued = sets_where(bench->place.store, "started_unix_s < 1000000");

        row->rescued += rescued > 0 ? rescued : 0;
        row->rescuable += bench->kind->whole ? bench->sets : 0;
    }
    if (result.status == 0 && sets_where(bench->place.store, "started_unix_s >= 1000000") <= 0) {
        row->other++;
        tell(bench, line, "what was played is not there", &result);
    }
    child_free(&result);
}

static void read_again(struct bench *bench)
{
    uint64_t print = print_of(bench->place.data);

    run_reader(bench, "verify", &print);
    run_reader(bench, "history --player Ada", &print);
    run_reader(bench, "scores", &print);
}

static void clear(const struct bench *bench)
{
    chmod(bench->place.data, 0700);
    folder_remove(bench->place.data);
    soak_need(mkdir(bench->place.data, 0700) == 0, bench->place.data);
}

static void try_one(struct bench *bench, uint64_t *dice)
{
    const struct damage damage = {.path = bench->place.store,
                                  .sound = bench->sound,
                                  .sound_size = bench->sound_size,
                                  .earlier = bench->earlier,
                                  .earlier_size = bench->earlier_size,
                                  .log = bench->log,
                                  .log_size = bench->log_size,
                                  .dice = dice};

    clear(bench);
    damage_make(bench->kind, &damage);
    read_all(bench);
    play(bench);
    recover(bench);
    read_again(bench);
    bench->row->stores++;
}

/* The sound store, with the log that a crash after its last attempts leaves. */
static void save(struct store *store, int from, int to)
{
    static const char *const names[] = {"Ada", "Ben", "Cem"};

    for (int number = from; number < to; number++) {
        struct store_player player;
        struct made made;
        struct store_pain pain = {.activity = activities[0], .unix_s = number, .value = number % 11};

        soak_need(store_player(store, names[number % 3], &player) == 0, store_error(store));
        made_attempt(&made, player.id, number);
        pain.player_id = player.id;
        soak_need(store_attempt_save(store, &made.attempt) == 0, store_error(store));
        soak_need(store_pain_save(store, &pain, 1) == 0, store_error(store));
        made_free(&made);
    }
}

static void set(struct store *store)
{
    struct store_player ada;

    soak_need(store_player_find(store, "Ada", &ada) == 0, store_error(store));
    soak_need(store_setting_keep(store, ada.id, "voice", "100") == 0, store_error(store));
    soak_need(store_setting_keep(store, 0, "quiet", "on") == 0, store_error(store));
}

static struct store *open_sound(const char *path)
{
    struct store *store;
    char error[256];

    soak_need(store_open(path, &store, error) == 0, error);
    return store;
}

static void prepare(struct bench *bench)
{
    char wal[SOAK_PATH_SIZE + 8];
    struct store *store;

    soak_place(&bench->place);
    snprintf(wal, sizeof wal, "%s-wal", bench->place.store);
    store = open_sound(bench->place.store);
    save(store, 0, BEFORE);
    set(store);
    store_close(store);
    bench->earlier = folder_read(bench->place.store, &bench->earlier_size);
    store = open_sound(bench->place.store);
    save(store, BEFORE, ATTEMPTS);
    bench->log = folder_read(wal, &bench->log_size);
    store_close(store);
    bench->sound = folder_read(bench->place.store, &bench->sound_size);
    soak_need(bench->earlier && bench->log && bench->sound, "its files");
    bench->sets = sets_where(bench->place.store, "started_unix_s < 1000000");
}

static bool print_row(const char *name, const struct row *row)
{
    printf("%-22s %6ld %6ld %8ld %9ld %5ld/%-5ld %7ld %7ld %5ld %7ld %4ld %5ld\n", name, row->stores,
           row->outcomes[IN_USE], row->outcomes[REPAIRED], row->outcomes[SET_ASIDE], row->rescued,
           row->rescuable, row->outcomes[REFUSED], row->crashes, row->hangs, row->changed, row->raw,
           row->other);
    return row->crashes + row->hangs + row->changed + row->raw + row->other > 0;
}

static void add(struct row *all, const struct row *row)
{
    all->stores += row->stores;
    for (int i = 0; i < OUTCOMES; i++)
        all->outcomes[i] += row->outcomes[i];
    all->rescued += row->rescued;
    all->rescuable += row->rescuable;
    all->crashes += row->crashes;
    all->hangs += row->hangs;
    all->changed += row->changed;
    all->raw += row->raw;
    all->other += row->other;
}

int soak_damage(long stores)
{
    enum { KINDS_MAX = 32 };
    static struct row rows[KINDS_MAX], all;
    struct bench bench = {0};
    uint64_t dice = 13;
    int kinds = 0;

    while (damage_kinds[kinds].name)
        kinds++;
    prepare(&bench);
    for (long i = 0; i < stores; i++) {
        bench.row = &rows[i % kinds];
        bench.kind = &damage_kinds[i % kinds];
        bench.number = i;
        try_one(&bench, &dice);
        fflush(stdout);
    }
    clear(&bench);
    folder_remove(bench.place.folder);
    free(bench.sound);
    free(bench.earlier);
    free(bench.log);
    printf("%-22s %6s %6s %8s %9s %11s %7s %7s %5s %7s %4s %5s\n", "damage", "stores", "in use", "repaired",
           "set aside", "sets rescued", "refused", "crashes", "hangs", "changed", "raw", "other");
    for (int i = 0; i < kinds; i++) {
        print_row(damage_kinds[i].name, &rows[i]);
        add(&all, &rows[i]);
    }
    return print_row("all", &all);
}
