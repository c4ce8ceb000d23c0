#ifndef TESTS_BODY_LIFTFOLD_H
#define TESTS_BODY_LIFTFOLD_H

#include "body/limb_lift.h"
#include "limbmodel.h"

/* cmocka wants these first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* clang-format off */
#include <cmocka.h>
/* clang-format on */

/* What the limb lift detector makes of a stream of samples. */
enum { LIFTFOLD_MAX = 256 };

struct liftfold {
    struct limb_lift lift;
    struct rep reps[LIFTFOLD_MAX];
    bool full_at_last[LIFTFOLD_MAX]; /* by the range at the end */
    int count, begun, tops, dropped;
    int64_t last_us;
};

void liftfold_begin(struct liftfold *fold, double range_deg);
void liftfold_push(struct liftfold *fold, const struct sample *sample);
void liftfold_end(struct liftfold *fold);

/* Steps of the model through the detector; fails the test when there is no memory. */
void liftfold_model(struct liftfold *fold, const struct limb_options *options,
                    const struct limb_lift_step *steps, size_t step_count, struct limb_session *session);

#endif
