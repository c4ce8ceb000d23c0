#ifndef LOADER_WORKOUT_KEEP_H
#define LOADER_WORKOUT_KEEP_H

#include "coach/book.h"

/*
 * Keeps a workout of the player's own: own/<name> becomes workouts/<name>.yaml below own_folder
 * (workout_write), and it is in the book from then on, instead of one of the same id. The book's array of
 * workouts may move.
 *
 * 0; -EINVAL as of workout_write, or when the id is not own/<name>; -ENOSPC when the book is full; -ENOMEM;
 * or another negative errno. The book is then as it was.
 */
int workout_keep(struct book *book, const char *own_folder, const struct workout *workout);

#endif
