#ifndef COMMAND_MEASURE_DETECTION_ROWS_H
#define COMMAND_MEASURE_DETECTION_ROWS_H

#include "store/store.h"

/* Everything a player has played, oldest first, one row for each set: for history and export. */
enum rows_format { ROWS_TEXT, ROWS_CSV, ROWS_JSON };

extern const char *const rows_formats[]; /* "text", "csv", "json", NULL */

/* Exit status; reports in the name of the command. */
int rows_print(const char *command, struct store *store, const char *player, enum rows_format format);

#endif
