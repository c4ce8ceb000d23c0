#ifndef ACTIVITY_EXERCISE_H
#define ACTIVITY_EXERCISE_H

#include "measure/channel.h"

#include <stdbool.h>

/* The exercises of the guide, by the names used on the command line and in level files. */
enum exercise {
    EXERCISE_PIGEON_STRETCH,
    EXERCISE_HIP_FLEXOR_STRETCH,
    EXERCISE_ADDUCTOR_STRETCH,
    EXERCISE_BRIDGE,
    EXERCISE_HIP_ABDUCTION,
    EXERCISE_ADDUCTOR_SQUEEZE,
    EXERCISE_STEP_UP,
    EXERCISE_LATERAL_STEP_UP,
    EXERCISE_SINGLE_LEG_BALANCE,
    EXERCISES
};

enum { LEVEL_STARS = 3 }; /* that can be earned with one */

/* Can that channel measure it? CHANNEL_COACH always can: nobody measures, the clock and the player's word do.
 */
bool exercise_measured_by(enum exercise exercise, enum channel channel);

/* Are its repetitions counted? Otherwise it is held. */
bool exercise_counted(enum exercise exercise);

/* "single-leg-balance"; never NULL for a valid exercise. */
const char *exercise_name(enum exercise exercise);

/* The exercise of that name: true and *out, or false. */
bool exercise_parse(const char *name, enum exercise *out);

/* "Single-leg balance", for people. */
const char *exercise_title(enum exercise exercise);

/* "load", "motion", "contact", "coach". */
const char *channel_name(enum channel channel);

#endif
