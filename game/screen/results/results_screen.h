#ifndef SCREEN_RESULTS_RESULTS_SCREEN_H
#define SCREEN_RESULTS_RESULTS_SCREEN_H

#include "screen/app/app.h"

/* The results: results_screen.c what can be done, results_sheets.c the three sheets, results_sway.c one of
 * them. */

enum { /* what can be chosen */
       RESULTS_CONTINUE,
       RESULTS_AGAIN,
       RESULTS_SCORES,
       RESULTS_LEFT,
       RESULTS_RIGHT,
       RESULTS_KEEP,
       RESULTS_BESIDE
};
enum { RESULTS_ROWS = 5, RESULTS_TABLE = 8, RESULTS_TRACE = 1500 };

struct results_state {
    enum side side;                          /* that is shown */
    struct store_score table[RESULTS_TABLE]; /* that its best went into */
    int count;
    struct dot_point trace[RESULTS_TRACE]; /* of its best hold */
    int trace_count;
    struct ghost before; /* its last attempt before this one; owned */
};

static inline struct results_state *results_state(const struct app *app)
{
    return app_state(app, &screen_results);
}

/* What became of the last attempt, in one sentence or two. */
void results_say_kept(const struct app *app, char out[APP_SAID]);
/* Best rows of that table into the state, at most rows; the last attempt is among them if it is in the
 * table at all. */
void results_load_table(struct app *app, const struct level *level, enum side side, int rows);
/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
const struct run_set *results_best_set(const struct app *app);

enum { RESULTS_NEWS = 700 };
/* What is new, in sentences: 0 the longest hold or most repetitions yet, 1 what has opened. False: no news.
 */
bool results_news(const struct app *app, int i, char out[RESULTS_NEWS]);
const char *results_best_words(const struct app *app, enum side side);

void results_paint_done(const struct app *app, struct canvas *canvas, struct box at);
/* A hold on the board: its sway. Everything else: the sets. */
void results_paint_how(const struct app *app, struct canvas *canvas, struct box at);
void results_paint_sway(const struct app *app, struct canvas *canvas, struct box at);
void results_paint_table(const struct app *app, struct canvas *canvas, struct box at);

#endif
