#include "command/common.h"
#include "command/json.h"
#include "command/options.h"

#include "loader/book_files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot scores [LEVEL] [--side left|right] [--json]\n"
    "\n"
    "The score tables: one for each level, leg, way of measuring and hand support, of the present rules. "
    "Only\n"
    "what a device measured on you is in them, and nobody who is hidden (surefoot players). Scores that a\n"
    "device cannot tell apart share a place: all within 2 % of the first one on it. What was done by the "
    "clock\n"
    "alone is a stamp, and stands below. LEVEL is an id, or the beginning of one.\n"
    "\n"
    "  --side left|right    only this leg\n"
    "  --json               one JSON object; attempt_id names the recording (surefoot export)\n";

/* All that there is; the arrays are freed by the caller. */
struct tables {
    struct store_score *scores;
    struct store_stamp *stamps;
    int score_count, stamp_count;
};

static json_t *score_json(const struct store_score *row)
{
    json_t *table = json_pack("{s:s, s:s, s:s, s:s, s:i, s:i, s:s, s:I, s:o, s:o}", "level", row->level,
                              "side", side_name(row->side), "channel", channel_name(row->channel), "support",
                              support_name(row->support), "rules", row->rules, "place", row->place, "player",
                              row->player, "attempt_id", (json_int_t)row->attempt_id, "time",
                              json_time(row->unix_s), "day", json_day(row->day));

    return json_with_all(table, json_score(&row->score));
}

static json_t *stamp_json(const struct store_stamp *row)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:o, s:o}", "level", row->level, "side", side_name(row->side),
                     "player", row->player, "times", row->times, "time", json_time(row->unix_s), "day",
                     json_day(row->day));
}

static int print_json(const struct tables *tables)
{
    json_t *scores = json_array(), *stamps = json_array();

    for (int i = 0; i < tables->score_count; i++)
        scores = json_with(scores, score_json(&tables->scores[i]));
    for (int i = 0; i < tables->stamp_count; i++)
        stamps = json_with(stamps, stamp_json(&tables->stamps[i]));
    return json_print("scores", json_pack("{s:o, s:o}", "scores", scores, "stamps", stamps), EXIT_FINE);
}

static const char *legs(enum side side)
{
    return side == SIDE_LEFT ? "left leg" : side == SIDE_RIGHT ? "right leg" : "both legs";
}

static void print_score(const struct store_score *row)
{
    char day[COMMON_TIME_SIZE], amount[24], player[COMMON_PLAIN_SIZE];

    common_day(row->day, day);
    if (row->score.reps > 0)
        snprintf(amount, sizeof amount, "%d of %d good", row->score.good, row->score.reps);
    else
        snprintf(amount, sizeof amount, "%.1f s", row->score.seconds);
    printf("%3d.  %4d points  %d stars  %13s  %s  %s\n", row->place, row->score.points, row->score.stars,
           amount, day, common_plain(row->player, player));
}

static void print_tables(const struct tables *tables)
{
    char day[COMMON_TIME_SIZE], level[COMMON_PLAIN_SIZE], player[COMMON_PLAIN_SIZE];

    for (int i = 0; i < tables->score_count; i++) {
        const struct store_score *row = &tables->scores[i];

        if (!i || !store_same_table(row - 1, row))
            printf("%s%s, %s, %s%s, rules %d\n", i ? "\n" : "", common_plain(row->level, level),
                   legs(row->side), channel_name(row->channel),
                   row->support == SUPPORT_HAND ? ", with a hand" : "", row->rules);
        print_score(row);
    }
    if (tables->stamp_count > 0)
        printf("%sBy the clock\n", tables->score_count ? "\n" : "");
    for (int i = 0; i < tables->stamp_count; i++) {
        const struct store_stamp *row = &tables->stamps[i];

        common_day(row->day, day);
        printf("%-34s  %-9s  %4d times, last %s  %s\n", common_plain(row->level, level), legs(row->side),
               row->times, day, common_plain(row->player, player));
    }
    if (!tables->score_count && !tables->stamp_count)
        puts("no scores yet");
}

/* The level's whole id in level. */
static int read_level(const char *word, char level[LEVEL_ID_SIZE])
{
    struct book book;
    int status = common_book("scores", true, &book);

    if (status)
        return status;
    const struct level *found = common_level("scores", &book.trail, word);
    if (found)
        strcpy(level, found->id);
    book_free(&book);
    return found ? 0 : EXIT_USAGE;
}

struct request {
    enum side side;
    bool json;
};

static const struct option_row options[] = {
    {"side", OPTION_WORD, offsetof(struct request, side), .words = option_sides, .first = SIDE_LEFT},
    {"json", OPTION_FLAG, offsetof(struct request, json)},
    {NULL}};

enum { ROOM = 256 };

/* 0, or negative. */
static int read_scores(struct store *store, const char *level, enum side side, struct tables *tables)
{
    int count = store_scores_all(store, level, side, &tables->scores);

    if (count > 0)
        tables->score_count = count;
    return count < 0 ? count : 0;
}

/* With more and more room until some is left. 0, or negative. */
static int read_stamps(struct store *store, const char *level, enum side side, struct tables *tables)
{
    int room = 0, count = 0;

    for (; count == room; tables->stamp_count = count) {
        room = room ? 2 * room : ROOM;
        struct store_stamp *more = realloc(tables->stamps, (size_t)room * sizeof *more);
        if (!more)
            return -ENOMEM;
        tables->stamps = more;
        count = store_stamps(store, level, side, more, room);
        if (count < 0)
            return count;
    }
    return 0;
}

static int show(const char *level, const struct request *request)
{
    struct tables tables = {0};
    struct store *store;
    int result, status = common_store_reading("scores", &store);

    if (status)
        return status;
    result = read_scores(store, level, request->side, &tables);
    if (result == 0)
        result = read_stamps(store, level, request->side, &tables);
    if (result)
        status =
            common_wrong("scores", result == -ENOMEM ? "not enough memory" : store_error(store), NULL, NULL);
    else if (request->json)
        status = print_json(&tables);
    else
        print_tables(&tables);
    free(tables.scores);
    free(tables.stamps);
    store_close(store);
    return status;
}

static int run(int argc, char **argv)
{
    char level[LEVEL_ID_SIZE] = "";
    struct request request = {.side = SIDE_NONE};
    int status = options_read("scores", argc, argv, options, &request);

    if (status)
        return status;
    if (argc - optind > 1)
        return common_wrong("scores", "one level at a time, please (see surefoot scores --help)", NULL, NULL);
    if (optind < argc && read_level(argv[optind], level))
        return EXIT_USAGE;
    return show(*level ? level : NULL, &request);
}

const struct command command_scores = {"scores", "the score tables", help, run};
