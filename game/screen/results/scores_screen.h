#ifndef SCREEN_RESULTS_SCORES_SCREEN_H
#define SCREEN_RESULTS_SCORES_SCREEN_H

#include "screen/app/app.h"
#include "store/store.h"

/*
 * The tables of a level, one after the other: a table for each side, channel and support, then the stamps of
 * what was done by the clock. Levels of which the household has nothing are passed over.
 */
enum { SCORES_BEFORE, SCORES_AFTER, SCORES_BACK }; /* what can be chosen */
enum {
    SCORES_ROWS = 8,
    SCORES_STAMPS = 64,
    SCORES_TABLES = 19
}; /* tables: 3 sides, 3 channels, 2 supports; stamps */

struct scores_table {
    bool stamps;
    enum side side;
    enum channel channel;
    enum support support;
};

struct scores_state {
    int level;                                 /* index into the trail */
    struct scores_table tables[SCORES_TABLES]; /* of the level */
    int table_count, table;                    /* which one is shown */
    struct store_score rows[SCORES_ROWS]; /* of it, best first; the last may be the own best, further down */
    int count;
    bool shared; /* some of them share a place */
    struct store_stamp stamps[SCORES_STAMPS];
    int stamp_count;
    struct store_score own, ahead; /* the player's best, and who is on the place before; attempt_id 0: none */
};

static inline struct scores_state *scores_state(const struct app *app)
{
    return app_state(app, &screen_scores);
}

/* Every row of that table, best first, on the heap: the caller frees *out (NULL without rows). How many, or a
 * negative errno. */
int scores_of(const struct app *app, const struct level *level, enum side side, struct store_score **out);

void scores_paint(struct app *app, struct canvas *canvas);

#endif
