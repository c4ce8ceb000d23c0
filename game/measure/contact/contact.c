#include "measure/contact/contact.h"

/*
 * The repetition averages what comes within 20 ms, so a jump is dated exactly when nothing else is told
 * within CLEAR_US of it. While nothing changes, that is told every TELL_US, until it can no longer matter.
 */
enum { CLEAR_US = 25000, TELL_US = 30000, TELL_TIMES = 16 };

void contact_init(struct contact_detector *detector, const struct contact_setup *setup)
{
    const struct repetition_setup signal = {
        .leave = 0.6,
        .back = 0.4,
        .reach = 0.9,
        .plateau = 0.9,
        .debounce_us = CONTACT_DEBOUNCE_US,
        .longest_us = setup->longest_us,
    };

    *detector = (struct contact_detector){.setup = *setup};
    if (detector->setup.least_us < CONTACT_DEBOUNCE_US)
        detector->setup.least_us = CONTACT_DEBOUNCE_US;
    repetition_init(&detector->repetition, &signal);
}

static enum repetition_fact finish(struct contact_detector *detector)
{
    struct rep *rep = &detector->done;

    *rep = detector->repetition.done;
    rep->side = detector->side;
    rep->top_us = rep->start_us;
    rep->lower_us = rep->end_us;
    rep->full = rep->controlled = true;
    return sample_span_us(rep->start_us, rep->end_us) < detector->setup.least_us ? REPETITION_DROPPED
                                                                                 : REPETITION_DONE;
}

static enum repetition_fact note(struct contact_detector *detector, enum repetition_fact fact)
{
    if (fact == REPETITION_BEGUN)
        detector->side = detector->pressed_side;
    return fact == REPETITION_DONE ? finish(detector) : fact;
}

static enum repetition_fact tell(struct contact_detector *detector, int64_t t_us)
{
    detector->told_us = t_us;
    return note(detector, repetition_push(&detector->repetition, t_us, detector->pressed ? 1.0 : 0.0));
}

/* Of two facts in a row the one to tell: what has ended, or else the later one. */
static enum repetition_fact later(enum repetition_fact fact, enum repetition_fact next)
{
    if (fact == REPETITION_DONE || next == REPETITION_NOTHING)
        return fact;
    return next;
}

enum repetition_fact contact_pass(struct contact_detector *detector, int64_t t_us)
{
    enum repetition_fact fact = REPETITION_NOTHING;

    if (!detector->started || sample_span_us(detector->last_us, t_us) < 0)
        return REPETITION_NOTHING;
    detector->last_us = t_us;
    for (int i = 0; i < TELL_TIMES && sample_span_us(detector->told_us, t_us) >= TELL_US + CLEAR_US; i++)
        fact = later(fact, tell(detector, detector->told_us + TELL_US));
    if (sample_span_us(detector->told_us, t_us) >= TELL_US + CLEAR_US)
        fact = later(fact, tell(detector, t_us - CLEAR_US));
    return fact;
}

static enum side side_of(const struct contact_setup *setup, uint32_t contacts)
{
    bool left = (contacts & setup->left) != 0, right = (contacts & setup->right) != 0;

    if (left == right || (contacts & setup->either) != 0)
        return SIDE_NONE;
    return left ? SIDE_LEFT : SIDE_RIGHT;
}

enum repetition_fact contact_push(struct contact_detector *detector, const struct sample *sample)
{
    const struct contact_setup *setup = &detector->setup;
    enum repetition_fact changed = REPETITION_NOTHING, fact;
    enum side side = side_of(setup, sample->contacts);
    bool pressed = setup->one_foot ? side != SIDE_NONE
                                   : (sample->contacts & (setup->left | setup->right | setup->either)) != 0;

    if (sample->has & SAMPLE_LOST)
        return contact_stop(detector, sample->t_us);
    if (detector->started && sample_span_us(detector->last_us, sample->t_us) < 0)
        return REPETITION_NOTHING;
    if (setup->one_foot && sample->has & SAMPLE_CONTACT && pressed && detector->pressed &&
        side != detector->pressed_side)
        changed = contact_stop(detector, sample->t_us);
    if (!detector->started) {
        detector->started = true;
        detector->last_us = detector->told_us = sample->t_us;
    }
    fact = later(changed, contact_pass(detector, sample->t_us));
    if (!(sample->has & SAMPLE_CONTACT) || pressed == detector->pressed)
        return fact;
    fact = later(fact, tell(detector, sample->t_us));
    detector->pressed = pressed;
    if (pressed)
        detector->pressed_side = side;
    return later(fact, tell(detector, sample->t_us));
}

enum repetition_fact contact_stop(struct contact_detector *detector, int64_t t_us)
{
    enum repetition_fact fact = contact_pass(detector, t_us);

    if (detector->started)
        fact = later(fact, tell(detector, detector->last_us));
    fact = later(fact, note(detector, repetition_stop(&detector->repetition, detector->last_us)));
    detector->started = detector->pressed = false;
    return fact;
}
