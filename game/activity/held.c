#include "activity/detector.h"
#include "measure/contact/contact_hold.h"
#include "measure/fold/shift.h"

#include <math.h>

/* What is held. */

#define US_PER_S 1e6

const struct param held_params[] = {{"hold_s", 1, 300, 20, "the hold ends there, seconds"}, {NULL}};

static int64_t cap_us(const struct trial_setup *setup)
{
    return (int64_t)round(setup->cap_s * US_PER_S);
}

/* --- on one leg */

static void begin_hold(void *state, const struct trial_setup *setup)
{
    hold_init(state, cap_us(setup), setup->weight_kg, setup->centre_x_mm);
}

static unsigned push_hold(void *state, const struct plate_frame *frame)
{
    return hold_push(state, frame);
}

static unsigned stop_hold(void *state, int64_t t_us, enum hold_end why)
{
    return hold_stop(state, t_us, why);
}

static int64_t broken_us(const void *state)
{
    const struct hold_detector *hold = state;

    if (stance_side(hold->stance.stance) == hold->current.side)
        return INT64_MAX;
    /* After a hop a hold may begin later than the stance was seen to change. */
    return hold->stance.since_us > hold->current.start_us ? hold->stance.since_us : hold->current.start_us;
}

const struct detector detector_hold = {.wants = SAMPLE_LOAD,
                                       .size = sizeof(struct hold_detector),
                                       .going = offsetof(struct hold_detector, holding),
                                       .current = offsetof(struct hold_detector, current),
                                       .found = offsetof(struct hold_detector, finished),
                                       .begin = begin_hold,
                                       .frame = push_hold,
                                       .stop = stop_hold,
                                       .broken_us = broken_us};

/* --- the weight over one side */

static void begin_shift(void *state, const struct trial_setup *setup)
{
    shift_init(state, cap_us(setup), setup->centre_x_mm);
}

static unsigned push_shift(void *state, const struct plate_frame *frame)
{
    return shift_push(state, frame);
}

static unsigned stop_shift(void *state, int64_t t_us, enum hold_end why)
{
    return shift_stop(state, t_us, why);
}

const struct detector detector_shift = {.wants = SAMPLE_LOAD,
                                        .size = sizeof(struct shift_detector),
                                        .going = offsetof(struct shift_detector, holding),
                                        .current = offsetof(struct shift_detector, current),
                                        .found = offsetof(struct shift_detector, finished),
                                        .begin = begin_shift,
                                        .frame = push_shift,
                                        .stop = stop_shift};

/* --- a contact that is kept */

static void begin_kept(void *state, const struct trial_setup *setup)
{
    contact_hold_init(state, &setup->pads, cap_us(setup));
}

static unsigned push_kept(void *state, const struct sample *sample)
{
    return contact_hold_push(state, sample);
}

static unsigned stop_kept(void *state, int64_t t_us, enum hold_end why)
{
    return contact_hold_stop(state, t_us, why);
}

const struct detector detector_contact_hold = {.wants = SAMPLE_CONTACT,
                                               .size = sizeof(struct contact_hold),
                                               .going = offsetof(struct contact_hold, holding),
                                               .current = offsetof(struct contact_hold, current),
                                               .found = offsetof(struct contact_hold, finished),
                                               .begin = begin_kept,
                                               .sample = push_kept,
                                               .stop = stop_kept};
