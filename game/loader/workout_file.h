#ifndef LOADER_WORKOUT_FILE_H
#define LOADER_WORKOUT_FILE_H

#include "coach/book.h"
#include "loader/yaml/fault.h"

/* A workout as its file has it: levels/workouts/<name>.yaml. */
enum item_key { ITEM_KEY_EXERCISE, ITEM_KEY_LEVEL, ITEM_KEY_REST_S, ITEM_KEYS };
struct item_file {
    struct workout_item item;
    int line[ITEM_KEYS];
};

enum workout_key { WORKOUT_KEY_TITLE, WORKOUT_KEY_MINUTES, WORKOUT_KEY_WHY, WORKOUT_KEY_ITEMS, WORKOUT_KEYS };
struct workout_file {
    struct workout workout; /* but for its items */
    struct item_file items[WORKOUT_ITEMS_MAX];
    int line[WORKOUT_KEYS];
};

/* What a workout may take of the time it promises, either way. */
#define WORKOUT_FILE_SPARE 0.25

/*
 * A workout from the text of its file, checked by itself. folder: "workouts" or "own"; faults->name is the
 * file's path and gives the id. 0; or -1 with the first fault reported and *out untouched.
 */
int workout_file_parse(struct faults *faults, const char *folder, const char *text, size_t size,
                       struct workout_file *out);

/*
 * Are its levels there, and do its minutes fit what they take (workout_seconds)? Makes the workout's items
 * whole. 0, or -1 with the first fault reported.
 */
int workout_file_fit(struct faults *faults, struct workout_file *file, const struct trail *trail);

#endif
