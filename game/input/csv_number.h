#ifndef INPUT_CSV_NUMBER_H
#define INPUT_CSV_NUMBER_H

#include <locale.h>
#include <stdbool.h>
#include <stdint.h>

/* Decimal numbers as strtod reads them, bit for bit, and much faster where they are short. Private to csv*.c.
 */

struct csv_numerals {
    char point;      /* '.' or ',' */
    locale_t locale; /* of C, whatever the player's language is */
};

struct csv_number {
    uint64_t digits; /* the number is digits * 10^exponent, where exact */
    int exponent;
    bool negative;
    bool exact; /* at most 19 digits: digits and exponent are all of it */
    const char *text, *end;
};

/*
 * A sign, decimal digits with the point or comma that is told, an exponent; no nan, no inf, no hexadecimal.
 * The character behind it, or NULL: there is no number. Something that is no digit must follow in memory.
 */
const char *csv_number_read(const char *text, char point, struct csv_number *out);

/* Its value times 10^power, rounded once. False: beyond all doubles. */
bool csv_number_value(const struct csv_number *number, const struct csv_numerals *numerals, int power,
                      double *out);

#endif
