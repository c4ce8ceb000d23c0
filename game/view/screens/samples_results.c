#include "screens/samples.h"

/* Sample data of the results of what is counted, and of what goes by the clock. */

enum { FRAME_US = 16667, MOST_US = 900000000 };

/* The attempt at that level, by a simulated player who does what is asked. */
static bool play_alone(const struct level *level, enum channel channel, struct attempt *attempt)
{
    const struct run_setup setup = {.level = level, .channel = channel, .weight_kg = 72.4};
    struct input *input = channel == CHANNEL_COACH     ? clock_open()
                          : channel == CHANNEL_MOTION  ? sim_open_motion(9)
                          : channel == CHANNEL_CONTACT ? sim_open_contact(9)
                                                       : sim_open(9, 72.4);
    struct input_event event;
    struct run_event heard;

    if (!input)
        return false;
    if (attempt_begin(attempt, &setup, 0) < 0) {
        input_close(input);
        return false;
    }
    for (int64_t t = 0; t < MOST_US && !run_over(&attempt->run); t += FRAME_US) {
        if (channel != CHANNEL_COACH) {
            struct act act = attempt_asks(NULL, attempt);
            sim_do(input, &act);
        }
        while (input->poll(input, t, &event))
            if (event.kind == INPUT_SAMPLE)
                attempt_push(attempt, &event.sample);
        while (run_next(&attempt->run, &heard))
            continue;
    }
    input_close(input);
    return run_over(&attempt->run);
}

static bool show(struct acting *acting, const char *id, enum channel channel)
{
    struct app *app = acting->app;
    const struct level *level = trail_find(app->trail, id);
    struct attempt attempt;

    if (!level || !samples_set_up(acting) || !play_alone(level, channel, &attempt))
        return false;
    app_show_results(app, &attempt, "board", 1);
    app->attempting = true; /* the app frees it */
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

static bool results_counted(struct acting *acting)
{
    return show(acting, "ridge/03-step-free", CHANNEL_MOTION);
}

static bool results_both(struct acting *acting)
{
    return show(acting, "meadow/04-bridge-longer-set", CHANNEL_LOAD);
}

static bool results_stamp(struct acting *acting)
{
    return show(acting, "camp/03-pigeon-upright-20s", CHANNEL_COACH);
}

const struct picture samples_results[] = {{"results-counted", results_counted},
                                          {"results-both", results_both},
                                          {"results-stamp", results_stamp},
                                          {NULL, NULL}};
