#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* A workout in the window: from one step to the next, without a menu between. */

static size_t level_index(const struct app *app, const struct level *level)
{
    return (size_t)(level - app->course.trail->levels);
}

int app_start_workout(struct app *app, const struct workout *workout)
{
    int result;

    app->course.workout = *workout;
    result = session_begin(&app->course.session, &app->course.workout, app->course.book,
                           &app->course.reached.ladder, app->course.reached.open);
    app->course.in_session = result == 0;
    if (result < 0)
        return result;
    app->outing = (struct app_outing){.last = -1, .waiting = true};
    app_go(app, &screen_session);
    return 0;
}

/* The level, legs and channel of the step that comes. */
static void take_step(struct app *app)
{
    const struct session_step *step = session_step(&app->course.session);

    app->course.chosen_level = (int)step->level;
    app->course.chosen_sides = step->sides;
    app->course.channel = app_channel(app, app_level(app));
}

void app_play_step(struct app *app)
{
    take_step(app);
    session_go_on(&app->course.session);
    app->outing.waiting = false;
    app->straight = app->course.channel == CHANNEL_LOAD && !app_ready(app);
    app_go(app, app->straight ? &screen_board : &screen_play);
}

void app_leave_session(struct app *app)
{
    app->course.in_session = false;
    app_go(app, &screen_home);
}

void app_go_on(struct app *app)
{
    const struct run *run = &app->course.attempt.run;
    int step = app->course.session.current;

    if (!app->course.in_session) {
        app_go(app, &screen_home);
        return;
    }
    app->outing.results[step] = step_finished(&app->course.session, run, app->now_us);
    app->outing.last = step;
    /* Whoever stopped wants to be asked; all others go on by themselves. */
    app->outing.waiting = !run_completed(run) && app->course.session.phase != SESSION_DONE;
    if (app->outing.waiting)
        session_go_on(&app->course.session);
    if (app->course.session.phase == SESSION_PLAY && !app->outing.waiting)
        app_play_step(app);
    else
        app_go(app, &screen_session);
}

static bool make_session_easier(struct app *app)
{
    if (!session_easier(&app->course.session))
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
    unsigned sides = app->course.chosen_sides ? app->course.chosen_sides : asked;
    int to = session_easier_level(app->course.book, level_index(app, app_level(app)), sides,
                                  app->course.reached.ladder.things);

    if (to < 0)
        return false;
    unsigned fits = level_side_bits(&app->course.trail->levels[to]);
    app_start_sides(app, to, sides & fits ? sides & fits : fits);
    return true;
}

bool app_easier(struct app *app)
{
    bool playing = app->screen == &screen_play && app->course.attempting;
    bool easier = app->course.in_session ? make_session_easier(app) : make_level_easier(app);

    if (easier && playing) {
        if (!run_over(&app->course.attempt.run))
            run_stop(&app->course.attempt.run);
        app_keep_attempt(app);
        app_end_attempt(app);
    }
    return easier;
}
