#ifndef SCREEN_WORKOUTS_WORKOUTS_SCREEN_H
#define SCREEN_WORKOUTS_WORKOUTS_SCREEN_H

#include "coach/workout.h"
#include "screen/app/app.h"

/* The workouts there are, the player's own among them, and the builder that makes one. */
enum { /* of the list: the workout of that index, and */
       WORKOUTS_EARLIER = WORKOUTS_MAX,
       WORKOUTS_LATER,
       WORKOUTS_BUILD,
       WORKOUTS_BACK
};
enum { /* of the builder: the exercise of that number, and */
       BUILDER_UNDO = ACTIVITIES_MAX,
       BUILDER_REST,
       BUILDER_FILL,
       BUILDER_SAVE,
       BUILDER_BACK,
       BUILDER_OTHER_NAME, /* one is written */
       BUILDER_NAME        /* the first ready name, and the ones after it */
};
enum { BUILDER_NAMES = 6, BUILDER_WHY_SIZE = 128 };

struct workouts_state {
    int page; /* of the list */
    int fits; /* on a page, as last painted; 0: not painted yet */
    int told; /* the workout that the right sheet tells of */
};

static inline struct workouts_state *workouts_state(const struct app *app)
{
    return app_state(app, &screen_workouts);
}

struct builder_state {
    struct workout workout;     /* as it is being made */
    int rest_s;                 /* after each exercise */
    bool naming;                /* a name is being chosen */
    char why[BUILDER_WHY_SIZE]; /* it could not be kept; "" */
};

static inline struct builder_state *builder_state(const struct app *app)
{
    return app_state(app, &screen_builder);
}

void workouts_paint(struct app *app, struct canvas *canvas);

/* Whole minutes that the workout takes a newcomer. */
int builder_minutes(const struct app *app);
/* What "fill" fills up to: the next of 5, 10, 15 ... minutes. */
int builder_goal(const struct app *app);
const char *builder_name(int i); /* the ready ones */
void builder_paint(struct app *app, struct canvas *canvas);

#endif
