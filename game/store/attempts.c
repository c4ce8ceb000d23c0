#include "store/inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int save_score(struct store *store, int64_t trial_id, const struct store_trial *trial)
{
    const struct score *score = &trial->score;
    int code = db_run(store->db,
                      "INSERT INTO score (trial_id, points, stars, seconds, steadiness, velocity_mm_s, "
                      "ellipse95_mm2, ended_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                      "iiirirrt", trial_id, (int64_t)score->points, (int64_t)score->stars, score->seconds,
                      (int64_t)score->steadiness, score->velocity_mm_s, score->ellipse95_mm2,
                      hold_end_name(trial->ended_by));
    return store_failed(store, "The score cannot be stored", code);
}

static int save_recording(struct store *store, int64_t trial_id, const struct recording *recording)
{
    unsigned char *packed;
    size_t size;
    int result = recording_pack(recording, &packed, &size);
    if (result) {
        snprintf(store->error, sizeof(store->error), "The recording cannot be packed: %s", strerror(-result));
        return result;
    }
    int code = db_run(store->db, "INSERT INTO recording (trial_id, samples, packed) VALUES (?, ?, ?)", "iib",
                      trial_id, (int64_t)recording->count, (const void *)packed, size);
    free(packed);
    return store_failed(store, "The recording cannot be stored", code);
}

static int save_trial(struct store *store, int64_t attempt_id, int position, const struct store_trial *trial)
{
    if (!trial->recording)
        return store_refused(store, "A trial is stored with its recording or not at all");
    int code = db_run(store->db,
                      "INSERT INTO trial (attempt_id, position, side, set_number, weight_kg, centre_x_mm, "
                      "cap_s, star_1_s, star_2_s, star_3_s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "iitirrrrrr", attempt_id, (int64_t)position, side_name(trial->side),
                      (int64_t)trial->set, trial->weight_kg, trial->centre_x_mm, trial->cap_s,
                      trial->stars_at[0], trial->stars_at[1], trial->stars_at[2]);
    if (code != SQLITE_OK)
        return store_failed(store, "The trial cannot be stored", code);
    int64_t trial_id = sqlite3_last_insert_rowid(store->db);
    int result = save_recording(store, trial_id, trial->recording);
    return result == 0 && trial->scored ? save_score(store, trial_id, trial) : result;
}

/* Inside the transaction. */
static int save_all(struct store *store, const struct store_attempt *attempt, int64_t *id)
{
    int code = db_run(store->db,
                      "INSERT INTO attempt (player_id, level, exercise, channel, source, rules, "
                      "started_unix_s, seconds, completed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "ittttiiri", attempt->player_id, attempt->level, exercise_name(attempt->exercise),
                      channel_name(attempt->channel), attempt->source, (int64_t)attempt->rules,
                      attempt->started_unix_s, attempt->seconds, (int64_t)attempt->completed);
    if (code != SQLITE_OK)
        return store_failed(store, "The attempt cannot be stored", code);
    *id = sqlite3_last_insert_rowid(store->db);
    for (int i = 0; i < attempt->trial_count; i++) {
        int result = save_trial(store, *id, i + 1, &attempt->trials[i]);
        if (result)
            return result;
    }
    code = db_run(store->db,
                  "UPDATE player SET turn = (SELECT max(turn) + 1 FROM player) WHERE id = ?"
                  " AND turn < (SELECT max(turn) FROM player)",
                  "i", attempt->player_id);
    return store_failed(store, "The player cannot be stored", code);
}

/* A file that was renamed or removed under us would take the attempt with it. */
static int still_there(struct store *store)
{
    int moved = 0;
    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved) {
        store_refused(store, "The file with the results was moved or removed: start Surefoot again");
        return -ESTALE;
    }
    return 0;
}

int store_attempt_save(struct store *store, struct store_attempt *attempt)
{
    int64_t id = 0;
    if (attempt->trial_count < 1)
        return store_refused(store, "An attempt without a trial is not stored");
    int result = still_there(store);
    if (result)
        return result;
    int code = db_exec(store->db, "BEGIN IMMEDIATE");
    if (code != SQLITE_OK)
        return store_failed(store, "The attempt cannot be stored", code);
    result = save_all(store, attempt, &id);
    if (result == 0)
        result = store_failed(store, "The attempt cannot be stored", db_exec(store->db, "COMMIT"));
    if (result == 0)
        attempt->id = id;
    else if (!sqlite3_get_autocommit(store->db))
        db_exec(store->db, "ROLLBACK"); /* the first fault is the one to tell */
    return result;
}

/* Stored trials, read back. The columns in the order of `every_trial`. */
enum column {
    ATTEMPT_ID,
    PLAYER,
    LEVEL,
    EXERCISE,
    RULES,
    STARTED,
    SOURCE,
    TRIAL_ID,
    SIDE,
    SET,
    WEIGHT,
    CENTRE,
    CAP,
    STAR_1,
    POINTS = STAR_1 + LEVEL_STARS,
    STARS,
    SECONDS,
    STEADINESS,
    VELOCITY,
    ELLIPSE,
    ENDED_BY,
    SAMPLES,
    PACKED,
};

