#define _GNU_SOURCE 1 /* strtod_l */
#include "input/csv_number.h"

#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Up to 2^53 and with a power of ten up to 22 both are doubles, so one multiplication or division rounds once
 * (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990). The same with the 64 bits of a long
 * double up to 10^27, unless what it rounded to lies in the middle between two doubles. Everything else is
 * strtod's.
 */
enum { DIGITS_MAX = 19, DOUBLE_POWER = 22, LONG_POWER = 27, TEXT_SIZE = 800, EXPONENT_MAX = 9999 };

static const double double_powers[DOUBLE_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                       1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                       1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static bool is_digit(char c)
{
    return (unsigned)(c - '0') < 10;
}

/* An exponent behind e, where there is one. */
static const char *read_exponent(const char *at, int *exponent)
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

const char *csv_number_read(const char *text, char point, struct csv_number *out)
{
    const char *at = text, *first;
    uint64_t digits = 0;
    long count;
    int exponent = 0;
    out->negative = *at == '-';
    if (*at == '-' || *at == '+')
        at++;
    for (first = at; is_digit(*at); at++)
        digits = 10 * digits + (uint64_t)(*at - '0');
    count = at - first;
    if (*at == point) {
        for (first = ++at; is_digit(*at); at++)
            digits = 10 * digits + (uint64_t)(*at - '0');
        count += at - first;
        exponent = at - first < EXPONENT_MAX ? -(int)(at - first) : -EXPONENT_MAX;
    }
    if (count == 0)
        return NULL;
    if (*at == 'e' || *at == 'E') {
        at = read_exponent(at, &exponent);
        if (at == NULL)
            return NULL;
    }
    out->digits = digits;
    out->exponent = exponent;
    out->exact = count <= DIGITS_MAX;
    out->text = text;
    out->end = at;
    return at;
}

static bool by_strtod(const char *text, locale_t locale, double *out)
{
    double value = strtod_l(text, NULL, locale);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

static bool slowly(const struct csv_number *number, const struct csv_numerals *numerals, int power,
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

#if defined(LDBL_MANT_DIG) && LDBL_MANT_DIG == 64
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
    power = size <= DOUBLE_POWER
                ? (long double)double_powers[size]
                : (long double)double_powers[DOUBLE_POWER] * (long double)double_powers[size - DOUBLE_POWER];
    value = exponent < 0 ? value / power : value * power;
    if (in_the_middle(value))
        return false;
    *out = number->negative ? -(double)value : (double)value;
    return true;
}
#else
static bool by_long_double(const struct csv_number *number, int exponent, double *out)
{
    (void)number;
    (void)exponent;
    (void)out;
    return false;
}
#endif

bool csv_number_value(const struct csv_number *number, const struct csv_numerals *numerals, int power,
                      double *out)
{
    int exponent = number->exponent + power;
#if FLT_EVAL_METHOD == 0
    if (number->exact && number->digits <= UINT64_C(1) << DBL_MANT_DIG && exponent >= -DOUBLE_POWER &&
        exponent <= DOUBLE_POWER) {
        double value = (double)number->digits;
        value = exponent < 0 ? value / double_powers[-exponent] : value * double_powers[exponent];
        *out = number->negative ? -value : value;
        return true;
    }
#endif
    if (number->exact && by_long_double(number, exponent, out))
        return true;
    return slowly(number, numerals, power, out);
}
