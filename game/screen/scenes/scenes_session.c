#include "screen/scenes/scenes.h"
#include "screen/workouts/session_screen.h"

enum { LONGEST_S = 900 }; /* that a step may take */

/* A workout on its way: made of what the book has, for somebody who begins. */

static bool start(struct acting *acting, const char *id)
{
    struct app *app = acting->app;
    const struct workout *workout = book_workout(app->course.book, id);

    app_refresh(app);
    return workout && samples_set_up(acting) && app_start_workout(app, workout) == 0 &&
           samples_play(acting, STANCE_TWO_FEET, 1, NULL);
}

static bool in_session(const struct app *app)
{
    return app->screen == &screen_session;
}

static bool in_play(const struct app *app)
{
    return app->screen == &screen_play && app->course.attempting;
}

/* The built-in player does what the step asks for, to its end. */
static bool play_step(struct acting *acting)
{
    struct app *app = acting->app;

    if (!in_play(app))
        app_play_step(app);
    app_step(app, app->now_us + 1);
    for (int i = 0; i < LONGEST_S * 60 && in_play(app); i++) {
        struct act act = attempt_asks(&app->course.calibration, &app->course.attempt);
        struct input_event event;
        int64_t now = app->now_us + 1000000 / 60;
        sim_do(acting->sim, &act);
        while (acting->sim->poll(acting->sim, now, &event))
            app_input(app, &event);
        app_step(app, now);
    }
    return in_session(app);
}

static bool session_first(struct acting *acting)
{
    return start(acting, "workouts/first-week");
}

static bool session_rest_now(struct acting *acting)
{
    return start(acting, "workouts/floor-ten") && play_step(acting) &&
           samples_play(acting, STANCE_OFF, 9, NULL);
}

static bool session_paused(struct acting *acting)
{
    if (!session_rest_now(acting))
        return false;
    app_act(acting->app, ACTION_PAUSE);
    return acting->app->course.session.paused;
}

static bool session_stopped(struct acting *acting)
{
    struct app *app = acting->app;

    if (!start(acting, "workouts/single-leg-day"))
        return false;
    app_play_step(app);
    if (!samples_play(acting, STANCE_TWO_FEET, 1, in_play))
        return false;
    run_stop(&app->course.attempt.run);
    return samples_play(acting, STANCE_TWO_FEET, 1, in_session);
}

static bool session_done(struct acting *acting)
{
    struct app *app = acting->app;

    if (!start(acting, "workouts/first-week"))
        return false;
    while (app->course.session.phase != SESSION_DONE)
        if (app->course.session.current == 2)
            app->screen->chosen(app, SESSION_PASS);
        else if (!play_step(acting))
            return false;
    return true;
}

const struct picture samples_session[] = {
    {"session-first", session_first},   {"session-rest", session_rest_now},
    {"session-paused", session_paused}, {"session-stopped", session_stopped},
    {"session-done", session_done},     {NULL, NULL}};
