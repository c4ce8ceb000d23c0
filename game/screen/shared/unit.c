#include "screen/shared/unit.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KG_OF_POUND 0.45359237
#define CM_OF_INCH  2.54
#define M_OF_FOOT   0.3048

static const struct unit {
    const char *metric, *other;
    double times;
    int more_decimals;
    bool halves; /* of what is whole */
} units[] = {
    {" cm\xC2\xB2", " in\xC2\xB2", 1 / (CM_OF_INCH * CM_OF_INCH), 1, false},
    {" cm", " in", 1 / CM_OF_INCH, 0, false},
    {" kg", " lb", 1 / KG_OF_POUND, 0, true},
    {" m", " ft", 1 / M_OF_FOOT, 0, false},
};

bool unit_imperial(const struct app *app)
{
    return app->settings.at[SETTING_UNITS] == UNITS_IMPERIAL;
}

double unit_load(const struct app *app, double kg)
{
    return unit_imperial(app) ? kg / KG_OF_POUND : kg;
}

double unit_area(const struct app *app, double cm2)
{
    return unit_imperial(app) ? cm2 / (CM_OF_INCH * CM_OF_INCH) : cm2;
}

static bool of_number(char c)
{
    return isdigit((unsigned char)c) || c == '.';
}

static bool of_word(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Where the number that ends at `end` begins; end when there is none. */
static size_t number_before(const char *text, size_t end)
{
    size_t at = end;

    while (at > 0 && of_number(text[at - 1]))
        at--;
    return at;
}

/* The unit that text begins with, and no longer word; NULL: none. */
static const struct unit *unit_at(const char *text)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t length = strlen(units[i].metric);
        if (strncmp(text, units[i].metric, length) == 0 && !of_word(text[length]))
            return &units[i];
    }
    return NULL;
}

/* The number at text[from..] in the other unit, behind what is in out. */
static void convert(const char *text, size_t from, size_t to, const struct unit *unit, char *out)
{
    const char *point = memchr(text + from, '.', to - from);
    int decimals = point ? (int)(text + to - point) - 1 : 0;
    double value = strtod(text + from, NULL) * unit->times;
    size_t used = strlen(out);

    if (unit->halves && !point)
        snprintf(out + used, UNIT_TEXT - used, "%g", round(value * 2) / 2);
    else
        snprintf(out + used, UNIT_TEXT - used, "%.*f", decimals + unit->more_decimals, value);
}

static void copy(const char *text, size_t from, size_t to, char *out)
{
    size_t used = strlen(out);

    snprintf(out + used, UNIT_TEXT - used, "%.*s", (int)(to - from), text + from);
}

/* From done to the unit at `at`: its number and, one word before, another one. Where the rest begins. */
static size_t take_unit(const char *text, size_t done, size_t at, const struct unit *unit, char *out)
{
    size_t second = number_before(text, at), word = second;

    while (word > done && text[word - 1] == ' ')
        word--;
    while (word > done && of_word(text[word - 1]))
        word--;
    size_t gap = word > done && text[word - 1] == ' ' ? word - 1 : word, first = number_before(text, gap);
    if (first >= done && first < gap && gap < word) {
        copy(text, done, first, out);
        convert(text, first, gap, unit, out);
        copy(text, gap, second, out);
    } else {
        copy(text, done, second, out);
    }
    convert(text, second, at, unit, out);
    copy(unit->other, 0, strlen(unit->other), out);
    return at + strlen(unit->metric);
}

const char *unit_text(const struct app *app, const char *text, char room[UNIT_TEXT])
{
    size_t done = 0, length = strlen(text);

    if (!unit_imperial(app) || length >= UNIT_TEXT / 2)
        return text;
    room[0] = '\0';
    for (size_t at = 1; at < length; at++) {
        const struct unit *unit = of_number(text[at - 1]) ? unit_at(text + at) : NULL;
        if (unit && number_before(text, at) >= done)
            at = (done = take_unit(text, done, at, unit, room)) - 1;
    }
    copy(text, done, length, room);
    return room;
}
