#include "loader/words.h"

const cyaml_strval_t words_chapter[CHAPTERS] = {
    {"camp", CHAPTER_CAMP},   {"meadow", CHAPTER_MEADOW}, {"lake", CHAPTER_LAKE},
    {"ridge", CHAPTER_RIDGE}, {"summit", CHAPTER_SUMMIT}, {"own", CHAPTER_OWN},
};

const cyaml_strval_t words_exercise[EXERCISES] = {
    {"pigeon-stretch", EXERCISE_PIGEON_STRETCH},
    {"hip-flexor-stretch", EXERCISE_HIP_FLEXOR_STRETCH},
    {"adductor-stretch", EXERCISE_ADDUCTOR_STRETCH},
    {"bridge", EXERCISE_BRIDGE},
    {"hip-abduction", EXERCISE_HIP_ABDUCTION},
    {"adductor-squeeze", EXERCISE_ADDUCTOR_SQUEEZE},
    {"step-up", EXERCISE_STEP_UP},
    {"lateral-step-up", EXERCISE_LATERAL_STEP_UP},
    {"single-leg-balance", EXERCISE_SINGLE_LEG_BALANCE},
};

const cyaml_strval_t words_stage[STAGES] = {
    {"bodyweight", STAGE_BODYWEIGHT},
    {"equipment", STAGE_EQUIPMENT},
    {"resistance", STAGE_RESISTANCE},
};

const cyaml_strval_t words_side[WORDS_SIDES] = {
    {"each", LEVEL_EACH_SIDE},
    {"left", LEVEL_LEFT_ONLY},
    {"right", LEVEL_RIGHT_ONLY},
    {"both", LEVEL_BOTH_AT_ONCE},
};

const cyaml_strval_t words_eyes[WORDS_EYES] = {{"open", EYES_OPEN}, {"closed", EYES_CLOSED}};

const cyaml_strval_t words_surface[WORDS_SURFACES] = {{"firm", SURFACE_FIRM}, {"soft", SURFACE_SOFT}};
