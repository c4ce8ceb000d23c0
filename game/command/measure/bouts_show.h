#ifndef COMMAND_MEASURE_BOUTS_SHOW_H
#define COMMAND_MEASURE_BOUTS_SHOW_H

#include "command/measure/reading.h"
#include "measure/fold/bouts.h"

#include <jansson.h>

/* The stands of a recording: how a body weight is learnt, what `sway` measures and `score` shows. */

/* 0; -ENOMEM / -EINVAL / -EIO with one line in error. */
int bouts_find(struct reading *reading, struct bouts *out, char error[256]);

/*
 * Those of a recording that is open already, at its first row, and the zero of its board; none when it is
 * tared, as an export is. 0; -EINVAL / -EIO /
 * -ENOMEM with one line in error. A recording without corner loads is -EINVAL.
 */
int bouts_read(struct csv *csv, const char *path, bool tared, struct bouts *out, struct zero *zero,
               char error[256]);

/* [{"at_s", "mm"}]: where the mean jumped inside a stand. NULL when memory is short. */
json_t *bouts_jumps_json(const struct reading *reading, const struct jump_list *jumps);

#endif
