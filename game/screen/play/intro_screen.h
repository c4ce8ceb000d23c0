#ifndef SCREEN_PLAY_INTRO_SCREEN_H
#define SCREEN_PLAY_INTRO_SCREEN_H

#include "screen/app/app.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * The introduction of the chosen level: what it is, how it goes, why, what to look out for. Where the board
 * measures it, it goes on to the play screen by itself while somebody stands there and has had time to read.
 */
enum { INTRO_START, INTRO_MORE, INTRO_EASIER, INTRO_CHANNEL, INTRO_NOT_NOW }; /* what can be chosen */

struct intro_state {
    int64_t left_us; /* until it begins by itself; counts only while somebody stands on the board */
    int page, pages; /* of the text; pages as last painted */
};

static inline struct intro_state *intro_state(const struct app *app)
{
    return app_state(app, &screen_intro);
}

/* The legs that work: bits. */
unsigned intro_sides(const struct app *app);
/* The level that "Easier" leads to, an index into the trail; -ENOENT: none. */
int intro_easier(const struct app *app);
/* How many of the channels that could be used now can measure the level. */
int intro_channels(const struct app *app);
/* Somebody stands on the board: it begins by itself. */
bool intro_begins_alone(const struct app *app);

void intro_paint(struct app *app, struct canvas *canvas);
/* The page of the words that is shown, in that box; tells intro_state(app)->pages. */
void intro_paint_text(struct app *app, struct canvas *canvas, double x, double y, double w, double h);

#endif
