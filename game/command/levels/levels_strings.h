#ifndef COMMAND_LEVELS_LEVELS_STRINGS_H
#define COMMAND_LEVELS_LEVELS_STRINGS_H

#include "coach/book.h"

/*
 * Every text of the book that a player sees or hears, as a template for translators (gettext's PO format),
 * with the file that it is in. A text that is in several files comes several times: msguniq makes one of
 * them.
 */
void levels_strings_print(const struct book *book);

#endif
