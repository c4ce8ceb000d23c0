#ifndef MEASURE_CONTACT_CONTACT_HOLD_H
#define MEASURE_CONTACT_CONTACT_HOLD_H

#include "measure/contact/contact.h"
#include "measure/fold/hold.h"

/*
 * Holds on one leg from contacts: a hold is a contact that is kept with the pads of one side alone. It starts
 * when the pad is pressed, or when the other side's pad is let go of; debounced as contacts are.
 *
 * Of struct hold:
 *   side       of the pad that is pressed
 *   ended_by   HOLD_STEPPED_OFF: the pad was let go of; HOLD_FOOT_DOWN: the other side's was pressed; time
 * cap, loss and end of the samples as with a board sway, support, supported_s   all zero: a contact does not
 * know
 */
struct contact_hold {
    int64_t cap_us; /* 0: none */
    bool holding;
    struct hold current;  /* side and start_us are valid while holding */
    struct hold finished; /* valid after HOLD_ENDED and HOLD_FALSE_START */
    int64_t last_us;      /* the newest time */
    /* private; see contact_hold.c */
    struct contact_detector contact;
    bool capped;    /* the contact that is kept has been told of */
    uint32_t after; /* what was pressed when one side's pads alone no longer were */
};

/* setup: pads, their bits; the rest of it is passed over. */
void contact_hold_init(struct contact_hold *hold, const struct contact_setup *setup, int64_t cap_us);

/* As contact_push: samples without SAMPLE_CONTACT tell the time, SAMPLE_LOST ends what is going on. */
enum hold_fact contact_hold_push(struct contact_hold *hold, const struct sample *sample);

/* The samples end or break here. */
enum hold_fact contact_hold_stop(struct contact_hold *hold, int64_t t_us, enum hold_end why);

#endif
