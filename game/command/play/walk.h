#ifndef COMMAND_PLAY_WALK_H
#define COMMAND_PLAY_WALK_H

#include "command/play/sitting.h"

/* The word for the workout that is proposed for the player. */
#define WALK_TODAY "today"

/*
 * A workout in the terminal, from its first step to its last: with attempts that are kept as part of it, and
 * rests by the samples' time. NULL: what is proposed for today. The sitting is open, without a source. Prints
 * what came out of it. Exit status.
 */
int walk(struct sitting *sitting, const struct workout *workout);

#endif
