#define _POSIX_C_SOURCE 200809L /* locale_t */
#include "csv/csv_inside.h"

#include <string.h>

/*
 * A stamp is a number, or a time of day ("14:00:00.020") with or without a date before it ("2026-11-30T",
 * "30.11.2026 "). Days are counted by the rule of the Gregorian calendar from 1970-01-01 on.
 */
enum { FRACTION_MAX = 9, DAY_S = 86400 };

static bool digits(const char **at, int least, int most, int64_t *out)
{
    int count = 0;
    int64_t value = 0;
    while (count < most && **at >= '0' && **at <= '9') {
        value = 10 * value + (**at - '0');
        ++*at;
        count++;
    }
    *out = value;
    return count >= least;
}

static bool sign(const char **at, const char *one_of)
{
    if (**at == '\0' || strchr(one_of, **at) == NULL)
        return false;
    ++*at;
    return true;
}

/* Days since 1970-01-01: years begin in March, so that the odd day is the last. */
static int64_t days_of(int64_t year, int64_t month, int64_t day)
{
    int64_t y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

/* 2026-11-30, 2026/11/30, 30.11.2026 or 11/30/2026; false and *at untouched: there is none. */
static bool read_date(const char **at, int64_t *days)
{
    const char *text = *at;
    int64_t first, month, last;
    if (!digits(&text, 1, 4, &first) || !sign(&text, "-/.") || !digits(&text, 1, 2, &month) ||
        !sign(&text, "-/.") || !digits(&text, 1, 4, &last))
        return false;
    if (month > 12 && first <= 12) { /* 11/30/2026 */
        int64_t day = month;
        month = first;
        first = day;
    }
    if (month < 1 || month > 12)
        return false;
    *days = first > 31 ? days_of(first, month, last) : days_of(last, month, first);
    if (!sign(&text, "T ") && *text != '\0')
        return false;
    while (*text == ' ')
        text++;
    *at = text;
    return true;
}

static bool read_clock(const struct csv_form *form, const char **at, struct csv_number *out)
{
    int64_t hours, minutes, seconds, days = 0, fraction = 0;
    int places = 0;
    read_date(at, &days);
    if (!digits(at, 1, 2, &hours) || !sign(at, ":") || !digits(at, 2, 2, &minutes) || !sign(at, ":") ||
        !digits(at, 2, 2, &seconds) || minutes > 59 || seconds > 60)
        return false;
    if (**at == '.' || **at == form->numerals.point || **at == ',') {
        const char *begin = ++*at;
        if (!digits(at, 1, FRACTION_MAX, &fraction))
            return false;
        places = (int)(*at - begin);
    }
    if (!sign(at, "Z") && sign(at, "+-")) { /* the same all along */
        *at += strspn(*at, "0123456789:");
    }
    int64_t whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
    for (int i = 0; i < places; i++)
        whole *= 10;
    *out = (struct csv_number){.digits = (uint64_t)(whole + fraction), .exponent = -places, .exact = true};
    return whole >= 0;
}

static const char *read_stamp(const struct csv_form *form, const char *text, struct csv_number *out)
{
    if (!form->clock)
        return csv_number_read(text, form->numerals.point, out);
    return read_clock(form, &text, out) ? text : NULL;
}

/* Without the whole seconds of the origin, where that is exact. */
static bool move(struct csv_number *number, int power, int64_t origin_s)
{
    int exponent = number->exponent + power;
    uint64_t origin = (uint64_t)origin_s;
    if (!number->exact || number->negative || exponent > 0)
        return false;
    for (int i = exponent; i < 0; i++)
        if (__builtin_mul_overflow(origin, (uint64_t)10, &origin))
            return false;
    number->negative = number->digits < origin;
    number->digits = number->negative ? origin - number->digits : number->digits - origin;
    return true;
}

static int power_of(const struct csv_form *form)
{
    return form->clock ? 0 : form->columns.unit[CSV_TIME].power;
}

const char *csv_time_read(const struct csv_form *form, const char *text, double *out)
{
    struct csv_number number;
    const char *end = read_stamp(form, text, &number);
    double value;
    if (end == NULL)
        return NULL;
    bool moved = form->origin_s != 0 && move(&number, power_of(form), form->origin_s);
    if (!csv_number_value(&number, &form->numerals, power_of(form), &value))
        return NULL;
    *out = moved ? value : value - (double)form->origin_s;
    return end;
}
