#include "activity/trial.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define US_PER_S 1e6

/* For the picture, before the player's own are known: of the weight in a bridge, and of a limb (p). */
#define USUAL_RISE     0.25
#define USUAL_LIFT_DEG 10.0

enum detector {
    DETECTOR_HOLD,
    DETECTOR_SHIFT,
    DETECTOR_STEP_UP,
    DETECTOR_BRIDGE,
    DETECTOR_LIFT,
    DETECTOR_CONTACT,
    DETECTOR_KEPT
};

static enum detector detector_of(const struct trial_setup *setup)
{
    if (setup->channel == CHANNEL_MOTION)
        return DETECTOR_LIFT;
    if (setup->channel == CHANNEL_CONTACT)
        return exercise_counted(setup->exercise) ? DETECTOR_CONTACT : DETECTOR_KEPT;
    if (setup->exercise == EXERCISE_STEP_UP || setup->exercise == EXERCISE_LATERAL_STEP_UP)
        return DETECTOR_STEP_UP;
    if (setup->exercise == EXERCISE_ADDUCTOR_STRETCH)
        return DETECTOR_SHIFT;
    return setup->exercise == EXERCISE_BRIDGE ? DETECTOR_BRIDGE : DETECTOR_HOLD;
}

/* The channel's samples; what tells of a loss belongs to all. */
static uint32_t wanted(const struct trial_setup *setup)
{
    switch (detector_of(setup)) {
    case DETECTOR_LIFT:
        return SAMPLE_MOTION | SAMPLE_LOST;
    case DETECTOR_CONTACT:
    case DETECTOR_KEPT:
        return SAMPLE_CONTACT | SAMPLE_LOST;
    default:
        return SAMPLE_LOAD | SAMPLE_LOST;
    }
}

static struct contact_setup pads_of(const struct trial_setup *setup)
{
    struct contact_setup pads = setup->pads;

    if (!(pads.left | pads.right | pads.either)) {
        pads.left = 1u << 0;
        pads.right = 1u << 1;
    }
    return pads;
}

static void init_detector(struct trial *trial)
{
    const struct trial_setup *setup = &trial->setup;
    struct contact_setup pads;

    switch (detector_of(setup)) {
    case DETECTOR_HOLD:
        hold_init(&trial->hold, (int64_t)round(setup->cap_s * US_PER_S), setup->weight_kg,
                  setup->centre_x_mm);
        break;
    case DETECTOR_SHIFT:
        shift_init(&trial->shift, (int64_t)round(setup->cap_s * US_PER_S), setup->centre_x_mm);
        break;
    case DETECTOR_STEP_UP:
        step_up_init(&trial->step_up, setup->weight_kg, setup->exercise == EXERCISE_LATERAL_STEP_UP);
        break;
    case DETECTOR_BRIDGE:
        bridge_init(&trial->bridge, setup->weight_kg, setup->centre_x_mm);
        break;
    case DETECTOR_LIFT:
        limb_lift_init(&trial->lift, setup->range_deg);
        break;
    case DETECTOR_CONTACT:
        pads = pads_of(setup);
        contact_init(&trial->contact, &pads);
        break;
    case DETECTOR_KEPT:
        pads = pads_of(setup);
        contact_hold_init(&trial->kept, &pads, (int64_t)round(setup->cap_s * US_PER_S));
        break;
    }
}

