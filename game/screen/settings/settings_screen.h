#ifndef SCREEN_SETTINGS_SETTINGS_SCREEN_H
#define SCREEN_SETTINGS_SETTINGS_SCREEN_H

#include "play/settings.h"
#include "screen/app/app.h"

/*
 * What the player can set, on a few pages of rows: a row that is chosen goes to its next value, left and
 * right go both ways. Every change counts at once, and is kept at once.
 */
enum settings_page {
    SETTINGS_MAIN,
    SETTINGS_SEEING,
    SETTINGS_HEARING,
    SETTINGS_CHOOSING,
    SETTINGS_TRAINING,
    SETTINGS_PAGES
};

/* What can be chosen: every enum settings_item, and these. */
enum {
    SETTINGS_TO_SEEING = SETTINGS,
    SETTINGS_TO_HEARING,
    SETTINGS_TO_CHOOSING,
    SETTINGS_TO_TRAINING,
    SETTINGS_FREE_PLAY,
    SETTINGS_HAND,
    SETTINGS_SORE,
    SETTINGS_STEP,
    SETTINGS_THINGS,
    SETTINGS_WEIGHT,
    SETTINGS_BOARD,
    SETTINGS_PLAYERS,
    SETTINGS_ASK_FIRST,
    SETTINGS_BACK,
    SETTINGS_IDS
};

struct settings_state {
    enum settings_page page;
};

static inline struct settings_state *settings_state(const struct app *app)
{
    return app_state(app, &screen_settings);
}

/* The rows of a page, from above; how many. */
enum { SETTINGS_ROWS_MAX = 8 };
int settings_rows(enum settings_page page, int out[SETTINGS_ROWS_MAX]);

/* Of a row, for the player: its name, its present value ("" for what leads on), and what it is for. */
enum { SETTINGS_SAYS = 96 };
const char *settings_row_name(int id);
void settings_row_value(const struct app *app, int id, char out[SETTINGS_SAYS]);
const char *settings_row_about(int id);
/* The player's own switch behind a row; NULL: none. */
bool *settings_switch(struct app *app, int id);
/* Its steps and which one it is at; 0 for what has none. */
int settings_row_steps(const struct app *app, int id, int *at);

#endif
