#ifndef COMMAND_MEASURE_ZERO_SHOW_H
#define COMMAND_MEASURE_ZERO_SHOW_H

#include "command/measure/reading.h"

#include <jansson.h>

/* Which zero of the board was taken off: {"from": "recording" (or "option", "game", "none"), "start_s",
 * "end_s", "kg": [TL, TR, BL, BR]}; of a board that drifted "drift_kg" as well, from the first empty stretch
 * to the last; and all of them as "stretches". NULL: memory is short. */
json_t *zero_json(const struct reading *reading);

/* The same as a line of a table. */
void zero_print(const struct reading *reading);

#endif
