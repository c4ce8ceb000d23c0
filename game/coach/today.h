#ifndef COACH_TODAY_H
#define COACH_TODAY_H

#include "coach/session.h"

/*
 * What to do today: a proposal from the ladder, the last days, rest-day rules and pain. Strength wants 2 or 3
 * days a week with a day of rest between; stretches and balance may be done daily. Nothing here counts what
 * was missed.
 */
enum today_kind { TODAY_FIRST, TODAY_STRENGTH, TODAY_BALANCE, TODAY_LOOSEN, TODAY_REST, TODAY_KINDS };

/* The last days, folded from the same facts as the ladder. */
struct today_past {
    int day;                      /* today, in the player's own calendar */
    int last_day[ACTIVITIES_MAX]; /* of each exercise; INT_MIN: never */
    unsigned strength_days;       /* of the last week, as bits: bit 0 today .. bit 6 */
    int worst_pain;               /* of today and yesterday, 0..10; -1: not told */
    int minutes;                  /* wanted; 0: as the kind of day has it */
};

void today_past_init(struct today_past *past, int day);
void today_past_push(struct today_past *past, const struct ladder_fact *fact); /* in any order */

struct today {
    enum today_kind kind;
    struct workout workout; /* id "today"; of a day of rest, without items */
    char reason[LEVEL_TEXT_SIZE];
};

/* Deterministic: the same past gives the same day. Proposes only what is at hand (ladder->things). */
void today_propose(const struct book *book, const struct ladder *ladder, const unsigned *open,
                   const struct today_past *past, struct today *out);

const char *today_kind_title(enum today_kind kind); /* "Strength": for people */

/* The week's rhythm, kindly, in a sentence: for the days of the last week as in struct today_past. */
const char *today_rhythm(unsigned strength_days);

#endif
