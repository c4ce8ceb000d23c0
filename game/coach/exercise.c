#include "coach/exercise.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *name, *title;
} exercises[EXERCISES] = {
    [EXERCISE_PIGEON_STRETCH] = {"pigeon-stretch", "Pigeon stretch"},
    [EXERCISE_HIP_FLEXOR_STRETCH] = {"hip-flexor-stretch", "Hip flexor stretch"},
    [EXERCISE_ADDUCTOR_STRETCH] = {"adductor-stretch", "Adductor stretch"},
    [EXERCISE_BRIDGE] = {"bridge", "Bridge"},
    [EXERCISE_HIP_ABDUCTION] = {"hip-abduction", "Hip abduction"},
    [EXERCISE_ADDUCTOR_SQUEEZE] = {"adductor-squeeze", "Adductor squeeze"},
    [EXERCISE_STEP_UP] = {"step-up", "Step-up"},
    [EXERCISE_LATERAL_STEP_UP] = {"lateral-step-up", "Lateral step-up"},
    [EXERCISE_SINGLE_LEG_BALANCE] = {"single-leg-balance", "Single-leg balance"},
};

const char *exercise_name(enum exercise exercise)
{
    return exercises[exercise].name;
}

bool exercise_parse(const char *name, enum exercise *out)
{
    for (size_t i = 0; i < EXERCISES; i++) {
        if (strcmp(name, exercises[i].name) == 0) {
            *out = (enum exercise)i;
            return true;
        }
    }
    return false;
}

const char *exercise_title(enum exercise exercise)
{
    return exercises[exercise].title;
}

const char *channel_name(enum channel channel)
{
    static const char *const names[CHANNELS] = {
        [CHANNEL_LOAD] = "load",
        [CHANNEL_MOTION] = "motion",
        [CHANNEL_CONTACT] = "contact",
        [CHANNEL_COACH] = "coach",
    };
    return names[channel];
}
