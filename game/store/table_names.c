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

static bool channel_parse(const char *name, enum channel *out)
{
    for (int i = 0; i < CHANNELS; i++)
        if (strcmp(name, channel_name((enum channel)i)) == 0) {
            *out = (enum channel)i;
            return true;
        }
    return false;
}

int names_channel(sqlite3_stmt *row, int column, enum channel *out)
{
    char name[NAME_SIZE];

    return db_text(row, column, name, sizeof name) == 0 && channel_parse(name, out) ? 0 : -EINVAL;
}

static void rules_of(sqlite3_context *context, int count, sqlite3_value **values)
{
    const char *exercise_text = (const char *)sqlite3_value_text(values[0]);
    const char *channel_text = (const char *)sqlite3_value_text(values[1]);
    const struct activity *exercise = exercise_text ? activity_find(exercise_text) : NULL;
    enum channel channel;

    (void)count;
    if (exercise && channel_text && channel_parse(channel_text, &channel))
        sqlite3_result_int(context, exercise->rules[channel]);
}

int names_bind(sqlite3 *db)
{
    return sqlite3_create_function(db, "rules_of", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                   NULL, rules_of, NULL, NULL);
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
    int result = db_text(row, column, name, sizeof name);

    for (int i = 0; i < PAIN_WHENS && result == 0; i++)
        if (strcmp(name, pain_when_name((enum pain_when)i)) == 0) {
            *out = (enum pain_when)i;
            return 0;
        }
    return -EINVAL;
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
