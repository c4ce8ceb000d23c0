#include "screen/workouts/workouts_screen.h"

#include "i18n/i18n.h"
#include "screen/app/app.h"

#include <stdio.h>

/* The list of workouts: what can be done; workouts_paint.c is what it looks like. */

static void enter(struct app *app, const struct wanted *wanted)
{
    (void)wanted;
    (void)app_refresh(app); /* a fault of the store is told in the notice */
    workouts_state(app)->page = 0;
    workouts_state(app)->fits = 0;
    workouts_state(app)->told = 0;
}

static void turn_page(struct app *app, int by)
{
    workouts_state(app)->page += by;
    app->focus.id = workouts_state(app)->page * workouts_state(app)->fits;
}

static void chosen(struct app *app, int id)
{
    if (id == WORKOUTS_BACK)
        app_go_home(app);
    else if (id == WORKOUTS_BUILD)
        app_go(app, &screen_builder);
    else if (id == WORKOUTS_EARLIER || id == WORKOUTS_LATER)
        turn_page(app, id == WORKOUTS_LATER ? 1 : -1);
    else if (id >= 0 && id < (int)app->course.book->workout_count)
        (void)app_start_workout(app, &app->course.book->workouts[id]);
}

const struct screen screen_workouts = {.name = "workouts",
                                       .state_size = sizeof(struct workouts_state),
                                       .enter = enter,
                                       .back = app_go_home,
                                       .chosen = chosen,
                                       .paint = workouts_paint};
