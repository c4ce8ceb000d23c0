#ifndef MADE_H
#define MADE_H

#include "store/store.h"

/*
 * Attempts made from a number: the same number, the same attempt, down to the last sample. So a test can tell
 * whether a stored one is whole.
 */
enum { MADE_TRIALS_MAX = 4 };

struct made {
    struct store_attempt attempt;
    struct store_trial trials[MADE_TRIALS_MAX];
    struct recording recordings[MADE_TRIALS_MAX];
};

/* The dice behind it: any state but 0. */
uint64_t made_roll(uint64_t *state);

/* Free with made_free. The number is the attempt's started_unix_s. */
void made_attempt(struct made *made, int64_t player_id, int number);
void made_free(struct made *made);

/* Stores attempt `number`: 0 or the store's error. */
int made_save(struct store *store, int64_t player_id, int number);
/* Trials of attempt `number`. */
int made_trial_count(int number);

/*
 * Reads the whole store: every attempt of it must be one of made_attempt, complete, in order, once. Returns
 * how many there are; -1 and a line on standard error when one is not whole. largest: of the numbers, -1 if
 * none.
 */
int made_check(struct store *store, int *largest);

/* Stores attempt `number` set by set, as it is played; tells of each that is in. 0 or the store's error. */
typedef void made_saved(void *context);
int made_save_sets(struct store *store, int64_t player_id, int number, made_saved *saved, void *context);

/* Like made_check of attempts that were stored so: one may lack its last sets, and then it is not completed.
 * Returns how many sets there are. */
int made_check_sets(struct store *store, int *largest);

/* The same through SQLite's own checks: integrity and foreign keys, 0 or -1 and a line. */
int made_check_file(const char *path);

/* Everything that reads, on a store that may hide damage no check can see: it may fail, but in good order. */
void made_read_all(struct store *store);

#endif
