#include "command/measure/detection_rows.h"

#include "command/common.h"
#include "command/json.h"

#include "files/room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Done to its end where nobody measures: a stamp instead of a score. */
static bool stamped(const struct store_stored_trial *stored)
{
    return stored->channel == CHANNEL_COACH && stored->completed;
}

/* Only of a hold. */
static const char *ended_by(const struct store_trial *trial)
{
    return trial->scored && trial->score.reps == 0 ? hold_end_name(trial->ended_by) : "";
}

static json_t *json_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;

    return json_pack(
        "{s:I, s:s?, s:o, s:o, s:s, s:s, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:i, s:i, s:b, s:b, s:o, "
        "s:i, s:i, s:i, s:o, s:o, s:o, s:i, s:i, s:i}",
        "attempt_id", (json_int_t)stored->attempt_id, "lasting_id",
        *stored->lasting_id ? stored->lasting_id : NULL, "time", json_time(stored->unix_s), "day",
        json_day(stored->day), "player", stored->player, "level", stored->level, "exercise",
        stored->activity->name, "side", side_name(trial->side), "set", trial->set, "source", stored->source,
        "channel", channel_name(stored->channel), "support", support_name(stored->support), "workout",
        stored->workout, "rung", stored->rung, "rules", stored->rules, "completed", stored->completed,
        "stamp", stamped(stored), "seconds", json_number(trial->score.seconds), "points", trial->score.points,
        "stars", trial->score.stars, "steadiness", trial->score.steadiness, "velocity_mm_s",
        json_number(trial->score.velocity_mm_s), "ellipse95_mm2", json_number(trial->score.ellipse95_mm2),
        "ended_by", *ended_by(trial) ? json_string(ended_by(trial)) : json_null(), "target_reps",
        trial->target_reps, "reps", trial->score.reps, "good", trial->score.good);
}

static json_t *json_pain(const struct store_pain *pain)
{
    json_t *attempt = pain->attempt_id ? json_integer(pain->attempt_id) : json_null();
    json_t *value = pain->value >= 0 ? json_integer(pain->value) : json_null();

    return json_pack("{s:o, s:o, s:s, s:s, s:s, s:o, s:o}", "time", json_time(pain->unix_s), "day",
                     json_day(pain->day), "exercise", pain->activity->name, "side", side_name(pain->side),
                     "when", pain_when_name(pain->when), "pain", value, "attempt_id", attempt);
}

/*
 * Text in quotes, and never a formula: what a spreadsheet would take for one (it begins with = + - @, a tab
 * or a line end, also after blanks) has an apostrophe before it (OWASP, "CSV Injection"). Nothing stays
 * nothing.
 */
static void text_cell(const char *text)
{
    if (!*text)
        return;
    putchar('"');
    if (strchr("=+-@\t\r\n", text[strspn(text, " ")]))
        putchar('\'');
    while (*text) {
        if (*text == '"')
            putchar('"');
        text += common_put_one(stdout, text);
    }
    putchar('"');
}

/* Several cells with what parts them, and a comma behind each. */
static void text_cells(const char *const texts[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        text_cell(texts[i]);
        putchar(',');
    }
}

static void csv_header(void)
{
    puts("attempt_id,time,player,level,exercise,side,set,source,rules,seconds,points,stars,steadiness,"
         "velocity_mm_s,ellipse95_mm2,ended_by,day,channel,support,workout,rung,completed,stamp,target_reps,"
         "reps,good,pain,pain_when,lasting_id");
}

static void csv_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;
    const char *const what[] = {stored->player, stored->level, stored->activity->name,
                                side_name(trial->side)};
    const char *const how[] = {channel_name(stored->channel), support_name(stored->support), stored->workout};
    char when[COMMON_TIME_SIZE], day[COMMON_TIME_SIZE];

    common_time(stored->unix_s, when);
    common_day(stored->day, day);
    printf("%lld,%s,", (long long)stored->attempt_id, when);
    text_cells(what, sizeof what / sizeof *what);
    printf("%d,", trial->set);
    text_cell(stored->source);
    printf(",%d,%.1f,%d,%d,%d,%.15g,%.15g,", stored->rules, trial->score.seconds, trial->score.points,
           trial->score.stars, trial->score.steadiness, trial->score.velocity_mm_s,
           trial->score.ellipse95_mm2);
    text_cell(ended_by(trial));
    printf(",%s,", day);
    text_cells(how, sizeof how / sizeof *how);
    printf("%d,%d,%d,%d,%d,%d,,,%s\n", stored->rung, stored->completed, stamped(stored), trial->target_reps,
           trial->score.reps, trial->score.good, stored->lasting_id);
}

/* What is of sets only stays empty. */
static void csv_pain(const char *player, const struct store_pain *pain)
{
    const char *const what[] = {player, "", pain->activity->name, side_name(pain->side)};
    char when[COMMON_TIME_SIZE], day[COMMON_TIME_SIZE];

    common_time(pain->unix_s, when);
    common_day(pain->day, day);
    if (pain->attempt_id)
        printf("%lld", (long long)pain->attempt_id);
    printf(",%s,", when);
    text_cells(what, sizeof what / sizeof *what);
    printf(",,,,,,,,,,%s,,,,,,,,,,", day);
    if (pain->value >= 0)
        printf("%d", pain->value);
    putchar(',');
    text_cell(pain_when_name(pain->when));
    puts(",");
}

