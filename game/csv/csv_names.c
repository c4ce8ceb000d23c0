#include "csv/csv_names.h"

#include <string.h>

/*
 * A name is read as words: "Top Left (kg)", "top_left_kg" and "topLeftKg" are top, left and kg. What is in
 * brackets, or the last words, may be the unit; words that say nothing are left out; the others, joined, are
 * looked up.
 */
enum { WORDS = 10, SIZE = 96 };

static const struct {
    enum csv_column column;
    int rank;
    const char *names;
} names[] = {
    {CSV_TIME, 1,
     "time t timestamp times elapsed elapsedtime timeelapsed secondselapsed elapsedseconds seconds sec secs "
     "milliseconds millis ms microseconds micros us unixtime unixtimestamp epoch clock timestamputc"},
    {CSV_TIME, 0, "datetime date"},
    {CSV_LOAD, 1, "topleft lefttop tl upperleft ul frontleft leftfront"},
    {CSV_LOAD + 1, 1, "topright righttop tr upperright ur frontright rightfront"},
    {CSV_LOAD + 2, 1, "bottomleft leftbottom bl lowerleft ll backleft rearleft leftback leftrear"},
    {CSV_LOAD + 3, 1, "bottomright rightbottom br lowerright lr backright rearright rightback rightrear"},
    {CSV_COP, 1, "copx copml mlcop xcop ml copmediolateral mediolateral centerofpressurex centreofpressurex"},
    {CSV_COP + 1, 1,
     "copy copap apcop ycop ap copanteroposterior anteroposterior centerofpressurey centreofpressurey"},
    {CSV_ACCEL, 1, "ax accx accelx accelerationx accelerometerx xacc xaccel xacceleration"},
    {CSV_ACCEL + 1, 1, "ay accy accely accelerationy accelerometery yacc yaccel yacceleration"},
    {CSV_ACCEL + 2, 1, "az accz accelz accelerationz accelerometerz zacc zaccel zacceleration"},
    {CSV_GYRO, 1, "gx gyrx gyrox gyroscopex angularvelocityx angvelx rotationratex omegax wx xgyro xgyr"},
    {CSV_GYRO + 1, 1, "gy gyry gyroy gyroscopey angularvelocityy angvely rotationratey omegay wy ygyro ygyr"},
    {CSV_GYRO + 2, 1, "gz gyrz gyroz gyroscopez angularvelocityz angvelz rotationratez omegaz wz zgyro zgyr"},
    {CSV_CONTACTS, 1, "contact contacts"},
};

static const char silent[] = "weight load force mass sensor corner cell value val wbb board imu position pos";

struct words {
    int count;
    char word[WORDS][SIZE];
    char unit[SIZE]; /* what stood in brackets */
};

static bool is_small(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Takes "(...)", "[...]" or "{...}" at the end away. */
static void take_bracket(char *name, char unit[SIZE])
{
    size_t length = strlen(name);
    unit[0] = '\0';
    while (length > 0 && name[length - 1] == ' ')
        length--;
    if (length < 2 || strchr(")]}", name[length - 1]) == NULL)
        return;
    char *open = strpbrk(name, "([{");
    if (open == NULL || open == name)
        return;
    memcpy(unit, open + 1, (size_t)(name + length - 1 - open) - 1);
    unit[name + length - 1 - open - 1] = '\0';
    *open = '\0';
}

/* A word ends at what is no letter, and before a capital behind a small letter. */
static bool cut(const char *name, struct words *out)
{
    size_t length = 0;
    char before = ' ';
    out->count = 0;
    for (const char *at = name;; at++) {
        bool letter = is_small(*at) || is_capital(*at);
        if (length > 0 && (!letter || (is_capital(*at) && is_small(before)))) {
            out->word[out->count++][length] = '\0';
            length = 0;
        }
        if (*at == '\0')
            return out->count > 0;
        if (letter && out->count == WORDS)
            return false;
        if (letter)
            out->word[out->count][length++] = is_small(*at) ? *at : (char)(*at - 'A' + 'a');
        else if ((unsigned char)*at >= 0x80)
            return false;
        before = *at;
    }
}

/* The first count words, joined, without the silent ones. */
static void join(const struct words *words, int count, char out[SIZE])
{
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(words->word[i]);
        if (csv_is_word_of(silent, words->word[i]) || length + size >= SIZE)
            continue;
        memcpy(out + length, words->word[i], size);
        length += size;
    }
    out[length] = '\0';
}

static bool look_up(const char *joined, struct csv_named *out)
{
    for (size_t i = 0; joined[0] != '\0' && i < sizeof names / sizeof names[0]; i++)
        if (csv_is_word_of(names[i].names, joined)) {
            out->column = (int)names[i].column;
            out->rank = names[i].rank;
            return true;
        }
    return false;
}

/* A column whose name is a unit of time: "ms". */
static void unit_of_name(const char *joined, struct csv_named *out)
{
    static const char *const ends[] = {"ms",           "millis",  "milliseconds", "us",  "micros",
                                       "microseconds", "seconds", "sec",          "secs"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (strcmp(joined, ends[i]) == 0)
            out->told = csv_unit_parse(joined, CSV_KIND_TIME, &out->unit);
    if (strstr(joined, "seconds") != NULL && !out->told)
        out->told = csv_unit_parse("s", CSV_KIND_TIME, &out->unit);
}

/* The last taken words as the unit of what the others name. */
static bool with_unit(const struct words *words, int taken, struct csv_named *out)
{
    char joined[SIZE], unit[2 * SIZE + 1] = "";
    struct csv_named named = {.column = -1};
    if (words->count <= taken)
        return false;
    join(words, words->count - taken, joined);
    if (!look_up(joined, &named))
        return false;
    for (int i = words->count - taken; i < words->count; i++)
        strncat(unit, words->word[i], sizeof unit - 1 - strlen(unit));
    if (!csv_unit_parse(unit, csv_column_kind((enum csv_column)named.column), &named.unit))
        return false;
    named.told = true;
    *out = named;
    return true;
}

static bool read_words(const struct words *words, struct csv_named *out)
{
    char joined[SIZE];
    if (with_unit(words, 2, out) || with_unit(words, 1, out))
        return true;
    join(words, words->count, joined);
    if (!look_up(joined, out))
        return false;
    if (out->column == CSV_TIME)
        unit_of_name(joined, out);
    return true;
}

static bool read_own(const char *name, struct csv_named *out)
{
    for (int i = 0; i < CSV_COLUMNS; i++)
        if (strcmp(csv_column_name((enum csv_column)i), name) == 0) {
            *out = (struct csv_named){.column = i, .rank = 3, .told = true, .unit = {0, 1.0}};
            return true;
        }
    return false;
}

struct csv_named csv_name_read(const char *name)
{
    struct csv_named none = {.column = -1}, named = {.column = -1, .unit = {0, 1.0}};
    struct words words;
    char text[SIZE];
    size_t length = strlen(name);
    if (read_own(name, &named))
        return named;
    if (length >= sizeof text || strchr("0123456789", name[strspn(name, "+-.")])) /* most are numbers */
        return none;
    memcpy(text, name, length + 1);
    take_bracket(text, words.unit);
    if (!cut(text, &words) || !read_words(&words, &named))
        return none;
    if (words.unit[0] != '\0' && !named.told) {
        named.told = csv_unit_parse(words.unit, csv_column_kind((enum csv_column)named.column), &named.unit);
        named.strange = !named.told && named.column != CSV_TIME; /* "time (UTC)" is fine */
    }
    if (named.told)
        named.rank = 2;
    return named;
}
