#ifndef SHOW_JOURNAL_H
#define SHOW_JOURNAL_H

#include "screen/app/app.h"

#include <stdio.h>

/*
 * What the game does, one line each time something changes, flushed: for tests of the window, which wait for
 * these lines instead of for time to pass, and for questions about a session that went wrong.
 *
 *   source board|sim|file      device here|gone       calibration empty|step-on|still|ready
 *   screen NAME                phase NAME SIDE SET    saved ID
 *   begun COUNT: an attempt, when so many samples had come
 *   notice TEXT (- when it is gone)
 *   focus LABEL                lean ready|waits: what has the focus, and whether a lean would count now
 *
 * With SUREFOOT_TRACE_FRAMES in the environment also each frame: when it was presented, how many samples it
 * is the first to show, and the times of the first and last of them; microseconds of the monotonic clock.
 *   frame PRESENTED COUNT FIRST LAST
 */
struct journal_seen { /* samples since the last frame */
    int64_t first_us, last_us;
    int count;
};

struct journal {
    FILE *file; /* NULL: nothing is written */
    int fault;  /* the first failure, a negative errno */
    bool frames;
    const struct device *source;
    const struct screen *screen;
    int device, step, phase, set;
    enum side side;
    int64_t saved_id;
    long long samples;       /* that have come */
    int focus;               /* its id */
    bool free;               /* to lean */
    char notice[INPUT_TEXT]; /* as in app */
    struct journal_seen seen;
};

/* path NULL: nothing is written. 0 or a negative errno. */
int journal_open(struct journal *journal, const char *path);

/* After anything that may have changed the app. */
void journal_follow(struct journal *journal, const struct app *app);

/* A sample has come; a frame was presented, or (0) not, because nothing of it has changed. */
void journal_sample(struct journal *journal, int64_t t_us);
void journal_frame(struct journal *journal, int64_t presented_us);

/* 0, or the first failure to write it (a negative errno). */
int journal_close(struct journal *journal);

#endif
