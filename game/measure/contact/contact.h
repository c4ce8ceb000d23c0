#ifndef MEASURE_CONTACT_CONTACT_H
#define MEASURE_CONTACT_CONTACT_H

#include "measure/fold/repetition.h"
#include "measure/sample.h"

/*
 * Repetitions and holds from contacts: arrows of a mat, buttons of a pad, keys. The signal is 1 while any of
 * the player's pads is pressed and 0 otherwise, debounced: a contact or a break shorter than
 * CONTACT_DEBOUNCE_US is none, so a foot that steps from pad to pad does not let go. A step-up is the contact
 * with the pads on the step, up to down; a hold is a contact that is kept.
 *
 * Of struct rep:
 *   side       of the pad that was pressed first. SIDE_NONE: a pad of neither side, or both at once
 *   start_us, top_us   pressed: nothing is known of the way there
 *   lower_us, end_us   released
 *   top        1
 *   full, controlled   always: a contact knows no more
 *
 * A device sends only changes, so where nothing else brings samples the time has to be told (contact_pass):
 * what has happened is believed CONTACT_DEBOUNCE_US later and told within half a second; where the time is
 * not told, with the next change, and then an end hides the beginning that follows it. While repetition.begun
 * a contact is kept, since repetition.going.start_us.
 */
enum { CONTACT_DEBOUNCE_US = 80000 };

struct contact_setup {
    uint32_t left, right, either; /* bits of sample.contacts: pads of the left foot, the right, and of both */
    int64_t least_us;             /* a contact shorter than this does not count; 0: CONTACT_DEBOUNCE_US */
    int64_t longest_us;           /* one longer than this is standing there; 0: no limit */
    bool one_foot;                /* only pads of one side count, pressed alone; the other side's end it */
};

struct contact_detector {
    struct contact_setup setup;
    struct repetition_detector repetition;
    struct rep done; /* after REPETITION_DONE */
    enum side side;  /* of the contact that is kept */
    /* private; see contact.c */
    bool started, pressed; /* a sample has come; not debounced */
    enum side pressed_side;
    int64_t last_us, told_us; /* the newest time; and the newest that the repetition has heard of */
};

void contact_init(struct contact_detector *detector, const struct contact_setup *setup);

/* Samples without SAMPLE_CONTACT only tell the time; SAMPLE_LOST ends what is going on. */
enum repetition_fact contact_push(struct contact_detector *detector, const struct sample *sample);

/* It is t_us now, and nothing has changed. */
enum repetition_fact contact_pass(struct contact_detector *detector, int64_t t_us);

/* The stream ends here: a contact that is kept ends now. */
enum repetition_fact contact_stop(struct contact_detector *detector, int64_t t_us);

#endif
