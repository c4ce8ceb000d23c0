#ifndef CRASH_VFS_H
#define CRASH_VFS_H

#include <stdint.h>

/*
 * An SQLite file system that dies on purpose: between SQLite and the real one, it counts everything that
 * changes a file (write, sync, truncate, delete, create) and kills this process at the n-th.
 */
enum crash_kind {
    CRASH_KILL,  /* SIGKILL just before the n-th change */
    CRASH_TORN,  /* a write is cut in the middle, then SIGKILL */
    CRASH_POWER, /* the power fails: of what was written since the last sync of each file, only some sectors,
                    chosen by chance, are there; then SIGKILL */
};

/* Makes it the default file system of this process. nth 0: only count. */
void crash_install(enum crash_kind kind, int nth, uint64_t seed);

/* Changes so far. */
int crash_count(void);

#endif
