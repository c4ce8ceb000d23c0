#ifndef COACH_LADDER_H
#define COACH_LADDER_H

#include "coach/guide.h"
#include "coach/pain.h"

/*
 * Where each leg stands on each exercise's ladder. A pure fold over what the player has done and felt, oldest
 * first: nothing of it is stored, so a change of these rules applies to the whole past and nothing can get
 * out of step.
 *
 *   passed    LADDER_PASS stars or more on a level of that rung, or its stamp where nobody measures
 *   mastered  passed on two different days. A rung of equipment or resistance opens only after the rung below
 *             it was mastered; a bodyweight rung opens when the rung below it was passed
 *   pain      4 or 5 before or after: the highest rung on offer stays as it is until a later day ends with 3
 *             or less. 6 and more, or a worse next morning: one rung down, the rung above has to be earned
 *             again, by passing the lower one on a later day without such pain
 *
 * Exercises for both legs at once use SIDE_NONE; a fact of SIDE_NONE counts for both legs of the others.
 */
enum { LADDER_PASS = 2, LADDER_MASTER_DAYS = 2 };

enum ladder_fact_kind { LADDER_FACT_DONE, LADDER_FACT_PAIN };

struct ladder_fact {
    enum ladder_fact_kind kind;
    int day; /* of the player's own calendar, any origin; never falls */
    enum exercise exercise;
    enum side side;
    int rung;  /* done: 1.. */
    int stars; /* done: 0..3; a stamp is UNLOCK_STAMP */
    enum pain_when when;
    int pain; /* 0..10 */
};

/* Why the highest rung on offer is the one it is. */
enum ladder_reason {
    LADDER_TOP,        /* there is none above */
    LADDER_PASS_FIRST, /* pass this one */
    LADDER_SECOND_DAY, /* passed on one day; the next rung wants another day */
    LADDER_PAIN_STAY,
    LADDER_PAIN_DOWN,
    LADDER_WORSE_DOWN,
};

struct ladder_leg {
    int top; /* highest rung on offer, 1.. */
    enum ladder_reason reason;
    int passed;                /* highest rung ever passed since it was on offer; 0 none */
    int days[GUIDE_RUNGS_MAX]; /* on which the rung was passed, counted to LADDER_MASTER_DAYS */
    int last_day[GUIDE_RUNGS_MAX];
    int before; /* pain before, of the last practice day; -1: not told */
    int pain_day;
    bool staying, down;
};

struct ladder {
    const struct guide *guide; /* must outlive the ladder */
    struct ladder_leg legs[EXERCISES][SIDE_RIGHT + 1];
};

void ladder_init(struct ladder *ladder, const struct guide *guide);
/* Facts that make no sense (no such rung, a day that falls) are ignored. */
void ladder_push(struct ladder *ladder, const struct ladder_fact *fact);

/* The leg's own state; SIDE_NONE of an exercise with a ladder for each leg: the lower one. */
const struct ladder_leg *ladder_leg(const struct ladder *ladder, enum exercise exercise, enum side side);

/* May that leg take that level, as far as the ladder is concerned? Lower rungs always; higher ones not. */
bool ladder_allows(const struct ladder *ladder, const struct level *level, enum side side);

/* The reason in words for the player, one sentence: kind, and what opens the next rung. */
const char *ladder_reason_text(enum ladder_reason reason);

#endif
