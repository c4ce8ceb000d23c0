#include "made.h"
#include "activities.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t made_roll(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

int made_trial_count(int number)
{
    return 1 + number % MADE_TRIALS_MAX;
}

/* What the schema of version 1 had no place for: only the later attempts have it. */
enum { MADE_SINCE_2 = 3 };

static void make_more(struct store_trial *trial, uint64_t *dice)
{
    trial->target_reps = (int)(made_roll(dice) % 50);
    trial->range_deg = (double)(made_roll(dice) % 9000) / 77.0;
    trial->pads = (struct contact_setup){.left = (uint32_t)made_roll(dice),
                                         .right = (uint32_t)made_roll(dice),
                                         .either = (uint32_t)made_roll(dice),
                                         .least_us = (int64_t)(made_roll(dice) % 1000000),
                                         .longest_us = (int64_t)(made_roll(dice) % 9000000)};
    if (trial->scored && made_roll(dice) % 2) {
        trial->score.reps = 1 + (int)(made_roll(dice) % 20);
        trial->score.good = trial->score.reps - (int)(made_roll(dice) % 2);
        trial->ended_by = HOLD_FOOT_DOWN; /* of a set of repetitions nothing else is kept */
    }
}

/* Every trial scores but the third of each attempt. */
static void make_trial(struct store_trial *trial, struct recording *recording, int number, int i)
{
    uint64_t dice = (uint64_t)(number * MADE_TRIALS_MAX + i + 1) * 0x9e3779b97f4a7c15u;
    double load[CORNERS] = {20, 20, 20, 20};
    size_t samples = 100 + (size_t)(made_roll(&dice) % 900);
    *recording = (struct recording){0};
    for (size_t k = 0; k < samples; k++) {
        size_t corner = made_roll(&dice) % CORNERS;
        load[corner] = (double)(made_roll(&dice) % 40000) / 1000.0;
        struct sample sample = sample_load((int64_t)k * 10000 + (int64_t)(made_roll(&dice) % 5000), load);
        if (recording_append(recording, &sample))
            abort();
    }
    *trial = (struct store_trial){
        .side = i % 2 ? SIDE_RIGHT : SIDE_LEFT,
        .set = 1 + i / 2,
        .weight_kg = 71.5 + number,
        .centre_x_mm = -2.25,
        .cap_s = 20,
        .stars_at = {5, 10, 20},
        .recording = recording,
        .scored = i != 2,
    };
    if (trial->scored) {
        trial->score.points = (int)(made_roll(&dice) % 1001);
        trial->score.stars = (int)(made_roll(&dice) % 4);
        trial->score.seconds = (double)(made_roll(&dice) % 450) / 10.0;
        trial->score.steadiness = (int)(made_roll(&dice) % 101);
        trial->score.velocity_mm_s = (double)(made_roll(&dice) % 90000) / 1001.0;
        trial->score.ellipse95_mm2 = (double)(made_roll(&dice) % 90000) / 77.0;
        trial->ended_by = (enum hold_end)(made_roll(&dice) % (HOLD_STREAM_END + 1));
    }
    if (number >= MADE_SINCE_2)
        make_more(trial, &dice);
}

void made_attempt(struct made *made, int64_t player_id, int number)
{
    memset(made, 0, sizeof(*made));
    for (int i = 0; i < made_trial_count(number); i++)
        make_trial(&made->trials[i], &made->recordings[i], number, i);
    made->attempt = (struct store_attempt){
        .player_id = player_id,
        .level = "lake/01-one-leg-10s",
        .rung = number >= MADE_SINCE_2 ? 1 + number % GUIDE_RUNGS_MAX : 0,
        .activity = &activity_single_leg_balance,
        .channel = CHANNEL_LOAD,
        .support = number >= MADE_SINCE_2 && number % 3 == 0 ? SUPPORT_HAND : SUPPORT_NONE,
        .source = "board",
        .rules = activity_single_leg_balance.rules[CHANNEL_LOAD],
        .started_unix_s = number,
        .seconds = 60.5,
        .completed = number % 2 == 0,
        .trials = made->trials,
        .trial_count = made_trial_count(number),
    };
    if (number >= MADE_SINCE_2)
        snprintf(made->attempt.workout, sizeof(made->attempt.workout), "workouts/made-%d", number);
}

