#include "screen/scenes/scenes.h"
#include "screen/workouts/workouts_screen.h"

/* The list of workouts, and one that is being made. */

static bool workouts(struct acting *acting)
{
    return samples_show(acting, &screen_workouts);
}

static bool more(struct acting *acting)
{
    struct app *app = acting->app;

    if (!workouts(acting))
        return false;
    workouts_state(app)->fits = 5;
    app->screen->chosen(app, WORKOUTS_LATER);
    return workouts_state(app)->page == 1;
}

static bool builder_empty(struct acting *acting)
{
    return samples_show(acting, &screen_builder);
}

static bool builder(struct acting *acting)
{
    struct app *app = acting->app;

    if (!builder_empty(acting))
        return false;
    builder_state(app)->rest_s = 20;
    app->screen->chosen(app, activity_index(activity_find("hip-flexor-stretch")));
    app->screen->chosen(app, activity_index(activity_find("bridge")));
    app->screen->chosen(app, activity_index(activity_for(AIM_BALANCE)));
    app->screen->chosen(app, BUILDER_FILL);
    return builder_state(app)->workout.item_count >= 3;
}

static bool builder_name_it(struct acting *acting)
{
    if (!builder(acting))
        return false;
    acting->app->screen->chosen(acting->app, BUILDER_SAVE);
    return samples_play(acting, STANCE_TWO_FEET, 0.1, NULL);
}

const struct picture samples_workouts[] = {
    {"workouts", workouts}, {"workouts-more", more},           {"builder-empty", builder_empty},
    {"builder", builder},   {"builder-name", builder_name_it}, {NULL, NULL}};
