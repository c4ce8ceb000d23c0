#include "screen/app/app.h"

#include <stdio.h>
#include <string.h>

/* A workout in the window: from one step to the next, without a menu between. */

int app_start_workout(struct app *app, const struct workout *workout)
{
    const int result = course_start_workout(&app->course, workout);

    if (result < 0)
        app->notices.fault.kind = FAULT_NOTHING;
    else
        app_go(app, &screen_session);
    return result;
}

void app_play_step(struct app *app)
{
    struct course *course = &app->course;

    course_take_step(course, app_usable(app));
    session_go_on(&course->session);
    app->course.waiting = false;
    if (course->channel == CHANNEL_LOAD && !course_ready(course))
        app_want(app, &screen_board, (struct wanted){.then = &screen_play});
    else
        app_go(app, &screen_play);
}

void app_leave_session(struct app *app)
{
    app->course.in_session = false;
    app_go(app, &screen_home);
}

void app_go_on(struct app *app)
{
    struct session *session = &app->course.session;

    if (!app->course.in_session) {
        app_go(app, &screen_home);
        return;
    }
    /* Whoever stopped wants to be asked; all others go on by themselves. */
    app->course.waiting =
        !course_step_done(&app->course, app->now_us)->complete && session->phase != SESSION_DONE;
    if (app->course.waiting)
        session_go_on(session);
    if (session->phase == SESSION_PLAY && !app->course.waiting)
        app_play_step(app);
    else
        app_go(app, &screen_session);
}

bool app_easier(struct app *app)
{
    struct course *course = &app->course;
    bool attempting = course->attempting;

    if (!course_easier(course, app_usable(app)))
        return false;
    if (!course->in_session)
        app_start_sides(app, course->chosen_level, course->chosen_sides);
    else if (attempting)
        app_play_step(app);
    if (attempting) {
        app_keep_attempt(app);
        app_end_attempt(app);
    }
    return true;
}
