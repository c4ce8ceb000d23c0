#ifndef FILES_REPLACE_H
#define FILES_REPLACE_H

#include <stdio.h>
#include <sys/types.h>

/*
 * Files that a person asked for: pictures, tables, recordings. They are written aside, under another name in
 * the same folder, and take their own name when every byte is on the disk. So a failure, wherever it comes,
 * leaves what was there before, and nothing else. What is no ordinary file (a pipe, a device) has nothing to
 * lose and is written as it is. Functions return 0 or a negative errno.
 */
struct replacement {
    FILE *file; /* write here; what goes wrong may be left for replace_close to tell */
    /* private */
    int fd, error;
    char *path;      /* the file that is meant, links followed; NULL: it has its name already */
    char *temporary; /* NULL: written in place */
};

/* Begins the file, or what will take its place: with the rights of what is there, else with these, as far as
 * the umask lets them. Nothing may move *aside until it is closed. */
int replace_open(struct replacement *aside, const char *path, mode_t rights);

/* Likewise a file that nothing may be in the place of: -EEXIST. It has its name from the beginning. */
int replace_open_new(struct replacement *aside, const char *path, mode_t rights);

/* failed: 0, or what went wrong meanwhile, so that the file is not wanted any more. The first fault of all;
 * 0: it is there. */
int replace_close(struct replacement *aside, int failed);

#endif
