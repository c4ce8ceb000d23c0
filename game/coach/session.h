#ifndef COACH_SESSION_H
#define COACH_SESSION_H

#include "coach/book.h"
#include "coach/ladder.h"
#include "coach/unlock.h"

/*
 * A workout in progress: which level comes now, for which legs, and the rests between. Whoever plays it
 * (window, headless run) begins an attempt for session_step(), tells session_done() when it is over, and
 * steps the rest by time until the next attempt is due. Pure; time is the caller's, in microseconds, any
 * origin, never going back.
 *
 * A leg that is on another rung than the other one gets a level of its own: then one item makes two steps.
 */
enum { SESSION_STEPS_MAX = 2 * WORKOUT_ITEMS_MAX };

struct session_step {
    size_t level;   /* index into the trail */
    unsigned sides; /* bits: those that work */
    int item;       /* of the workout */
    int rest_s;     /* after it */
    bool done, skipped;
};

enum session_phase { SESSION_PLAY, SESSION_REST, SESSION_DONE };

struct session {
    const struct workout *workout;
    const struct book *book;
    struct session_step steps[SESSION_STEPS_MAX];
    int count, current;
    enum session_phase phase;
    int64_t rest_end_us, paused_us;
    bool paused; /* in a rest */
};

/*
 * Picks the levels: a named level as it is; otherwise, for each leg, the hardest level that is open for it of
 * the exercise with a rung that its ladder offers; the easiest level of the exercise when none is open. Steps
 * that need the same things stand together where the workout leaves the order free (an item that names no
 * level may move beside the next one of the same things). open: as of unlock_all. 0; -ENOENT when an item
 * cannot be picked.
 */
int session_begin(struct session *session, const struct workout *workout, const struct book *book,
                  const struct ladder *ladder, const unsigned *open);

/* The step that is played now, or comes next during a rest; NULL when all is done. */
const struct session_step *session_step(const struct session *session);

/* Its attempt is over (or was skipped): the rest begins, or the workout is done. */
void session_finished(struct session *session, int64_t now_us, bool skipped);

/* In a rest: whole seconds to go, rounded up; the rest is over (phase SESSION_PLAY) when it returns 0. */
int session_rest(struct session *session, int64_t now_us);
void session_pause(struct session *session, int64_t now_us);
void session_resume(struct session *session, int64_t now_us);

/*
 * Make this easier: the present (or coming) step becomes the level of the same exercise one rung down, or the
 * easiest of the same rung; later steps of that exercise follow. False when there is none.
 */
bool session_easier(struct session *session);

/* 0..1 of the whole workout's time; and what is left of it, s, with the present attempt untouched. */
double session_progress(const struct session *session);
double session_left_s(const struct session *session);

#endif
