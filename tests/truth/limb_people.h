#ifndef TESTS_TRUTH_LIMB_PEOPLE_H
#define TESTS_TRUTH_LIMB_PEOPLE_H

#include "limbmodel.h"
#include "truth.h"

/* What a modelled person does: lifts, and what is none. */
enum limb_deed {
    LIMB_LIFT,  /* judged by its times */
    LIMB_GOOD,  /* meant to be full and controlled */
    LIMB_FAST,  /* meant to be too fast */
    LIMB_SMALL, /* meant to be too small */
    LIMB_NONE,  /* a twitch, a rebound, a new posture */
};
enum { LIMB_STEPS_MAX = 40 };

struct limb_plan {
    struct limb_lift_step steps[LIMB_STEPS_MAX];
    enum limb_deed deeds[LIMB_STEPS_MAX];
    size_t count;
};

void limb_plan_add(struct limb_plan *plan, enum limb_deed deed, struct limb_lift_step step);

/*
 * Three sets of five lifts with pauses between, in any order: as they should be, too fast, too small. Every
 * person has a range, a tempo (2.3 s to 8 s for a whole lift) and ways of their own, and wears the sensor
 * somewhere along the limb; in some the limb rebounds when it is put down.
 */
enum limb_position { LIMB_PRONE, LIMB_SUPINE, LIMB_SIDE, LIMB_STANDING, LIMB_SITTING, LIMB_POSITIONS };

void limb_people_invent(enum limb_position position, uint64_t *random, struct limb_plan *plan,
                        struct limb_options *options);

#endif
