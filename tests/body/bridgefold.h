#ifndef TESTS_BODY_BRIDGEFOLD_H
#define TESTS_BODY_BRIDGEFOLD_H

#include "body/bridge.h"
#include "bridgemodel.h"
#include "tally.h"

/* Samples through the load channel and the bridge detector; `also` of each repetition is how the legs bore.
 */
struct bridgefold {
    struct load_channel load;
    struct bridge_detector detector;
    struct reps reps;
    int64_t last_us;
};

void bridgefold_begin(struct bridgefold *fold, double weight_kg);
void bridgefold_push(struct bridgefold *fold, const struct sample *sample);
void bridgefold_end(struct bridgefold *fold);

void bridgefold_session(struct bridgefold *fold, const struct bridge_session *session, double weight_kg);

#endif
