#ifndef COACH_WORKOUT_H
#define COACH_WORKOUT_H

#include "coach/guide.h"

/*
 * A workout: levels in a row, without menus between them. Read from levels/workouts/<name>.yaml, or from the
 * player's own folder, written there by the builder in the same format.
 */
enum { WORKOUT_ITEMS_MAX = 32, WORKOUTS_MAX = 128 };

struct workout_item {
    char level[LEVEL_ID_SIZE];       /* this level; "": the one that is next on the player's ladder */
    const struct activity *activity; /* of `level`, or the one to be picked from the ladder */
    int rest_s;                      /* before the next item, 0..300 */
};

struct workout {
    char id[LEVEL_ID_SIZE]; /* "workouts/morning-loosening", "own/my-ten-minutes" */
    char title[LEVEL_TITLE_SIZE];
    int minutes; /* as promised, 1..60 */
    char why[LEVEL_TEXT_SIZE];
    struct workout_item items[WORKOUT_ITEMS_MAX];
    int item_count; /* 1.. */
};

/*
 * The level of an item for a newcomer: the one it names, or the first on the trail of the exercise's lowest
 * rung (never one of the player's own). NULL when there is none.
 */
const struct level *workout_level(const struct workout_item *item, const struct trail *trail);

/*
 * How long the workout takes a newcomer, s: those levels with all their sides (level_seconds), and the rests
 * between. What is not on the trail takes no time.
 */
double workout_seconds(const struct workout *workout, const struct trail *trail);

#endif
