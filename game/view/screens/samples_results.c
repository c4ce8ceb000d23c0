#include "screens/samples.h"

/* Sample data of the results of what is counted, and of what goes by the clock. */

static bool show(struct acting *acting, const char *id, enum channel channel)
{
    struct app *app = acting->app;
    const struct level *level = trail_find(app->trail, id);
    struct attempt attempt;

    if (!level || !samples_set_up(acting) || !samples_alone(level, channel, 0, 1, 9, &attempt))
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
