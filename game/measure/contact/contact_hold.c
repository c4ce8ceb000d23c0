#include "measure/contact/contact_hold.h"

void contact_hold_init(struct contact_hold *hold, const struct contact_setup *setup, int64_t cap_us)
{
    const struct contact_setup one_foot = {
        .left = setup->left, .right = setup->right, .either = setup->either, .one_foot = true};

    *hold = (struct contact_hold){.cap_us = cap_us};
    contact_init(&hold->contact, &one_foot);
}

static enum hold_fact finish(struct contact_hold *hold, int64_t end_us, enum hold_end why)
{
    hold->holding = false;
    hold->finished = hold->current;
    return hold_close(&hold->finished, end_us, why, hold->cap_us);
}

static void start(struct contact_hold *hold, enum side side, int64_t start_us)
{
    hold->holding = true;
    hold->current = (struct hold){.side = side, .start_us = start_us};
}

/* Both feet down, or none? */
static enum hold_end reason(const struct contact_hold *hold)
{
    const struct contact_setup *setup = &hold->contact.setup;

    return hold->after & (setup->left | setup->right | setup->either) ? HOLD_FOOT_DOWN : HOLD_STEPPED_OFF;
}

/*
 * What has become of the contact, once the detector has been told. An end that comes with its start is told
 * alone; one that hides the start that follows it is told first.
 */
static enum hold_fact follow(struct contact_hold *hold, enum repetition_fact fact, enum hold_end why)
{
    const struct repetition_detector *repetition = &hold->contact.repetition;
    const struct rep *done = &hold->contact.done;

    if (fact == REPETITION_DONE || fact == REPETITION_DROPPED) {
        bool told = hold->capped;

        hold->capped = false;
        if (!hold->holding && !told && fact == REPETITION_DONE)
            start(hold, done->side, done->start_us);
        return hold->holding ? finish(hold, done->end_us, why) : HOLD_NOTHING;
    }
    if (hold->holding && hold->cap_us > 0 &&
        sample_span_us(hold->current.start_us, hold->last_us) >= hold->cap_us) {
        hold->capped = true;
        return finish(hold, hold->last_us, HOLD_TIME_CAP);
    }
    if (!repetition->begun || hold->holding || hold->capped)
        return HOLD_NOTHING;
    start(hold, hold->contact.side, repetition->going.start_us);
    return HOLD_STARTED;
}

static void see_time(struct contact_hold *hold, int64_t t_us)
{
    if (!hold->contact.started || sample_span_us(hold->last_us, t_us) >= 0)
        hold->last_us = t_us;
}

enum hold_fact contact_hold_push(struct contact_hold *hold, const struct sample *sample)
{
    bool pressed = hold->contact.pressed;
    enum side side = hold->contact.pressed_side;

    if (sample->has & SAMPLE_LOST)
        return contact_hold_stop(hold, sample->t_us, HOLD_LOST);
    see_time(hold, sample->t_us);
    enum repetition_fact fact = contact_push(&hold->contact, sample);
    if (pressed && (!hold->contact.pressed || hold->contact.pressed_side != side))
        hold->after = sample->contacts;
    return follow(hold, fact, reason(hold));
}

enum hold_fact contact_hold_stop(struct contact_hold *hold, int64_t t_us, enum hold_end why)
{
    bool kept = hold->contact.pressed;
    enum hold_fact fact = follow(hold, contact_stop(&hold->contact, t_us), kept ? why : reason(hold));

    hold->capped = false;
    return fact;
}
