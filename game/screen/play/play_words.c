#include "screen/play/play_screen.h"

#include <stdio.h>

#include "i18n/i18n.h"
#include "screen/shared/unit.h"

/* What the play screen says in words: one line each, 40 characters at most. */

/* What the exercise says to that leg; "": nothing. */
static const char *say(const leg_words words, enum side side)
{
    const char *text = activity_words(words, side);

    return *text ? _(text) : "";
}

/* What GET_READY waits for. */
static const char *waiting(const struct app *app, const struct run_moment *look, char out[PLAY_CUE])
{
    char metric[PLAY_CUE], room[UNIT_TEXT];

    switch (look->wait) {
    case RUN_WAIT_STEP_ON:
        return _("Step on the board with both feet.");
    case RUN_WAIT_WEIGHT:
        snprintf(metric, sizeof metric, _("Pick up the weight: %.0f of %g kg seen."), look->extra_kg,
                 app_level(app)->extra_kg);
        snprintf(out, PLAY_CUE, "%s", unit_text(app, metric, room));
        return out;
    case RUN_WAIT_STEP_DOWN:
        return _("Step down, beside the board.");
    case RUN_WAIT_FEET:
        return _("Lie down, feet on the board");
    case RUN_WAIT_NOTHING:
        break;
    }
    return say(app_level(app)->activity->ready, look->side);
}

const char *play_cue(const struct app *app, const struct run_moment *look, char out[PLAY_CUE])
{
    const struct level *level = app_level(app);
    const char *cue = app_caption(app);

    if (*cue)
        return cue;
    switch (look->phase) {
    case RUN_GET_READY:
        return waiting(app, look, out);
    case RUN_COUNT_IN:
        return say(level->activity->count_in, look->side);
    case RUN_WORK:
        cue = level->reps == 0 && !look->holding ? say(level->activity->not_yet, look->side) : "";
        if (cue[0])
            return cue;
        return look->cue[0] ? _(look->cue) : _("Breathe");
    case RUN_REST:
        if (play_lies(app) && look->side == SIDE_NONE)
            return _("Let everything sink. Breathe.");
        if (play_lies(app))
            return look->side == SIDE_LEFT ? _("Next: left leg") : _("Next: right leg");
        return app->course.channel == CHANNEL_LOAD ? _("Shake it out. Step off if you like.")
                                                   : _("Shake it out.");
    case RUN_DONE:
        return app->course.channel == CHANNEL_COACH || look->best_s > 0 || look->reps > 0
                   ? _("You have it.")
                   : _("That was the last one.");
    default:
        return "";
    }
}

static enum run_beat beat_of(const struct app *app, const struct run_moment *look)
{
    double top_s = play_top_s(app, look);

    if (app->course.channel == CHANNEL_COACH)
        return look->beat;
    switch (play_state(app)->part) {
    case PLAY_REP_RESTING:
        return look->beat == RUN_BEAT_NONE ? RUN_BEAT_NONE : RUN_BEAT_UP;
    case PLAY_REP_RISING:
        return RUN_BEAT_UP;
    case PLAY_REP_TOP:
        return top_s < app_level(app)->hold_s ? RUN_BEAT_HOLD : RUN_BEAT_DOWN;
    case PLAY_REP_LOWERING:
        break;
    }
    return RUN_BEAT_DOWN;
}

const char *play_beat_word(const struct app *app, const struct run_moment *look)
{
    const struct activity *exercise = app_level(app)->activity;

    if (look->phase == RUN_REST)
        return _("Rest");
    if (look->phase == RUN_DONE)
        return _("Done");
    if (look->phase != RUN_WORK)
        return _("Ready");
    switch (beat_of(app, look)) {
    case RUN_BEAT_HOLD:
        return i18n_in("movement", "Hold");
    case RUN_BEAT_DOWN:
        return i18n_in("movement", exercise->down);
    default:
        return i18n_in("movement", exercise->up);
    }
}

const char *play_leg_word(const struct app *app, enum side side)
{
    const char *words = say(app_level(app)->activity->leg, side);

    if (*words)
        return words;
    return side == SIDE_LEFT ? _("Left leg") : side == SIDE_RIGHT ? _("Right leg") : _("Both legs");
}

const char *play_note(const struct app *app)
{
    if (app->course.source->stand_in)
        return _(app->course.source->stand_in);
    switch (app->course.channel) {
    case CHANNEL_LOAD:
        return app->course.attempt.run.phase == RUN_PAUSED ? _("Paused")
               : app_level(app)->reps > 0                  ? _("On the board")
                                                           : _("Step off to pause");
    case CHANNEL_MOTION:
        return _("Pad on the leg");
    case CHANNEL_CONTACT:
        return _("Mat or button");
    default:
        return _("By the clock");
    }
}
