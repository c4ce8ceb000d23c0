#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int store_score_put(struct store *store, int64_t trial_id, const struct store_trial *trial)
{
    const struct score *score = &trial->score;
    int code = db_run(store->db,
                      "INSERT INTO score (trial_id, points, stars, seconds, steadiness, velocity_mm_s, "
                      "ellipse95_mm2, ended_by, reps, good) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "iiirirrtii", trial_id, (int64_t)score->points, (int64_t)score->stars, score->seconds,
                      (int64_t)score->steadiness, score->velocity_mm_s, score->ellipse95_mm2,
                      score->reps > 0 ? NAMES_COUNTED : hold_end_name(trial->ended_by), (int64_t)score->reps,
                      (int64_t)score->good);
    return store_failed(store, N_("The score cannot be stored"), code);
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
    return store_failed(store, N_("The recording cannot be stored"), code);
}

static int save_trial(struct store *store, int64_t attempt_id, int position, const struct store_trial *trial)
{
    if (!trial->recording)
        return store_refused(store, N_("A trial is stored with its recording or not at all"));
    int code = db_run(store->db,
                      "INSERT INTO trial (attempt_id, position, side, set_number, weight_kg, centre_x_mm, "
                      "cap_s, star_1_s, star_2_s, star_3_s, target_reps, range_deg, pads_left, pads_right, "
                      "pads_either, pads_least_us, pads_longest_us)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      "iitirrrrrririiiii", attempt_id, (int64_t)position, side_name(trial->side),
                      (int64_t)trial->set, trial->weight_kg, trial->centre_x_mm, trial->cap_s,
                      trial->stars_at[0], trial->stars_at[1], trial->stars_at[2], (int64_t)trial->target_reps,
                      trial->range_deg, (int64_t)trial->pads.left, (int64_t)trial->pads.right,
                      (int64_t)trial->pads.either, trial->pads.least_us, trial->pads.longest_us);
    if (code != SQLITE_OK)
        return store_failed(store, N_("The trial cannot be stored"), code);
    int64_t trial_id = sqlite3_last_insert_rowid(store->db);
    int result = save_recording(store, trial_id, trial->recording);
    return result == 0 && trial->scored ? store_score_put(store, trial_id, trial) : result;
}

/* The attempt's own row, anew. */
static int begin_attempt(struct store *store, const struct store_attempt *attempt, int64_t *id)
{
    int code =
        db_run(store->db,
               "INSERT INTO attempt (player_id, level, exercise, channel, source, rules, "
               "started_unix_s, seconds, completed, rung, support, workout, day, lasting_id)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, randomblob(16))",
               "ittttiiriitti", attempt->player_id, attempt->level, attempt->activity->name,
               channel_name(attempt->channel), attempt->source, (int64_t)attempt->rules,
               attempt->started_unix_s, attempt->seconds, (int64_t)attempt->completed, (int64_t)attempt->rung,
               support_name(attempt->support), attempt->workout, (int64_t)store_day(attempt->started_unix_s));
    if (code == SQLITE_OK)
        *id = sqlite3_last_insert_rowid(store->db);
    return store_failed(store, N_("The attempt cannot be stored"), code);
}

/* What changes in it as more is done. It may be gone, with its player, and its number be another's by now. */
static int go_on_with_attempt(struct store *store, const struct store_attempt *attempt)
{
    int code = db_run(store->db,
                      "UPDATE attempt SET seconds = ?, completed = ?"
                      " WHERE id = ? AND player_id = ? AND level = ? AND started_unix_s = ?",
                      "riiiti", attempt->seconds, (int64_t)attempt->completed, attempt->id,
                      attempt->player_id, attempt->level, attempt->started_unix_s);
    if (code == SQLITE_OK && sqlite3_changes(store->db) == 0) {
        store_refused(store, N_("This attempt was deleted meanwhile, with its player"));
        return -ENOENT;
    }
    return store_failed(store, N_("The attempt cannot be stored"), code);
}

static int save_trials(struct store *store, const struct store_attempt *attempt, int64_t id, int kept)
{
    int result = 0;
    for (int i = 0; i < attempt->trial_count && result == 0; i++)
        result = save_trial(store, id, kept + i + 1, &attempt->trials[i]);
    if (result)
        return result;
    int code = db_run(store->db,
                      "UPDATE player SET turn = (SELECT max(turn) + 1 FROM player) WHERE id = ?"
                      " AND turn < (SELECT max(turn) FROM player)",
                      "i", attempt->player_id);
    return store_failed(store, N_("The player cannot be stored"), code);
}

/* Inside the transaction. */
static int save_first(struct store *store, const void *what, int64_t *id)
{
    int result = begin_attempt(store, what, id);
    return result ? result : save_trials(store, what, *id, 0);
}

static int save_more(struct store *store, const void *what, int64_t *id)
{
    const struct store_attempt *attempt = what;
    int result = go_on_with_attempt(store, attempt);
    (void)id;
    return result ? result : save_trials(store, attempt, attempt->id, attempt->kept);
}

int store_attempt_save(struct store *store, struct store_attempt *attempt)
{
    int64_t id = 0;
    if (attempt->trial_count < 1)
        return store_refused(store, N_("An attempt without a trial is not stored"));
    if (!attempt->activity)
        return store_refused(store, N_("An attempt without an exercise is not stored"));
    int result = store_write(store, save_first, attempt, &id);
    if (result == 0)
        attempt->id = id;
    return result;
}

int store_attempt_add(struct store *store, const struct store_attempt *attempt)
{
    return store_write(store, save_more, attempt, NULL);
}
