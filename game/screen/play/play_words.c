#include "screen/play/play_screen.h"

#include <stdio.h>
#include <string.h>

#include "i18n/i18n.h"
#include "screen/shared/unit.h"

/* What the play screen says in words: one line each, 40 characters at most. */

/* Before a set: how it begins. [0] left, [1] right, [2] both legs. */
static const struct {
    const char *ready[3], *count[3];
} begins[EXERCISES] = {
    [EXERCISE_PIGEON_STRETCH] = {{N_("Left shin in front, right leg back."),
                                  N_("Right shin in front, left leg back."), N_("One shin in front.")},
                                 {N_("Let the hips sink."), N_("Let the hips sink."),
                                  N_("Let the hips sink.")}},
    [EXERCISE_HIP_FLEXOR_STRETCH] = {{N_("Kneel on your left knee."), N_("Kneel on your right knee."),
                                      N_("Kneel on one knee.")},
                                     {N_("Tuck the tail, glide forward."),
                                      N_("Tuck the tail, glide forward."),
                                      N_("Tuck the tail, glide forward.")}},
    [EXERCISE_ADDUCTOR_STRETCH] = {{N_("Feet wide. It goes to the left."),
                                    N_("Feet wide. It goes to the right."), N_("Feet wide.")},
                                   {N_("At zero, lean to the left."), N_("At zero, lean to the right."),
                                    N_("At zero, lean.")}},
    [EXERCISE_BRIDGE] = {{N_("On your back. Left leg works."), N_("On your back. Right leg works."),
                          N_("On your back, feet flat.")},
                         {N_("At zero, lift"), N_("At zero, lift"), N_("At zero, lift")}},
    [EXERCISE_HIP_ABDUCTION] = {{N_("On your side, left leg up."), N_("On your side, right leg up."),
                                 N_("On your side.")},
                                {N_("At zero, lift"), N_("At zero, lift"), N_("At zero, lift")}},
    [EXERCISE_ADDUCTOR_SQUEEZE] = {{N_("Pillow between the knees"), N_("Pillow between the knees"),
                                    N_("Pillow between the knees")},
                                   {N_("At zero, press"), N_("At zero, press"), N_("At zero, press")}},
    [EXERCISE_STEP_UP] = {{N_("Face the step. The left foot leads."),
                           N_("Face the step. The right foot leads."), N_("Face the step.")},
                          {N_("Whole left foot on the step."), N_("Whole right foot on the step."),
                           N_("Whole foot on the step.")}},
    [EXERCISE_LATERAL_STEP_UP] = {{N_("The step is beside your left foot."),
                                   N_("The step is beside your right foot."), N_("The step is beside you.")},
                                  {N_("Whole left foot on the step."), N_("Whole right foot on the step."),
                                   N_("Whole foot on the step.")}},
    [EXERCISE_SINGLE_LEG_BALANCE] = {{N_("Stand tall. The left leg works."),
                                      N_("Stand tall. The right leg works."), N_("Stand tall.")},
                                     {N_("At zero, lift your right foot."),
                                      N_("At zero, lift your left foot."), N_("At zero, lift one foot.")}},
};

static int place_of(enum side side)
{
    return side == SIDE_LEFT ? 0 : side == SIDE_RIGHT ? 1 : 2;
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
    return _(begins[app_level(app)->exercise].ready[place_of(look->side)]);
}

/* Nothing is held yet though the set has begun. */
static const char *not_yet(const struct app *app, const struct run_moment *look)
{
    bool left = look->side == SIDE_LEFT;

    switch (app_level(app)->exercise) {
    case EXERCISE_SINGLE_LEG_BALANCE:
        return left ? _("Lift your right foot.") : _("Lift your left foot.");
    case EXERCISE_ADDUCTOR_STRETCH:
        return left ? _("Hips over to the left.") : _("Hips over to the right.");
    default:
        return "";
    }
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
        return _(begins[level->exercise].count[place_of(look->side)]);
    case RUN_WORK:
        cue = level->reps == 0 && !look->holding ? not_yet(app, look) : "";
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

/* What the body does in a repetition. */
static const char *const lifting[] = {"", NC_("movement", "Lift"), NC_("movement", "Hold"),
                                      NC_("movement", "Lower")},
                         *const pressing[] = {"", NC_("movement", "Press"), NC_("movement", "Hold"),
                                              NC_("movement", "Let go")},
                         *const climbing[] = {"", NC_("movement", "Up"), NC_("movement", "Hold"),
                                              NC_("movement", "Down")};

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
    enum exercise exercise = app_level(app)->exercise;
    const char *const *words = exercise == EXERCISE_ADDUCTOR_SQUEEZE ? pressing
                               : exercise == EXERCISE_STEP_UP || exercise == EXERCISE_LATERAL_STEP_UP
                                   ? climbing
                                   : lifting;

    if (look->phase == RUN_REST)
        return _("Rest");
    if (look->phase == RUN_DONE)
        return _("Done");
    if (look->phase != RUN_WORK)
        return _("Ready");
    enum run_beat beat = beat_of(app, look);
    return i18n_in("movement", words[beat == RUN_BEAT_NONE ? RUN_BEAT_UP : beat]);
}

const char *play_leg_word(const struct app *app, enum side side)
{
    switch (app_level(app)->exercise) {
    case EXERCISE_STEP_UP:
    case EXERCISE_LATERAL_STEP_UP:
        return side == SIDE_LEFT ? _("Left leads") : side == SIDE_RIGHT ? _("Right leads") : _("Either leg");
    case EXERCISE_ADDUCTOR_STRETCH:
        return side == SIDE_LEFT    ? _("To the left")
               : side == SIDE_RIGHT ? _("To the right")
                                    : _("Both sides");
    default:
        return side == SIDE_LEFT ? _("Left leg") : side == SIDE_RIGHT ? _("Right leg") : _("Both legs");
    }
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
