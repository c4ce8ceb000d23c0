#ifndef TESTS_MEASURE_REPFOLD_H
#define TESTS_MEASURE_REPFOLD_H

#include "bridgemodel.h"
#include "measure/fold/bridge_fold.h"
#include "measure/fold/step_fold.h"
#include "reps.h"
#include "stepmodel.h"

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
    struct step_session steps; /* that were made last; the fold's until others are */
    struct bridge_session raises;
};

void repfold_begin_step_ups(struct repfold *fold, double weight_kg, bool lateral);
void repfold_begin_bridges(struct repfold *fold, double weight_kg);
/* All samples after a begin, and the end; and those of a body of 70 kg with these keys. */
void repfold_samples(struct repfold *fold, const struct sample *samples, size_t count);
void repfold_keys(struct repfold *fold, const struct model_key *keys, size_t count);

/* Made sessions; and all of what was made last through the detector, from beginning to end. */
void repfold_make_steps(struct repfold *fold, const struct step_options *options);
void repfold_make_raises(struct repfold *fold, const struct bridge_options *options);
void repfold_step_ups(struct repfold *fold, double weight_kg, bool lateral);
void repfold_bridges(struct repfold *fold, double weight_kg);

/* What was made last and folded with this weight, by other clocks: only its times are others, by the shift.
 */
void repfold_other_clocks(struct repfold *fold, double weight_kg);

/* Frames that no board sends: nothing crashes, and what is done has an order in time. */
void repfold_nonsense(struct repfold *fold, bool bridges);

#endif
