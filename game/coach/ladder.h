#ifndef COACH_LADDER_H
#define COACH_LADDER_H

#include "coach/guide.h"
#include "coach/pain.h"

/*
 * Where each leg stands on each exercise's ladder. A pure fold over what the player has done and felt, oldest
 * first: nothing of it is stored, so a change of these rules applies to the whole past and nothing can get
 * out of step. Days without practice change nothing.
 *
 *   passed    LADDER_PASS stars or more on a level of that rung, or its stamp where nobody measures. Whoever
 *             passes a rung passes those below it, too
 *   mastered  passed on two different days. A rung of equipment or resistance opens only after the rung below
 *             it was mastered; a bodyweight rung opens when the rung below it was passed
 *   below     is the next lower rung whose things are at hand: what the player does not have is stepped over.
 *             The first rung is for everybody. It is not asked for, but it may be tried
 *   pain      4 or 5: the highest rung on offer stays as it is, until a later day of practice with 3 or less.
 *             6 and more, or a worse next morning: one rung down from where it hurt, and what was passed from
 *             there up has to be passed again, from the next day on. One practice takes one rung at most.
 *             Pain that was not told counts as none
 *
 * Within a day the order does not matter, nor that something is told twice: a rung is passed on a day or not,
 * and the worst pain counts.
 *
 * Exercises for both legs at once use SIDE_NONE, and the pain of either leg is theirs; a fact of SIDE_NONE
 * counts for both legs of the others.
 */
enum { LADDER_PASS = 2, LADDER_MASTER_DAYS = 2 };

enum ladder_fact_kind { LADDER_FACT_DONE, LADDER_FACT_PAIN };

struct ladder_fact {
    enum ladder_fact_kind kind;
    int day; /* of the player's own calendar, any origin; never falls */
    const struct activity *activity;
    enum side side;
    int rung;            /* done: 1.. */
    int stars;           /* done: 0..3; a stamp is UNLOCK_STAMP */
    enum pain_when when; /* of the morning: of the practice day before */
    int pain;            /* 0..10 */
};

/* Why the highest rung on offer is the one it is. */
enum ladder_reason {
    LADDER_TOP,        /* there is none above that is at hand */
    LADDER_PASS_FIRST, /* pass this one */
    LADDER_SECOND_DAY, /* passed on one day; the next rung wants another day */
    LADDER_PAIN_STAY,
    LADDER_PAIN_DOWN,
    LADDER_WORSE_DOWN,
    LADDER_REASONS
};

struct ladder_leg {
    int top;     /* highest rung on offer, 1.. */
    int allowed; /* highest rung that may be tried: top, or above it what is not said to be at hand */
    enum ladder_reason reason;
    int days[GUIDE_RUNGS_MAX]; /* on which rung i + 1 was passed, counted to LADDER_MASTER_DAYS */
    int before, worked;        /* last day of practice: pain before (-1: not told), highest rung worked on */
    bool stopped;              /* on that day pain took a rung */
    bool staying;
    int down_to; /* the rung that pain took it down to, until a higher one is on offer again; 0: none */
    bool worse;  /* what took it down was the morning after */
};

/* What one day has told of a leg so far. */
struct ladder_day {
    int worked, passed; /* highest rung; 0: none */
    int before, worst;  /* pain before; before or after; -1: not told */
    int morning;        /* -1: not told */
};

struct ladder {
    const struct guide *guide;                              /* must outlive the ladder */
    uint32_t things;                                        /* at hand, THINGS_HOME among them */
    bool begun;                                             /* a fact has come */
    int day;                                                /* of the newest fact */
    struct ladder_leg legs[ACTIVITIES_MAX][SIDE_RIGHT + 1]; /* up to now */
    /* private: the days before, and the newest */
    struct ladder_leg past[ACTIVITIES_MAX][SIDE_RIGHT + 1];
    struct ladder_day newest[ACTIVITIES_MAX][SIDE_RIGHT + 1];
};

/* things: at hand, bits 1u << enum thing (THINGS_HOME are always there). */
void ladder_init(struct ladder *ladder, const struct guide *guide, uint32_t things);
/* Facts that make no sense (no such rung or side, a day that falls) are ignored. */
void ladder_push(struct ladder *ladder, const struct ladder_fact *fact);

/* The leg's own state; SIDE_NONE of an exercise with a ladder for each leg: the lower one. */
const struct ladder_leg *ladder_leg(const struct ladder *ladder, const struct activity *exercise,
                                    enum side side);

/* May that leg take that level, as far as the ladder is concerned? Lower rungs always; higher ones not. */
bool ladder_allows(const struct ladder *ladder, const struct level *level, enum side side);

/* The reason in words for the player, one sentence: kind, and what opens the next rung. */
const char *ladder_reason_text(enum ladder_reason reason);

#endif
