#ifndef TESTS_BODY_STEPFOLD_H
#define TESTS_BODY_STEPFOLD_H

#include "body/step_up.h"
#include "stepmodel.h"
#include "tally.h"

/* Samples through the load channel and the step-up detector; `also` of each repetition is the last foot. */
struct stepfold {
    struct load_channel load;
    struct step_up_detector detector;
    struct reps reps;
    int64_t last_us;
};

void stepfold_begin(struct stepfold *fold, double weight_kg, bool lateral);
void stepfold_push(struct stepfold *fold, const struct sample *sample);
void stepfold_end(struct stepfold *fold);

void stepfold_session(struct stepfold *fold, const struct step_session *session, double weight_kg,
                      bool lateral);

#endif
