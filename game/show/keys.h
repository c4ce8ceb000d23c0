#ifndef SHOW_KEYS_H
#define SHOW_KEYS_H

#include "screen/app/app.h"

/* The keyboard: what a key means in every screen, and the keys that move the simulated player. */

/* ACTION_NONE for keys that mean nothing. Only arrows repeat while they are held. */
enum action keys_action(const SDL_KeyboardEvent *key);

/*
 * A, D, W, S shift the weight while they are held; 1, 2, 3, 0 are left leg, two feet, right leg, off the
 * board by hand; B gives it back to the built-in player, or takes it away. Nothing without a simulated board.
 */
void keys_sim(struct app *app, const SDL_KeyboardEvent *key);

#endif
