#define _GNU_SOURCE 1
#include "folder.h"
#include "fuzz.h"
#include "inside.h"
#include "made.h"
#include "seeds.h"

#include "command/common.h"
#include "play/settings.h"

#include <dirent.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * The command line and the settings. Bytes are words: of the list below, or any. However they stand, the
 * program ends with 0, 1 or 2 and words that inside_check likes, writes nothing but its store and the files
 * that were named, and leaves the store as it was unless a command was given that changes it. Or, by the
 * first byte, bytes are settings and numbers as they may stand in a file.
 */
enum { WORDS_MAX = 12, WORD_SIZE = 64, ATTEMPTS = 3 };

static const char *const words[] = {
    /* commands, and what follows them */
    "play", "score", "sway", "levels", "devices", "players", "scores", "history", "export", "verify", "shot",
    "help", "recover", "list", "check", "order", "strings", "rename", "hide", "show", "delete",
    /* options */
    "--help", "-h", "--version", "--json", "--player", "--format", "--attempt", "--set", "--side",
    "--exercise", "--weight", "--centre", "--level", "--plot", "--from", "--to", "--raw", "--pooled",
    "--zero", "--time", "--units", "--accel", "--low-pass", "--input", "--channel", "--pads", "--headless",
    "--speed", "--seed", "--full-screen", "--trace", "--picture", "--verbose", "--size", "--look", "--text",
    "--language", "--faults", "--list", "--sheet", "--yes", "--", "-",
    /* values */
    "Ada", "Ben", "Cem", "left", "right", "csv", "json", "text", "single-leg-balance", "stance", "limb-lift",
    "step-up", "bridge", "lake/01-one-leg-10s", "lake/0", "lake", "today", "workouts/none", "sim", "board",
    "motion", "contact", "coach", "load", "0", "1", "2", "-1", "0.5", "70", "1e9", "1e999", "nan", "0x10",
    "9223372036854775808", "0,1", "1,1", "0,0,0,0", "1280x720", "0x0", "dusk", "nearer", "de", "s", "ms", "m",
    "g", "home", "play-rest",
    /* files in the working folder, and names of new ones */
    "board.csv", "plate.csv", "limb.csv", "wrong.csv", "nothing.csv", ".", "new.csv", "new.png", "a b", ""};
enum { WORDS = sizeof words / sizeof *words };

/* Everything that the commands may change, as it was. */
struct place {
    char store[INSIDE_PATH_SIZE], work[INSIDE_PATH_SIZE];
    unsigned char *sound;
    size_t sound_size;
    sqlite3 *settings; /* a second store, for settings */
    struct store *store_of_settings;
};

static struct place place;

static struct store *open_store(const char *path)
{
    struct store *store;
    char error[256];

    if (store_open(path, &store, error))
        fuzz_broken(error, __FILE__, __LINE__);
    return store;
}

static void make_store(const char *path)
{
    static const char *const names[] = {"Ada", "Ben"};
    struct store *store = open_store(path);

    for (int number = 0; number < ATTEMPTS; number++) {
        struct store_player player;
        struct made made;

        must(store_player(store, names[number % 2], &player) == 0);
        made_attempt(&made, player.id, number);
        must(store_attempt_save(store, &made.attempt) == 0);
        made_free(&made);
    }
    store_close(store);
}

static void make_files(void)
{
    static const struct {
        const char *name;
        int seed;
    } files[] = {{"board.csv", 0}, {"plate.csv", 1}, {"limb.csv", 2}, {"wrong.csv", 8}};
    char text[8192], path[INSIDE_PATH_SIZE + 32];

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t size = seeds_csv(files[i].seed, text, sizeof text);

        snprintf(path, sizeof path, "%s/%s", place.work, files[i].name);
        folder_write(path, text, size);
    }
}

