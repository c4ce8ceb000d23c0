#ifndef GUIDE_ROWS_H
#define GUIDE_ROWS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The physiotherapy guide that the game follows, note by note: at which level it is found, and what it has to
 * tell, row by row: in which words at least (separated by |, all in one paragraph, small letters), and which
 * exercises it leads to.
 */
enum { GUIDE_ROWS_MAX = 3 };

struct guide_note {
    const char *note, *found_at;
    struct guide_row {
        const char *what;
        uint32_t exercises; /* at least these */
        const char *words;
    } rows[GUIDE_ROWS_MAX];
};

extern const struct guide_note guide_notes[];
extern const size_t guide_note_count;

#endif