void made_free(struct made *made)
{
    for (int i = 0; i < made->attempt.trial_count; i++)
        recording_free(&made->recordings[i]);
}

int made_save(struct store *store, int64_t player_id, int number)
{
    struct made made;

    made_attempt(&made, player_id, number);
    int result = store_attempt_save(store, &made.attempt);
    made_free(&made);
    return result;
}

struct check {
    bool by_sets; /* an attempt may lack its last sets, and then it says that it was not completed */
    bool completed;
    int attempts, number, seen, largest, sets;
    int64_t attempt_id;
    const char *fault;
};

static bool same_recording(const struct recording *a, const struct recording *b)
{
    return a && b && a->count == b->count &&
           memcmp(a->samples, b->samples, a->count * sizeof(struct sample)) == 0;
}

/* All of its sets are there, or as many as there were when something happened to the program. */
static bool whole(const struct check *check)
{
    struct made made;
    made_attempt(&made, 0, check->number);
    bool all = check->seen == made.attempt.trial_count;
    bool fine = all ? check->completed == made.attempt.completed : check->by_sets && !check->completed;
    made_free(&made);
    return fine;
}

static bool same_attempt(const struct store_stored_trial *stored, const struct store_attempt *made)
{
    return strcmp(stored->level, made->level) == 0 && stored->rung == made->rung &&
           stored->activity == made->activity && stored->channel == made->channel &&
           stored->support == made->support && strcmp(stored->workout, made->workout) == 0 &&
           stored->day == store_day(made->started_unix_s);
}

static const char *compare(const struct store_trial *a, const struct store_trial *b)
{
    if (a->side != b->side || a->set != b->set || a->weight_kg != b->weight_kg ||
        a->centre_x_mm != b->centre_x_mm || a->cap_s != b->cap_s ||
        memcmp(a->stars_at, b->stars_at, sizeof(a->stars_at)) != 0 || a->target_reps != b->target_reps ||
        a->range_deg != b->range_deg || memcmp(&a->pads, &b->pads, sizeof(a->pads)) != 0)
        return "a trial is another";
    if (a->scored != b->scored || a->ended_by != b->ended_by || a->score.points != b->score.points ||
        a->score.stars != b->score.stars || a->score.seconds != b->score.seconds ||
        a->score.steadiness != b->score.steadiness || a->score.velocity_mm_s != b->score.velocity_mm_s ||
        a->score.ellipse95_mm2 != b->score.ellipse95_mm2 || a->score.reps != b->score.reps ||
        a->score.good != b->score.good)
        return "a score is another";
    return same_recording(a->recording, b->recording) ? NULL : "a recording is another";
}

static int visit(void *context, const struct store_stored_trial *stored)
{
    struct check *check = context;
    if (stored->attempt_id != check->attempt_id) {
        if (check->attempts > 0 && !whole(check))
            check->fault = "an attempt lacks a trial, or says of its end what is not so";
        if (check->attempts > 0 && stored->unix_s <= check->number)
            check->fault = "an attempt is there twice, or out of order";
        check->attempts++;
        check->attempt_id = stored->attempt_id;
        check->number = (int)stored->unix_s;
        check->completed = stored->completed;
        check->seen = 0;
    }
    struct made made;
    made_attempt(&made, 0, check->number);
    if (check->seen >= made.attempt.trial_count || stored->damaged)
        check->fault = stored->damaged ? "a recording is damaged" : "an attempt has a trial too many";
    else if (!same_attempt(stored, &made.attempt))
        check->fault = "an attempt is another";
    else if (!check->fault)
        check->fault = compare(&stored->trial, &made.trials[check->seen]);
    made_free(&made);
    check->seen++;
    check->sets++;
    check->largest = check->number;
    return check->fault != NULL;
}

