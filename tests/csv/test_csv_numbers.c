#define _GNU_SOURCE /* newlocale, strtod_l */
#include "test.h"

#include "csv/csv_number.h"

#include <locale.h>

static uint64_t random_bits(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void random_number(uint64_t *state, char out[160])
{
    uint64_t bits = random_bits(state);
    union {
        uint64_t bits;
        double value;
    } any = {.bits = random_bits(state)};
    double size = (double)(int32_t)random_bits(state) / (double)((random_bits(state) >> 40) + 1);
    int length = 0;
    switch (bits % 5) {
    case 0:
        snprintf(out, 160, "%.*f", (int)(bits >> 8 & 7), size / 1000);
        return;
    case 1:
        snprintf(out, 160, "%.17g", any.value);
        return;
    case 2:
        snprintf(out, 160, "%.*e", (int)(bits >> 8 & 0xFF) % 21, size);
        return;
    case 3:
        for (int i = 0, digits = (int)(bits >> 8 & 0xFF) % 24 + 1, point = (int)(bits >> 16 & 0xFF) % 25;
             i < digits; i++) {
            if (i == point)
                out[length++] = '.';
            out[length++] = (char)('0' + random_bits(state) % 10);
        }
        out[length] = '\0';
        return;
    default:
        snprintf(out, 160, "%.17g", size);
    }
}

/* The same bits as strtod's, whatever number it is. */
TEST(test_numbers_are_those_of_strtod)
{
    struct csv_numerals numerals = {.point = '.', .locale = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    uint64_t random = UINT64_C(88172645463325252);
    assert_true(numerals.locale != (locale_t)0);
    for (int i = 0; i < 300000; i++) {
        char text[160];
        struct csv_number number;
        double value = 0;
        random_number(&random, text);
        double expected = strtod_l(text, NULL, numerals.locale);
        if (strpbrk(text, "in") != NULL)
            continue;
        const char *end = csv_number_read(text, '.', &number);
        if (end == NULL || *end != '\0')
            fail_msg("%s is not read", text);
        assert_true(csv_number_value(&number, &numerals, 0, &value) == isfinite(expected));
        if (isfinite(expected) && memcmp(&value, &expected, sizeof value) != 0)
            fail_msg("%s: %a is not %a", text, value, expected);
    }
    freelocale(numerals.locale);
}