static void begin(void)
{
    char path[INSIDE_PATH_SIZE];

    if (place.sound)
        return;
    const char *top = inside_begin();
    snprintf(place.work, sizeof place.work, "%s/work", top);
    snprintf(place.store, sizeof place.store, "%s/data/surefoot/surefoot.db", top);
    make_store(place.store);
    place.sound = folder_read(place.store, &place.sound_size);
    must(place.sound);
    make_files();
    snprintf(path, sizeof path, "%s/settings/surefoot.db", top);
    place.store_of_settings = open_store(path);
    must(sqlite3_open_v2(path, &place.settings, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
    must(sqlite3_exec(place.settings, "PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK);
}

/* Any bytes but '\0', which no word has. */
static void take_raw(struct fuzz_bytes *bytes, char *out, size_t size)
{
    size_t length = fuzz_byte(bytes) % size, i;

    for (i = 0; i < length && bytes->left > 0; i++) {
        out[i] = (char)fuzz_byte(bytes);
        if (!out[i])
            out[i] = '-';
    }
    out[i] = '\0';
}

/* No way out of the throw-away folder: what is written there can be told, what is written elsewhere harms. */
static void tame(char *word)
{
    for (char *at = word; *at; at++)
        if (*at == '/' && (at == word || at[-1] == '=' || at[-1] == '/' || at[-1] == '.'))
            *at = '_';
}

static void take_word(struct fuzz_bytes *bytes, char out[WORD_SIZE])
{
    int which = fuzz_byte(bytes);
    size_t length;

    if (which < WORDS) {
        snprintf(out, WORD_SIZE, "%s", words[which]);
    } else if (which % 2) {
        take_raw(bytes, out, WORD_SIZE);
    } else { /* --option=value */
        snprintf(out, WORD_SIZE, "%s=", words[fuzz_below(bytes, WORDS)]);
        length = strlen(out);
        take_raw(bytes, out + length, WORD_SIZE - length);
    }
    tame(out);
}

static bool has(char taken[][WORD_SIZE], int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (!strcmp(taken[i], word))
            return true;
    return false;
}

/* Named as it stands there, or as --option=NAME. */
static bool named(char taken[][WORD_SIZE], int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        const char *value = strchr(taken[i], '=');

        if (!strcmp(taken[i], name) || (value && !strcmp(value + 1, name)))
            return true;
    }
    return false;
}

/* Of the working folder: what was there is there still, what is new was named, and goes. */
static void check_files(char taken[][WORD_SIZE], int count)
{
    static const char *const kept[] = {"board.csv", "plate.csv", "limb.csv", "wrong.csv"};
    size_t seen = 0;
    DIR *folder = opendir(place.work);

    must(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        size_t i = 0;

        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        while (i < sizeof kept / sizeof *kept && strcmp(kept[i], entry->d_name))
            i++;
        seen += i < sizeof kept / sizeof *kept;
        must(i < sizeof kept / sizeof *kept || named(taken, count, entry->d_name));
        if (i == sizeof kept / sizeof *kept)
            must(unlinkat(dirfd(folder), entry->d_name, 0) == 0);
    }
    closedir(folder);
    must(seen == sizeof kept / sizeof *kept);
    if (has(taken, count, "export") || has(taken, count, "--plot") || has(taken, count, "--picture"))
        make_files(); /* whoever names a file of his own to be written has it written */
}

static void check_no_file(const char *below)
{
    char path[INSIDE_PATH_SIZE];

    snprintf(path, sizeof path, "%s/%s", inside_begin(), below);
    must(folder_count(path, "", NULL, 0) == 0);
}

/* Those that play and those of players: to whom the store is more than something to read. */
static bool may_change(char taken[][WORD_SIZE], int count)
{
    return count == 0 || taken[0][0] == '-' || !strcmp(taken[0], "play") || !strcmp(taken[0], "recover") ||
           (!strcmp(taken[0], "players") && !has(taken, count, "list"));
}

static void check_store(char taken[][WORD_SIZE], int count)
{
    char folder[INSIDE_PATH_SIZE], found[2 * INSIDE_PATH_SIZE];
    size_t size;
    unsigned char *bytes = folder_read(place.store, &size);

    must(bytes);
    if (size != place.sound_size || memcmp(bytes, place.sound, size) != 0) {
        must(may_change(taken, count));
        folder_write(place.store, place.sound, place.sound_size);
    }
    free(bytes);
    snprintf(folder, sizeof folder, "%s/data/surefoot", inside_begin());
    must(folder_count(folder, ".damaged-", found, sizeof found) == 0);
    must(folder_count(folder, "-wal", found, sizeof found) == 0);
}

static void run_words(struct fuzz_bytes *bytes)
{
    char taken[WORDS_MAX][WORD_SIZE];
    const char *list[WORDS_MAX + 1] = {NULL};
    int count = fuzz_below(bytes, WORDS_MAX + 1);
    struct inside result;

    for (int i = 0; i < count; i++) {
        take_word(bytes, taken[i]);
        list[i] = taken[i];
    }
    inside_run(list, &result);
    inside_check(&result);
    inside_free(&result);
    check_files(taken, count);
    check_store(taken, count);
    check_no_file("home");
    check_no_file("tmp");
}

static void check_settings(const struct settings *settings)
{
    for (int i = 0; i < SETTINGS; i++) {
        enum settings_item item = (enum settings_item)i;

        must(settings->at[i] >= 0 && settings->at[i] < settings_count(item));
        must(settings_value(settings, item)[0]);
    }
    must(settings_pace(settings) > 0 && settings_dwell_s(settings) > 0);
    must(settings_volume(settings, SETTING_VOICE) >= 0 && settings_volume(settings, SETTING_VOICE) <= 1);
}

/* What a file says of one setting: known, and then it reads back the same; or nothing is changed. */
static void read_setting(struct settings *settings, const char *name, const char *value)
{
    struct settings before = *settings;

    if (!settings_read(settings, name, value)) {
        must(memcmp(&before, settings, sizeof before) == 0);
        return;
    }
    for (int i = 0; i < SETTINGS; i++)
        if (!strcmp(settings_name((enum settings_item)i), name))
            must(!strcmp(settings_value(settings, (enum settings_item)i), value));
    check_settings(settings);
}

static void take_setting(struct fuzz_bytes *bytes, char name[WORD_SIZE], char value[WORD_SIZE])
{
    struct settings settings;
    int item = fuzz_byte(bytes);

    settings_default(&settings);
    if (item < 200)
        snprintf(name, WORD_SIZE, "%s", settings_name((enum settings_item)(item % SETTINGS)));
    else
        take_raw(bytes, name, WORD_SIZE);
    if (item < 200 && item % 3) {
        settings_turn(&settings, (enum settings_item)(item % SETTINGS), (int8_t)fuzz_byte(bytes));
        snprintf(value, WORD_SIZE, "%s", settings_value(&settings, (enum settings_item)(item % SETTINGS)));
    } else {
        take_raw(bytes, value, WORD_SIZE);
    }
}

/* As a row that somebody else has written: as text, as bytes or as a number. */
static void store_row(struct fuzz_bytes *bytes, const char *name, const char *value)
{
    sqlite3_stmt *row;
    int kind = fuzz_below(bytes, 3);

    must(sqlite3_prepare_v2(place.settings,
                            "INSERT OR REPLACE INTO setting (player_id, name, value) VALUES (NULL, ?, ?)", -1,
                            &row, NULL) == SQLITE_OK);
    sqlite3_bind_text(row, 1, name, -1, SQLITE_STATIC);
    if (kind == 0)
        sqlite3_bind_text(row, 2, value, -1, SQLITE_STATIC);
    else if (kind == 1)
        sqlite3_bind_blob(row, 2, value, (int)strlen(value), SQLITE_STATIC);
    else
        sqlite3_bind_int64(row, 2, (int64_t)fuzz_whole(bytes, 8));
    sqlite3_step(row); /* may be refused by the schema */
    sqlite3_finalize(row);
}

static void read_settings(struct fuzz_bytes *bytes)
{
    char name[WORD_SIZE], value[WORD_SIZE];
    struct settings settings;
    bool stored = fuzz_byte(bytes) % 8 == 0;

    settings_default(&settings);
    if (stored)
        must(sqlite3_exec(place.settings, "BEGIN; DELETE FROM setting", NULL, NULL, NULL) == SQLITE_OK);
    for (int i = 0; i < 8 && bytes->left > 0; i++) {
        take_setting(bytes, name, value);
        read_setting(&settings, name, value);
        if (stored)
            store_row(bytes, name, value);
    }
    if (!stored)
        return;
    must(sqlite3_exec(place.settings, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
    must(settings_load(place.store_of_settings, 1, &settings) == 0);
    check_settings(&settings);
}

static void read_numbers(struct fuzz_bytes *bytes)
{
    double low = fuzz_byte(bytes) - 128, high = low + fuzz_byte(bytes), real = -1e300;
    int64_t whole = INT64_MIN;
    char text[WORD_SIZE];

    take_raw(bytes, text, sizeof text);
    if (common_real(text, low, high, &real))
        must(isfinite(real) && real >= low && real <= high);
    else
        must(real < -1e299);
    if (common_whole(text, (int64_t)low, (int64_t)high, &whole))
        must(whole >= (int64_t)low && whole <= (int64_t)high && (double)whole == strtod(text, NULL));
    else
        must(whole == INT64_MIN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bytes bytes = {data, size};

    begin();
    switch (fuzz_below(&bytes, 4)) {
    case 0:
        read_settings(&bytes);
        break;
    case 1:
        read_numbers(&bytes);
        break;
    default:
        run_words(&bytes);
    }
    return 0;
}

static uint8_t index_of(const char *word)
{
    for (int i = 0; i < WORDS; i++)
        if (!strcmp(words[i], word))
            return (uint8_t)i;
    fuzz_broken(word, __FILE__, __LINE__);
}

/* Commands as people give them. */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const char *const lines[][WORDS_MAX] = {
        {"play", "lake/01-one-leg-10s", "--input", "sim", "--headless", "--player", "Ada", "--json"},
        {"play", "today", "--input", "coach", "--headless", "--player", "Cem"},
        {"play", "lake/0", "--input", "board.csv", "--headless", "--weight", "70"},
        {"--input", "sim", "--player", "Ben", "--speed", "2", "--seed", "1", "--full-screen"},
        {"score", "board.csv", "--exercise", "single-leg-balance", "--side", "left", "--json", "--plot",
         "new.png"},
        {"score", "limb.csv", "--exercise", "limb-lift", "--from", "0.5", "--to", "2"},
        {"sway", "plate.csv", "--json", "--time", "s", "--units", "m"},
        {"sway", "-", "--raw"},
        {"levels", "list", "--json"},
        {"levels", "check", "."},
        {"levels", "order"},
        {"levels", "strings"},
        {"players", "list", "--json"},
        {"players", "rename", "Ada", "Cem"},
        {"players", "delete", "Ben", "--yes"},
        {"players", "hide", "Ada"},
        {"scores", "lake/01-one-leg-10s", "--json"},
        {"history", "--player", "Ada", "--format", "csv"},
        {"history", "--player", "Ben"},
        {"export", "--player", "Ada", "--format", "json"},
        {"export", "--attempt", "1", "--set", "1", "--side", "left", "new.csv"},
        {"export", "--attempt", "2", "--set", "1", "-"},
        {"verify", "--json"},
        {"verify", "--player", "Ada"},
        {"shot", "play-rest", "new.png", "--size", "1280x720", "--look", "dusk", "--text", "nearer"},
        {"shot", "--list"},
        {"devices", "--json"},
        {"help", "score"},
        {"--version"},
    };
    static const uint8_t others[][12] = {{0, 0, 1, 1, 0, 2, 2, 0, 203, 3, 'a', 'b'},
                                         {0, 1, 4, 1, 5, 2, 8, 1},
                                         {1, 128, 100, 4, '1', '2', '.', '5'},
                                         {1, 0, 255, 3, '-', '1', '7'}};
    enum { LINES = sizeof lines / sizeof *lines, OTHERS = sizeof others / sizeof *others };
    size_t length = 2;

    if (number >= LINES + OTHERS)
        return 0;
    must(size >= 2 + WORDS_MAX);
    if (number >= LINES) {
        memcpy(out, others[number - LINES], sizeof others[0]);
        return sizeof others[0];
    }
    out[0] = 2;
    for (int i = 0; i < WORDS_MAX && lines[number][i]; i++)
        out[length++] = index_of(lines[number][i]);
    out[1] = (uint8_t)(length - 2);
    return length;
}
