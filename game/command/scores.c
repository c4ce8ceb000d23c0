#include "command/common.h"
#include "command/json.h"

#include "loader/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char help[] =
    "Usage: surefoot scores [LEVEL] [--side left|right] [--json]\n"
    "\n"
    "The score tables: one for each level, leg and way of measuring. Only what a real board measured is in\n"
    "them. LEVEL is an id, or the beginning of one.\n"
    "\n"
    "  --side left|right    only this leg\n"
    "  --json               one JSON object\n";

enum { ROWS_MAX = 1000 };

static json_t *row_json(const struct store_score *row)
{
    char when[COMMON_TIME_SIZE];

    common_time(row->unix_s, when);
    return json_pack("{s:s, s:s, s:s, s:i, s:s, s:I, s:s, s:i, s:i, s:f, s:i, s:f, s:f}", "level", row->level,
                     "side", side_name(row->side), "channel", channel_name(row->channel), "rules", row->rules,
                     "player", row->player, "attempt_id", (json_int_t)row->attempt_id, "time", when, "points",
                     row->score.points, "stars", row->score.stars, "seconds", row->score.seconds,
                     "steadiness", row->score.steadiness, "velocity_mm_s", row->score.velocity_mm_s,
                     "ellipse95_mm2", row->score.ellipse95_mm2);
}

static int print_json(const struct store_score *rows, int count)
{
    json_t *scores = json_array();
    int failed = 0;

    for (int i = 0; i < count; i++)
        failed |= json_array_append_new(scores, row_json(&rows[i]));
    if (failed) {
        json_decref(scores);
        scores = NULL;
    }
    return json_print("scores", json_pack("{s:o}", "scores", scores), EXIT_FINE);
}

static bool same_table(const struct store_score *a, const struct store_score *b)
{
    return !strcmp(a->level, b->level) && a->side == b->side && a->channel == b->channel &&
           a->rules == b->rules;
}

static void print_rows(const struct store_score *rows, int count)
{
    char when[COMMON_TIME_SIZE];
    int place = 0;

    for (int i = 0; i < count; i++) {
        if (!i || !same_table(&rows[i - 1], &rows[i])) {
            printf("%s%s, %s leg, %s, rules %d\n", i ? "\n" : "", rows[i].level, side_name(rows[i].side),
                   channel_name(rows[i].channel), rows[i].rules);
            place = 0;
        }
        common_time(rows[i].unix_s, when);
        printf("%3d.  %4d points  %d stars  %5.1f s  %.10s  %s\n", ++place, rows[i].score.points,
               rows[i].score.stars, rows[i].score.seconds, when, rows[i].player);
    }
    if (!count)
        puts("no scores yet");
}

/* The level's whole id in level. */
static int read_level(const char *word, char level[LEVEL_ID_SIZE])
{
    const struct level *found;
    struct book book;
    int status = common_book("scores", true, &book);

    if (status)
        return status;
    found = common_level("scores", &book.trail, word);
    if (found)
        strcpy(level, found->id);
    book_free(&book);
    return found ? 0 : EXIT_USAGE;
}

enum { OPTION_SIDE, OPTION_JSON };

static const struct option options[] = {{"side", required_argument, NULL, OPTION_SIDE},
                                        {"json", no_argument, NULL, OPTION_JSON},
                                        {NULL, 0, NULL, 0}};

static int show(const char *level, enum side side, bool json)
{
    struct store_score *rows;
    struct store *store;
    int count, status = common_store("scores", &store);

    if (status)
        return status;
    rows = calloc(ROWS_MAX, sizeof *rows);
    count = rows ? store_scores(store, level, side, rows, ROWS_MAX) : -1;
    if (!rows)
        status = common_wrong("scores", "not enough memory", NULL, NULL);
    else if (count < 0)
        status = common_wrong("scores", store_error(store), NULL, NULL);
    else if (json)
        status = print_json(rows, count);
    else
        print_rows(rows, count);
    free(rows);
    store_close(store);
    return status;
}

static int run(int argc, char **argv)
{
    char level[LEVEL_ID_SIZE] = "";
    enum side side = SIDE_NONE;
    bool json = false;
    int option;

    optind = 0;
    while ((option = common_option("scores", argc, argv, options)) != COMMON_NO_MORE) {
        if (option == COMMON_WRONG || (option == OPTION_SIDE && common_option_side("scores", &side)))
            return EXIT_USAGE;
        json |= option == OPTION_JSON;
    }
    if (argc - optind > 1)
        return common_wrong("scores", "one level at a time, please (see surefoot scores --help)", NULL, NULL);
    if (optind < argc && read_level(argv[optind], level))
        return EXIT_USAGE;
    return show(*level ? level : NULL, side, json);
}

const struct command command_scores = {"scores", "the score tables", help, run};
