#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* A workout in the window: from one step to the next, without a menu between. */

static size_t level_index(const struct app *app, const struct level *level)
{
    return (size_t)(level - app->trail->levels);
}

int app_start_workout(struct app *app, const struct workout *workout)
{
    int result;

    app->workout = *workout;
    result = session_begin(&app->session, &app->workout, app->book, &app->ladder, app->open);
    app->in_session = result == 0;
    if (result < 0)
        return result;
    app->outing = (struct app_outing){.last = -1, .waiting = true};
    app_go(app, &screen_session);
    return 0;
}

/* The level, legs and channel of the step that comes. */
static void take_step(struct app *app)
{
    const struct session_step *step = session_step(&app->session);

    app->chosen_level = (int)step->level;
    app->chosen_sides = step->sides;
    app->channel = app_channel(app, app_level(app));
}

void app_play_step(struct app *app)
{
    take_step(app);
    session_go_on(&app->session);
    app->outing.waiting = false;
    app->straight = app->channel == CHANNEL_LOAD && !app_ready(app);
    app_go(app, app->straight ? &screen_board : &screen_play);
}

void app_leave_session(struct app *app)
{
    app->in_session = false;
    app_go(app, &screen_home);
}

void app_go_on(struct app *app)
{
    const struct run *run = &app->attempt.run;
    int step = app->session.current;

    if (!app->in_session) {
        app_go(app, &screen_home);
        return;
    }
    app->outing.results[step] = step_finished(&app->session, run, app->now_us);
    app->outing.last = step;
    /* Whoever stopped wants to be asked; all others go on by themselves. */
    app->outing.waiting = !run_completed(run) && app->session.phase != SESSION_DONE;
    if (app->outing.waiting)
        session_go_on(&app->session);
    if (app->session.phase == SESSION_PLAY && !app->outing.waiting)
        app_play_step(app);
    else
        app_go(app, &screen_session);
}

static bool make_session_easier(struct app *app)
{
    if (!session_easier(&app->session))
        return false;
    if (app->screen == &screen_play)
        app_play_step(app);
    else
        take_step(app);
    return true;
}

static bool make_level_easier(struct app *app)
{
    unsigned asked = level_side_bits(app_level(app));
    unsigned sides = app->chosen_sides ? app->chosen_sides : asked;
    int to = session_easier_level(app->book, level_index(app, app_level(app)), sides, app->ladder.things);

    if (to < 0)
        return false;
    unsigned fits = level_side_bits(&app->trail->levels[to]);
    app_start_sides(app, to, sides & fits ? sides & fits : fits);
    return true;
}

bool app_easier(struct app *app)
{
    bool playing = app->screen == &screen_play && app->attempting;
    bool easier = app->in_session ? make_session_easier(app) : make_level_easier(app);

    if (easier && playing) {
        if (!run_over(&app->attempt.run))
            run_stop(&app->attempt.run);
        app_keep_attempt(app);
        app_end_attempt(app);
    }
    return easier;
}
