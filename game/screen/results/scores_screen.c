#include "screen/results/scores_screen.h"
#include "screen/results/results_screen.h"

#include "screen/app/app.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which tables there are, and what stands in them; scores_paint.c is what they look like. */

int scores_of(const struct app *app, const struct level *level, enum side side, struct store_score **out)
{
    struct store_score *rows = NULL, *more;
    int room = 64, count;

    do {
        room *= 2;
        more = realloc(rows, (size_t)room * sizeof *rows);
        if (!more) {
            free(rows);
            return -ENOMEM;
        }
        rows = more;
        count = store_scores(app->course.store, level->id, side, rows, room);
    } while (count == room && room <= INT_MAX / 2);
    if (count <= 0) {
        free(rows);
        rows = NULL;
    }
    *out = rows;
    return count;
}

static bool in_table(const struct store_score *row, const struct scores_table *table)
{
    return row->side == table->side && row->channel == table->channel && row->support == table->support;
}

/* Rows come table by table. */
static void find_tables(struct scores_state *scores, const struct store_score *rows, int count)
{
    scores->table_count = 0;
    for (int i = 0; i < count && scores->table_count < SCORES_TABLES - 1; i++)
        if (i == 0 || !store_same_table(&rows[i], &rows[i - 1]))
            scores->tables[scores->table_count++] = (struct scores_table){
                .side = rows[i].side, .channel = rows[i].channel, .support = rows[i].support};
    if (scores->stamp_count > 0)
        scores->tables[scores->table_count++] = (struct scores_table){.stamps = true};
}

/* The best rows; when the player's own best stands further down it takes the last place that is shown. */
static void take_rows(struct scores_state *scores, const struct store_score *rows, int count,
                      int64_t player_id)
{
    const struct store_score *own = NULL, *ahead = NULL, *before = NULL;

    scores->count = 0;
    scores->shared = false;
    scores->ahead = (struct store_score){0};
    for (int i = 0; i < count; i++) {
        if (!in_table(&rows[i], &scores->tables[scores->table]))
            continue;
        bool first = !own && rows[i].player_id == player_id;
        if (!own && (!ahead || ahead->place < rows[i].place))
            before = ahead;
        if (!own)
            ahead = &rows[i];
        if (first && before)
            scores->ahead = *before;
        own = first ? &rows[i] : own;
        if (scores->count < SCORES_ROWS)
            scores->rows[scores->count++] = rows[i];
        else if (first)
            scores->rows[SCORES_ROWS - 1] = rows[i];
    }
    for (int i = 1; i < scores->count; i++)
        scores->shared = scores->shared || scores->rows[i].place == scores->rows[i - 1].place;
}

/* Also of those who are hidden from the others. */
static void take_own(struct app *app)
{
    struct scores_state *scores = scores_state(app);
    const struct scores_table *shown = &scores->tables[scores->table];
    const struct store_table table = {.level = app->course.trail->levels[scores->level].id,
                                      .side = shown->side,
                                      .channel = shown->channel,
                                      .support = shown->support,
                                      .player_id = app->course.player.id};

    scores->own = (struct store_score){0};
    if (scores->table_count > 0 && !shown->stamps)
        (void)app_fault(app, store_table(app->course.store, &table, &scores->own, 1));
}

/* The level's tables, and of them the one at `at`; -1: the last. */
static void load(struct app *app, int level, int at)
{
    struct scores_state *scores = scores_state(app);
    struct store_score *rows = NULL;
    int count;

    if (!app->course.store)
        return;
    scores->level = level;
    count = app_fault(app, scores_of(app, &app->course.trail->levels[level], SIDE_NONE, &rows));
    scores->stamp_count = store_stamps(app->course.store, app->course.trail->levels[level].id, SIDE_NONE,
                                       scores->stamps, SCORES_STAMPS);
    if (app_fault(app, scores->stamp_count) < 0)
        scores->stamp_count = 0;
    find_tables(scores, rows, count > 0 ? count : 0);
    scores->table = at < 0 ? scores->table_count - 1 : at;
    if (scores->table < 0 || scores->table >= scores->table_count)
        scores->table = 0;
    take_rows(scores, rows, scores->table_count > 0 ? count : 0, app->course.player.id);
    take_own(app);
    free(rows);
}

static bool has_any(struct app *app, int level)
{
    const char *id = app->course.trail->levels[level].id;
    struct store_score score;
    struct store_stamp stamp;

    return app->course.store && (store_scores(app->course.store, id, SIDE_NONE, &score, 1) > 0 ||
                                 store_stamps(app->course.store, id, SIDE_NONE, &stamp, 1) > 0);
}

/* The table before or after this one, of this level or of the next that has one; at the ends nothing. */
static void turn(struct app *app, int by)
{
    struct scores_state *scores = scores_state(app);
    int table = scores->table + by, level = scores->level;

    if (table >= 0 && table < scores->table_count) {
        load(app, level, table);
        return;
    }
    do
        level += by;
    while (level >= 0 && level < (int)app->course.trail->count && !has_any(app, level));
    if (level >= 0 && level < (int)app->course.trail->count)
        load(app, level, by < 0 ? -1 : 0);
}

/* Of the level that was chosen last, of the leg that the results were of. */
static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    load(app, app->course.chosen_level, 0);
    for (int i = 0; i < scores_state(app)->table_count; i++)
        if (!scores_state(app)->tables[i].stamps &&
            scores_state(app)->tables[i].side == results_state(app)->side) {
            load(app, app->course.chosen_level, i);
            return;
        }
}

static void chosen(struct app *app, int id)
{
    if (id == SCORES_BACK)
        app_go_home(app);
    else
        turn(app, id == SCORES_BEFORE ? -1 : 1);
}

const struct screen screen_scores = {.name = "scores",
                                     .state_size = sizeof(struct scores_state),
                                     .enter = enter,
                                     .back = app_go_home,
                                     .chosen = chosen,
                                     .paint = scores_paint};
