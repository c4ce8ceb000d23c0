#ifndef TESTS_COACH_MADE_BOOK_H
#define TESTS_COACH_MADE_BOOK_H

#include "coach/book.h"
#include "coach/ladder.h"

/*
 * A small book: every exercise has the same ladder of MADE_RUNGS rungs, and for each rung one level, for the
 * first rung two: one set, 10 s between the legs. Trail order is that of the rungs. Two-leg work: the
 * squeeze, and the bridge's first rungs.
 */
enum { MADE_TWO = 2, MADE_BAND = 3, MADE_SLOW = 4, MADE_WEIGHT = 5, MADE_RUNGS = 5 };
enum { MADE_WORK_S = 24 }; /* one set of one leg takes */
enum { MADE_LEVELS = ACTIVITIES_MAX * (MADE_RUNGS + 1) };

/* Overwrites what was made before. */
const struct book *made_book(void);

/* The level of that exercise and rung (the first of the two of rung 1), as an index into the trail. */
int made_level(const struct activity *exercise, int rung);

/* Somebody with a made book and a ladder, to whom every level is open; with these things at hand. */
struct made_player {
    const struct book *book;
    struct ladder ladder;
    unsigned open[MADE_LEVELS + 1];
};
void made_player(struct made_player *player, uint32_t things);

#endif
