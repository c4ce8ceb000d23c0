#ifndef LOADER_YAML_YAML_READER_H
#define LOADER_YAML_YAML_READER_H

#include "loader/rules.h"
#include "loader/yaml/fault.h"

/*
 * Text to struct by a table of rules, with libyaml: unknown, missing and doubled keys, wrong types, values
 * out of range, each with its line and what would be right. (libcyaml would take "5x" for 5, 010 for 8 and
 * "nan" for a number, names the wrong line for an unknown key, and does not know ranges.)
 *
 * *out must be zeroed: keys that are not there leave it so. 0, or -1 with the first fault reported and *out
 * half filled.
 */
int reader_read(struct faults *faults, const char *text, size_t size, const struct rules *rules, void *out);

#endif