static void text_header(void)
{
    printf("%7s  %-10s  %-34s %-5s %3s  %-6s %8s %6s %5s  %s\n", "attempt", "day", "level", "leg", "set",
           "from", "done", "points", "stars", "remarks");
}

static void text_row(const struct store_stored_trial *stored)
{
    const struct store_trial *trial = &stored->trial;
    char day[COMMON_TIME_SIZE], done[24] = "", level[COMMON_PLAIN_SIZE], source[COMMON_PLAIN_SIZE],
                                workout[COMMON_PLAIN_SIZE];

    common_day(stored->day, day);
    if (trial->score.reps > 0)
        snprintf(done, sizeof done, "%d of %d", trial->score.good, trial->score.reps);
    else if (trial->scored)
        snprintf(done, sizeof done, "%.1f s", trial->score.seconds);
    printf("%7lld  %-10s  %-34s %-5s %3d  %-6s %8s %6d %5d  %s%s%s%s\n", (long long)stored->attempt_id, day,
           common_plain(stored->level, level), side_name(trial->side), trial->set,
           common_plain(stored->source, source), done, trial->score.points, trial->score.stars,
           stored->damaged   ? "damaged"
           : stamped(stored) ? "stamp"
                             : ended_by(trial),
           stored->support == SUPPORT_HAND ? " (with a hand)" : "", *stored->workout ? " in " : "",
           common_plain(stored->workout, workout));
}

static void text_pain(const struct store_pain *pain)
{
    char day[COMMON_TIME_SIZE], said[24] = "not told";

    common_day(pain->day, day);
    if (pain->value >= 0)
        snprintf(said, sizeof said, "%d of 10", pain->value);
    printf("%7s  %-10s  %-34s %-5s pain %s: %s\n", "", day, pain->activity->name, side_name(pain->side),
           pain_when_name(pain->when), said);
}

const char *const rows_formats[] = {"text", "csv", "json", NULL};

/* Pain stands among the sets, in the order of time; as JSON beside them. */
struct rows {
    enum rows_format format;
    const char *player;
    json_t *trials, *pains;
    struct store_pain *pain;
    size_t pain_count, pain_room, pain_shown;
    bool short_of_memory;
};

static int keep_pain(void *context, const struct store_pain *pain)
{
    struct rows *rows = context;

    struct store_pain *more = room_for_one(rows->pain, rows->pain_count, &rows->pain_room, sizeof *more);

    rows->short_of_memory = !more;
    if (!more)
        return 1;
    rows->pain = more;
    rows->pain[rows->pain_count++] = *pain;
    return 0;
}

static void show_pain_until(struct rows *rows, int64_t unix_s)
{
    for (; rows->pain_shown < rows->pain_count && rows->pain[rows->pain_shown].unix_s <= unix_s;
         rows->pain_shown++) {
        const struct store_pain *pain = &rows->pain[rows->pain_shown];

        if (rows->format == ROWS_TEXT)
            text_pain(pain);
        else if (rows->format == ROWS_CSV)
            csv_pain(rows->player, pain);
        else
            rows->pains = json_with(rows->pains, json_pain(pain));
    }
}

static int visit(void *context, const struct store_stored_trial *trial)
{
    struct rows *rows = context;

    show_pain_until(rows, trial->unix_s);
    if (rows->format == ROWS_TEXT)
        text_row(trial);
    else if (rows->format == ROWS_CSV)
        csv_row(trial);
    else
        rows->trials = json_with(rows->trials, json_row(trial));
    return 0;
}

/* 0, or negative when the store cannot be read; rows->short_of_memory says for itself. */
static int show_all(struct rows *rows, struct store *store, int64_t player_id)
{
    int result = store_pains(store, player_id, keep_pain, rows);

    if (result >= 0)
        result = store_list(store, player_id, visit, rows);
    if (result == 0)
        show_pain_until(rows, INT64_MAX);
    return result < 0 ? result : 0;
}

int rows_print(const char *command, struct store *store, const char *player, enum rows_format format)
{
    struct rows rows = {.format = format};
    struct store_player who;
    int status = common_player(command, store, player, &who);

    if (status)
        return status;
    rows.player = who.name;
    if (format == ROWS_TEXT)
        text_header();
    else if (format == ROWS_CSV)
        csv_header();
    else {
        rows.trials = json_array();
        rows.pains = json_array();
    }
    int result = show_all(&rows, store, who.id);
    free(rows.pain);
    if (result || rows.short_of_memory) {
        json_decref(rows.trials);
        json_decref(rows.pains);
        return common_wrong(command, result ? store_error(store) : "not enough memory", NULL, NULL);
    }
    if (format != ROWS_JSON)
        return EXIT_FINE;
    return json_print(
        command,
        json_pack("{s:s, s:o, s:o}", "player", rows.player, "trials", rows.trials, "pain", rows.pains),
        EXIT_FINE);
}