static const char every_trial[] =
    "SELECT a.id, p.name, a.level, a.exercise, a.rules, a.started_unix_s, a.source, t.id, t.side, "
    "t.set_number, t.weight_kg, t.centre_x_mm, t.cap_s, t.star_1_s, t.star_2_s, t.star_3_s, s.points, "
    "s.stars, s.seconds, s.steadiness, s.velocity_mm_s, s.ellipse95_mm2, s.ended_by, r.samples, r.packed"
    " FROM attempt a JOIN player p ON p.id = a.player_id JOIN trial t ON t.attempt_id = a.id"
    " LEFT JOIN score s ON s.trial_id = t.id LEFT JOIN recording r ON r.trial_id = t.id"
    " WHERE ?1 = 0 OR a.player_id = ?1 ORDER BY a.started_unix_s, a.id, t.position";

static int take_ended_by(sqlite3_stmt *row, enum hold_end *out)
{
    char name[32];
    int result = db_text(row, ENDED_BY, name, sizeof(name));
    for (int i = HOLD_FOOT_DOWN; i <= HOLD_STREAM_END && result == 0; i++) {
        if (strcmp(name, hold_end_name((enum hold_end)i)) == 0) {
            *out = (enum hold_end)i;
            return 0;
        }
    }
    return -EINVAL;
}

static int take_score(sqlite3_stmt *row, struct store_trial *trial)
{
    trial->scored = sqlite3_column_type(row, POINTS) != SQLITE_NULL;
    if (!trial->scored)
        return 0;
    trial->score.points = sqlite3_column_int(row, POINTS);
    trial->score.stars = sqlite3_column_int(row, STARS);
    trial->score.seconds = sqlite3_column_double(row, SECONDS);
    trial->score.steadiness = sqlite3_column_int(row, STEADINESS);
    trial->score.velocity_mm_s = sqlite3_column_double(row, VELOCITY);
    trial->score.ellipse95_mm2 = sqlite3_column_double(row, ELLIPSE);
    return take_ended_by(row, &trial->ended_by);
}

static int take_recording(sqlite3_stmt *row, struct recording *recording)
{
    if (sqlite3_column_type(row, PACKED) == SQLITE_NULL)
        return -ENODATA;
    const unsigned char *packed = sqlite3_column_blob(row, PACKED);
    size_t size = (size_t)sqlite3_column_bytes(row, PACKED);
    int result = packed ? recording_unpack(recording, packed, size) : -EINVAL;
    if (result == 0 && recording->count != (size_t)sqlite3_column_int64(row, SAMPLES))
        result = -EINVAL;
    return result;
}

static void take_trial(sqlite3_stmt *row, struct recording *recording, struct store_stored_trial *out)
{
    char exercise[48] = "", side[8] = "";
    struct store_trial *trial = &out->trial;
    *out = (struct store_stored_trial){0};
    out->attempt_id = sqlite3_column_int64(row, ATTEMPT_ID);
    out->rules = sqlite3_column_int(row, RULES);
    out->unix_s = sqlite3_column_int64(row, STARTED);
    if (db_text(row, PLAYER, out->player, sizeof(out->player)) ||
        db_text(row, LEVEL, out->level, sizeof(out->level)) ||
        db_text(row, SOURCE, out->source, sizeof(out->source)) ||
        db_text(row, EXERCISE, exercise, sizeof(exercise)) || db_text(row, SIDE, side, sizeof(side)) ||
        !exercise_parse(exercise, &out->exercise))
        out->damaged = -EINVAL;
    trial->id = sqlite3_column_int64(row, TRIAL_ID);
    trial->side = side_parse(side);
    trial->set = sqlite3_column_int(row, SET);
    trial->weight_kg = sqlite3_column_double(row, WEIGHT);
    trial->centre_x_mm = sqlite3_column_double(row, CENTRE);
    trial->cap_s = sqlite3_column_double(row, CAP);
    for (int i = 0; i < LEVEL_STARS; i++)
        trial->stars_at[i] = sqlite3_column_double(row, STAR_1 + i);
    int score = take_score(row, trial);
    int samples = take_recording(row, recording);
    if (samples == 0)
        trial->recording = recording;
    if (out->damaged == 0)
        out->damaged = samples ? samples : score;
}

int store_trials(struct store *store, int64_t player_id, store_trial_visit *visit, void *context)
{
    sqlite3_stmt *row;
    struct recording recording;
    int stopped = 0;
    int code = db_prepare(store->db, &row, every_trial, "i", player_id);
    if (code != SQLITE_OK)
        return store_failed(store, "The attempts cannot be read", code);
    recording_init(&recording);
    while (stopped == 0 && (code = sqlite3_step(row)) == SQLITE_ROW) {
        struct store_stored_trial stored;
        take_trial(row, &recording, &stored);
        stopped = visit(context, &stored);
    }
    recording_free(&recording);
    int result = stopped ? stopped : store_failed(store, "The attempts cannot be read", code);
    sqlite3_finalize(row);
    return result;
}
