#ifndef COMMAND_NOTES_H
#define COMMAND_NOTES_H

#include "store/store.h"

#include <stdio.h>

/*
 * What a trial was scored with, as comments at the head of an exported recording, so that the file alone
 * gives the same points again:
 *
 *   # side left
 *   # weight_kg 71.3
 */
struct notes {
    enum side side;                       /* SIDE_NONE: not noted */
    double weight_kg, centre_x_mm, cap_s; /* 0: not noted */
    double stars[LEVEL_STARS];            /* all 0: not noted */
    double range_deg;                     /* 0: not noted */
    struct contact_setup pads;            /* all 0: not noted */
};

void notes_write(FILE *file, const struct store_stored_trial *trial);

/* The notes of that file; what it does not say, and "-", is left at "not noted". */
void notes_read(const char *path, struct notes *out);

#endif
