#ifndef ACTIVITY_DETECTOR_H
#define ACTIVITY_DETECTOR_H

#include "activity/trial.h"

/*
 * What measures an activity on a channel: it makes facts out of samples, and hands what is finished to the
 * trial that it is part of. Its state is in the trial. What is NULL here has nothing to tell.
 */
struct detector {
    uint32_t wants; /* SAMPLE_LOAD, SAMPLE_MOTION or SAMPLE_CONTACT */
    void (*begin)(struct trial *trial);
    /* Of the next clean frame of a board; or else of the next sample, which may be a loss. */
    enum trial_fact (*frame)(struct trial *trial, const struct plate_frame *frame);
    enum trial_fact (*sample)(struct trial *trial, const struct sample *sample);
    /* The samples end or break here, at trial->last_us. */
    enum trial_fact (*stop)(struct trial *trial, enum hold_end why);
    void (*finish)(struct trial *trial);                      /* after the last stop */
    const struct hold *(*holding)(const struct trial *trial); /* the hold in progress, of any side, or NULL */
    int64_t (*broken_us)(const struct trial *trial);          /* trial_hold_broken_us */
    bool (*repeating)(const struct trial *trial);
    double (*signal)(const struct trial *trial); /* trial_signal */
};

/* What a detector has found goes through these: kept, scored, and told when the side is asked for. */
enum trial_fact trial_take_hold(struct trial *trial, enum hold_fact fact, const struct hold *finished);
enum trial_fact trial_take_rep(struct trial *trial, enum repetition_fact fact, const struct rep *done);

/* Full and controlled or not, by the whole of what was done: for each listed repetition once more. */
typedef void trial_judge(const struct trial *trial, struct rep *rep);
void trial_judge_again(struct trial *trial, trial_judge *judge);

/* The pads as they were set up, or the usual ones. */
struct contact_setup trial_pads(const struct trial *trial);

#endif
