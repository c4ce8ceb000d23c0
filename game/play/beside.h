#ifndef PLAY_BESIDE_H
#define PLAY_BESIDE_H

#include "play/attempt.h"

/*
 * What the store does not take is written beside it: for each set that was begun, was measured and is not in
 * the store, a file of its own (play/set_file.h), which `surefoot score` scores with the same points. Only
 * for its owner to read.
 */
enum { BESIDE_PATH = 1024 };

enum beside_place { BESIDE_STORE, BESIDE_HOME, BESIDE_TEMPORARY };

struct beside {
    int count;               /* files; 0: there was nothing to write */
    enum beside_place place; /* in whose folder they are: the first that takes all of them */
    char first[BESIDE_PATH]; /* path; the others begin likewise */
};

/* The run is over. 0, or a negative errno: no folder takes them, and nothing is left of the try. */
int beside_write(const struct attempt *attempt, const struct attempt_keeper *keeper, struct beside *out);

#endif
