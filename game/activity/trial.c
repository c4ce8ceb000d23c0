#include "activity/detector.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define US_PER_S 1e6

static const struct detector *detector_of(const struct trial *trial)
{
    return trial->setup.activity->detectors[trial->setup.channel];
}

int trial_init(struct trial *trial, const struct trial_setup *setup)
{
    const struct detector *detector = setup->activity->detectors[setup->channel];
    struct trial_setup begun; /* with the usual pads where none are told */

    if (!detector)
        return -ENOTSUP;
    if (detector->size > TRIAL_STATE_SIZE)
        return -E2BIG;

    *trial = (struct trial){.setup = *setup};
    if (!(setup->cap_s > 0))
        trial->setup.cap_s = SCORE_CAP_S;
    if (!(setup->stars[LEVEL_STARS - 1] > 0))
        memcpy(trial->setup.stars, detector->counts ? score_default_rep_stars : score_default_stars,
               sizeof(trial->setup.stars));
    begun = trial->setup;
    if (!(begun.pads.left | begun.pads.right | begun.pads.either)) {
        begun.pads.left = 1u << 0;
        begun.pads.right = 1u << 1;
    }
    detector->begin(trial->state, &begun);
    return 0;
}

static bool asked_for(const struct trial *trial, enum side side)
{
    return trial->setup.side == SIDE_NONE || trial->setup.side == side;
}

static void keep_hold(struct trial *trial, const struct hold *hold)
{
    struct score score = score_hold(hold, trial->setup.stars);
    if (trial->hold_count < TRIAL_HOLDS_MAX)
        trial->holds[trial->hold_count] = *hold;
    trial->hold_count++;
    if (!trial->scored || score_better(&trial->best, &score) == &score) {
        trial->best = score;
        trial->best_hold = *hold;
    }
    trial->scored = true;
}

static void score_set(struct trial *trial)
{
    struct score_tally all = {0};

    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        score_add(&all, &trial->tally[side]);
    trial->best = score_reps(&all, trial->setup.stars);
    trial->scored = all.reps > 0;
}

static void keep_rep(struct trial *trial, const struct rep *rep)
{
    if (trial->rep_count < TRIAL_REPS_MAX)
        trial->reps[trial->rep_count] = *rep;
    trial->rep_count++;
    score_count(&trial->tally[rep->side], rep);
    score_set(trial);
}

/* What range and tempo are usual shows only in the end. */
static void judge_again(struct trial *trial)
{
    for (int i = 0; i < trial->rep_count && i < TRIAL_REPS_MAX; i++) {
        struct rep *rep = &trial->reps[i];

        score_uncount(&trial->tally[rep->side], rep);
        detector_of(trial)->judge(trial->state, rep);
        score_count(&trial->tally[rep->side], rep);
    }
    score_set(trial);
}

static enum trial_fact take_rep(struct trial *trial, enum repetition_fact fact, const struct rep *done)
{
    static const enum trial_fact facts[] = {
        [REPETITION_NOTHING] = TRIAL_NOTHING, [REPETITION_BEGUN] = TRIAL_REP_BEGUN,
        [REPETITION_TOP] = TRIAL_REP_TOP,     [REPETITION_LOWERING] = TRIAL_REP_LOWERING,
        [REPETITION_DONE] = TRIAL_REP_DONE,   [REPETITION_DROPPED] = TRIAL_REP_DROPPED,
    };

    if (fact != REPETITION_DONE)
        return facts[fact];
    trial->rep = *done;
    if (trial->rep.side == SIDE_NONE)
        trial->rep.side = trial->setup.side;
    if (!asked_for(trial, trial->rep.side))
        return TRIAL_REP_DROPPED;
    keep_rep(trial, &trial->rep);
    return TRIAL_REP_DONE;
}

static bool going(const struct trial *trial)
{
    return *(const bool *)(const void *)(trial->state + detector_of(trial)->going);
}

/* The hold in progress; NULL: none. */
static const struct hold *holding(const struct trial *trial)
{
    const struct detector *detector = detector_of(trial);

    return !detector->counts && going(trial) ? (const void *)(trial->state + detector->current) : NULL;
}

static enum trial_fact take_hold(struct trial *trial, enum hold_fact fact, const struct hold *finished)
{
    if (fact == HOLD_STARTED)
        return trial_holding(trial) ? TRIAL_HOLD_STARTED : TRIAL_NOTHING;
    if (fact == HOLD_NOTHING || !asked_for(trial, finished->side))
        return TRIAL_NOTHING;
    trial->ended = *finished;
    if (fact == HOLD_FALSE_START)
        return TRIAL_FALSE_START;
    keep_hold(trial, &trial->ended);
    return TRIAL_HOLD_ENDED;
}

