#ifndef PLAY_PLAYER_PROGRESS_H
#define PLAY_PLAYER_PROGRESS_H

#include "coach/today.h"
#include "store/store.h"

/* Where a player stands on a day: what the store tells of them, and what the rules make of it. */
struct player_progress {
    struct ladder ladder;
    struct today_past past;
    struct progress progress[TRAIL_LEVELS_MAX]; /* of the book's trail */
    unsigned open[TRAIL_LEVELS_MAX];            /* as of unlock_all */
    struct today today;                         /* proposed */
};

/* store NULL: somebody who begins. 0, or a negative errno of the store. */
int player_progress_read(const struct book *book, struct store *store, const struct store_player *player,
                         int64_t unix_s, struct player_progress *out);

#endif
