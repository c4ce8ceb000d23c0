#ifndef COMMAND_LEVELS_LEVELS_DRAWINGS_H
#define COMMAND_LEVELS_LEVELS_DRAWINGS_H

#include "coach/book.h"
#include "loader/yaml/fault.h"

#include <stdbool.h>

/*
 * Every note of the book in `folder` has its drawing, ../assets/notes/NAME.svg from there: a fault for each
 * one that has none, or one that is no drawing. Not wanted: only where there is a folder of drawings at all,
 * so that notes of one's own may do without.
 */
void levels_drawings_check(const struct book *book, const char *folder, bool wanted, levels_report *report,
                           void *context);

#endif
