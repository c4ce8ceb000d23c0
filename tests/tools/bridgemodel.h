#ifndef TOOLS_BRIDGEMODEL_H
#define TOOLS_BRIDGEMODEL_H

#include "bodymodel.h"

/*
 * Somebody who does bridges with the feet on the board, for tests: load curves whose true times are known,
 * with the bad habits that must not count, and the noise and link of bodymodel laid over them.
 *
 * Lying down, the feet come on; a repetition of `tempo_s` raises over a fifth to a quarter of it, holds (or
 * `hold_s`) and comes down in the same way.
 */
enum bridge_habit {
    BRIDGE_PLAIN,
    BRIDGE_WRIGGLING, /* restless load of a few kg between repetitions */
    BRIDGE_COUGHING,  /* short strong bursts between repetitions, and while up */
    BRIDGE_SLIDING,   /* the feet slide: the resting load becomes another */
    BRIDGE_LIFTING,   /* a foot is lifted and put down again between repetitions */
    BRIDGE_FEET_OFF,  /* both feet go off the board and come back */
    BRIDGE_PRESSING,  /* they go off, press on again as hard as a bridge, and go off again */
    BRIDGE_SAGGING,   /* the hips sag by a third or so and recover, once a repetition */
    BRIDGE_HALFWAY,   /* every other try stays low: a fifth of the rise */
    BRIDGE_HABITS
};

struct bridge_options {
    struct model_options model; /* seed, weight, rate, link */
    enum bridge_habit habit;
    int reps;
    double tempo_s; /* raising, top and lowering */
    double hold_s;  /* more at the top */
    double share;   /* of the load on the right foot while up; 0: 0.5 */
    double rest;    /* resting load, share of the weight; 0: 0.04 to 0.1 by chance */
    double top;     /* load at the top, share of the weight; 0: 0.25 to 0.45 by chance */
};

struct bridge_truth {
    int64_t start_us, top_us, lower_us, end_us;
};

enum { BRIDGE_REPS_MAX = 32 };

struct bridge_session {
    struct model_session samples; /* owned */
    struct bridge_truth truths[BRIDGE_REPS_MAX];
    int count;
    double rest, top; /* shares of the weight, as they were */
};

/* 0, -E2BIG (more than BRIDGE_REPS_MAX) or -ENOMEM. Free with bridge_free. */
int bridge_make(const struct bridge_options *options, struct bridge_session *out);
void bridge_free(struct bridge_session *session);

#endif
