#include "screen/app/app.h"

#include <stdio.h>

/* What a device says: samples are tared, weighed and handed to the lean and to what measures. */

/*
 * On the set-up screen staying on is enough: it only leads to the list of levels. Everywhere else somebody
 * must have leaned.
 */
static void just_stood_on(struct app *app)
{
    if (app->screen != &screen_board)
        return;
    app->focus.id = BOARD_BEGIN;
    lean_arm(&app->steering.lean, focus_slow_s(&app->focus));
    app->steering.lean.armed = true;
}

/* Leaning counts from the player's own centre, standing or seated. */
static void lean_anew(struct app *app)
{
    const struct calibration *calibration = &app->course.calibration;
    bool sits = app->course.seat.sits;

    lean_init(&app->steering.lean, sits ? app->course.seat.x_mm : calibration->centre_x_mm,
              sits ? app->course.seat.y_mm : calibration->centre_y_mm);
    lean_push(&app->steering.lean, &app->course.board, sits ? app->course.seat.kg : calibration->weight_kg);
    lean_arm(&app->steering.lean, focus_dwell_s(&app->focus));
}

/* What has happened in the attempt, for the ears and the picture. */
static void hear(struct app *app)
{
    struct run_event event;

    while (run_next(&app->course.attempt.run, &event)) {
        app_hear(app, &event);
        if (app->screen->hear)
            app->screen->hear(app, &event);
    }
}

void app_push(struct app *app, const struct sample *sample)
{
    app->course.sample_seen_us = app->now_us;
    course_push(&app->course, sample);
    hear(app);
}

/* Where somebody leans to. */
static void follow_lean(struct app *app, unsigned facts)
{
    const struct course *course = &app->course;
    enum lean_fact fact;

    if (facts & COURSE_SEAT)
        lean_anew(app);
    fact = lean_push(&app->steering.lean, &course->board,
                     course->seat.sits ? course->seat.kg : course->calibration.weight_kg);
    if (facts & COURSE_STEPPED_ON)
        just_stood_on(app);
    else if (app->steering.menu)
        app_lean(app, fact);
    else if (fact == LEAN_STEPPED_OFF)
        cheer_end(&app->cheer);
}

static void take_sample(struct app *app, unsigned facts)
{
    if (course_wants(&app->course) == CHANNELS)
        app->course.sample_seen_us = app->now_us;
    if (!app->course.have_tared)
        app->dot.count = 0;
    hear(app);
    if (!(facts & COURSE_LOADED))
        return;
    dot_push(&app->dot, &app->course.board);
    if (facts & (COURSE_WEIGHED | COURSE_HEAVIER))
        app_keep_weight(app);
    if (facts & COURSE_WEIGHED) {
        lean_anew(app);
        just_stood_on(app);
    } else if (course_ready(&app->course)) {
        follow_lean(app, facts);
    }
}

void app_measure(struct app *app, const struct input_event *event)
{
    if (event->kind == INPUT_SAMPLE && course_wants(&app->course) != CHANNELS)
        app_push(app, event->sample);
}

void app_input(struct app *app, const struct input_event *event)
{
    const bool playing = course_playing(&app->course);
    const unsigned facts = course_take(&app->course, event);

    switch (event->kind) {
    case INPUT_SAMPLE:
        take_sample(app, facts);
        break;
    case INPUT_FOUND:
        app->sources.without_board = false;
        app->notices.device[0] = '\0';
        break;
    case INPUT_LOST:
        app->sources.battery_percent = -1;
        break;
    case INPUT_BUTTON:
        cheer_end(&app->cheer);
        if (event->pressed && app->screen->button)
            app->screen->button(app);
        else if (event->pressed)
            app_act(app, ACTION_CHOOSE);
        break;
    case INPUT_NOTICE:
        snprintf(app->notices.device, sizeof app->notices.device, "%s", event->text);
        break;
    case INPUT_BATTERY:
        app->sources.battery_percent = event->battery_percent;
        break;
    case INPUT_END:
        if (playing)
            app_finish(app);
        break;
    }
}
