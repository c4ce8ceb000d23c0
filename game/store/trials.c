#include "i18n/i18n.h"
#include "i18n/mark.h"
#include "store/store_inside.h"
#include "store/table_names.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/*
 * Stored trials, read back. Recordings are most of the file, so none passes through a statement that lists
 * and sorts: each is fetched by its number, when it is wanted. Columns are read in the order of TRIALS, one
 * after the other: who was it, what did they do, what was it measured with, and what came of it.
 */
struct columns {
    sqlite3_stmt *row;
    int next;
};

static int64_t whole(struct columns *columns)
{
    return sqlite3_column_int64(columns->row, columns->next++);
}

static double real(struct columns *columns)
{
    return sqlite3_column_double(columns->row, columns->next++);
}

static bool unreadable(struct columns *columns, char *out, size_t size)
{
    return db_text(columns->row, columns->next++, out, size) != 0;
}

#define TRIALS                                                                                               \
    "SELECT a.id, lower(hex(a.lasting_id)), a.rung, a.rules, a.started_unix_s, a.day, a.completed, p.name, " \
    "a.level, "                                                                                              \
    "a.workout, a.source, a.exercise, a.channel, a.support, t.side, t.id, t.set_number, t.weight_kg, "       \
    "t.centre_x_mm, t.cap_s, t.target_reps, t.range_deg, t.pads_left, t.pads_right, t.pads_either, "         \
    "t.pads_least_us, t.pads_longest_us, t.star_1_s, t.star_2_s, t.star_3_s, s.points, s.stars, s.seconds, " \
    "s.steadiness, s.velocity_mm_s, s.ellipse95_mm2, s.reps, s.good, s.ended_by"                             \
    " FROM attempt a JOIN player p ON p.id = a.player_id JOIN trial t ON t.attempt_id = a.id"                \
    " LEFT JOIN score s ON s.trial_id = t.id"

static const char every_trial[] = TRIALS " ORDER BY a.started_unix_s, a.id, t.position";
static const char of_player[] = TRIALS " WHERE a.player_id = ? ORDER BY a.started_unix_s, a.id, t.position";
static const char of_attempt[] = TRIALS " WHERE a.id = ? ORDER BY t.position";

/* ?1 player  ?2 level  ?3 side  ?4 channel  ?5 support  ?6 not this attempt */
#define AT_TABLE                                                                                             \
    " WHERE a.player_id = ?1 AND a.level = ?2 AND t.side = ?3 AND a.channel = ?4 AND a.support = ?5"         \
    " AND a.rules = rules_of(a.exercise, a.channel) AND a.id <> ?6 AND s.points IS NOT NULL AND a.channel "  \
    "<> 'coach' AND " STORE_LIVE
static const char *const earlier_trials[] = {
    [STORE_LONGEST] = TRIALS AT_TABLE
    " ORDER BY s.seconds DESC, s.good DESC, s.points DESC, a.started_unix_s, a.id, t.position LIMIT 1",
    [STORE_LATEST] = TRIALS AT_TABLE
    " ORDER BY a.started_unix_s DESC, a.id DESC, s.points DESC, s.seconds DESC, t.position LIMIT 1"};

static int take_ended_by(struct columns *from, enum hold_end *out)
{
    char name[32];
    if (unreadable(from, name, sizeof(name)))
        return -EINVAL;
    if (strcmp(name, NAMES_COUNTED) == 0) {
        *out = HOLD_FOOT_DOWN;
        return 0;
    }
    for (int i = HOLD_FOOT_DOWN; i <= HOLD_STREAM_END; i++) {
        if (strcmp(name, hold_end_name((enum hold_end)i)) == 0) {
            *out = (enum hold_end)i;
            return 0;
        }
    }
    return -EINVAL;
}

static int take_score(struct columns *from, struct store_trial *trial)
{
    struct score *score = &trial->score;
    trial->scored = sqlite3_column_type(from->row, from->next) != SQLITE_NULL;
    if (!trial->scored)
        return 0;
    score->points = (int)whole(from);
    score->stars = (int)whole(from);
    score->seconds = real(from);
    score->steadiness = (int)whole(from);
    score->velocity_mm_s = real(from);
    score->ellipse95_mm2 = real(from);
    score->reps = (int)whole(from);
    score->good = (int)whole(from);
    if (!names_score_fits(score)) {
        *score = (struct score){0}; /* nobody shows a number that cannot be */
        trial->scored = false;
        return -EINVAL;
    }
    return take_ended_by(from, &trial->ended_by);
}

/* samples, packed */
static int take_recording(sqlite3_stmt *row, struct recording *out)
{
    if (sqlite3_column_type(row, 1) != SQLITE_BLOB)
        return -EINVAL;
    const unsigned char *packed = sqlite3_column_blob(row, 1);
    size_t size = (size_t)sqlite3_column_bytes(row, 1);
    int result = packed ? recording_unpack(out, packed, size) : -EINVAL;
    if (result == 0 && out->count != (size_t)sqlite3_column_int64(row, 0))
        result = -EINVAL;
    return result;
}

