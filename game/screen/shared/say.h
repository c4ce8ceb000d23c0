#ifndef SCREEN_SHARED_SAY_H
#define SCREEN_SHARED_SAY_H

#include "screen/app/app.h"
#include "screen/shared/unit.h"

/* What several screens say about a level, in words for the player and the player's language. */
enum { SAY_ASKED = 160, SAY_TEMPO = 128, SAY_LOCK = 256, SAY_THINGS = 512 };

/* "Hold 20 s, 2 times on each leg", "8 slow repetitions, 2 times" */
void say_asked(const struct level *level, char out[SAY_ASKED]);
/* "Up 2, hold 5, down 2 s"; "" when it is held. */
void say_tempo(const struct level *level, char out[SAY_TEMPO]);
/* What opens the level of that index for that leg: "2 stars in Lake 1 open this", or the ladder's reason. */
void say_lock(const struct app *app, int level, enum side side, char out[SAY_LOCK]);
/* The level's title, its weights in the player's units. room is used or not. */
const char *say_title(const struct app *app, const struct level *level, char room[UNIT_TEXT]);
/* "A low step, an elastic band"; "" for nothing. things: bits 1u << enum thing. */
void say_things(const struct app *app, uint32_t things, char out[SAY_THINGS]);
/* What measures: "Board", "Pad on the leg", "Mat", "Clock". */
const char *say_channel(enum channel channel);

#endif
