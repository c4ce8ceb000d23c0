#include "files/room.h"

#include <stdlib.h>

void *room_for_one(void *at, size_t count, size_t *room, size_t each)
{
    size_t more = *room ? 2 * *room : 16;

    if (count < *room)
        return at;
    at = realloc(at, more * each);
    if (at)
        *room = more;
    return at;
}
