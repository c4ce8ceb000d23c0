#include "activity/exercise.h"

#include "i18n/mark.h"

#include <stddef.h>
#include <string.h>

enum { LOAD = 1 << CHANNEL_LOAD, MOTION = 1 << CHANNEL_MOTION, CONTACT = 1 << CHANNEL_CONTACT };

static const struct {
    const char *name, *title;
    int channels;
    bool counted;
} exercises[EXERCISES] = {
    [EXERCISE_PIGEON_STRETCH] = {"pigeon-stretch", N_("Pigeon stretch"), 0, false},
    [EXERCISE_HIP_FLEXOR_STRETCH] = {"hip-flexor-stretch", N_("Hip flexor stretch"), 0, false},
    [EXERCISE_ADDUCTOR_STRETCH] = {"adductor-stretch", N_("Adductor stretch"), LOAD, false},
    [EXERCISE_BRIDGE] = {"bridge", N_("Bridge"), LOAD | MOTION | CONTACT, true},
    [EXERCISE_HIP_ABDUCTION] = {"hip-abduction", N_("Hip abduction"), MOTION, true},
    [EXERCISE_ADDUCTOR_SQUEEZE] = {"adductor-squeeze", N_("Adductor squeeze"), CONTACT, true},
    [EXERCISE_STEP_UP] = {"step-up", N_("Step-up"), LOAD | MOTION | CONTACT, true},
    [EXERCISE_LATERAL_STEP_UP] = {"lateral-step-up", N_("Lateral step-up"), LOAD | MOTION | CONTACT, true},
    [EXERCISE_SINGLE_LEG_BALANCE] = {"single-leg-balance", N_("Single-leg balance"), LOAD | CONTACT, false},
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

bool exercise_measured_by(enum exercise exercise, enum channel channel)
{
    return channel == CHANNEL_COACH || exercises[exercise].channels & 1 << channel;
}

bool exercise_counted(enum exercise exercise)
{
    return exercises[exercise].counted;
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
