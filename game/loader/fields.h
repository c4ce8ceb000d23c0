#ifndef LOADER_FIELDS_H
#define LOADER_FIELDS_H

#include "loader/fault.h"

/*
 * The keys of a level file, one by one: which there are, which must be there, what each may hold. Reads the
 * text with libyaml itself, because libcyaml takes "5x" for 5, 010 for 8 and "nan" for a number, names the
 * wrong line for an unknown key, and does not know ranges.
 */
enum field {
    FIELD_TITLE,
    FIELD_CHAPTER,
    FIELD_EXERCISE,
    FIELD_STAGE,
    FIELD_RUNG,
    FIELD_SIDE,
    FIELD_SETS,
    FIELD_TARGET,
    FIELD_HOLD_S,
    FIELD_REST_S,
    FIELD_EYES,
    FIELD_SURFACE,
    FIELD_STARS,
    FIELD_UNLOCK,
    FIELD_UNLOCK_LEVEL,
    FIELD_UNLOCK_STARS,
    FIELD_SAY,
    FIELD_WHY,
    FIELD_SAFETY,
    FIELDS
};

/* Where each key stands; 0 = it is not there. */
struct fields {
    int line[FIELDS];
};

/* 0 and *out, or -1 with the first fault reported. The text must have passed text_check. */
int fields_check(struct faults *faults, const char *text, size_t size, struct fields *out);

#endif
