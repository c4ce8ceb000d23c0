#ifndef LOADER_PARSE_H
#define LOADER_PARSE_H

#include "loader/fields.h"

/*
 * One level from the text of its file: every check but whether its unlock names a level. faults->name is the
 * file's path. 0, *out and *lines; or -1 with the first fault reported.
 */
int parse_level(struct faults *faults, const char *text, size_t size, struct level *out,
                struct fields *lines);

/* The id of the level in that file: its last folder and its name without ending. 0, or -1 and a fault. */
int parse_id(struct faults *faults, char id[LEVEL_ID_SIZE]);

/* The chapter of that name, or CHAPTERS. */
enum chapter parse_chapter(const char *name, size_t length);

#endif
