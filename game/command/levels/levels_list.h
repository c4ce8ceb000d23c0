#ifndef COMMAND_LEVELS_LEVELS_LIST_H
#define COMMAND_LEVELS_LEVELS_LIST_H

#include "coach/book.h"
#include "command/json.h"

/* What `surefoot levels list` says of a book. */
void levels_list_print(const struct book *book);
json_t *levels_list_json(const struct book *book); /* NULL when memory is short */

/* What a level file may ask of each activity, and what measures it. */
void levels_format_print(void);

#endif
