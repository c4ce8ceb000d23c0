#ifndef AT_PLAY_H
#define AT_PLAY_H

#include "test.h"

#include "play/attempt.h"

#include "home.h"
#include "stander.h"

/*
 * An attempt being played, and the store it goes to. Every sample goes in by game_push, which checks that the
 * recorder keeps exactly what the trial saw.
 */
struct game {
    struct home home;
    struct store_player owner;
    struct level level;
    struct attempt attempt;
    struct player player;
    bool obedient; /* stands on the leg that is asked for while there is work, on two feet otherwise */
};

/* For cmocka: a game with an open store and no attempt yet. */
int game_setup(void **state);
int game_teardown(void **state);
#define GAME_TEST(name) TEST_ON(name, struct game *game, game_setup, game_teardown)

/* A fresh attempt at a level of `hold_s` seconds, each side, that many sets, no rest to speak of. */
void game_begin(struct game *game, double hold_s, int sets);

void game_push(struct game *game, const struct sample *sample);

/* Samples of the player for so many seconds. */
void game_play(struct game *game, double seconds);

/* Plays until the run is in that phase; fails the test when it does not get there in two minutes. */
void game_until(struct game *game, enum run_phase phase);

/* Plays until a hold has gone on for that long. */
void game_hold(struct game *game, double seconds);

/* The device goes away now and comes back after so many seconds. */
void game_lose(struct game *game, double seconds);

/*
 * Saves, reads back and checks: one trial for each set that was begun, with the scores of the run, and every
 * one of them the same when scored again. Returns how many trials there are, and how many of them are scored.
 */
int game_save(struct game *game, int *scored);

#endif
