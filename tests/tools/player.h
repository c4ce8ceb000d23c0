#ifndef TOOLS_PLAYER_H
#define TOOLS_PLAYER_H

#include "screen/app/app.h"

/*
 * Somebody who plays on where a sample picture stands: what measures it goes on giving samples of a simulated
 * body that does what is asked.
 */
struct player {
    struct input *sim; /* owned */
};

/* app has the sample data of a picture. 0 or -ENOMEM. */
int player_begin(struct player *player, struct app *app);
/* What comes in up to now_us; app_step is the caller's. */
void player_feed(struct player *player, struct app *app, int64_t now_us);
void player_end(struct player *player);

#endif
