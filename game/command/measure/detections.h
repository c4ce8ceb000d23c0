#ifndef COMMAND_MEASURE_DETECTIONS_H
#define COMMAND_MEASURE_DETECTIONS_H

#include "activity/trial.h"
#include "command/measure/csv_notes.h"
#include "command/measure/posture.h"
#include "measure/stat/limits.h"

/* What the detectors see in a recording of an exercise. */
struct findings_request {
    struct reading_request reading;
    const char *name; /* of the exercise, as it was asked for */
    const struct activity *activity;
    bool stance;        /* only when somebody stands on the board */
    struct notes notes; /* what options say of the recording; findings_read adds what the file notes */
};

struct findings {
    struct reading reading;
    enum channel channel;
    double weight_kg;    /* given, learnt from the recording, or 0 */
    struct bouts stands; /* of a board */
    int swaying;         /* the one whose sway is told: the longest that is measured; -1: none */
    struct limits
        limits; /* of `stance`: how far whoever stands there leans, from where they stand on the average */
    /* Holds: a trial for each leg. Repetitions: one for all, or for the leg asked for. None for `stance`. */
    struct trial trials[2];
    int trial_count;
};

/* 0; -ENOTSUP when the file has no columns that can measure it, -EINVAL / -EIO / -ENOMEM; one line in error.
 * Close the reading in any case. */
int findings_read(struct findings_request *request, struct findings *out, char error[256]);

/* The trial with the better score. */
const struct trial *findings_best(const struct findings *findings);

/* Is there a reach in any direction? */
bool findings_leant(const struct findings *findings);

/* The next hold in order of time, whichever leg; at = {0, 0} before the first. NULL at the end. */
const struct hold *findings_next_hold(const struct findings *findings, int at[2]);

/* The repetitions that are listed, in order of time. */
int findings_reps(const struct findings *findings, const struct rep **out);

/* The score of one leg; false when nothing of it was scored. */
bool findings_side(const struct findings *findings, enum side side, struct score *out);

#endif
