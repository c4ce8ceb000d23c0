#ifndef SCREENS_PLAY_H
#define SCREENS_PLAY_H

#include "screens/app.h"

/* The play screen in three files: play.c what happens, play_paint.c the run, play_sheets.c what stands
 * between and over it. */

/* run_look of this very frame. */
void play_look(const struct app *app, struct run_look *look);

void play_paint(struct app *app, struct canvas *canvas);

void play_paint_paused(struct app *app, struct canvas *canvas, const struct run_look *look);
/* The sheet between the discs: which foot stands and which lifts; while resting, how it went and what comes.
 */
void play_paint_middle(struct app *app, struct canvas *canvas, const struct run_look *look, double x,
                       double y, double w, double h);

#endif
