#ifndef LOADER_WORKOUT_WRITE_H
#define LOADER_WORKOUT_WRITE_H

#include "coach/workout.h"

/*
 * Writes the file of a workout, whole or not at all: a file of that name is replaced. The path ends in
 * workouts/<name>.yaml and names the workout; its folder is made when it is not there. Reading the file gives
 * the same workout. For a file that a book takes, its minutes fit workout_seconds.
 *
 * 0; -EINVAL when no file can say that (an empty or long text, a control character, no items, a name that is
 * not plain); or another negative errno.
 */
int workout_write(const char *path, const struct workout *workout);

#endif
