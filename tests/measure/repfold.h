#ifndef TESTS_BODY_REPFOLD_H
#define TESTS_BODY_REPFOLD_H

#include "measure/fold/bridge_fold.h"
#include "measure/fold/step_fold.h"
#include "tally.h"

/*
 * Samples through the load channel and the detector of step-ups or of bridges. `also` of each repetition is
 * the last foot, or how the legs bore.
 */
struct repfold {
    struct conditioner load;
    struct step_up_detector step_up;
    struct bridge_detector bridge;
    bool bridges; /* which of the two */
    struct reps reps;
    int64_t last_us;
};

void repfold_begin_step_ups(struct repfold *fold, double weight_kg, bool lateral);
void repfold_begin_bridges(struct repfold *fold, double weight_kg);
void repfold_push(struct repfold *fold, const struct sample *sample);
void repfold_end(struct repfold *fold);

/* All of it at once. */
void repfold_step_ups(struct repfold *fold, const struct model_session *session, double weight_kg,
                      bool lateral);
void repfold_bridges(struct repfold *fold, const struct model_session *session, double weight_kg);

#endif
