#ifndef LOADER_WORDS_H
#define LOADER_WORDS_H

#include "coach/level.h"

#include <cyaml/cyaml.h>

/* The words a level file may use, and the enum values they stand for. Those of coach/ have the same names. */
enum {
    WORDS_SIDES = LEVEL_BOTH_AT_ONCE + 1,
    WORDS_EYES = EYES_CLOSED + 1,
    WORDS_SURFACES = SURFACE_SOFT + 1
};

extern const cyaml_strval_t words_chapter[CHAPTERS];
extern const cyaml_strval_t words_exercise[EXERCISES];
extern const cyaml_strval_t words_stage[STAGES];
extern const cyaml_strval_t words_side[WORDS_SIDES];
extern const cyaml_strval_t words_eyes[WORDS_EYES];
extern const cyaml_strval_t words_surface[WORDS_SURFACES];

#endif
