#define _POSIX_C_SOURCE 200809L
#include "loader/workout_keep.h"

#include "loader/workout_write.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char OWN[] = "own/";

/* The place in the book for that id: its own, or a new one at the end. NULL: none. */
static struct workout *place_for(struct book *book, const char *id, int *error)
{
    for (size_t i = 0; i < book->workout_count; i++)
        if (!strcmp(book->workouts[i].id, id))
            return &book->workouts[i];
    *error = -ENOSPC;
    if (book->workout_count >= WORKOUTS_MAX)
        return NULL;
    *error = -ENOMEM;
    struct workout *more = realloc(book->workouts, (book->workout_count + 1) * sizeof(*more));
    if (!more)
        return NULL;
    book->workouts = more;
    return &more[book->workout_count];
}

int workout_keep(struct book *book, const char *own_folder, const struct workout *workout)
{
    char path[PATH_MAX];
    int error = 0;

    if (strncmp(workout->id, OWN, strlen(OWN)) != 0)
        return -EINVAL;
    if (snprintf(path, sizeof(path), "%s/workouts/%s.yaml", own_folder, workout->id + strlen(OWN)) >=
        (int)sizeof(path))
        return -ENAMETOOLONG;
    struct workout *place = place_for(book, workout->id, &error);
    if (!place)
        return error;
    error = workout_write(path, workout);
    if (error)
        return error;
    book->workout_count += place == &book->workouts[book->workout_count];
    *place = *workout;
    return 0;
}
