#ifndef PLAY_STEP_RESULT_H
#define PLAY_STEP_RESULT_H

#include "coach/session.h"
#include "run/run.h"

/* A workout on its way, for whoever plays it: with the window or without one. */

/* What came out of a step. */
struct step_result {
    bool measured; /* else by the clock */
    bool complete; /* to its end */
    bool anything; /* was done of it */
    int stars;     /* measured: of the leg that did less */
};
struct step_result step_result(const struct run *run);

/*
 * The step's run is over: its result, and the session goes on. A step of which nothing was done counts as
 * left out. now_us: of the session's clock.
 */
struct step_result step_finished(struct session *session, const struct run *run, int64_t now_us);

#endif