static bool check_all(struct store *store, struct check *check)
{
    int result = store_trials(store, 0, visit, check);
    if (!check->fault && check->attempts > 0 && !whole(check))
        check->fault = "the last attempt lacks a trial, or says of its end what is not so";
    if (result || check->fault)
        fprintf(stderr, "made_check: attempt %d: %s\n", check->number,
                check->fault ? check->fault : store_error(store));
    return !result && !check->fault;
}

int made_check(struct store *store, int *largest)
{
    struct check check = {.largest = -1};
    if (!check_all(store, &check))
        return -1;
    if (largest)
        *largest = check.largest;
    return check.attempts;
}

int made_check_sets(struct store *store, int *largest)
{
    struct check check = {.largest = -1, .by_sets = true};
    if (!check_all(store, &check))
        return -1;
    if (largest)
        *largest = check.largest;
    return check.sets;
}

int made_save_sets(struct store *store, int64_t player_id, int number, made_saved *saved, void *context)
{
    struct made made;
    int result = 0;
    made_attempt(&made, player_id, number);
    struct store_attempt attempt = made.attempt;
    for (int i = 0; i < made.attempt.trial_count && result == 0; i++) {
        attempt.kept = i;
        attempt.trials = &made.trials[i];
        attempt.trial_count = 1;
        attempt.completed = i + 1 == made.attempt.trial_count && made.attempt.completed;
        result = i ? store_attempt_add(store, &attempt) : store_attempt_save(store, &attempt);
        if (result == 0)
            saved(context);
    }
    made_free(&made);
    return result;
}

int made_check_file(const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *row;
    int result = -1;
    if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &row, NULL) == SQLITE_OK) {
        if (sqlite3_step(row) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(row, 0), "ok") == 0)
            result = 0;
        sqlite3_finalize(row);
    }
    if (result == 0 && sqlite3_prepare_v2(db, "PRAGMA foreign_key_check", -1, &row, NULL) == SQLITE_OK) {
        result = sqlite3_step(row) == SQLITE_DONE ? 0 : -1;
        sqlite3_finalize(row);
    }
    if (result)
        fprintf(stderr, "made_check_file: %s\n", sqlite3_errmsg(db));
    sqlite3_close(db);
    return result;
}

static int pass_trial(void *context, const struct store_stored_trial *trial)
{
    (void)trial;
    return context != NULL;
}

static int pass_fact(void *context, const struct ladder_fact *fact)
{
    (void)fact;
    return context != NULL;
}

static int pass_day(void *context, const struct span_day *day)
{
    (void)day;
    return context != NULL;
}

static int pass_hold(void *context, const struct span_hold *hold)
{
    (void)hold;
    return context != NULL;
}

static int pass_pain(void *context, const struct store_pain *pain)
{
    (void)pain;
    return context != NULL;
}

void made_read_all(struct store *store)
{
    struct store_score rows[32];
    struct store_stamp stamps[32];
    struct store_player players[4];
    struct level level = {.id = "lake/01-one-leg-10s"};
    const struct trail trail = {&level, 1};
    struct progress progress;
    unsigned morning[ACTIVITIES_MAX];

    store_trials(store, 0, pass_trial, NULL);
    store_scores(store, NULL, SIDE_NONE, rows, 32);
    store_stamps(store, NULL, SIDE_NONE, stamps, 32);
    store_players(store, players, 4);
    if (store_player_last(store, &players[0]))
        return;
    store_progress(store, players[0].id, &trail, &progress);
    store_history(store, players[0].id, pass_fact, NULL);
    store_pains(store, players[0].id, pass_pain, NULL);
    store_days(store, players[0].id, 0, pass_day, NULL);
    store_holds(store, players[0].id, 0, pass_hold, NULL);
    store_morning(store, players[0].id, 86400, morning);
}
