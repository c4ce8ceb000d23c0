#ifndef COACH_BOOK_H
#define COACH_BOOK_H

#include "coach/guide.h"
#include "coach/note.h"
#include "coach/workout.h"

/* Everything there is to do and to know, as it is in the files. Owned by whoever loaded it
 * (loader/book_files.h).
 */
struct book {
    struct guide guide;
    struct trail trail; /* the own levels last */
    struct workout *workouts;
    size_t workout_count;
    struct note *notes;
    size_t note_count;
};

const struct workout *book_workout(const struct book *book, const char *id); /* NULL when there is none */

#endif
