#ifndef SCREENS_RESULTS_H
#define SCREENS_RESULTS_H

#include "screens/app.h"

/* The results in two files: results.c what can be done, results_sheets.c the three sheets. */

enum { RESULTS_ROWS = 5 };
#define RESULTS_TOP    148.0
#define RESULTS_HEIGHT 596.0

/* The set with the best hold of the side that is shown; NULL when nothing was held there. */
const struct run_set *results_best_set(const struct app *app);

void results_paint_done(const struct app *app, struct canvas *canvas, double x, double w);
/* A hold on the board: its sway. Everything else: the sets. */
void results_paint_how(const struct app *app, struct canvas *canvas, double x, double w);
void results_paint_table(const struct app *app, struct canvas *canvas, double x, double w);

#endif
