#ifndef COACH_TODAY_H
#define COACH_TODAY_H

#include "coach/session.h"

/*
 * What to do today: a proposal from the ladder, the last days, rest-day rules and pain. Strength wants 2 or 3
 * days a week with a day of rest between; stretches and balance may be done daily. Nothing here counts what
 * was missed.
 */
enum today_kind { TODAY_FIRST, TODAY_STRENGTH, TODAY_BALANCE, TODAY_LOOSEN, TODAY_REST };

struct today_past {
    int day;                 /* today, in the player's own calendar */
    int last_day[EXERCISES]; /* of each exercise; INT_MIN: never */
    int strength_days;       /* of the last 7, today not counted */
    int worst_pain;          /* of today and yesterday, 0..10; -1: not told */
    int minutes;             /* wanted; 0: as the kind of day has it */
    uint32_t things;         /* at hand: bits 1u << enum thing */
};

struct today {
    enum today_kind kind;
    struct workout workout; /* id "today" */
    char reason[LEVEL_TEXT_SIZE];
};

/* Deterministic: the same past gives the same day. */
void today_propose(const struct book *book, const struct ladder *ladder, const unsigned *open,
                   const struct today_past *past, struct today *out);

/* The week's rhythm, kindly: "Two strength days this week, a day of rest between." For the days of the last
 * week as bits (bit 0 today). */
const char *today_rhythm(unsigned strength_days);

#endif
