#ifndef TESTS_TRUTH_BALANCE_H
#define TESTS_TRUTH_BALANCE_H

#include "truth.h"

/* Somebody who stands on one leg and on the other, with a habit of truth_balance. */
struct balance_session {
    struct model_session samples;
    struct truth_events were;    /* the holds, times start and end, reason enum hold_end */
    double weight_kg, centre_mm; /* as far as the detector is told: 0, where it is not */
};

/* The body is the same for the same seed and habit over every link without gaps. 0 or -ENOMEM; free samples.
 */
int balance_make(uint64_t seed, int habit, const struct truth_link *link, struct balance_session *out);

/* The holds that the load chain finds; amounts: velocity and mean place of their sway, mm/s and mm. */
void balance_find(const struct balance_session *session, struct truth_events *found);

#endif
