#ifndef CSV_CSV_UNITS_H
#define CSV_CSV_UNITS_H

#include <stdbool.h>

/* Units as people write them in headers. Private to csv*.c. */

enum csv_kind {
    CSV_KIND_TIME,
    CSV_KIND_LOAD,
    CSV_KIND_LENGTH,
    CSV_KIND_ACCEL,
    CSV_KIND_TURN,
    CSV_KIND_COUNT
};

/* SI is the number * 10^power * factor. */
struct csv_unit {
    int power;
    double factor;
};

/* Is the word one of a list of them, a blank between each? */
bool csv_is_word_of(const char *list, const char *word);

/* "kg", "(mm)", "m/s^2", "°/s", ...: a unit for that kind of column. False: it is none. */
bool csv_unit_parse(const char *text, enum csv_kind kind, struct csv_unit *out);

/* Of any kind. */
bool csv_unit_is_one(const char *text);

#endif
