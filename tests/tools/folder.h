#ifndef TOOLS_FOLDER_H
#define TOOLS_FOLDER_H

#include <stddef.h>

/* A new empty folder below $TMPDIR (or /tmp), its path in out. Aborts the program when that cannot be. */
void folder_make(char *out, size_t size);

/* Removes a folder with all that is in it. */
void folder_remove(const char *path);

/* Count of the names in the folder that hold `part`; "" counts all. The last such name in `found` (may be
 * NULL).
 */
int folder_count(const char *path, const char *part, char *found, size_t size);

/* A whole file: its bytes, malloc'ed; NULL when it cannot be read. */
unsigned char *folder_read(const char *path, size_t *size);
void folder_write(const char *path, const void *bytes, size_t size);

#endif
