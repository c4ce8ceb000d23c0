#ifndef LOADER_LINKS_H
#define LOADER_LINKS_H

#include "loader/fault.h"

/* What unlocks what, over the whole trail. */
struct link {
    char *name; /* of the level's file, as shown */
    int line;   /* of its unlock; 0 = open from the start */
    char id[LEVEL_ID_SIZE];
    bool sound; /* the file was read: level is valid */
    struct level level;
};

/* An unlock that names no level, and circles of unlocks, once each. Faults found are added to *count. */
void links_check(const struct link *links, size_t size, levels_report *report, void *context, int *count);

#endif
