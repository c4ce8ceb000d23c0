#ifndef SOAK_DAMAGE_H
#define SOAK_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Ways to damage a store. Each makes, where the store would be, what a broken disk, another program, a bug or
 * somebody hostile may leave there; which one of its kind, the dice say.
 */
struct damage {
    const char *path;                     /* where the store would be; the folder is empty */
    const unsigned char *sound, *earlier; /* a sound store, and the same a few attempts before */
    size_t sound_size, earlier_size;
    const unsigned char *log; /* what a crash leaves beside `sound` */
    size_t log_size;
    uint64_t *dice;
};

struct damage_kind {
    const char *name;
    void (*make)(const struct damage *damage); /* NULL: by one of the lines, as SQL, on a sound store */
    bool whole; /* begins with every set of the sound store: what is set aside could be rescued */
    const char *const *lines;
};

void damage_make(const struct damage_kind *kind, const struct damage *damage);

extern const struct damage_kind damage_kinds[]; /* NULL name at the end */

#endif
