#include "screen/workouts/session_screen.h"
#include "screen/app/app.h"

#include <stdio.h>

/* What can be done between the exercises of a workout; session_paint.c is what it looks like. */

enum { FIRST_US = 10000000 }; /* to read what the workout is, while standing on the board */

static bool over(const struct app *app)
{
    return app->course.session.phase == SESSION_DONE;
}

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    app_end_attempt(app);
    if (over(app) && app->course.last >= 0)
        cheer_begin(&app->cheer, app->now_us, app->look.still);
    session_state(app)->left_us = FIRST_US;
}

/* The step that comes is left out. Then the rest goes on, or the next one waits, or all is done. */
static void pass(struct app *app)
{
    session_finished(&app->course.session, app->now_us, true);
    app->course.waiting = app->course.session.phase == SESSION_PLAY;
}

static void halt(struct app *app)
{
    if (app->course.session.paused)
        session_resume(&app->course.session, app->now_us);
    else
        session_pause(&app->course.session, app->now_us);
}

static void easier(struct app *app)
{
    (void)app_easier(app); /* where nothing is, nothing changes */
}

static void chosen(struct app *app, int id)
{
    static void (*const does[])(struct app *) = {[SESSION_START] = app_play_step,
                                                 [SESSION_HALT] = halt,
                                                 [SESSION_LIGHTER] = easier,
                                                 [SESSION_PASS] = pass,
                                                 [SESSION_END] = app_leave_session};

    does[id](app);
}

static void act(struct app *app, enum action action)
{
    if (action == ACTION_PAUSE && app->course.session.phase == SESSION_REST)
        halt(app);
    else if (action == ACTION_BACK && (over(app) || app->focus.id == SESSION_END))
        app_leave_session(app);
    else if (action == ACTION_BACK)
        app->focus.id = SESSION_END; /* going back twice ends it */
}

/* The front button does what comes next. */
static void front_button(struct app *app)
{
    if (over(app))
        app_leave_session(app);
    else
        app_play_step(app);
}

/* Whoever stands on the board that measures the first exercise has begun. */
static void wait(struct app *app, int64_t passed_us)
{
    const struct session_step *step = session_step(&app->course.session);
    enum channel channel = app_channel(app, &app->course.trail->levels[step->level]);

    if (app->course.session.current == 0 && channel == CHANNEL_LOAD && course_ready(&app->course) &&
        course_standing(&app->course))
        session_state(app)->left_us -= passed_us;
    if (session_state(app)->left_us <= 0 && !app->next)
        app_play_step(app);
}

static void step(struct app *app, int64_t passed_us)
{
    if (app->next || !app->course.in_session || over(app))
        return;
    if (app->course.waiting)
        wait(app, passed_us);
    else if (session_rest(&app->course.session, app->now_us) == 0)
        app_play_step(app);
}

static int menu(const struct app *app)
{
    return over(app) ? 2 : 1;
}

const struct screen screen_session = {.name = "session",
                                      .state_size = sizeof(struct session_state),
                                      .enter = enter,
                                      .act = act,
                                      .chosen = chosen,
                                      .step = step,
                                      .paint = session_paint,
                                      .menu = menu,
                                      .button = front_button};
