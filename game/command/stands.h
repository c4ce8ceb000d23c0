#ifndef COMMAND_STANDS_H
#define COMMAND_STANDS_H

#include "body/stands.h"

/*
 * The stands of a file, which is read twice: how a body weight is learnt from a recording, and what
 * `score --exercise stance` shows.
 *
 * 0; -EINVAL / -EIO with one line in error; -ENOMEM. A file without corner loads is -EINVAL.
 */
int stands_read(const char *path, struct stands *out, char error[256]);

#endif
