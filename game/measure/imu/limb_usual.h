#ifndef MEASURE_IMU_LIMB_USUAL_H
#define MEASURE_IMU_LIMB_USUAL_H

#include <stdbool.h>

/*
 * What is usual for a person who lifts a limb: the range and the tempo, learnt from the lifts themselves.
 * People differ by more than a factor of two in either, and the same person does from one exercise to the
 * next; so whether a lift is hurried or small is told against the person's own lifts, and against what a limb
 * can do only at the ends:
 *
 *   hurried  up for less than LIMB_USUAL_HURRIED of what the slower lifts of the person take; always when
 *            that is less than LIMB_USUAL_SWING_S, never when it is more than LIMB_USUAL_LONG_S. So lifts
 *            that are all alike are judged by the two limits alone, and no lift gains by another quick one
 *   range    the upper quartile of the controlled lifts; of all, while there are none
 *
 * The newest LIMB_USUAL_LIFTS lifts count.
 */
#define LIMB_USUAL_HURRIED 0.55 /* (p); real people who are asked to be quick: 0.2 to 0.5 */
#define LIMB_USUAL_SWING_S 1.75 /* (p); a leg that swings freely: 0.8 s; a whole lift takes a second more */
#define LIMB_USUAL_LONG_S  3.0  /* (p) */

enum { LIMB_USUAL_LIFTS = 256 };

struct limb_usual_lift {
    double top_deg;
    double up_s; /* above half of its height */
    bool thrown; /* or dropped */
    bool slow;   /* raised and lowered so slowly that it is controlled without any stay */
};

struct limb_usual {
    /* Of the newest lifts; 0 while there are none. */
    double top_deg; /* the median */
    double range_deg;
    double up_s;    /* the upper quartile */
    double least_s; /* a shorter one is hurried */
    /* private; see limb_usual.c */
    struct limb_usual_lift lifts[LIMB_USUAL_LIFTS]; /* a ring */
    int next, count;
};

void limb_usual_init(struct limb_usual *usual);
void limb_usual_add(struct limb_usual *usual, const struct limb_usual_lift *lift);

/* By what is usual now: neither thrown nor dropped nor hurried. */
bool limb_usual_controlled(const struct limb_usual *usual, const struct limb_usual_lift *lift);

#endif
