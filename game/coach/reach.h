#ifndef COACH_REACH_H
#define COACH_REACH_H

#include "coach/book.h"
#include "coach/unlock.h"

/*
 * Can every level be opened by a player who passes levels, from an empty start? Plays the rules themselves
 * (unlock_all, the ladder) day by day for somebody who has only the channels in `here` (bits; CHANNEL_COACH
 * is always there) and those things at hand, and who passes everything that is open and that the things
 * suffice for, until nothing new opens. Where nobody measures, a pass is a stamp.
 */
struct reach {
    int opened_on[TRAIL_LEVELS_MAX]; /* practice day, 1.., on which all its sides are open; 0: never */
    int order[TRAIL_LEVELS_MAX];     /* indices of levels as they opened */
    int count;
    int days; /* the last one on which something opened */
};

void reach_walk(const struct book *book, unsigned here, uint32_t things, struct reach *out);

#endif
