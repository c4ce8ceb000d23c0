#ifndef LOADER_SCHEMA_H
#define LOADER_SCHEMA_H

#include "loader/fault.h"

/*
 * Text to struct level, by libcyaml. The text must have passed fields_check. 0 and *out (all but its id;
 * chapter is CHAPTER_CAMP when the file names none), or -1 with a fault reported and *out untouched.
 */
int schema_read(struct faults *faults, const char *text, size_t size, struct level *out);

#endif
