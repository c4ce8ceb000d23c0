#ifndef SOAK_SOAK_H
#define SOAK_SOAK_H

#include <stdbool.h>
#include <stdint.h>

/* Both print a table and give 0, or 1 when anything in it should not be. */
int soak_kill(long kills);
int soak_damage(long stores);

/* Without it nothing can be tried: the program says so and ends. */
void soak_need(bool fine, const char *what);

/* Dice: 0..limit - 1. */
uint64_t soak_roll(uint64_t *dice, uint64_t limit);

/* A new folder becomes $XDG_DATA_HOME, $HOME and $TMPDIR are below it; where the store is. Remove with
 * folder_remove. */
enum { SOAK_PATH_SIZE = 256 };
struct soak_place {
    char folder[128], data[SOAK_PATH_SIZE], store[SOAK_PATH_SIZE];
};
void soak_place(struct soak_place *out);

/* Seconds of a clock that only goes forward. */
double soak_seconds(void);

#endif
