#ifndef TESTS_RUN_STANDER_H
#define TESTS_RUN_STANDER_H

#include "measure/plate/stance.h"

/*
 * A player who can be told what to do while a run goes on (tools/bodymodel.h plays a script made before).
 * Moves between stances take 0.4 s; on top the centre of pressure sways in slow waves. 100 samples a second,
 * whole grams. The same orders give the same samples.
 */
struct player {
    int64_t t_us; /* of the next sample */
    double weight_kg;
    double sway_mm;
    enum stance stance; /* where the player is or is going */
    double from_x, from_kg;
    int64_t move_us; /* when that move began */
};

enum { PLAYER_STEP_US = 10000 };
#define PLAYER_WEIGHT_KG 70.0

/* Stands on two feet. */
void player_init(struct player *player, int64_t start_us);

void player_go(struct player *player, enum stance stance);

struct sample player_sample(struct player *player);

#endif
