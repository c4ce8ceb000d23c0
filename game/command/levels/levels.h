#ifndef COMMAND_LEVELS_LEVELS_H
#define COMMAND_LEVELS_LEVELS_H

#include "coach/book.h"
#include "command/json.h"

#include "loader/yaml/fault.h"

#include <stdbool.h>

/* What the words of `surefoot levels` do with a book, a file each. JSON is NULL when memory is short. */

/* What `surefoot levels list` says of a book. */
void levels_list_print(const struct book *book);
json_t *levels_list_json(const struct book *book); /* NULL when memory is short */

/* What a level file may ask of each activity, and what measures it. */
void levels_format_print(void);

/*
 * In which order the levels open for somebody who passes what is open, for each class of device: none at all,
 * a board, a motion pad, contacts. Days are practice days from an empty start, 1...
 */
void levels_order_print(const struct book *book);
json_t *levels_order_json(const struct book *book); /* NULL when memory is short */

/* Reports each level of the game below `folder` that never opens for one of them. */
void levels_order_check(const struct book *book, const char *folder, levels_report *report, void *context);

/*
 * Every note of the book in `folder` has its drawing, ../assets/notes/NAME.svg from there: a fault for each
 * one that has none, or one that is no drawing. Not wanted: only where there is a folder of drawings at all,
 * so that notes of one's own may do without.
 */
void levels_drawings_check(const struct book *book, const char *folder, bool wanted, levels_report *report,
                           void *context);

/*
 * Every text of the book that a player sees or hears, as a template for translators (gettext's PO format),
 * with the file that it is in. A text that is in several files comes several times: msguniq makes one of
 * them.
 */
void levels_strings_print(const struct book *book);

#endif
