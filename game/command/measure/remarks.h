#ifndef COMMAND_MEASURE_REMARKS_H
#define COMMAND_MEASURE_REMARKS_H

#include "command/measure/reading.h"

#include <jansson.h>

/* What a reader of the figures should know beside them: a sentence each. */
enum { REMARKS_MAX = 32, REMARK_SIZE = 256 };

struct remarks {
    int count; /* more than REMARKS_MAX: the first ones */
    char lines[REMARKS_MAX][REMARK_SIZE];
};

__attribute__((format(printf, 2, 3))) void remarks_add(struct remarks *remarks, const char *format, ...);

/* What the reader read otherwise than it stands there; what may be wrong with the
 * loads of a board, and with their zero. */
void remarks_of_reading(struct remarks *remarks, const struct reading *reading);

/* "note            ..." for each, on standard output. */
void remarks_print(const struct remarks *remarks);

/* An array of strings; NULL when memory is short. */
json_t *remarks_json(const struct remarks *remarks);

#endif
