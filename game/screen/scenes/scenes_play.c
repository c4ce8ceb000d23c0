#include "i18n/i18n.h"
#include "screen/play/play_screen.h"
#include "screen/play/play_state.h"
#include "screen/scenes/scenes.h"

#include <string.h>

/* Sample data of the play screen: each exercise, on one channel or another, at moments that look different.
 */

enum { FRAME_US = 16667, SEED = 2025, LONGEST_S = 180 };

/* What measures the attempt is not always what the menus are played with. */
static void hear(struct app *app, const struct input_event *event)
{
    if (app->course.channel == CHANNEL_LOAD) {
        app_input(app, event);
    } else if (event->kind == INPUT_SAMPLE) {
        app_push(app, event->sample);
    }
}

/* The built-in player does what the run wants until done says so; false when that never came. */
static bool follow(struct acting *acting, double seconds, acting_done *done)
{
    struct app *app = acting->app;
    const int64_t end = app->now_us + (int64_t)(seconds * 1e6);
    struct input_event event;

    while (app->now_us < end) {
        int64_t now = app->now_us + FRAME_US;
        if (app->course.channel != CHANNEL_COACH) {
            struct act act =
                attempt_asks(app->course.channel == CHANNEL_LOAD ? &app->course.calibration : NULL,
                             app->course.attempting ? &app->course.attempt : NULL);
            sim_do(acting->sim, &act);
        }
        while (acting->sim->poll(acting->sim, now, &event))
            hear(app, &event);
        app_step(app, now);
        if (done && done(app))
            return true;
    }
    return !done;
}

/* The level of that id for these legs on that channel, just begun. */
static bool begin(struct acting *acting, const char *id, enum channel channel, unsigned sides)
{
    struct app *app = acting->app;
    const struct level *level = trail_find(app->course.trail, id);

    if (!level || (channel == CHANNEL_LOAD && !samples_set_up(acting)))
        return false;
    if (channel != CHANNEL_LOAD) {
        struct input *source = sim_seen_by(channel, SEED, SIM_KG);
        if (!source)
            return false;
        input_close(acting->sim);
        acting->sim = source;
        app->course.input = NULL;
        app->sources.battery_percent = -1;
    }
    app->course.chosen_level = (int)(level - app->course.trail->levels);
    app->course.chosen_sides = sides;
    app->course.channel = channel;
    app_go(app, &screen_play);
    if (!follow(acting, 0.1, NULL) || !app->course.attempting)
        return false;
    return channel == CHANNEL_COACH || samples_ghosts(app, 0.85);
}

static struct run_moment look_at(const struct app *app)
{
    struct run_moment look;

    run_moment(&app->course.attempt.run, app->course.attempt.run.now_us, &look);
    return look;
}

static bool in_phase(const struct app *app, enum run_phase phase)
{
    return app->course.attempting && app->course.attempt.run.phase == phase;
}

static bool counting(const struct app *app)
{
    return in_phase(app, RUN_COUNT_IN);
}

static bool resting(const struct app *app)
{
    return in_phase(app, RUN_REST);
}

static bool waiting(const struct app *app)
{
    return look_at(app).wait != RUN_WAIT_NOTHING && in_phase(app, RUN_GET_READY);
}

/* The third repetition is on its way up, at the top, or on its way down. */
static bool third(const struct app *app, double from, double to)
{
    struct run_moment look = look_at(app);

    return in_phase(app, RUN_WORK) && look.reps == 2 && look.signal >= from && look.signal <= to;
}

static bool rising(const struct app *app)
{
    return third(app, 0.45, 0.9) &&
           (play_state(app)->part == PLAY_REP_RISING || look_at(app).beat == RUN_BEAT_UP);
}

static bool at_top(const struct app *app)
{
    struct run_moment look = look_at(app);
    bool there = app->course.channel == CHANNEL_COACH ? look.beat == RUN_BEAT_HOLD && look.beat_of > 0.5
                                                      : play_state(app)->part == PLAY_REP_TOP;

    return third(app, 0.5, 1.5) && there && play_state(app)->walked > 0.5;
}

static bool held(const struct app *app)
{
    struct run_moment look = look_at(app);

    return look.holding && look.held_s > 0.6 * look.target_s;
}

static bool climbing_on(const struct app *app)
{
    struct run_moment look = look_at(app);

    return look.reps == 2 && play_state(app)->climbed > 1.4 && play_state(app)->climbed < 1.8;
}

