#ifndef TESTS_MEASURE_LIFTFOLD_H
#define TESTS_MEASURE_LIFTFOLD_H

#include "limbmodel.h"
#include "measure/imu/limb_lift.h"
#include "reps.h"

/* What the limb lift detector makes of a stream of samples. */
struct liftfold {
    struct limb_lift lift;
    struct reps reps; /* `also`: whether it is full; this and `controlled` as they are told in the end */
    int tops;
    int64_t last_us;
    struct limb_session session; /* that was made last; the fold's until another one is */
};

void liftfold_begin(struct liftfold *fold, double range_deg);
void liftfold_push(struct liftfold *fold, const struct sample *sample);
void liftfold_end(struct liftfold *fold);

/* A session of the model; fails the test when there is no memory. And the same through the detector. */
void liftfold_make(struct liftfold *fold, const struct limb_options *options,
                   const struct limb_lift_step *steps, size_t step_count);
void liftfold_model(struct liftfold *fold, const struct limb_options *options,
                    const struct limb_lift_step *steps, size_t step_count);

#endif
