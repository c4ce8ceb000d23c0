#ifndef COACH_UNLOCK_H
#define COACH_UNLOCK_H

#include "coach/ladder.h"

/*
 * What a player has reached on one level, from the store. Where nobody measures, an attempt that was done to
 * its end is a stamp and opens as much as UNLOCK_STAMP stars, so nobody is stuck without a device.
 */
enum { UNLOCK_STAMP = 2 };
struct progress {
    int stars_left, stars_right, stars_both; /* best ever, measured channels only */
    unsigned stamps;                         /* sides done by the clock alone, as bits */
};

/* Stars that count for opening, of one side; SIDE_NONE: of both at once, or of the weaker leg. */
int unlock_stars(const struct level *level, const struct progress *progress, enum side side);

/*
 * For which sides each level is open: open[i] as bits for trail->levels[i], from progress[i]. A leg opens a
 * level by its own stars on the level that `unlock` names (where that one is for both legs at once, by those)
 * and by its own ladder: see ladder_allows. A level for both legs at once goes by the weaker leg. The
 * player's own levels are always open, and free play opens everything. A level whose unlock names no level of
 * this trail is closed; the loader lets none in.
 */
void unlock_all(const struct trail *trail, const struct progress *progress, const struct ladder *ladder,
                bool free_play, unsigned *open);

/* What keeps a level closed to a leg that it asks for (free play aside): stars on the level that it names, or
 * the leg's ladder, whose own reason then says more (ladder_leg). */
enum unlock_need { UNLOCK_NOTHING, UNLOCK_STARS, UNLOCK_RUNG };
enum unlock_need unlock_needs(const struct trail *trail, const struct progress *progress,
                              const struct ladder *ladder, const struct level *level, enum side side);

#endif
