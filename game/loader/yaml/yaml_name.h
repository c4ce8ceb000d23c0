#ifndef LOADER_YAML_YAML_NAME_H
#define LOADER_YAML_YAML_NAME_H

#include "coach/level.h"
#include "loader/yaml/fault.h"

/*
 * The id of what is in a file: the folder's word and the file's name without its ending, "lake/01-one-leg".
 * The path is faults->name. 0, or -1 with a fault reported.
 */
int name_id(struct faults *faults, const char *folder, char id[LEVEL_ID_SIZE]);

#endif
