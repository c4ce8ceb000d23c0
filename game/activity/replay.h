#ifndef ACTIVITY_REPLAY_H
#define ACTIVITY_REPLAY_H

#include "activity/trial.h"

#include <stddef.h>

/*
 * One pass over a recording: samples in, and out come the clean frames of a board and what the trials of an
 * exercise make of them. Whatever looks at a recording (verifying, ghosts, traces, posture, plots) goes
 * through this one type, so that it sees what was seen when it was scored. Begins with everything zero but
 * what is wanted; constant memory.
 */
struct replay {
    struct trial *trials; /* the caller's, opened with trial_init; NULL: none */
    int trial_count;
    void (*frame)(void *context, const struct plate_frame *frame); /* in order; NULL: nobody wants them */
    void *context;
    struct conditioner stream;
};

/* The next sample, and the end. What came to light in the last of the trials. */
enum trial_fact replay_push(struct replay *replay, const struct sample *sample);
enum trial_fact replay_finish(struct replay *replay);

/* All of a recording, to its end. */
void replay_samples(struct replay *replay, const struct sample *samples, size_t count);

/* The frames of a hold in it, of whoever is on the board: from its start to its end. */
void replay_hold(const struct hold *hold, const struct sample *samples, size_t count,
                 void (*frame)(void *context, const struct plate_frame *frame), void *context);

#endif
