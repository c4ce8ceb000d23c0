#ifndef ACTIVITY_DETECTOR_H
#define ACTIVITY_DETECTOR_H

#include "activity/trial.h"

/*
 * What measures an activity on a channel: it finds holds or repetitions in samples, and the trial keeps and
 * scores them. Its state is a struct of its own, all zero before `begin`, that the trial holds for it. What
 * is NULL here has nothing to tell.
 */
struct detector {
    uint32_t wants; /* SAMPLE_LOAD, SAMPLE_MOTION or SAMPLE_CONTACT */
    bool counts;    /* repetitions, otherwise holds: as activity.counted */
    size_t size;    /* of the state, TRIAL_STATE_SIZE at most */
    /* Where in it is: a bool that one is going on; the hold that is, of any side; and the newest that is
     * finished, a struct rep or a struct hold. */
    size_t going, current, found;
    void (*begin)(void *state, const struct trial_setup *setup);
    /* Of the next clean frame of a board; or else of the next sample, which may be a loss: an enum
     * repetition_fact where it counts, otherwise an enum hold_fact. */
    unsigned (*frame)(void *state, const struct plate_frame *frame);
    unsigned (*sample)(void *state, const struct sample *sample);
    /* The samples end or break here. */
    unsigned (*stop)(void *state, int64_t t_us, enum hold_end why);
    /* Full and controlled or not, by the whole of what was done: each listed repetition, after the last stop.
     */
    void (*judge)(const void *state, struct rep *rep);
    int64_t (*broken_us)(const void *state);                        /* trial_hold_broken_us */
    double (*signal)(const void *state, const struct trial *trial); /* trial_signal */
    double (*weight_kg)(const void *state);                         /* trial_weight_kg */
};

#endif