static bool ready(const struct app *app)
{
    return in_phase(app, RUN_GET_READY) && look_at(app).wait == RUN_WAIT_NOTHING;
}

/* That level, played until that moment. */
static bool play(struct acting *acting, const char *id, enum channel channel, unsigned sides,
                 acting_done *when)
{
    return begin(acting, id, channel, sides) && follow(acting, LONGEST_S, when);
}

static bool pause_now(struct acting *acting)
{
    app_act(acting->app, ACTION_PAUSE);
    return follow(acting, 0.3, NULL);
}

static bool step_ready(struct acting *acting)
{
    return play(acting, "ridge/03-step-free", CHANNEL_LOAD, SIDES_LEFT, waiting);
}

static bool step_count(struct acting *acting)
{
    return play(acting, "ridge/03-step-free", CHANNEL_CONTACT, SIDES_RIGHT, counting);
}

static bool step_right(struct acting *acting)
{
    if (!play(acting, "ridge/03-step-free", CHANNEL_LOAD, SIDES_RIGHT, rising))
        return false;
    play_state(acting->app)->all_m = 312;
    return true;
}

static bool step_left(struct acting *acting)
{
    return play(acting, "ridge/11-step-stair", CHANNEL_MOTION, SIDES_LEFT, rising);
}

static bool step_on(struct acting *acting)
{
    return play(acting, "ridge/06-step-longer-set", CHANNEL_COACH, SIDES_RIGHT, climbing_on);
}

static bool step_rest(struct acting *acting)
{
    return play(acting, "ridge/03-step-free", CHANNEL_LOAD, SIDES_EACH, resting);
}

static bool step_weight(struct acting *acting)
{
    return play(acting, "summit/04-step-weights", CHANNEL_LOAD, SIDES_LEFT, waiting);
}

static bool lateral_left(struct acting *acting)
{
    return play(acting, "ridge/04-lateral-free", CHANNEL_LOAD, SIDES_LEFT, rising);
}

static bool lateral_right(struct acting *acting)
{
    return play(acting, "ridge/12-lateral-stair", CHANNEL_COACH, SIDES_RIGHT, rising);
}

static bool bridge_ready(struct acting *acting)
{
    return play(acting, "meadow/01-bridge-5s", CHANNEL_LOAD, 0, waiting);
}

static bool bridge_rise(struct acting *acting)
{
    return play(acting, "meadow/01-bridge-5s", CHANNEL_LOAD, 0, rising);
}

static bool bridge_top(struct acting *acting)
{
    return play(acting, "meadow/01-bridge-5s", CHANNEL_LOAD, 0, at_top);
}

static bool bridge_caption(struct acting *acting)
{
    struct app_hearing *hearing = &acting->app->hearing;

    snprintf(hearing->line, sizeof hearing->line, "%s", _("Halfway."));
    return bridge_top(acting);
}

static bool bridge_band(struct acting *acting)
{
    return play(acting, "summit/01-bridge-band", CHANNEL_MOTION, 0, at_top);
}

static bool bridge_left(struct acting *acting)
{
    return play(acting, "ridge/08-one-leg-bridge-5s", CHANNEL_COACH, SIDES_LEFT, at_top);
}

static bool bridge_rest(struct acting *acting)
{
    return play(acting, "ridge/05-one-leg-bridge-2s", CHANNEL_LOAD, SIDES_EACH, resting);
}

static bool bridge_paused(struct acting *acting)
{
    return play(acting, "meadow/04-bridge-longer-set", CHANNEL_LOAD, 0, at_top) && pause_now(acting);
}

static bool abduction_left(struct acting *acting)
{
    return play(acting, "meadow/09-abduction-hold-5s", CHANNEL_MOTION, SIDES_LEFT, at_top);
}

static bool abduction_right(struct acting *acting)
{
    return play(acting, "summit/02-abduction-band-2s", CHANNEL_COACH, SIDES_RIGHT, rising);
}

static bool squeeze(struct acting *acting)
{
    return play(acting, "meadow/02-squeeze-5s", CHANNEL_CONTACT, 0, at_top);
}

static bool squeeze_ready(struct acting *acting)
{
    return play(acting, "meadow/02-squeeze-5s", CHANNEL_COACH, 0, ready);
}

