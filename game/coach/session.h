#ifndef COACH_SESSION_H
#define COACH_SESSION_H

#include "coach/book.h"
#include "coach/ladder.h"
#include "coach/unlock.h"

/*
 * A workout in progress: which level comes now, for which legs, and the rests between. Whoever plays it
 * (window, terminal) begins an attempt for session_step(), tells session_done() when it is over, and
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
    uint32_t things; /* at hand */
    struct session_step steps[SESSION_STEPS_MAX];
    int count, current;
    enum session_phase phase;
    int64_t rest_end_us, now_us; /* of a rest: its end, and the newest time that was told */
    bool paused;                 /* in a rest */
};

/*
 * The level that is next for that leg (SIDE_NONE: for both at once) on its ladder: the hardest that is open
 * for it, with a rung that the ladder offers and with things at hand; the easiest of the exercise when there
 * is none. The player's own levels are never picked. An index into the trail; -ENOENT when nothing of the
 * exercise can be done with what is at hand. open: as of unlock_all.
 */
int session_pick(const struct book *book, const struct ladder *ladder, const unsigned *open,
                 const struct activity *exercise, enum side side);

/* One rung down from that level, or the easiest of the same rung: for all those sides. -ENOENT: none. */
int session_easier_level(const struct book *book, size_t than, unsigned sides, uint32_t things);

/*
 * Picks the levels: a named level as it is, for the legs that it is open for; whatever is closed to a leg, or
 * is named by no level, is picked for it from its ladder (session_pick). Items of which nothing is at hand
 * are left out. Things are laid out once where the workout leaves the order free: an item that names no level
 * changes places with the one before it to stand beside one that shares its things. 0; -ENOENT when
 * nothing is left, or a named level is not on the trail.
 */
int session_begin(struct session *session, const struct workout *workout, const struct book *book,
                  const struct ladder *ladder, const unsigned *open);

/* The step that is played now, or comes next during a rest; NULL when all is done. */
const struct session_step *session_step(const struct session *session);

/* Its attempt is over (or was skipped): the rest begins, or the workout is done. Nothing was done of a
 * skipped one, so no rest follows; in a rest, the step that comes next is skipped and the rest goes on. */
void session_finished(struct session *session, int64_t now_us, bool skipped);

/* In a rest: whole seconds to go, rounded up; the rest is over (phase SESSION_PLAY) when it returns 0. */
int session_rest(struct session *session, int64_t now_us);
void session_go_on(struct session *session); /* the rest is over now */
void session_pause(struct session *session, int64_t now_us);
void session_resume(struct session *session, int64_t now_us);

/*
 * Make this easier: the present (or coming) step becomes the level of the same exercise one rung down, or the
 * easiest of the same rung; later steps of that exercise and leg follow. False when there is none.
 */
bool session_easier(struct session *session);

/* 0..1 of the whole workout's time; and what is left of it, s, with the present attempt untouched. */
double session_progress(const struct session *session);
double session_left_s(const struct session *session);

#endif
