#ifndef COMMAND_JSON_H
#define COMMAND_JSON_H

#include "activity/score.h"
#include "measure/stat/sway.h"

#include <jansson.h>

/* How results look as JSON: one object, SI units in the key names. Functions give NULL when memory is short;
 * json_print then says so. What is given to a function is taken over by it; NULL, too, for memory that was
 * short before. */

/* Numbers that are not finite have no place in JSON: null. */
json_t *json_number(double value);
json_t *json_positive(double value);         /* nor those that mean: not known, 0 and less */
json_t *json_text_or_null(const char *text); /* NULL or not UTF-8: null */
json_t *json_time(int64_t unix_s);           /* of common_time, common_day */
json_t *json_day(int day);
json_t *json_kg(const double kg[4]); /* an array */

/* With an item, a value, all the values of another object more. */
json_t *json_with(json_t *array, json_t *item);
json_t *json_with_key(json_t *object, const char *key, json_t *value);
json_t *json_with_all(json_t *object, json_t *more);

/* *measures NULL: null. */
json_t *json_sway(const struct sway_measures *measures);

/* points, stars, seconds, steadiness, the measures of sway, reps, good; score NULL: null. */
json_t *json_score(const struct score *score);

/* Writes and frees the object. status, or EXIT_FAILED with a report. */
int json_print(const char *command, json_t *object, int status);

#endif