static bool shift_left(struct acting *acting)
{
    return play(acting, "camp/01-weight-shift-20s", CHANNEL_LOAD, SIDES_LEFT, held);
}

static bool shift_right(struct acting *acting)
{
    return play(acting, "camp/04-weight-shift-30s", CHANNEL_LOAD, SIDES_RIGHT, counting);
}

static bool shift_clock(struct acting *acting)
{
    return play(acting, "camp/07-deep-shift-30s", CHANNEL_COACH, SIDES_RIGHT, held);
}

static bool pigeon_left(struct acting *acting)
{
    return play(acting, "camp/03-pigeon-upright-20s", CHANNEL_COACH, SIDES_LEFT, held);
}

static bool pigeon_rest(struct acting *acting)
{
    return play(acting, "camp/09-pigeon-folded-30s", CHANNEL_COACH, SIDES_EACH, resting);
}

static bool flexor_right(struct acting *acting)
{
    return play(acting, "camp/02-half-kneel-20s", CHANNEL_COACH, SIDES_RIGHT, held);
}

static bool flexor_left(struct acting *acting)
{
    return play(acting, "camp/05-half-kneel-glide-30s", CHANNEL_COACH, SIDES_LEFT, ready);
}

static bool clock_right(struct acting *acting)
{
    return play(acting, "lake/08-soft-20s", CHANNEL_COACH, SIDES_RIGHT, held);
}

static bool clock_paused(struct acting *acting)
{
    return play(acting, "camp/05-half-kneel-glide-30s", CHANNEL_COACH, SIDES_EACH, held) && pause_now(acting);
}

/* The finale is well on its way. */
static bool finale(const struct app *app)
{
    return play_finale_s(app) > 0.9;
}

static bool step_done(struct acting *acting)
{
    return play(acting, "ridge/03-step-free", CHANNEL_LOAD, SIDES_RIGHT, finale);
}

static bool bridge_done(struct acting *acting)
{
    return play(acting, "meadow/01-bridge-5s", CHANNEL_MOTION, 0, finale);
}

static bool squeeze_done(struct acting *acting)
{
    return play(acting, "meadow/02-squeeze-5s", CHANNEL_COACH, 0, finale);
}

static bool shift_done(struct acting *acting)
{
    return play(acting, "camp/01-weight-shift-20s", CHANNEL_LOAD, SIDES_LEFT, finale);
}

static bool hold_done(struct acting *acting)
{
    return play(acting, "lake/01-one-leg-10s", CHANNEL_LOAD, SIDES_LEFT, finale);
}

const struct picture samples_of_play[] = {{"play-step-ready", step_ready},
                                          {"play-step-count", step_count},
                                          {"play-step-right", step_right},
                                          {"play-step-left", step_left},
                                          {"play-step-on", step_on},
                                          {"play-step-done", step_done},
                                          {"play-bridge-done", bridge_done},
                                          {"play-squeeze-done", squeeze_done},
                                          {"play-shift-done", shift_done},
                                          {"play-hold-done", hold_done},
                                          {"play-step-rest", step_rest},
                                          {"play-step-weight", step_weight},
                                          {"play-lateral-left", lateral_left},
                                          {"play-lateral-right", lateral_right},
                                          {"play-bridge-ready", bridge_ready},
                                          {"play-bridge-rise", bridge_rise},
                                          {"play-bridge-top", bridge_top},
                                          {"play-bridge-caption", bridge_caption},
                                          {"play-bridge-band", bridge_band},
                                          {"play-bridge-left", bridge_left},
                                          {"play-bridge-rest", bridge_rest},
                                          {"play-bridge-paused", bridge_paused},
                                          {"play-abduction-left", abduction_left},
                                          {"play-abduction-right", abduction_right},
                                          {"play-squeeze", squeeze},
                                          {"play-squeeze-ready", squeeze_ready},
                                          {"play-shift-left", shift_left},
                                          {"play-shift-right", shift_right},
                                          {"play-shift-clock", shift_clock},
                                          {"play-pigeon-left", pigeon_left},
                                          {"play-pigeon-rest", pigeon_rest},
                                          {"play-flexor-right", flexor_right},
                                          {"play-flexor-left", flexor_left},
                                          {"play-clock-right", clock_right},
                                          {"play-clock-paused", clock_paused},
                                          {NULL, NULL}};
