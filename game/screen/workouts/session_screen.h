#ifndef SCREEN_WORKOUTS_SESSION_SCREEN_H
#define SCREEN_WORKOUTS_SESSION_SCREEN_H

#include "screen/app/app.h"

/*
 * Between the exercises of a workout: the first one before it begins, each rest with what was done and what
 * comes, and in the end the whole of it. app_session.c leads from one to the next.
 */
enum { SESSION_START, SESSION_HALT, SESSION_LIGHTER, SESSION_PASS, SESSION_END }; /* what can be chosen */

struct session_state {
    int64_t left_us; /* of the waiting, while somebody stands on the board that measures it */
};

static inline struct session_state *session_state(const struct app *app)
{
    return app_state(app, &screen_session);
}

void session_paint(struct app *app, struct canvas *canvas);

#endif
