#ifndef LOADER_LINKS_H
#define LOADER_LINKS_H

#include "loader/level_file.h"

/* What unlocks what, over the whole trail. */
struct link {
    const char *path; /* of the level's file, as shown */
    bool own;         /* the player's: when it is faulty it is left out, and those that need it with it */
    bool sound;       /* no fault so far; file is valid but for the id, which always is */
    struct level_file file;
};

/*
 * An unlock that names no level, and circles of unlocks, once each; whoever has a fault is no longer sound.
 * The number of faults of the game's own files.
 */
int links_check(struct link *links, size_t size, levels_report *report, void *context);

#endif
