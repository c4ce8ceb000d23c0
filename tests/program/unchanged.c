#define _GNU_SOURCE 1
#include "unchanged.h"

#include "cli.h"
#include "folder.h"
#include "test.h"

#include "store/recording.h"

#define PLAYER "Same"

sqlite3 *unchanged_db(void)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open_v2(cli_path("surefoot/surefoot.db"), &db,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI, NULL),
                     SQLITE_OK);
    return db;
}

sqlite3_stmt *unchanged_ask(sqlite3 *db, const char *sql, sqlite3_int64 id)
{
    sqlite3_stmt *rows;

    if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    sqlite3_bind_int64(rows, 1, id);
    return rows;
}

#define HASH_BEGIN 0xcbf29ce484222325

/* FNV-1a. */
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 0x100000001b3;
    return hash;
}

static uint32_t folded(uint64_t hash)
{
    return (uint32_t)(hash ^ hash >> 32);
}

static uint32_t hash_of(const void *bytes, size_t size)
{
    return folded(hash_bytes(HASH_BEGIN, bytes, size));
}

static uint32_t hash_samples(const struct recording *recording)
{
    uint64_t hash = HASH_BEGIN;

    for (size_t i = 0; i < recording->count; i++) {
        const struct sample *sample = &recording->samples[i];

        hash = hash_bytes(hash, &sample->t_us, sizeof sample->t_us);
        hash = hash_bytes(hash, &sample->has, sizeof sample->has);
        hash = hash_bytes(hash, &sample->contacts, sizeof sample->contacts);
        hash = hash_bytes(hash, sample->load_kg, sizeof sample->load_kg);
        hash = hash_bytes(hash, sample->accel_m_s2, sizeof sample->accel_m_s2);
        hash = hash_bytes(hash, sample->gyro_rad_s, sizeof sample->gyro_rad_s);
    }
    return folded(hash);
}

/* Columns as they are, to the last bit; without a score only the first ones. */
static void print_columns(FILE *out, sqlite3_stmt *row, int from, int to)
{
    for (int i = from; i < to && sqlite3_column_type(row, i) != SQLITE_NULL; i++) {
        if (sqlite3_column_type(row, i) == SQLITE_FLOAT)
            fprintf(out, " %.17g", sqlite3_column_double(row, i));
        else
            fprintf(out, " %s", sqlite3_column_text(row, i));
    }
}

static void print_trials(FILE *out, sqlite3 *db, sqlite3_int64 attempt)
{
    sqlite3_stmt *row = unchanged_ask(
        db,
        "SELECT packed, ellipse95_mm2, side, set_number, weight_kg, centre_x_mm, target_reps, range_deg,"
        " points, stars, score.seconds, steadiness, velocity_mm_s, reps, good, ended_by"
        " FROM trial JOIN recording ON recording.trial_id = trial.id"
        " LEFT JOIN score ON score.trial_id = trial.id WHERE attempt_id = ?1 ORDER BY position",
        attempt);

    while (sqlite3_step(row) == SQLITE_ROW) {
        struct recording recording = {0};

        assert_int_equal(
            recording_unpack(&recording, sqlite3_column_blob(row, 0), (size_t)sqlite3_column_bytes(row, 0)),
            0);
        if (recording.count)
            fprintf(out, "%zu %08x", recording.count, hash_samples(&recording));
        print_columns(out, row, 2, 16);
        fprintf(out, " %.17g\n", sqlite3_column_double(row, 1));
        recording_free(&recording);
    }
    sqlite3_finalize(row);
}

/* What playing left in the store, after the attempt `last`. */
static void print_attempts(FILE *out, sqlite3_int64 *last)
{
    sqlite3 *db = unchanged_db();
    sqlite3_stmt *row =
        unchanged_ask(db,
                      "SELECT id, level, exercise, channel, rung, support, completed, seconds FROM"
                      " attempt WHERE id > ?1 ORDER BY id",
                      *last);

    while (sqlite3_step(row) == SQLITE_ROW) {
        *last = sqlite3_column_int64(row, 0);
        fprintf(out, "=");
        print_columns(out, row, 1, 8);
        fprintf(out, "\n");
        print_trials(out, db, *last);
    }
    sqlite3_finalize(row);
    sqlite3_close(db);
}

static void answer_play(FILE *out, const char *words, sqlite3_int64 *last)
{
    struct cli_result result = cli_run(cli_words("%s --headless --player " PLAYER, words));
    if (result.status)
        fprintf(out, "status %d\n", result.status);
    print_attempts(out, last);
}

/* Takes all areas of ellipses out of a value; their sum. */
static double take_ellipses(json_t *value)
{
    json_t *inner = json_object_get(value, "ellipse95_mm2");
    double sum = json_number_value(inner);
    const char *key;
    size_t i;

    json_object_del(value, "ellipse95_mm2");
    json_object_foreach(value, key, inner) sum += take_ellipses(inner);
    json_array_foreach(value, i, inner) sum += take_ellipses(inner);
    return sum;
}

static size_t count_of(json_t *object, const char *key)
{
    return json_array_size(json_object_get(object, key));
}