int store_recording(struct store *store, int64_t trial_id, struct recording *out)
{
    struct db_rows rows =
        db_rows(store->db, "SELECT samples, packed FROM recording WHERE trial_id = ?", "i", trial_id);
    int result = db_next(&rows) ? take_recording(rows.row, out) : -ENODATA;
    if (result == -ENODATA)
        snprintf(store->error, sizeof(store->error), "%s", _("There is no recording of it"));
    else if (result)
        snprintf(store->error, sizeof(store->error), "%s", _("The recording is damaged"));
    int fault = store_ended(store, &rows, N_("The recording cannot be read"));
    return fault ? fault : result;
}

static void take_setup(struct columns *from, struct store_trial *trial)
{
    trial->weight_kg = real(from);
    trial->centre_x_mm = real(from);
    trial->cap_s = real(from);
    trial->target_reps = (int)whole(from);
    trial->range_deg = real(from);
    trial->pads.left = (uint32_t)whole(from);
    trial->pads.right = (uint32_t)whole(from);
    trial->pads.either = (uint32_t)whole(from);
    trial->pads.least_us = whole(from);
    trial->pads.longest_us = whole(from);
    for (int i = 0; i < LEVEL_STARS; i++)
        trial->stars_at[i] = real(from);
}

/* 0, or -EINVAL when a name of it cannot be read. */
static int take_attempt(struct columns *from, struct store_stored_trial *out)
{
    out->attempt_id = whole(from);
    if (unreadable(from, out->lasting_id, sizeof(out->lasting_id)))
        out->lasting_id[0] = '\0'; /* of another length: as good as lost */
    out->rung = (int)whole(from);
    out->rules = (int)whole(from);
    out->unix_s = whole(from);
    out->day = (int)whole(from);
    out->completed = whole(from) != 0;
    bool bad = unreadable(from, out->player, sizeof(out->player));
    bad |= unreadable(from, out->level, sizeof(out->level));
    bad |= unreadable(from, out->workout, sizeof(out->workout));
    bad |= unreadable(from, out->source, sizeof(out->source));
    bad |= names_exercise(from->row, from->next++, &out->activity) != 0;
    bad |= names_channel(from->row, from->next++, &out->channel) != 0;
    bad |= names_support(from->row, from->next++, &out->support) != 0;
    bad |= names_side(from->row, from->next++, &out->trial.side) != 0;
    return bad ? -EINVAL : 0;
}

static void take_trial(sqlite3_stmt *row, struct store_stored_trial *out)
{
    struct columns from = {.row = row};
    *out = (struct store_stored_trial){0};
    out->damaged = take_attempt(&from, out);
    out->trial.id = whole(&from);
    out->trial.set = (int)whole(&from);
    take_setup(&from, &out->trial);
    int score = take_score(&from, &out->trial);
    if (out->damaged == 0 && score)
        out->damaged = -ERANGE;
}

static void add_recording(struct store *store, struct recording *recording, struct store_stored_trial *out)
{
    int result = store_recording(store, out->trial.id, recording);
    if (result == 0)
        out->trial.recording = recording;
    else
        out->damaged = result;
}

/* Shows every row of a statement made of TRIALS, and finishes it. */
static int show_trials(struct store *store, struct db_rows rows, bool unpacked, store_trial_visit *visit,
                       void *context)
{
    struct recording recording = {0};

    while (db_next(&rows)) {
        struct store_stored_trial stored;
        take_trial(rows.row, &stored);
        if (unpacked)
            add_recording(store, &recording, &stored);
        rows.stopped = visit(context, &stored);
    }
    recording_free(&recording);
    return store_ended(store, &rows, N_("The attempts cannot be read"));
}

static int show_of(struct store *store, int64_t player_id, bool unpacked, store_trial_visit *visit,
                   void *context)
{
    struct db_rows rows =
        player_id ? db_rows(store->db, of_player, "i", player_id) : db_rows(store->db, every_trial, "");

    return show_trials(store, rows, unpacked, visit, context);
}

int store_trials(struct store *store, int64_t player_id, store_trial_visit *visit, void *context)
{
    return show_of(store, player_id, true, visit, context);
}

int store_list(struct store *store, int64_t player_id, store_trial_visit *visit, void *context)
{
    return show_of(store, player_id, false, visit, context);
}

int store_list_attempt(struct store *store, int64_t attempt_id, store_trial_visit *visit, void *context)
{
    return show_trials(store, db_rows(store->db, of_attempt, "i", attempt_id), false, visit, context);
}

int store_earlier(struct store *store, const struct store_table *table, enum store_earlier which,
                  int64_t except_attempt, store_trial_visit *visit, void *context)
{
    struct db_rows rows = db_rows(store->db, earlier_trials[which], "itttti", table->player_id, table->level,
                                  side_name(table->side), channel_name(table->channel),
                                  support_name(table->support), except_attempt);

    return show_trials(store, rows, true, visit, context);
}
