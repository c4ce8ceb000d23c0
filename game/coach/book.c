#include "coach/book.h"

#include <string.h>

const struct workout *book_workout(const struct book *book, const char *id)
{
    for (size_t i = 0; i < book->workout_count; i++) {
        if (strcmp(book->workouts[i].id, id) == 0)
            return &book->workouts[i];
    }
    return NULL;
}