/* `score` or `sway`: some figures for people, and a hash of all that is said but the words. */
static void answer_measure(FILE *out, const char *what, const char *words)
{
    struct cli_result result = cli_run(words);
    json_t *said = json_loads(result.out, 0, NULL);
    int status = result.status;

    if (!said) {
        fprintf(out, "%s: status %d\n", what, status);
        return;
    }
    json_object_del(said, "remarks");
    json_object_del(said, "rules");
    double ellipses = take_ellipses(said);
    char *text = json_dumps(said, JSON_SORT_KEYS | JSON_COMPACT | JSON_REAL_PRECISION(15));
    assert_non_null(text);
    fprintf(out, "%s %lld %lld %zu %zu %08x %.15g\n", what,
            (long long)json_integer_value(json_object_get(said, "points")),
            (long long)json_integer_value(json_object_get(said, "stars")), count_of(said, "holds"),
            count_of(said, "reps"), hash_of(text, strlen(text)), ellipses);
    free(text);
    json_decref(said);
}

/* A recording by all that can be measured in it; one of a board is played, too, as far as it goes. */
static void answer_recording(FILE *out, const char *name, sqlite3_int64 *last)
{
    static const char *const board[] = {
        "stance", "single-leg-balance", "step-up", "lateral-step-up", "bridge", NULL};
    static const char *const motion[] = {
        "limb-lift", "limb-lift --side left", "hip-abduction", "step-up", "lateral-step-up", "bridge", NULL};
    static const char *const plate[] = {NULL};
    static const char *const levels[] = {"lake/01", "ridge/01"};
    bool of_board = strncmp(name, "board", 5) == 0, of_motion = strncmp(name, "motion", 6) == 0;
    size_t size;

    const char *words = cli_words("%s/%s", getenv("R"), name);
    unsigned char *bytes = folder_read(words, &size);
    if (!bytes)
        fail_msg("%s is missing", words);
    fprintf(out, "%08x\n", hash_of(bytes, size));
    free(bytes);
    for (const char *const *exercise = of_board ? board : of_motion ? motion : plate; *exercise; exercise++)
        answer_measure(out, *exercise, cli_words("score $R/%s --json --exercise %s", name, *exercise));
    if (!of_motion)
        answer_measure(out, "sway", cli_words("sway $R/%s --json", name));
    for (size_t i = 0; of_board && i < sizeof levels / sizeof levels[0]; i++) {
        answer_play(out, cli_words("play %s --input $R/%s --channel load", levels[i], name), last);
    }
}

/* The tables, to their places. */
static void answer_scores(FILE *out)
{
    json_t *said = cli_json(0, "scores --json"), *row;
    size_t i;

    json_array_foreach(at(said, "scores"), i, row)
        fprintf(out, "%s %s %s %s: %lld %s %lld %.15g\n", text_at(row, "level"), text_at(row, "side"),
                text_at(row, "channel"), text_at(row, "support"), whole_at(row, "place"),
                text_at(row, "player"), whole_at(row, "points"), number_at(row, "seconds"));
}

/* Answers every question of a file. malloc'ed. */
static char *answers(const char *asked)
{
    char *copy = strdup(asked), *text = NULL, *save = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    sqlite3_int64 last = 0;

    assert_true(copy && out);
    for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        const char *words = line + 2;

        if (*line != '>')
            continue;
        fprintf(out, "%s\n", line);
        if (strncmp(words, "play ", 5) == 0)
            answer_play(out, words, &last);
        else if (strcmp(words, "scores") == 0)
            answer_scores(out);
        else
            answer_recording(out, words, &last);
    }
    free(copy);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* To the letter, but for the last digits of an ellipse at the end. */
static bool same_line(const char *kept, const char *found)
{
    const char *a = strrchr(kept, ' '), *b = strrchr(found, ' ');

    if (strcmp(kept, found) == 0)
        return true;
    if (!a || !b || a - kept != b - found || strncmp(kept, found, (size_t)(a - kept)) != 0)
        return false;
    double area = strtod(a, NULL);
    return area > 0 && fabs(strtod(b, NULL) - area) <= 2e-15 * area;
}

static void compare(const char *kept, char *found, const char *name)
{
    char *copy = strdup(kept), *save_kept = NULL, *save_found = NULL;
    const char *question = "";
    int other = 0;

    char *a = strtok_r(copy, "\n", &save_kept), *b = strtok_r(found, "\n", &save_found);
    while (a && b) {
        if (*a == '>')
            question = a;
        if (!same_line(a, b) && ++other <= 10)
            print_error("%s: %s\n  was %s\n  is  %s\n", name, question, a, b);
        a = strtok_r(NULL, "\n", &save_kept);
        b = strtok_r(NULL, "\n", &save_found);
    }
    if (other || a || b)
        fail_msg("%s: %d lines differ%s", name, other, a || b ? ", and one is longer" : "");
    free(copy);
}

static char *text_of(const char *name)
{
    size_t size;
    unsigned char *bytes;

    const char *path = cli_words("%s%s", UNCHANGED, name);
    bytes = folder_read(path, &size);
    if (!bytes)
        fail_msg("%s is missing", path);
    bytes[size] = '\0';
    return (char *)bytes;
}

void unchanged_check(const char *name, const char *recordings)
{
    char *kept = text_of(name), *found;

    setenv("R", recordings, 1);
    found = answers(kept);
    const char *path = cli_words("%s%s", UNCHANGED, name);
    if (getenv("UNCHANGED_WRITE"))
        folder_write(path, found, strlen(found));
    else
        compare(kept, found, name);
    free(kept);
    free(found);
}
