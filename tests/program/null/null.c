#include "activity/activity.h"

/*
 * The null activity: the least that can be played. It is in no program that players have, but always built,
 * into surefoot-null, which is the game with one activity more: so it is known in the game by its row alone.
 */

static const struct param params[] = {{"hold_s", 2, 40, 5, "seconds"}, {NULL}};

static const struct movement still = {.key_count = 2, .keys = {{.name = "Still"}, {.name = "Still"}}};

const struct activity activity_null = {
    .name = "null",
    .title = "Null",
    .position = 1000,
    .params = params,
    .aim = AIM_BALANCE,
    .act = ACT_ONE_LEG,
    .detectors = {[CHANNEL_LOAD] = &detector_hold},
    .rules = {7, 7, 7, 7},
    .spot = {.width = 1},
    .movement = &still,
};
