#ifndef SCREEN_WORKOUTS_SESSION_SCREEN_H
#define SCREEN_WORKOUTS_SESSION_SCREEN_H

#include "play/step_result.h"

struct app;
struct canvas;

/*
 * Between the exercises of a workout: the first one before it begins, each rest with what was done and what
 * comes, and in the end the whole of it. app_session.c leads from one to the next.
 */
enum { SESSION_START, SESSION_HALT, SESSION_LIGHTER, SESSION_PASS, SESSION_END }; /* what can be chosen */

struct app_outing {
    struct step_result results[SESSION_STEPS_MAX]; /* of the steps that are done */
    int last;                                      /* the step that was played last; -1: none */
    bool waiting;       /* the coming step waits to be begun: the first one, and after a stop */
    int64_t left_us;    /* of the waiting, while somebody stands on the board that measures it */
    int64_t stepped_us; /* time of the last step; 0: none */
};

void session_paint(struct app *app, struct canvas *canvas);

#endif
