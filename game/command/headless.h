#ifndef COMMAND_HEADLESS_H
#define COMMAND_HEADLESS_H

#include "command/game.h"

#include "attempt/attempt.h"

/*
 * An attempt without a window: the same calibration and the same attempt as the window's, from any source.
 * A recording is a whole session: its samples go through getting ready and counting in, too.
 */
struct headless {
    /* set by the caller */
    const struct level *level;
    const struct game_source *source;
    double speed; /* times real time; 0: as fast as it goes (not for the board) */
    bool flipped; /* the board lies the other way round */
    bool talk;    /* a line on standard output for everything that happens */
    /* afterwards */
    bool begun;       /* attempt is valid: free it with attempt_end */
    bool interrupted; /* by Ctrl-C or SIGTERM */
    bool ended;       /* the source was over before the run */
    struct attempt attempt;
    /* private */
    struct calibration calibration;
    enum calibration_step step;
    bool simulated;
    int64_t now_us, real_origin_us;
};

/* From here on Ctrl-C and SIGTERM only end the run. Before the source is opened: its threads inherit it. */
void headless_hold_signals(void);

/* Until the run is over. 0, -ENOTSUP when the level cannot be measured on the channel of the source,
 * -ETIMEDOUT when nobody came to rest on the board within two minutes. */
int headless_run(struct headless *headless);

#endif
