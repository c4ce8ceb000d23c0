#define _GNU_SOURCE 1 /* strtod_l */
#include "csv/csv_number.h"

#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Digits up to 64 bits with a power of ten up to 27: both are long doubles of 64 bits, so that the result is
 * the number rounded to 64 bits; rounded again it is the nearest double, unless it lies in the middle between
 * two. Everything else is strtod's.
 */
enum { LONG_POWER = 27, TEXT_SIZE = 800, EXPONENT_MAX = 9999 };

const double csv_powers[CSV_POWER_MAX + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static bool is_digit(char c)
{
    return (unsigned)(c - '0') < 10;
}

/* What stands behind e; NULL: nothing that belongs there. */
const char *csv_number_exponent(const char *at, int *exponent)
{
    const char *digits = at + 1;
    bool negative = *digits == '-';
    int value = 0;
    if (*digits == '-' || *digits == '+')
        digits++;
    if (!is_digit(*digits))
        return NULL;
    for (; is_digit(*digits); digits++)
        if (value < EXPONENT_MAX)
            value = 10 * value + (*digits - '0');
    *exponent += negative ? -value : value;
    return digits;
}

static bool by_strtod(const char *text, locale_t locale, double *out)
{
    double value = strtod_l(text, NULL, locale);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

static bool as_text(const struct csv_number *number, const struct csv_numerals *numerals, int power,
                    double *out)
{
    char text[TEXT_SIZE + 32];
    if (number->exact) {
        snprintf(text, sizeof text, "%s%" PRIu64 "e%d", number->negative ? "-" : "", number->digits,
                 number->exponent + power);
        return by_strtod(text, numerals->locale, out);
    }
    size_t length = strcspn(number->text, "eE");
    if (length > (size_t)(number->end - number->text))
        length = (size_t)(number->end - number->text);
    if (length > TEXT_SIZE)
        return false;
    memcpy(text, number->text, length);
    int behind = 0;
    char *mark = memchr(text, numerals->point, length);
    if (mark != NULL) {
        *mark = '.';
        behind = (int)(text + length - mark) - 1;
    }
    snprintf(text + length, sizeof text - length, "e%d", number->exponent + behind + power);
    return by_strtod(text, numerals->locale, out);
}

#if LDBL_MANT_DIG == 64
/* Is it in the middle between two doubles, so that it does not tell which of them is nearer? */
static bool in_the_middle(long double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (bits & 0x7FF) == 0x400;
}

static bool by_long_double(const struct csv_number *number, int exponent, double *out)
{
    long double value = (long double)number->digits, power = 1.0L;
    if (exponent < -LONG_POWER || exponent > LONG_POWER)
        return false;
    int size = exponent < 0 ? -exponent : exponent;
    power = size <= CSV_POWER_MAX
                ? (long double)csv_powers[size]
                : (long double)csv_powers[CSV_POWER_MAX] * (long double)csv_powers[size - CSV_POWER_MAX];
    value = exponent < 0 ? value / power : value * power;
    if (in_the_middle(value))
        return false;
    *out = number->negative ? -(double)value : (double)value;
    return true;
}
#endif

bool csv_number_slowly(const struct csv_number *number, const struct csv_numerals *numerals, int power,
                       double *out)
{
#if LDBL_MANT_DIG == 64
    if (number->exact && by_long_double(number, number->exponent + power, out))
        return true;
#endif
    return as_text(number, numerals, power, out);
}
