#ifndef CSV_CSV_NUMBER_H
#define CSV_CSV_NUMBER_H

#include <float.h>
#include <locale.h>
#include <stdbool.h>
#include <stddef.h>
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
 * Up to 2^53 and with a power of ten up to 22 both are doubles, so one multiplication or division rounds once
 * (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990). Nearly all numbers of a recording are
 * such: they are read in line. The rest of it, and what is no such number, is csv_number.c's.
 */
enum { CSV_DIGITS_MAX = 19, CSV_POWER_MAX = 22 };
extern const double csv_powers[CSV_POWER_MAX + 1];

const char *csv_number_exponent(const char *at, int *exponent);
bool csv_number_slowly(const struct csv_number *number, const struct csv_numerals *numerals, int power,
                       double *out);

/* Digits from at on, behind those of *digits: where they end. */
static inline const char *csv_number_digits(const char *at, uint64_t *digits)
{
    uint64_t value = *digits;
    for (unsigned digit; (digit = (unsigned)(*at - '0')) < 10; at++)
        value = 10 * value + digit;
    *digits = value;
    return at;
}

/*
 * A sign, decimal digits with the point or comma that is told, an exponent; no nan, no inf, no hexadecimal.
 * The character behind it, or NULL: there is no number. Something that is no digit must follow in
 * memory.
 */
static inline const char *csv_number_read(const char *text, char point, struct csv_number *out)
{
    const char *at = text + (*text == '-' || *text == '+'), *end;
    uint64_t digits = 0;
    int exponent = 0;
    end = csv_number_digits(at, &digits);
    long count = end - at;
    if (*end == point) {
        at = end + 1;
        end = csv_number_digits(at, &digits);
        count += end - at;
        exponent = (int)(at - end);
    }
    if (count == 0)
        return NULL;
    if ((*end | 0x20) == 'e') {
        end = csv_number_exponent(end, &exponent);
        if (end == NULL)
            return NULL;
    }
    *out = (struct csv_number){.digits = digits,
                               .exponent = exponent,
                               .negative = *text == '-',
                               .exact = count <= CSV_DIGITS_MAX,
                               .text = text,
                               .end = end};
    return end;
}

/* Its value times 10^power, rounded once. False: beyond all doubles. */
static inline bool csv_number_value(const struct csv_number *number, const struct csv_numerals *numerals,
                                    int power, double *out)
{
    int exponent = number->exponent + power;
#if FLT_EVAL_METHOD == 0
    if (number->exact && number->digits <= UINT64_C(1) << DBL_MANT_DIG && exponent >= -CSV_POWER_MAX &&
        exponent <= CSV_POWER_MAX) {
        double value = (double)(int64_t)number->digits;
        value = exponent < 0 ? value / csv_powers[-exponent] : value * csv_powers[exponent];
        *out = number->negative ? -value : value;
        return true;
    }
#endif
    return csv_number_slowly(number, numerals, power, out);
}

#endif
