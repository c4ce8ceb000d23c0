#ifndef COMMAND_STANDS_H
#define COMMAND_STANDS_H

#include "body/stands.h"
#include "command/reading.h"

/* The stands of a recording: how a body weight is learnt, and what `score --exercise stance` shows. */

/* 0 or -ENOMEM. */
int stands_find(const struct reading *reading, struct stands *out);

/*
 * Those of a recording that is open, and stays so. 0; -EINVAL / -EIO with one line in error; -ENOMEM. A file
 * without corner loads is -EINVAL.
 */
int stands_read(struct csv *csv, const char *path, struct stands *out, char error[256]);

#endif
