#ifndef PLAY_GHOST_H
#define PLAY_GHOST_H

#include "run/track.h"
#include "store/store.h"

/*
 * An earlier attempt of a player's own, taken from its recording: folded by the same detectors from the same
 * samples, so its times are those that were played.
 */
struct ghost {
    bool found;   /* there is such an attempt: score is valid */
    bool damaged; /* ... but its recording cannot be read any more: there is no track */
    struct score score;
    struct hold hold; /* of what is held: the one that the score is of */
    struct track track;
};

/*
 * That attempt at that table, as store_earlier has it. 0, with found false when there is none; a negative
 * errno of the store, or -ENOMEM. Free it with ghost_free; *out is valid either way.
 */
int ghost_load(struct store *store, const struct store_table *table, enum store_earlier which,
               int64_t except_attempt, struct ghost *out);

/* The same of one recording. -ENOTSUP when it cannot be measured so, -ENODATA when nothing is scored in it,
 * -ENOMEM. */
int ghost_fold(const struct trial_setup *setup, const struct recording *recording, struct ghost *out);

/* Is that longer, or more good repetitions? False where either is missing. */
bool ghost_beaten(const struct ghost *ghost, const struct score *score);

void ghost_free(struct ghost *ghost);

#endif
