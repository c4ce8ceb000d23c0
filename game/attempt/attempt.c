#include "attempt/attempt.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

int attempt_begin(struct attempt *attempt, const struct run_setup *setup, int64_t started_unix_s)
{
    memset(attempt, 0, sizeof(*attempt));
    for (int i = 0; i < RUN_SETS_MAX; i++)
        recording_init(&attempt->recordings[i]);
    attempt->started_unix_s = started_unix_s;
    return run_init(&attempt->run, setup);
}

void attempt_push(struct attempt *attempt, const struct sample *sample)
{
    struct sample quantised = *sample;
    sample_quantise(&quantised);
    run_push(&attempt->run, &quantised);
    if (!attempt->run.trial_open)
        return;
    struct recording *recording = &attempt->recordings[attempt->run.current];
    if (attempt->run.trial_fresh)
        recording_clear(recording);
    int result = recording_append(recording, &quantised);
    if (attempt->error == 0)
        attempt->error = result;
}

static struct store_trial trial_of(const struct attempt *attempt, int i)
{
    const struct run *run = &attempt->run;
    const struct run_set *set = &run->sets[i];
    struct store_trial trial = {
        .side = set->side,
        .set = set->set,
        .weight_kg = set->weight_kg,
        .centre_x_mm = run->setup.centre_x_mm,
        .cap_s = run->level->hold_s,
        .range_deg = run->setup.range_deg,
        .pads = run->setup.pads,
        .target_reps = run->level->reps,
        .score = set->score,
        .scored = set->scored,
        .ended_by = set->best.ended_by,
        .recording = &attempt->recordings[i],
    };
    memcpy(trial.stars_at, run->level->stars, sizeof(trial.stars_at));
    return trial;
}

int attempt_save(struct attempt *attempt, struct store *store, int64_t player_id, const char *source,
                 int64_t *id)
{
    struct run *run = &attempt->run;
    struct store_trial trials[RUN_SETS_MAX];
    struct store_attempt row = {
        .player_id = player_id,
        .rung = run->level->rung,
        .exercise = run->level->exercise,
        .channel = run->channel,
        .support = run->setup.support,
        .rules = SCORE_RULES_VERSION,
        .started_unix_s = attempt->started_unix_s,
        .trials = trials,
    };

    if (attempt->error)
        return attempt->error;
    if (!run_over(run))
        run_stop(run);
    for (int i = 0; i < run->set_count; i++) {
        if (run->sets[i].begun)
            trials[row.trial_count++] = trial_of(attempt, i);
    }
    if (row.trial_count == 0)
        return -ENODATA;
    row.seconds = (double)(run->now_us - run->started_us) / 1e6;
    row.completed = run_completed(run);
    snprintf(row.level, sizeof(row.level), "%s", run->level->id);
    snprintf(row.workout, sizeof(row.workout), "%s", attempt->workout);
    if (snprintf(row.source, sizeof(row.source), "%s", source) >= (int)sizeof(row.source))
        return -EINVAL;

    int result = store_attempt_save(store, &row);
    if (result == 0)
        *id = row.id;
    return result;
}

void attempt_end(struct attempt *attempt)
{
    for (int i = 0; i < RUN_SETS_MAX; i++)
        recording_free(&attempt->recordings[i]);
}

static bool same_score(const struct score *a, const struct score *b)
{
    return a->points == b->points && a->stars == b->stars && a->steadiness == b->steadiness &&
           llround(a->seconds * 10) == llround(b->seconds * 10) && a->reps == b->reps && a->good == b->good;
}

struct trial_setup attempt_trial_setup(const struct store_stored_trial *stored)
{
    const struct store_trial *kept = &stored->trial;
    struct trial_setup setup = {
        .exercise = stored->exercise,
        .channel = stored->channel,
        .side = kept->side,
        .weight_kg = kept->weight_kg,
        .centre_x_mm = kept->centre_x_mm,
        .range_deg = kept->range_deg,
        .pads = kept->pads,
        .cap_s = kept->cap_s,
    };
    memcpy(setup.stars, kept->stars_at, sizeof(setup.stars));
    return setup;
}

bool attempt_verify(const struct store_stored_trial *stored, struct score *recomputed)
{
    const struct store_trial *kept = &stored->trial;
    struct trial_setup setup = attempt_trial_setup(stored);
    struct trial trial;

    *recomputed = (struct score){0};
    if (stored->damaged || !kept->recording || stored->rules != SCORE_RULES_VERSION)
        return false;
    if (stored->channel == CHANNEL_COACH) /* nothing was measured, and nothing may claim to be */
        return kept->recording->count == 0 && !kept->scored;
    if (trial_init(&trial, &setup))
        return false;
    for (size_t i = 0; i < kept->recording->count; i++)
        trial_push(&trial, &kept->recording->samples[i]);
    trial_finish(&trial);
    *recomputed = trial.best;
    return trial.scored == kept->scored && same_score(&trial.best, &kept->score);
}
