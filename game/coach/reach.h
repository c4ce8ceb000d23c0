#ifndef COACH_REACH_H
#define COACH_REACH_H

#include "coach/book.h"
#include "coach/unlock.h"

/*
 * Can every level be opened by a player who passes levels, from an empty start? Plays the rules themselves
 * (unlock_all, the ladder) day by day for somebody who has only the channels in `here` (bits; CHANNEL_COACH
 * is always there) and passes everything that is open, until nothing new opens.
 */
struct reach {
    int opened_on[TRAIL_LEVELS_MAX]; /* practice day, 1..; 0: never */
    int order[TRAIL_LEVELS_MAX];     /* indices of levels as they opened */
    int count;
    int days;
};

void reach_walk(const struct book *book, unsigned here, struct reach *out);

#endif
