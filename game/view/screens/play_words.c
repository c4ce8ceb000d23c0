#include "screens/play.h"

#include <stdio.h>
#include <string.h>

/* What the play screen says in words: one line each, 40 characters at most. */

/* Before a set: how it begins. [0] left, [1] right, [2] both legs. */
static const struct {
    const char *ready[3], *count[3];
} begins[EXERCISES] = {
    [EXERCISE_PIGEON_STRETCH] = {{"Left shin in front, right leg back.",
                                  "Right shin in front, left leg back.", "One shin in front."},
                                 {"Let the hips sink.", "Let the hips sink.", "Let the hips sink."}},
    [EXERCISE_HIP_FLEXOR_STRETCH] = {{"Kneel on your left knee.", "Kneel on your right knee.",
                                      "Kneel on one knee."},
                                     {"Tuck the tail, glide forward.", "Tuck the tail, glide forward.",
                                      "Tuck the tail, glide forward."}},
    [EXERCISE_ADDUCTOR_STRETCH] = {{"Feet wide. It goes to the left.", "Feet wide. It goes to the right.",
                                    "Feet wide."},
                                   {"At zero, lean to the left.", "At zero, lean to the right.",
                                    "At zero, lean."}},
    [EXERCISE_BRIDGE] = {{"On your back. Left leg works.", "On your back. Right leg works.",
                          "On your back, feet flat."},
                         {"At zero, lift", "At zero, lift", "At zero, lift"}},
    [EXERCISE_HIP_ABDUCTION] = {{"On your side, left leg up.", "On your side, right leg up.",
                                 "On your side."},
                                {"At zero, lift", "At zero, lift", "At zero, lift"}},
    [EXERCISE_ADDUCTOR_SQUEEZE] = {{"Pillow between the knees", "Pillow between the knees",
                                    "Pillow between the knees"},
                                   {"At zero, press", "At zero, press", "At zero, press"}},
    [EXERCISE_STEP_UP] = {{"Face the step. The left foot leads.", "Face the step. The right foot leads.",
                           "Face the step."},
                          {"Whole left foot on the step.", "Whole right foot on the step.",
                           "Whole foot on the step."}},
    [EXERCISE_LATERAL_STEP_UP] = {{"The step is beside your left foot.",
                                   "The step is beside your right foot.", "The step is beside you."},
                                  {"Whole left foot on the step.", "Whole right foot on the step.",
                                   "Whole foot on the step."}},
    [EXERCISE_SINGLE_LEG_BALANCE] = {{"Stand tall. The left leg works.", "Stand tall. The right leg works.",
                                      "Stand tall."},
                                     {"At zero, lift your right foot.", "At zero, lift your left foot.",
                                      "At zero, lift one foot."}},
};

static int place_of(enum side side)
{
    return side == SIDE_LEFT ? 0 : side == SIDE_RIGHT ? 1 : 2;
}

/* What GET_READY waits for. */
static const char *waiting(const struct app *app, const struct run_look *look, char out[PLAY_CUE])
{
    switch (look->wait) {
    case RUN_WAIT_STEP_ON:
        return "Step on the board with both feet.";
    case RUN_WAIT_WEIGHT:
        snprintf(out, PLAY_CUE, "Pick up the weight: %.0f of %g kg seen.", look->extra_kg,
                 app_level(app)->extra_kg);
        return out;
    case RUN_WAIT_STEP_DOWN:
        return "Step down, beside the board.";
    case RUN_WAIT_FEET:
        return "Lie down, feet on the board";
    case RUN_WAIT_NOTHING:
        break;
    }
    return begins[app_level(app)->exercise].ready[place_of(look->side)];
}

/* Nothing is held yet though the set has begun. */
static const char *not_yet(const struct app *app, const struct run_look *look)
{
    bool left = look->side == SIDE_LEFT;

    switch (app_level(app)->exercise) {
    case EXERCISE_SINGLE_LEG_BALANCE:
        return left ? "Lift your right foot." : "Lift your left foot.";
    case EXERCISE_ADDUCTOR_STRETCH:
        return left ? "Hips over to the left." : "Hips over to the right.";
    default:
        return "";
    }
}

const char *play_cue(const struct app *app, const struct run_look *look, char out[PLAY_CUE])
{
    const struct level *level = app_level(app);
    const char *cue;

    switch (look->phase) {
    case RUN_GET_READY:
        return waiting(app, look, out);
    case RUN_COUNT_IN:
        return begins[level->exercise].count[place_of(look->side)];
    case RUN_WORK:
        cue = level->reps == 0 && !look->holding ? not_yet(app, look) : "";
        if (cue[0])
            return cue;
        return look->cue[0] ? look->cue : "Breathe";
    case RUN_REST:
        if (look->side != SIDE_NONE && play_lies(app))
            return look->side == SIDE_LEFT ? "Next: left leg" : "Next: right leg";
        return app->channel == CHANNEL_LOAD ? "Shake it out. Step off if you like." : "Shake it out.";
    default:
        return "";
    }
}

/* What the body does in a repetition. */
static const char *const lifting[] = {"", "Lift", "Hold", "Lower"},
                         *const pressing[] = {"", "Press", "Hold", "Let go"},
                         *const climbing[] = {"", "Up", "Hold", "Down"};

static enum run_beat beat_of(const struct app *app, const struct run_look *look)
{
    double top_s = play_top_s(app, look);

    if (app->channel == CHANNEL_COACH)
        return look->beat;
    switch (app->play.part) {
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

const char *play_beat_word(const struct app *app, const struct run_look *look)
{
    enum exercise exercise = app_level(app)->exercise;
    const char *const *words = exercise == EXERCISE_ADDUCTOR_SQUEEZE ? pressing
                               : exercise == EXERCISE_STEP_UP || exercise == EXERCISE_LATERAL_STEP_UP
                                   ? climbing
                                   : lifting;

    if (look->phase == RUN_REST)
        return "Rest";
    if (look->phase != RUN_WORK)
        return "Ready";
    enum run_beat beat = beat_of(app, look);
    return beat == RUN_BEAT_NONE ? words[RUN_BEAT_UP] : words[beat];
}

const char *play_leg_word(const struct app *app, enum side side)
{
    switch (app_level(app)->exercise) {
    case EXERCISE_STEP_UP:
    case EXERCISE_LATERAL_STEP_UP:
        return side == SIDE_LEFT ? "Left leads" : side == SIDE_RIGHT ? "Right leads" : "Either leg";
    case EXERCISE_ADDUCTOR_STRETCH:
        return side == SIDE_LEFT ? "To the left" : side == SIDE_RIGHT ? "To the right" : "Both sides";
    default:
        return side == SIDE_LEFT ? "Left leg" : side == SIDE_RIGHT ? "Right leg" : "Both legs";
    }
}

const char *play_note(const struct app *app)
{
    if (app->simulated)
        return "Simulated";
    if (strcmp(app->source, "file") == 0)
        return "A recording";
    switch (app->channel) {
    case CHANNEL_LOAD:
        return app->attempt.run.phase == RUN_PAUSED ? "Paused"
               : app_level(app)->reps > 0           ? "On the board"
                                                    : "Step off to pause";
    case CHANNEL_MOTION:
        return "Pad on the leg";
    case CHANNEL_CONTACT:
        return "Mat or button";
    default:
        return "By the clock";
    }
}
