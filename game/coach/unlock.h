#ifndef COACH_UNLOCK_H
#define COACH_UNLOCK_H

#include "coach/level.h"

/* What a player has reached on one level, from the store. */
struct progress {
    int stars_left, stars_right, stars_both; /* best ever, measured channels only */
};

/* Stars that count for unlocking: those of the weaker of the sides the level asks for. */
int unlock_stars(const struct level *level, const struct progress *progress);

/*
 * Which levels are open: open[i] for trail->levels[i], from progress[i]. Free play opens everything.
 * A level whose unlock names no level of this trail is closed; the loader does not let one in.
 */
void unlock_all(const struct trail *trail, const struct progress *progress, bool free_play, bool *open);

#endif
