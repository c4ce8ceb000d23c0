#ifndef COMMAND_PLAY_HEADLESS_H
#define COMMAND_PLAY_HEADLESS_H

#include "command/play/game.h"

#include "coach/session.h"
#include "play/attempt.h"
#include "show/pump.h"

/*
 * Attempts without a window: the same calibration and the same attempt as the window's, from any source.
 * A recording is a whole session: its samples go through getting ready and counting in, too.
 */
struct headless {
    /* set by the caller; the source before headless_open, the others before headless_run */
    const struct game_source *source;
    double speed; /* times real time; 0: as fast as it goes (not for the board) */
    bool flipped; /* the board lies the other way round */
    bool talk;    /* a line on standard output for everything that happens */
    const struct level *level;
    enum channel channel; /* that measures it: the source's, or CHANNEL_COACH, by the times of its samples */
    unsigned sides;       /* as of run_setup */
    bool hand;            /* the player wants a hand on something */
    struct attempt_keeper keeper; /* sets go there as they are done */
    const char *workout;          /* id of the one that the attempt is part of; NULL: of none */
    /* afterwards */
    bool begun;       /* attempt is valid: free it with attempt_end */
    bool interrupted; /* see show/stop.h */
    bool ended;       /* the source was over before the run */
    struct attempt attempt;
    int64_t sample_us; /* time of the newest sample */
    /* private */
    struct pump pump;
    struct session *resting; /* NULL: playing */
    struct calibration calibration;
    enum calibration_step step;
    bool simulated, timed;
    int64_t now_us, real_origin_us;
};

/* The source is a new one: it is zeroed and weighed anew. After stop_hold, as its threads inherit it. */
void headless_open(struct headless *headless);

/* Until the run is over. 0, -ENOTSUP when the level cannot be measured on that channel, -ETIMEDOUT when
 * nobody came to rest on the board within two minutes. */
int headless_run(struct headless *headless);

/* Until the rest of the session is over, by the samples' time. */
void headless_rest(struct headless *headless, struct session *session);

#endif
