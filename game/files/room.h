#ifndef FILES_ROOM_H
#define FILES_ROOM_H

#include <stddef.h>

/* For lists that grow, each item so large: room for one more than `count`. What is to take the place of `at`
 * (NULL to begin with; free it); NULL when memory is short, and then `at` stays. */
void *room_for_one(void *at, size_t count, size_t *room, size_t each);

#endif
