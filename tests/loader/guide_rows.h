#ifndef GUIDE_ROWS_H
#define GUIDE_ROWS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The physiotherapy guide that the game follows, row by row: which note tells it, in which words at least
 * (all in one paragraph, small letters), which exercises it leads to and at which level it is found.
 */
enum { GUIDE_WORDS_MAX = 8 };

struct guide_row {
    const char *what, *note, *found_at;
    uint32_t exercises; /* at least these */
    const char *words[GUIDE_WORDS_MAX];
};

extern const struct guide_row guide_rows[];
extern const size_t guide_row_count;

#endif
