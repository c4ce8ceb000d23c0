#include "csv/csv_units.h"

#include <stddef.h>
#include <string.h>

#define G_M_S2     9.80665
#define LB_KG      0.45359237
#define INCH_MM    25.4
#define DEGREE_RAD 0.017453292519943295

enum { SIZE = 24 };

/* Words as plain() leaves them, a blank between them. */
static const struct {
    enum csv_kind kind;
    const char *words;
    struct csv_unit unit;
} units[] = {
    {CSV_KIND_TIME, "s sec secs second seconds", {0, 1.0}},
    {CSV_KIND_TIME, "ms msec millis millisecond milliseconds", {-3, 1.0}},
    {CSV_KIND_TIME, "us usec micros microsecond microseconds", {-6, 1.0}},
    {CSV_KIND_TIME, "ns nsec nanos nanosecond nanoseconds", {-9, 1.0}},
    {CSV_KIND_LOAD, "kg kgs kgf kilogram kilograms", {0, 1.0}},
    {CSV_KIND_LOAD, "g gram grams", {-3, 1.0}},
    {CSV_KIND_LOAD, "n newton newtons", {0, 1.0 / G_M_S2}},
    {CSV_KIND_LOAD, "lb lbs lbf pound pounds", {0, LB_KG}},
    {CSV_KIND_LENGTH, "mm millimetre millimetres millimeter millimeters", {0, 1.0}},
    {CSV_KIND_LENGTH, "cm centimetre centimetres centimeter centimeters", {1, 1.0}},
    {CSV_KIND_LENGTH, "m metre metres meter meters", {3, 1.0}},
    {CSV_KIND_LENGTH, "in inch inches", {0, INCH_MM}},
    {CSV_KIND_ACCEL, "ms2 mss mps2 msec2", {0, 1.0}},
    {CSV_KIND_ACCEL, "g gs", {0, G_M_S2}},
    {CSV_KIND_ACCEL, "mg", {-3, G_M_S2}},
    {CSV_KIND_TURN, "rads radps radsec", {0, 1.0}},
    {CSV_KIND_TURN, "degs dps degps degsec degreess", {0, DEGREE_RAD}},
    {CSV_KIND_TURN, "mdps", {-3, DEGREE_RAD}},
};

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Small letters and digits only; signs that units are written with as letters. */
static bool plain(const char *text, char out[SIZE])
{
    size_t length = 0;
    for (; *text != '\0' && length + 4 < SIZE; text++) {
        char c = *text;
        if (starts(text, "\xC2\xB0") || c == '\xB0') {
            memcpy(out + length, "deg", 3);
            length += 3;
        } else if (starts(text, "\xC2\xB2") || c == '\xB2') {
            out[length++] = '2';
        } else if (starts(text, "\xC2\xB5") || starts(text, "\xCE\xBC") || c == '\xB5') {
            out[length++] = 'u';
        } else if (c >= 'A' && c <= 'Z') {
            out[length++] = (char)(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out[length++] = c;
        } else if (strchr(" \t()[]{}/*^._-", c) == NULL) {
            return false;
        }
        if (c == '\xC2' || c == '\xCE')
            text++;
    }
    out[length] = '\0';
    return *text == '\0' && length > 0;
}

bool csv_is_word_of(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; at != NULL; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (*at == *word && strncmp(at, word, length) == 0 && (at[length] == ' ' || at[length] == '\0'))
            return true;
    }
    return false;
}

bool csv_unit_parse(const char *text, enum csv_kind kind, struct csv_unit *out)
{
    char word[SIZE];
    if (!plain(text, word))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (units[i].kind == kind && csv_is_word_of(units[i].words, word)) {
            *out = units[i].unit;
            return true;
        }
    return false;
}

bool csv_unit_is_one(const char *text)
{
    struct csv_unit unit;
    for (int kind = 0; kind < CSV_KIND_COUNT; kind++)
        if (csv_unit_parse(text, (enum csv_kind)kind, &unit))
            return true;
    return false;
}