int trial_init(struct trial *trial, const struct trial_setup *setup)
{
    bool counted = exercise_counted(setup->exercise);

    if (setup->channel == CHANNEL_COACH || !exercise_measured_by(setup->exercise, setup->channel))
        return -ENOTSUP;

    memset(trial, 0, sizeof(*trial));
    trial->setup = *setup;
    if (!(setup->cap_s > 0))
        trial->setup.cap_s = SCORE_CAP_S;
    if (!(setup->stars[LEVEL_STARS - 1] > 0))
        memcpy(trial->setup.stars, counted ? score_default_rep_stars : score_default_stars,
               sizeof(trial->setup.stars));
    condition_init(&trial->load);
    init_detector(trial);
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

/* Full and controlled or not, by the whole of what the limb has done. */
static void judge_again(struct trial *trial)
{
    for (int i = 0; i < trial->rep_count && i < TRIAL_REPS_MAX; i++) {
        struct rep *rep = &trial->reps[i];

        score_uncount(&trial->tally[rep->side], rep);
        rep->full = limb_lift_full(&trial->lift, rep);
        rep->controlled = limb_lift_controlled(&trial->lift, rep);
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

/* The hold in progress; NULL: none. */
static const struct hold *holding(const struct trial *trial)
{
    switch (detector_of(&trial->setup)) {
    case DETECTOR_HOLD:
        return trial->hold.holding ? &trial->hold.current : NULL;
    case DETECTOR_SHIFT:
        return trial->shift.holding ? &trial->shift.current : NULL;
    case DETECTOR_KEPT:
        return trial->kept.holding ? &trial->kept.current : NULL;
    default:
        return NULL;
    }
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

static enum trial_fact detect(struct trial *trial, const struct plate_frame *frame)
{
    switch (detector_of(&trial->setup)) {
    case DETECTOR_SHIFT:
        return take_hold(trial, shift_push(&trial->shift, frame), &trial->shift.finished);
    case DETECTOR_STEP_UP:
        return take_rep(trial, step_up_push(&trial->step_up, frame), &trial->step_up.done);
    case DETECTOR_BRIDGE:
        return take_rep(trial, bridge_push(&trial->bridge, frame), &trial->bridge.done);
    default:
        return take_hold(trial, hold_push(&trial->hold, frame), &trial->hold.finished);
    }
}

/* The samples end or break here. */
static enum trial_fact stop(struct trial *trial, enum hold_end why)
{
    switch (detector_of(&trial->setup)) {
    case DETECTOR_HOLD:
        return take_hold(trial, hold_stop(&trial->hold, trial->last_us, why), &trial->hold.finished);
    case DETECTOR_SHIFT:
        return take_hold(trial, shift_stop(&trial->shift, trial->last_us, why), &trial->shift.finished);
    case DETECTOR_STEP_UP:
        return take_rep(trial, step_up_stop(&trial->step_up, trial->last_us), &trial->step_up.done);
    case DETECTOR_BRIDGE:
        return take_rep(trial, bridge_stop(&trial->bridge, trial->last_us), &trial->bridge.done);
    case DETECTOR_LIFT:
        return take_rep(trial, limb_lift_stop(&trial->lift, trial->last_us), &trial->lift.done);
    case DETECTOR_CONTACT:
        return take_rep(trial, contact_stop(&trial->contact, trial->last_us), &trial->contact.done);
    case DETECTOR_KEPT:
        return take_hold(trial, contact_hold_stop(&trial->kept, trial->last_us, why), &trial->kept.finished);
    }
    return TRIAL_NOTHING;
}

static enum trial_fact drain(struct trial *trial)
{
    enum trial_fact last = TRIAL_NOTHING;
    struct plate_frame frame;
    while (condition_next(&trial->load, &frame)) {
        enum trial_fact fact = detect(trial, &frame);
        if (fact != TRIAL_NOTHING)
            last = fact;
        trial->frame = frame;
    }
    return last;
}

static enum trial_fact push_load(struct trial *trial, const struct sample *sample)
{
    condition_push(&trial->load, sample);
    enum trial_fact fact = drain(trial);
    if (sample->has & SAMPLE_LOST) {
        enum trial_fact lost = stop(trial, HOLD_LOST);
        return lost != TRIAL_NOTHING ? lost : fact;
    }
    return fact;
}

static enum trial_fact take(struct trial *trial, const struct sample *sample)
{
    switch (detector_of(&trial->setup)) {
    case DETECTOR_LIFT:
        return take_rep(trial, limb_lift_push(&trial->lift, sample), &trial->lift.done);
    case DETECTOR_CONTACT:
        return take_rep(trial, contact_push(&trial->contact, sample), &trial->contact.done);
    case DETECTOR_KEPT:
        return take_hold(trial, contact_hold_push(&trial->kept, sample), &trial->kept.finished);
    default:
        return push_load(trial, sample);
    }
}

enum trial_fact trial_push(struct trial *trial, const struct sample *sample)
{
    const struct sample lost = {.t_us = trial->last_us, .has = SAMPLE_LOST};
    enum trial_fact fact = TRIAL_NOTHING, next;
    enum monotonic_fact order;

    if (!(sample->has & wanted(&trial->setup)))
        return TRIAL_NOTHING;
    order = monotonic_push(&trial->order, sample->t_us);
    if (order == MONOTONIC_OLD)
        return TRIAL_NOTHING;
    if (order == MONOTONIC_ANEW)
        fact = take(trial, &lost);
    if (trial->samples++ == 0)
        trial->first_us = sample->t_us;
    trial->last_us = sample->t_us;
    next = take(trial, sample);
    if (sample->has & SAMPLE_LOST)
        monotonic_clear(&trial->order);
    return next != TRIAL_NOTHING ? next : fact;
}

enum trial_fact trial_finish(struct trial *trial)
{
    condition_flush(&trial->load);
    enum trial_fact fact = drain(trial);
    enum trial_fact last = stop(trial, HOLD_STREAM_END);
    if (detector_of(&trial->setup) == DETECTOR_LIFT)
        judge_again(trial);
    return last != TRIAL_NOTHING ? last : fact;
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
    return trial_holding(trial) ? holding(trial)->start_us : trial->last_us;
}

int64_t trial_hold_broken_us(const struct trial *trial)
{
    const struct hold_detector *hold = &trial->hold;

    if (detector_of(&trial->setup) != DETECTOR_HOLD || stance_side(hold->stance.stance) == hold->current.side)
        return INT64_MAX;
    /* After a hop a hold may begin later than the stance was seen to change. */
    return hold->stance.since_us > hold->current.start_us ? hold->stance.since_us : hold->current.start_us;
}

double trial_holding_s(const struct trial *trial)
{
    bool kept = detector_of(&trial->setup) == DETECTOR_KEPT;
    const struct hold *hold = holding(trial);

    if (hold == NULL || !asked_for(trial, hold->side))
        return 0;
    return fmax((double)((kept ? trial->last_us : trial->frame.t_us) - hold->start_us) / US_PER_S, 0);
}

bool trial_repeating(const struct trial *trial)
{
    switch (detector_of(&trial->setup)) {
    case DETECTOR_STEP_UP:
        return trial->step_up.repetition.begun;
    case DETECTOR_BRIDGE:
        return trial->bridge.repetition.begun;
    case DETECTOR_LIFT:
        return trial->lift.repetition.begun;
    case DETECTOR_CONTACT:
        return trial->contact.repetition.begun;
    default:
        return false;
    }
}

static double share(double value, double whole)
{
    return whole > 0 ? fmin(fmax(value / whole, 0), 1) : 0;
}

double trial_signal(const struct trial *trial)
{
    const struct bridge_detector *bridge = &trial->bridge;
    double rise_kg, range_deg;

    switch (detector_of(&trial->setup)) {
    case DETECTOR_STEP_UP:
        return share(trial->frame.kg, trial->step_up.weight_kg);
    case DETECTOR_BRIDGE:
        rise_kg = bridge->rise_kg > 0 ? bridge->rise_kg : USUAL_RISE * trial->setup.weight_kg;
        return bridge->rest_kg > 0 ? share(trial->frame.kg - bridge->rest_kg, rise_kg) : 0;
    case DETECTOR_LIFT:
        range_deg = limb_lift_range_deg(&trial->lift);
        return share(trial->lift.angle_deg, range_deg > 0 ? range_deg : USUAL_LIFT_DEG);
    case DETECTOR_CONTACT:
        return trial->contact.repetition.begun ? 1 : 0;
    default:
        return 0;
    }
}
