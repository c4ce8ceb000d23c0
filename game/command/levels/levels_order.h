#ifndef COMMAND_LEVELS_LEVELS_ORDER_H
#define COMMAND_LEVELS_LEVELS_ORDER_H

#include "coach/book.h"
#include "command/json.h"

#include "loader/yaml/fault.h"

/*
 * In which order the levels open for somebody who passes what is open, for each class of device: none at all,
 * a board, a motion pad, contacts. Days are practice days from an empty start, 1...
 */
void levels_order_print(const struct book *book);
json_t *levels_order_json(const struct book *book); /* NULL when memory is short */

/* Reports each level of the game below `folder` that never opens for one of them. */
void levels_order_check(const struct book *book, const char *folder, levels_report *report, void *context);

#endif
