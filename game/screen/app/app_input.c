#include "screen/app/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What a device says: samples are tared, weighed and handed to the lean and to what measures. */

#define COP_EASE_US 80000.0 /* low-pass of the drawn dot */

enum { TRAIL_STEP_US = 16000 }; /* APP_TRAIL of these are the 4 s of the drawn trail */

/* From the early frame, so the dot follows the body without the delay of the clean ones. */
static void follow_cop(struct app *app)
{
    const struct conditioner *board = &app->course.board;
    const struct plate_frame *early = &board->early;
    struct app_cop *newest = &app->cop[(app->cop_head + APP_TRAIL - 1) % APP_TRAIL];

    if (!board->believed) /* a dropout of the link is no movement of the dot */
        return;
    if (!early->on) {
        app->cop_count = 0;
        return;
    }
    if (app->cop_count == 0 || early->t_us <= newest->t_us) {
        app->cop_x_mm = early->x_mm;
        app->cop_y_mm = early->y_mm;
        app->cop_count = early->t_us < newest->t_us ? 0 : app->cop_count;
    } else {
        double ease = 1 - exp(-(double)(early->t_us - newest->t_us) / COP_EASE_US);
        app->cop_x_mm += ease * (early->x_mm - app->cop_x_mm);
        app->cop_y_mm += ease * (early->y_mm - app->cop_y_mm);
    }
    /* The newest point moves along until it is TRAIL_STEP_US away from the one before. */
    const struct app_cop *before = &app->cop[(app->cop_head + APP_TRAIL - 2) % APP_TRAIL];
    if (app->cop_count < 2 || newest->t_us - before->t_us >= TRAIL_STEP_US) {
        newest = &app->cop[app->cop_head];
        app->cop_head = (app->cop_head + 1) % APP_TRAIL;
        app->cop_count += app->cop_count < APP_TRAIL;
    }
    *newest = (struct app_cop){early->t_us, app->cop_x_mm, app->cop_y_mm};
}

/*
 * On the set-up screen staying on is enough: it only leads to the list of levels. Everywhere else somebody
 * must have leaned.
 */
static void just_stood_on(struct app *app)
{
    if (app->screen != &screen_board)
        return;
    app->focus.id = BOARD_BEGIN;
    lean_arm(&app->lean, focus_slow_s(&app->focus));
    app->lean.armed = true;
}

/* Leaning counts from the player's own centre, standing or seated. */
static void lean_anew(struct app *app)
{
    const struct calibration *calibration = &app->course.calibration;
    bool sits = app->course.seat.sits;

    lean_init(&app->lean, sits ? app->course.seat.x_mm : calibration->centre_x_mm,
              sits ? app->course.seat.y_mm : calibration->centre_y_mm);
    lean_push(&app->lean, &app->course.board, sits ? app->course.seat.kg : calibration->weight_kg);
    lean_arm(&app->lean, focus_dwell_s(&app->focus));
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
    fact = lean_push(&app->lean, &course->board,
                     course->seat.sits ? course->seat.kg : course->calibration.weight_kg);
    if (facts & COURSE_STEPPED_ON)
        just_stood_on(app);
    else if (app->menu)
        app_lean(app, fact);
    else if (fact == LEAN_STEPPED_OFF)
        cheer_end(&app->cheer);
}

static void take_sample(struct app *app, unsigned facts)
{
    if (course_wants(&app->course) == CHANNELS)
        app->course.sample_seen_us = app->now_us;
    if (!app->course.have_tared)
        app->cop_count = 0;
    hear(app);
    if (!(facts & COURSE_LOADED))
        return;
    follow_cop(app);
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
        app->without_board = false;
        app->notice[0] = '\0';
        break;
    case INPUT_LOST:
        app->battery_percent = -1;
        break;
    case INPUT_BUTTON:
        cheer_end(&app->cheer);
        if (event->pressed && app->screen->button)
            app->screen->button(app);
        else if (event->pressed)
            app_act(app, ACTION_CHOOSE);
        break;
    case INPUT_NOTICE:
        snprintf(app->notice, sizeof app->notice, "%s", event->text);
        break;
    case INPUT_BATTERY:
        app->battery_percent = event->battery_percent;
        break;
    case INPUT_END:
        if (playing)
            app_finish(app);
        break;
    }
}
