#ifndef LOADER_YAML_YAML_TEXT_H
#define LOADER_YAML_YAML_TEXT_H

#include "loader/yaml/fault.h"

#include <stddef.h>

/* The bytes of a level file. */
enum { TEXT_SIZE_MAX = 64 * 1024 };

/* Reads a whole file, at most TEXT_SIZE_MAX: 0 and *out (free it), *size; or -1 with a fault reported. */
int text_read(struct faults *faults, const char *path, char **out, size_t *size);

/* 0, or -1 with a fault at the line where the text stops being UTF-8, or when it is too big. */
int text_check(struct faults *faults, const char *text, size_t size);

/* Letters in valid UTF-8. */
size_t text_letters(const char *text);

#endif
