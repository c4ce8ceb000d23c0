#ifndef LOADER_LEVEL_FILE_H
#define LOADER_LEVEL_FILE_H

#include "coach/guide.h"
#include "loader/yaml/fault.h"

/* A level as its file has it: levels/<chapter>/<name>.yaml. */
enum level_key {
    LEVEL_KEY_TITLE,
    LEVEL_KEY_CHAPTER,
    LEVEL_KEY_EXERCISE,
    LEVEL_KEY_STAGE,
    LEVEL_KEY_RUNG,
    LEVEL_KEY_SIDE,
    LEVEL_KEY_SETS,
    LEVEL_KEY_TARGET,
    LEVEL_KEY_REST_S,
    LEVEL_KEY_EXTRA_KG,
    LEVEL_KEY_SUPPORT,
    LEVEL_KEY_EYES,
    LEVEL_KEY_SURFACE,
    LEVEL_KEY_STARS,
    LEVEL_KEY_UNLOCK,
    LEVEL_KEY_SAY,
    LEVEL_KEY_WHY,
    LEVEL_KEY_SAFETY,
    LEVEL_KEYS
};
enum target_key { TARGET_KEY_HOLD_S, TARGET_KEY_REPS, TARGET_KEY_UP_S, TARGET_KEY_DOWN_S, TARGET_KEYS };
enum unlock_key { UNLOCK_KEY_LEVEL, UNLOCK_KEY_STARS, UNLOCK_KEYS };

struct level_file {
    struct level level;
    int star_count;
    int line[LEVEL_KEYS], target_line[TARGET_KEYS], unlock_line[UNLOCK_KEYS];
};

/*
 * A level of that chapter from the text of its file, checked by itself. faults->name is the file's path and
 * gives the id. 0; or -1 with the first fault reported and *out untouched.
 */
int level_file_parse(struct faults *faults, enum chapter chapter, const char *text, size_t size,
                     struct level_file *out);

/*
 * Does it fit the card of its exercise: rung, stage, side? When it says nothing of its own, it takes over the
 * cues of the card. 0, or -1 with the first fault reported.
 */
int level_file_fit(struct faults *faults, struct level_file *file, const struct exercise_card *card);

#endif
