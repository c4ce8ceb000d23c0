#include "screen/settings/settings_screen.h"
#include "screen/people/questions_screen.h"

#include "screen/app/app.h"
#include "screen/settings/settings_paint.h"

#include <stdio.h>

static const struct {
    int count;
    int rows[SETTINGS_ROWS_MAX];
} pages[SETTINGS_PAGES] = {
    [SETTINGS_MAIN] = {7,
                       {SETTINGS_TO_SEEING, SETTINGS_TO_HEARING, SETTINGS_TO_CHOOSING, SETTINGS_TO_TRAINING,
                        SETTINGS_ASK_FIRST, SETTINGS_PLAYERS, SETTINGS_BACK}},
    [SETTINGS_SEEING] = {7,
                         {SETTING_TEXT, SETTING_CONTRAST, SETTING_MOTION, SETTING_CAPTIONS, SETTING_BUILD,
                          SETTING_SKIN, SETTINGS_BACK}},
    [SETTINGS_HEARING] = {7,
                          {SETTING_VOICE, SETTING_PACE, SETTING_TONE, SETTING_EFFECTS, SETTING_MUSIC,
                           SETTING_QUIET, SETTINGS_BACK}},
    [SETTINGS_CHOOSING] = {7,
                           {SETTING_DWELL, SETTING_DEVICE, SETTING_WHICH, SETTING_FULL_SCREEN, SETTING_UNITS,
                            SETTINGS_BOARD, SETTINGS_BACK}},
    [SETTINGS_TRAINING] = {7,
                           {SETTINGS_FREE_PLAY, SETTINGS_HAND, SETTINGS_SORE, SETTINGS_STEP, SETTINGS_THINGS,
                            SETTINGS_WEIGHT, SETTINGS_BACK}},
};

int settings_rows(enum settings_page page, int out[SETTINGS_ROWS_MAX])
{
    for (int i = 0; i < pages[page].count; i++)
        out[i] = pages[page].rows[i];
    return pages[page].count;
}

/* Turned over and kept; what is open may change with it. */
static void toggle(struct app *app, bool *what)
{
    *what = !*what;
    if (app_keep_player(app) == 0)
        (void)app_refresh(app); /* what cannot be read is told as a fault */
}

static void back(struct app *app)
{
    if (settings_state(app)->page == SETTINGS_MAIN)
        app_go(app, &screen_home);
    settings_state(app)->page = SETTINGS_MAIN;
}

/* To another screen; whoever comes back begins at the first page. */
static void leave_to(struct app *app, const struct screen *screen)
{
    settings_state(app)->page = SETTINGS_MAIN;
    app_go(app, screen);
}

/* That question alone. */
static void ask(struct app *app, enum questions_page page)
{
    app_want(app, &screen_questions, (struct wanted){.then = &screen_settings, .page = (int)page});
}

static void lead_on(struct app *app, int id)
{
    switch (id) {
    case SETTINGS_TO_SEEING:
    case SETTINGS_TO_HEARING:
    case SETTINGS_TO_CHOOSING:
    case SETTINGS_TO_TRAINING:
        settings_state(app)->page = (enum settings_page)(SETTINGS_SEEING + id - SETTINGS_TO_SEEING);
        break;
    case SETTINGS_ASK_FIRST:
        ask(app, QUESTIONS_FIRST);
        break;
    case SETTINGS_SORE:
        ask(app, QUESTIONS_SORE);
        break;
    case SETTINGS_STEP:
        ask(app, QUESTIONS_STEP);
        break;
    case SETTINGS_THINGS:
        ask(app, QUESTIONS_THINGS);
        break;
    case SETTINGS_BOARD:
        leave_to(app, &screen_board);
        break;
    case SETTINGS_PLAYERS:
        leave_to(app, &screen_players);
        break;
    default:
        back(app);
        break;
    }
}

static void turn(struct app *app, int id, int by)
{
    bool *on = settings_switch(app, id);

    if (on)
        toggle(app, on);
    else if (id >= 0 && id < SETTINGS)
        app_set(app, (enum settings_item)id, by);
}

static void chosen(struct app *app, int id)
{
    int at;

    if (settings_row_steps(app, id, &at))
        turn(app, id, 1);
    else
        lead_on(app, id);
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_BACK)
        back(app);
    else if (action == ACTION_LEFT || action == ACTION_RIGHT)
        turn(app, app->focus.id, action == ACTION_LEFT ? -1 : 1);
}

static int menu(const struct app *app)
{
    return 1 + (int)settings_state(app)->page;
}

const struct screen screen_settings = {.name = "settings",
                                       .state_size = sizeof(struct settings_state),
                                       .act = act,
                                       .chosen = chosen,
                                       .paint = settings_paint,
                                       .menu = menu};