/* What the detector has found is kept, scored, and told when the side is asked for. */
static enum trial_fact take(struct trial *trial, const struct detector *detector, unsigned fact)
{
    const void *found = trial->state + detector->found;

    if (!fact) /* HOLD_NOTHING, REPETITION_NOTHING: mostly */
        return TRIAL_NOTHING;
    return detector->counts ? take_rep(trial, (enum repetition_fact)fact, found)
                            : take_hold(trial, (enum hold_fact)fact, found);
}

static enum trial_fact take_sample(struct trial *trial, const struct detector *detector,
                                   const struct sample *sample)
{
    return take(trial, detector, detector->sample(trial->state, sample));
}

static enum trial_fact stop(struct trial *trial, const struct detector *detector, enum hold_end why)
{
    return take(trial, detector, detector->stop(trial->state, trial->last_us, why));
}

static enum trial_fact later(enum trial_fact before, enum trial_fact after)
{
    return after != TRIAL_NOTHING ? after : before;
}

enum trial_fact trial_frames(struct trial *trial, const struct conditioner *stream)
{
    const struct detector *detector = detector_of(trial);
    enum trial_fact last = TRIAL_NOTHING;

    for (int i = 0; detector->frame && i < stream->frame_count; i++) {
        last = later(last, take(trial, detector, detector->frame(trial->state, &stream->frames[i])));
        trial->frame = stream->frames[i];
    }
    return last;
}

/* Whatever is going on breaks here. */
static enum trial_fact lose(struct trial *trial)
{
    const struct detector *detector = detector_of(trial);
    const struct sample lost = {.t_us = trial->last_us, .has = SAMPLE_LOST};

    return detector->sample ? take_sample(trial, detector, &lost) : stop(trial, detector, HOLD_LOST);
}

void trial_lose(struct trial *trial)
{
    trial->samples++;
    lose(trial);
}

enum trial_fact trial_push(struct trial *trial, const struct conditioner *stream, const struct sample *sample)
{
    const struct detector *detector = detector_of(trial);
    enum trial_fact fact;

    if (!(sample->has & (detector->wants | SAMPLE_LOST)) || stream->fact == MONOTONIC_OLD)
        return TRIAL_NOTHING;
    fact = trial_frames(trial, stream);
    if (stream->fact == MONOTONIC_ANEW)
        fact = later(fact, lose(trial));
    if (trial->samples++ == 0)
        trial->first_us = sample->t_us;
    trial->last_us = sample->t_us;
    if (sample->has & SAMPLE_LOST)
        return later(fact, lose(trial));
    return detector->sample ? later(fact, take_sample(trial, detector, sample)) : fact;
}

enum trial_fact trial_finish(struct trial *trial)
{
    const struct detector *detector = detector_of(trial);
    enum trial_fact last = stop(trial, detector, HOLD_STREAM_END);

    if (detector->judge)
        judge_again(trial);
    return last;
}

struct score trial_side_score(const struct trial *trial, enum side side)
{
    return score_reps(&trial->tally[side], trial->setup.stars);
}

bool trial_holding(const struct trial *trial)
{
    const struct hold *hold = holding(trial);

    return hold != NULL && asked_for(trial, hold->side);
}

int64_t trial_hold_start_us(const struct trial *trial)
{
    const struct hold *hold = holding(trial);

    return hold != NULL && asked_for(trial, hold->side) ? hold->start_us : trial->last_us;
}

int64_t trial_hold_broken_us(const struct trial *trial)
{
    const struct detector *detector = detector_of(trial);

    return detector->broken_us ? detector->broken_us(trial->state) : INT64_MAX;
}

double trial_holding_s(const struct trial *trial)
{
    bool frames = detector_of(trial)->frame;
    const struct hold *hold = holding(trial);

    if (hold == NULL || !asked_for(trial, hold->side))
        return 0;
    return fmax((double)((frames ? trial->frame.t_us : trial->last_us) - hold->start_us) / US_PER_S, 0);
}

bool trial_repeating(const struct trial *trial)
{
    const struct detector *detector = detector_of(trial);

    return detector->counts && going(trial);
}

double trial_signal(const struct trial *trial)
{
    const struct detector *detector = detector_of(trial);

    return detector->signal ? detector->signal(trial->state, trial) : 0;
}

double trial_weight_kg(const struct trial *trial)
{
    const struct detector *detector = detector_of(trial);

    return detector->weight_kg ? detector->weight_kg(trial->state) : trial->setup.weight_kg;
}
