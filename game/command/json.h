#ifndef COMMAND_JSON_H
#define COMMAND_JSON_H

#include "activity/score.h"
#include "measure/stat/sway.h"

#include <jansson.h>

/* How results look as JSON: one object, SI units in the key names. Functions give NULL when memory is short;
 * json_print then says so. Objects given to a function are taken over by it. */

/* Numbers that are not finite have no place in JSON: null. */
json_t *json_number(double value);
json_t *json_text_or_null(const char *text); /* NULL or not UTF-8: null */

/* *measures NULL: null. */
json_t *json_sway(const struct sway_measures *measures);

/* points, stars, seconds, steadiness, the measures of sway, reps, good; score NULL: null. */
json_t *json_score(const struct score *score);

/* Writes and frees the object. status, or EXIT_FAILED with a report. */
int json_print(const char *command, json_t *object, int status);

#endif
