#include "screen/app/app.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* What a device says: samples are tared, weighed and handed to the lean and to what measures. */

#define COP_EASE_US 80000.0 /* low-pass of the drawn dot */

enum { TRAIL_STEP_US = 16000 }; /* APP_TRAIL of these are the 4 s of the drawn trail */

/* Straight from the tared sample, so the dot follows the body without the delay of the clean frames. */
static void follow_cop(struct app *app)
{
    struct cop cop;
    struct app_cop *newest = &app->cop[(app->cop_head + APP_TRAIL - 1) % APP_TRAIL];

    if (app->cop_count == 0)
        dropout_gate_init(&app->cop_dip);
    if (!dropout_gate_believe(&app->cop_dip, app->course.tared.t_us, sample_total_kg(&app->course.tared)))
        return;
    if (!cop_from_load(app->course.tared.load_kg, 5, &cop)) {
        app->cop_count = 0;
        return;
    }
    if (app->cop_count == 0 || app->course.tared.t_us <= newest->t_us) {
        app->cop_x_mm = cop.x_mm;
        app->cop_y_mm = cop.y_mm;
        app->cop_count = app->course.tared.t_us < newest->t_us ? 0 : app->cop_count;
    } else {
        double ease = 1 - exp(-(double)(app->course.tared.t_us - newest->t_us) / COP_EASE_US);
        app->cop_x_mm += ease * (cop.x_mm - app->cop_x_mm);
        app->cop_y_mm += ease * (cop.y_mm - app->cop_y_mm);
    }
    /* The newest point moves along until it is TRAIL_STEP_US away from the one before. */
    const struct app_cop *before = &app->cop[(app->cop_head + APP_TRAIL - 2) % APP_TRAIL];
    if (app->cop_count < 2 || newest->t_us - before->t_us >= TRAIL_STEP_US) {
        newest = &app->cop[app->cop_head];
        app->cop_head = (app->cop_head + 1) % APP_TRAIL;
        app->cop_count += app->cop_count < APP_TRAIL;
    }
    *newest = (struct app_cop){app->course.tared.t_us, app->cop_x_mm, app->cop_y_mm};
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
    lean_push(&app->lean, &app->course.tared, sits ? app->course.seat.kg : calibration->weight_kg);
    lean_arm(&app->lean, focus_dwell_s(&app->focus));
}

/* The weight has just been taken. */
static void weighed(struct app *app)
{
    seat_init(&app->course.seat);
    lean_anew(app);
    just_stood_on(app);
    app_keep_weight(app);
}

/* Where there is a menu, or an attempt has not begun: what is carried in one is no other weight. */
static void follow_seat(struct app *app)
{
    const struct run *run = app->course.attempting ? &app->course.attempt.run : NULL;
    bool ready = app->screen == &screen_play && run && run->phase == RUN_GET_READY && !run->sets[0].begun &&
                 !(run->level->extra_kg > 0);

    if ((!app->menu && !ready) || app->course.source->tared)
        return;
    enum seat_fact fact = seat_push(&app->course.seat, &app->course.tared, app->course.calibration.weight_kg);
    if (fact == SEAT_SAME)
        return;
    if (fact == SEAT_HEAVIER) {
        calibration_set_weight(&app->course.calibration, app->course.seat.kg, app->course.seat.x_mm,
                               app->course.seat.y_mm);
        app_keep_weight(app);
        if (ready)
            app_go(app, &screen_play); /* with the right weight */
    }
    lean_anew(app);
}

/* To the attempt, if it is this source that measures it. */
static void pass_on(struct app *app, const struct sample *sample)
{
    if (app_wants(app) != CHANNELS)
        return;
    app->course.sample_seen_us = app->now_us;
    if (app->screen->sample)
        app->screen->sample(app, sample);
}

static void take_sample(struct app *app, const struct sample *raw)
{
    bool was_ready = calibration_step(&app->course.calibration) == CALIBRATION_READY,
         stood = app_standing(app);

    if (raw->has & SAMPLE_LOST) {
        app->course.have_tared = false;
        app->cop_count = 0;
        pass_on(app, raw);
        return;
    }
    if (!(raw->has & SAMPLE_LOAD))
        return;
    calibration_apply(&app->course.calibration, raw, &app->course.tared);
    app->course.have_tared = true;
    app->course.device_here = true;
    follow_cop(app);
    if (!was_ready && app_ready(app)) {
        weighed(app);
    } else if (app_ready(app)) {
        follow_seat(app);
        enum lean_fact fact =
            lean_push(&app->lean, &app->course.tared,
                      app->course.seat.sits ? app->course.seat.kg : app->course.calibration.weight_kg);
        if (!stood && app_standing(app))
            just_stood_on(app);
        else if (app->menu)
            app_lean(app, fact);
        else if (fact == LEAN_STEPPED_OFF)
            cheer_end(&app->cheer);
    }
    pass_on(app, &app->course.tared);
}

void app_measure(struct app *app, const struct input_event *event)
{
    if (event->kind != INPUT_SAMPLE || app_wants(app) == CHANNELS)
        return;
    app->course.sample_seen_us = app->now_us;
    if (app->screen->sample)
        app->screen->sample(app, event->sample);
}

static void found(struct app *app)
{
    app->course.device_here = true;
    app->without_board = false;
    app->notice[0] = '\0';
    if (calibration_step(&app->course.calibration) != CALIBRATION_READY)
        calibration_restart(&app->course.calibration);
}

/* Nothing more will come: what was played so far is all there is. */
static void end_of_input(struct app *app)
{
    if (app->screen != &screen_play || !app->course.attempting || run_over(&app->course.attempt.run))
        return;
    run_stop(&app->course.attempt.run);
    app_finish(app);
}

void app_input(struct app *app, const struct input_event *event)
{
    switch (event->kind) {
    case INPUT_SAMPLE:
        take_sample(app, event->sample);
        break;
    case INPUT_FOUND:
        found(app);
        break;
    case INPUT_LOST:
        app->course.device_here = false;
        app->course.have_tared = false;
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
        app->course.device_here = false;
        end_of_input(app);
        break;
    }
}
