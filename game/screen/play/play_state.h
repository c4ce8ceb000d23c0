#ifndef SCREEN_PLAY_PLAY_STATE_H
#define SCREEN_PLAY_PLAY_STATE_H

#include "measure/side.h"
#include "screen/app/app.h"

#include <stdbool.h>
#include <stdint.h>

enum { PLAY_GO_ON, PLAY_CONTINUE, PLAY_SKIP, PLAY_EASIER, PLAY_END }; /* what can be chosen */

enum { PLAY_REPS = 50 }; /* the most that a level asks for in a set */

/* How far the repetition in progress is, as the detector tells. */
enum play_part { PLAY_REP_RESTING, PLAY_REP_RISING, PLAY_REP_TOP, PLAY_REP_LOWERING };

struct play_state { /* of the play screen */
    double wobble;  /* 0..1, eased: the dot's distance beyond the zone */
    bool wobbling;  /* what the player reads: with hysteresis */
    double at;      /* of the coach figure, 0 at rest .. 1 at the top; eased */
    int last_set;   /* index of the set that was done last; -1 */
    bool kept;      /* it is over and in the store: the finale is on */
    int easier;     /* index of the level that is one rung down; negative: none */

    struct {
        enum side side;
        bool good;
    } reps[PLAY_REPS]; /* of this set, as they were done */
    enum play_part part;
    int64_t top_us; /* of the samples: when the top was reached */
    int walkers;    /* that are over: repetitions of this set */
    double walked;  /* 0..1: how far the next one is on its way */
    double climbed; /* ledges, eased towards the repetitions done */
    double all_m;   /* climbed before this attempt, ever; 0: nothing */

    struct { /* what the ghost follows */
        bool begun;
        int64_t begun_us;  /* of the samples: the first repetition of this set, less its pauses */
        int64_t paused_us; /* when the pause began; 0: none */
        bool placed;
        double x_mm, y_mm; /* eased as the player's own dot */
        double climbed;    /* likewise, as the player's own ledges */
    } ghost;
};

static inline struct play_state *play_state(const struct app *app)
{
    return app_state(app, &screen_play);
}

#endif
