#include "store/table_names.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NAME_SIZE = 32 };

static const char *const sores[SIDES_EACH + 1] = {
    [0] = "none", [SIDES_LEFT] = "left", [SIDES_RIGHT] = "right", [SIDES_EACH] = "both"};

int names_exercise(sqlite3_stmt *row, int column, const struct activity **out)
{
    char name[NAME_SIZE];

    const struct activity *found = db_text(row, column, name, sizeof name) ? NULL : activity_find(name);

    if (!found)
        return -EINVAL;
    *out = found;
    return 0;
}

int names_side(sqlite3_stmt *row, int column, enum side *out)
{
    char name[NAME_SIZE];
    int result = db_text(row, column, name, sizeof name);

    if (result == 0)
        *out = side_parse(name);
    return result;
}

int names_channel(sqlite3_stmt *row, int column, enum channel *out)
{
    char name[NAME_SIZE];
    enum channel channel = db_text(row, column, name, sizeof name) ? CHANNELS : channel_parse(name);

    if (channel == CHANNELS)
        return -EINVAL;
    *out = channel;
    return 0;
}

int names_support(sqlite3_stmt *row, int column, enum support *out)
{
    char name[NAME_SIZE];
    int result = db_text(row, column, name, sizeof name);

    for (int i = 0; i < SUPPORTS && result == 0; i++)
        if (strcmp(name, support_name((enum support)i)) == 0) {
            *out = (enum support)i;
            return 0;
        }
    return -EINVAL;
}

int names_when(sqlite3_stmt *row, int column, enum pain_when *out)
{
    char name[NAME_SIZE];
    enum pain_when when = db_text(row, column, name, sizeof name) ? PAIN_WHENS : pain_when_parse(name);

    if (when == PAIN_WHENS)
        return -EINVAL;
    *out = when;
    return 0;
}

bool names_score_fits(const struct score *score)
{
    return score->points >= 0 && score->points <= SCORE_POINTS_MAX && score->stars >= 0 &&
           score->stars <= LEVEL_STARS && score->steadiness >= 0 && score->steadiness <= 100 &&
           score->seconds >= 0 && score->velocity_mm_s >= 0 && score->ellipse95_mm2 >= 0 &&
           isfinite(score->seconds) && isfinite(score->velocity_mm_s) && isfinite(score->ellipse95_mm2) &&
           score->reps >= 0 && score->good >= 0 && score->good <= score->reps;
}

int names_sore(sqlite3_stmt *row, int column, unsigned *sides)
{
    char name[NAME_SIZE];
    int result = db_text(row, column, name, sizeof name);

    for (unsigned i = 0; i <= SIDES_EACH && result == 0; i++)
        if (sores[i] && strcmp(name, sores[i]) == 0) {
            *sides = i;
            return 0;
        }
    return -EINVAL;
}

const char *names_of_sore(unsigned sides)
{
    return sores[sides & SIDES_EACH];
}

int names_things(sqlite3_stmt *row, int column, uint32_t *out)
{
    char text[NAMES_THINGS_SIZE];
    uint32_t found = 0;

    if (db_text(row, column, text, sizeof text))
        return -EINVAL;
    for (const char *word = text; *word; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        int thing = 0;

        while (thing < THINGS && (strlen(thing_name((enum thing)thing)) != length ||
                                  memcmp(word, thing_name((enum thing)thing), length)))
            thing++;
        if (thing == THINGS)
            return -EINVAL;
        found |= 1u << thing;
        word += length;
    }
    *out = found;
    return 0;
}

void names_of_things(uint32_t bits, char out[NAMES_THINGS_SIZE])
{
    size_t used = 0;

    out[0] = '\0';
    for (int i = 0; i < THINGS; i++)
        if (bits >> i & 1u)
            used += (size_t)snprintf(out + used, NAMES_THINGS_SIZE - used, "%s%s", used > 0 ? " " : "",
                                     thing_name((enum thing)i));
}
