#include "command/rows.h"

#include "command/common.h"
#include "command/json.h"

#include <stdio.h>
#include <string.h>

static const char *ended_by(const struct store_trial *trial)
{
    return trial->scored ? hold_end_name(trial->ended_by) : "";
}

static json_t *json_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;
    char when[COMMON_TIME_SIZE];

    common_time(stored->unix_s, when);
    return json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:i, s:s, s:i, s:o, s:i, s:i, s:i, s:o, s:o, s:o}",
                     "attempt_id", (json_int_t)stored->attempt_id, "time", when, "player", stored->player,
                     "level", stored->level, "exercise", exercise_name(stored->exercise), "side",
                     side_name(trial->side), "set", trial->set, "source", stored->source, "rules",
                     stored->rules, "seconds", json_number(trial->score.seconds), "points",
                     trial->score.points, "stars", trial->score.stars, "steadiness", trial->score.steadiness,
                     "velocity_mm_s", json_number(trial->score.velocity_mm_s), "ellipse95_mm2",
                     json_number(trial->score.ellipse95_mm2), "ended_by",
                     trial->scored ? json_string(ended_by(trial)) : json_null());
}

static void quoted(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    putchar('"');
}

static void csv_header(void)
{
    puts("attempt_id,time,player,level,exercise,side,set,source,rules,seconds,points,stars,steadiness,"
         "velocity_mm_s,ellipse95_mm2,ended_by");
}

static void csv_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;
    char when[COMMON_TIME_SIZE];

    common_time(stored->unix_s, when);
    printf("%lld,%s,", (long long)stored->attempt_id, when);
    quoted(stored->player);
    printf(",%s,%s,%s,%d,%s,%d,%.1f,%d,%d,%d,%.15g,%.15g,%s\n", stored->level,
           exercise_name(stored->exercise), side_name(trial->side), trial->set, stored->source, stored->rules,
           trial->score.seconds, trial->score.points, trial->score.stars, trial->score.steadiness,
           trial->score.velocity_mm_s, trial->score.ellipse95_mm2, ended_by(trial));
}

static void text_header(void)
{
    printf("%7s  %-10s  %-28s %-5s %3s  %-5s %7s %6s %5s  %s\n", "attempt", "day", "level", "leg", "set",
           "from", "seconds", "points", "stars", "ended by");
}

static void text_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;
    char when[COMMON_TIME_SIZE];

    common_time(stored->unix_s, when);
    printf("%7lld  %.10s  %-28s %-5s %3d  %-5s %7.1f %6d %5d  %s\n", (long long)stored->attempt_id, when,
           stored->level, side_name(trial->side), trial->set, stored->source, trial->score.seconds,
           trial->score.points, trial->score.stars, ended_by(trial));
}

bool rows_format_parse(const char *name, enum rows_format *out)
{
    static const char *const names[] = {"text", "csv", "json"};

    for (int i = 0; i < 3; i++)
        if (!strcmp(name, names[i])) {
            *out = (enum rows_format)i;
            return true;
        }
    return false;
}

struct rows {
    enum rows_format format;
    json_t *array;
    bool short_of_memory;
};

static int visit(void *context, const struct store_stored_trial *trial)
{
    struct rows *rows = context;

    if (rows->format == ROWS_TEXT)
        text_row(trial);
    else if (rows->format == ROWS_CSV)
        csv_row(trial);
    else if (json_array_append_new(rows->array, json_row(trial)))
        rows->short_of_memory = true;
    return rows->short_of_memory;
}

int rows_print(const char *command, struct store *store, const char *player, enum rows_format format)
{
    struct rows rows = {.format = format, .array = format == ROWS_JSON ? json_array() : NULL};
    struct store_player who;
    int status = common_player(command, store, player, &who);

    if (!status && format == ROWS_TEXT)
        text_header();
    if (!status && format == ROWS_CSV)
        csv_header();
    if (!status && store_trials(store, who.id, visit, &rows) < 0)
        status = common_wrong(command, store_error(store), NULL, NULL);
    if (status || format != ROWS_JSON || rows.short_of_memory) {
        json_decref(rows.array);
        rows.array = NULL;
    }
    if (!status && format == ROWS_JSON)
        status =
            json_print(command, json_pack("{s:s, s:o}", "player", who.name, "trials", rows.array), EXIT_FINE);
    return status;
}
