#include "play/attempt.h"

#include "activity/replay.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

int attempt_begin(struct attempt *attempt, const struct run_setup *setup, int64_t started_unix_s)
{
    *attempt = (struct attempt){0};
    for (int i = 0; i < RUN_SETS_MAX; i++)
        attempt->recordings[i] = (struct recording){0};
    attempt->started_unix_s = started_unix_s;
    return run_init(&attempt->run, setup);
}

static void record(struct attempt *attempt, const struct sample *sample)
{
    int result = recording_append(&attempt->recordings[attempt->run.current], sample);

    if (attempt->error == 0)
        attempt->error = result;
}

void attempt_push(struct attempt *attempt, const struct sample *sample)
{
    const struct run *run = &attempt->run;

    run_push(&attempt->run, sample);
    if (!run->trial_open)
        return;
    if (run->trial_fresh)
        attempt->recordings[run->current].count = 0;
    if (run->trial_broken)
        record(attempt, &(struct sample){.t_us = run->broken_us, .has = SAMPLE_LOST});
    record(attempt, sample);
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

/* Whether it is to be stored now: done, or at the end all that was begun. */
static bool wants_keeping(const struct attempt *attempt, int i)
{
    const struct run_set *set = &attempt->run.sets[i];
    return set->begun && (set->done || run_over(&attempt->run)) && !(attempt->kept & 1u << i);
}

bool attempt_unkept(const struct attempt *attempt)
{
    bool unkept = false;
    for (int i = 0; i < attempt->run.set_count; i++)
        unkept |= attempt->run.sets[i].begun && !(attempt->kept & 1u << i);
    return unkept;
}

static int describe(const struct attempt *attempt, const struct attempt_keeper *keeper,
                    struct store_attempt *out)
{
    const struct run *run = &attempt->run;

    *out = (struct store_attempt){
        .id = attempt->id,
        .player_id = keeper->player_id,
        .rung = run->level->rung,
        .activity = run->level->activity,
        .channel = run->channel,
        .support = run->setup.support,
        .rules = run->level->activity->rules[run->channel],
        .started_unix_s = attempt->started_unix_s,
        .seconds = (double)(run->now_us - run->started_us) / 1e6,
        .completed = run_completed(run),
    };
    snprintf(out->level, sizeof(out->level), "%s", run->level->id);
    snprintf(out->workout, sizeof(out->workout), "%s", attempt->workout);
    return snprintf(out->source, sizeof(out->source), "%s", keeper->source) < (int)sizeof(out->source)
               ? 0
               : -EINVAL;
}

/* All that wants it, in one transaction. Sets are done in their order, so the kept ones are the first. */
static int keep_once(struct attempt *attempt, const struct attempt_keeper *keeper)
{
    struct store_trial trials[RUN_SETS_MAX];
    struct store_attempt row;
    unsigned kept = attempt->kept;
    int result = describe(attempt, keeper, &row);

    if (attempt->error || result)
        return attempt->error ? attempt->error : result;
    row.trials = trials;
    for (int i = 0; i < attempt->run.set_count; i++) {
        row.kept += (attempt->kept & 1u << i) != 0;
        if (wants_keeping(attempt, i)) {
            trials[row.trial_count++] = trial_of(attempt, i);
            kept |= 1u << i;
        }
    }
    if (row.trial_count == 0 && !row.id)
        return -ENODATA;
    result = row.id ? store_attempt_add(keeper->store, &row) : store_attempt_save(keeper->store, &row);
    if (result)
        return result;
    attempt->id = row.id;
    attempt->kept = kept;
    attempt->ended = run_over(&attempt->run);
    return 0;
}

/* A store that had to be mended may have lost the attempt's row: then it begins anew, with all of its sets.
 */
static int keep(struct attempt *attempt, const struct attempt_keeper *keeper)
{
    int result = keep_once(attempt, keeper);

    if (result != -ENOENT)
        return result;
    attempt->id = 0;
    attempt->kept = 0;
    return keep_once(attempt, keeper);
}

int attempt_follow(struct attempt *attempt, const struct attempt_keeper *keeper)
{
    const struct run *run = &attempt->run;
    int done = 0, result;
    bool wanted = false;

    for (int i = 0; i < run->set_count; i++) {
        done += run->sets[i].done;
        wanted |= wants_keeping(attempt, i);
    }
    if (!keeper->store || run_over(run) || !wanted || done == attempt->tried)
        return 0;
    attempt->tried = done;
    store_hurry(keeper->store, true);
    result = keep(attempt, keeper);
    store_hurry(keeper->store, false);
    return result;
}

int attempt_save(struct attempt *attempt, const struct attempt_keeper *keeper, int64_t *id)
{
    int result = 0;

    if (!run_over(&attempt->run))
        run_stop(&attempt->run);
    if (!attempt->ended)
        result = keep(attempt, keeper);
    if (result == 0)
        *id = attempt->id;
    return result;
}

bool attempt_refused(const struct attempt *attempt, int result)
{
    bool nothing = result == -ENODATA || result == -ENOENT || result == -EINVAL;
    return result < 0 && !nothing && attempt->error == 0;
}

struct store_stored_trial attempt_stored(const struct attempt *attempt, int set)
{
    const struct run *run = &attempt->run;
    struct store_stored_trial stored = {
        .attempt_id = attempt->id,
        .activity = run->level->activity,
        .channel = run->channel,
        .support = run->setup.support,
        .rules = run->level->activity->rules[run->channel],
        .unix_s = attempt->started_unix_s,
        .trial = trial_of(attempt, set),
    };
    snprintf(stored.level, sizeof(stored.level), "%s", run->level->id);
    return stored;
}

void attempt_end(struct attempt *attempt)
{
    for (int i = 0; i < RUN_SETS_MAX; i++)
        recording_free(&attempt->recordings[i]);
}

/* Measures that are only looked at may differ in their last digits: pow of another machine is in them. */
static bool close_to(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static bool same_score(const struct score *a, const struct score *b)
{
    return a->points == b->points && a->stars == b->stars && a->steadiness == b->steadiness &&
           close_to(a->seconds, b->seconds) && a->reps == b->reps && a->good == b->good &&
           close_to(a->velocity_mm_s, b->velocity_mm_s) && close_to(a->ellipse95_mm2, b->ellipse95_mm2);
}

/* Of repetitions the reason of an end has no meaning. */
static bool same_end(const struct trial *trial, const struct store_trial *kept)
{
    return !trial->scored || trial->best.reps > 0 || trial->best_hold.ended_by == kept->ended_by;
}

bool attempt_verify(const struct store_stored_trial *stored, struct score *recomputed)
{
    const struct store_trial *kept = &stored->trial;
    struct trial_setup setup = store_trial_setup(stored);
    struct trial trial;

    *recomputed = (struct score){0};
    if (stored->damaged || !kept->recording || stored->rules != stored->activity->rules[stored->channel])
        return false;
    if (stored->channel == CHANNEL_COACH) /* nothing was measured, and nothing may claim to be */
        return kept->recording->count == 0 && !kept->scored;
    if (trial_init(&trial, &setup))
        return false;
    replay_samples(&(struct replay){.trials = &trial, .trial_count = 1}, kept->recording->samples,
                   kept->recording->count);
    *recomputed = trial.best;
    return trial.scored == kept->scored && same_score(&trial.best, &kept->score) && same_end(&trial, kept);
}
