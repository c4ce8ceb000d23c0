#ifndef SCREEN_RESULTS_RESULTS_SCREEN_H
#define SCREEN_RESULTS_RESULTS_SCREEN_H

#include "screen/app/app.h"

/* The results: results.c what can be done, results_sheets.c the three sheets, results_sway.c one of them. */

enum { RESULTS_ROWS = 5 };
#define RESULTS_TOP    148.0
#define RESULTS_HEIGHT 596.0

/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
const struct run_set *results_best_set(const struct app *app);

enum { RESULTS_NEWS = 700 };
/* What is new, in sentences: 0 the longest hold or most repetitions yet, 1 what has opened. False: no news.
 */
bool results_news(const struct app *app, int i, char out[RESULTS_NEWS]);
const char *results_best_words(const struct app *app, enum side side);

void results_paint_done(const struct app *app, struct canvas *canvas, double x, double w);
/* A hold on the board: its sway. Everything else: the sets. */
void results_paint_how(const struct app *app, struct canvas *canvas, double x, double w);
void results_paint_sway(const struct app *app, struct canvas *canvas, double x, double w);
void results_paint_table(const struct app *app, struct canvas *canvas, double x, double w);

#endif
