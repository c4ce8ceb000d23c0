#include "activity/detector.h"

#include <math.h>
#include <stddef.h>

/* What is held. */

#define US_PER_S 1e6

const struct param held_params[] = {{"hold_s", 1, 300, 20, "the hold ends there, seconds"}, {NULL}};

static int64_t cap_us(const struct trial *trial)
{
    return (int64_t)round(trial->setup.cap_s * US_PER_S);
}

/* --- on one leg */

static void begin_hold(struct trial *trial)
{
    hold_init(&trial->hold, cap_us(trial), trial->setup.weight_kg, trial->setup.centre_x_mm);
}

static enum trial_fact push_hold(struct trial *trial, const struct plate_frame *frame)
{
    return trial_take_hold(trial, hold_push(&trial->hold, frame), &trial->hold.finished);
}

static enum trial_fact stop_hold(struct trial *trial, enum hold_end why)
{
    return trial_take_hold(trial, hold_stop(&trial->hold, trial->last_us, why), &trial->hold.finished);
}

static const struct hold *holding(const struct trial *trial)
{
    return trial->hold.holding ? &trial->hold.current : NULL;
}

static int64_t broken_us(const struct trial *trial)
{
    const struct hold_detector *hold = &trial->hold;

    if (stance_side(hold->stance.stance) == hold->current.side)
        return INT64_MAX;
    /* After a hop a hold may begin later than the stance was seen to change. */
    return hold->stance.since_us > hold->current.start_us ? hold->stance.since_us : hold->current.start_us;
}

const struct detector detector_hold = {.wants = SAMPLE_LOAD,
                                       .begin = begin_hold,
                                       .frame = push_hold,
                                       .stop = stop_hold,
                                       .holding = holding,
                                       .broken_us = broken_us};

/* --- the weight over one side */

static void begin_shift(struct trial *trial)
{
    shift_init(&trial->shift, cap_us(trial), trial->setup.centre_x_mm);
}

static enum trial_fact push_shift(struct trial *trial, const struct plate_frame *frame)
{
    return trial_take_hold(trial, shift_push(&trial->shift, frame), &trial->shift.finished);
}

static enum trial_fact stop_shift(struct trial *trial, enum hold_end why)
{
    return trial_take_hold(trial, shift_stop(&trial->shift, trial->last_us, why), &trial->shift.finished);
}

static const struct hold *shifting(const struct trial *trial)
{
    return trial->shift.holding ? &trial->shift.current : NULL;
}

const struct detector detector_shift = {
    .wants = SAMPLE_LOAD, .begin = begin_shift, .frame = push_shift, .stop = stop_shift, .holding = shifting};

/* --- a contact that is kept */

static void begin_kept(struct trial *trial)
{
    const struct contact_setup pads = trial_pads(trial);

    contact_hold_init(&trial->kept, &pads, cap_us(trial));
}

static enum trial_fact push_kept(struct trial *trial, const struct sample *sample)
{
    return trial_take_hold(trial, contact_hold_push(&trial->kept, sample), &trial->kept.finished);
}

static enum trial_fact stop_kept(struct trial *trial, enum hold_end why)
{
    return trial_take_hold(trial, contact_hold_stop(&trial->kept, trial->last_us, why),
                           &trial->kept.finished);
}

static const struct hold *keeping(const struct trial *trial)
{
    return trial->kept.holding ? &trial->kept.current : NULL;
}

const struct detector detector_contact_hold = {
    .wants = SAMPLE_CONTACT, .begin = begin_kept, .sample = push_kept, .stop = stop_kept, .holding = keeping};
