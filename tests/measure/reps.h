#ifndef TESTS_MEASURE_REPS_H
#define TESTS_MEASURE_REPS_H

#include "bodymodel.h"
#include "measure/fold/repetition.h"
#include "test.h"

/* What a detector made of a session. */
enum { REPS_MAX = 256 };

struct reps {
    struct rep list[REPS_MAX];
    int also[REPS_MAX]; /* whatever else the test wants to know of it */
    int count, begun, dropped;
};

void reps_note(struct reps *reps, enum repetition_fact fact, const struct rep *done, int also);

/* As many as before, and each of their times later by the shift, give or take `within_us`. */
void reps_assert_same(const struct reps *reps, const struct reps *before, int64_t shift_us,
                      int64_t within_us);

/* Start, top, lower and end are those, give or take `within_s`. */
void reps_assert_times(const struct rep *rep, const int64_t times_us[REP_TIMES], double within_s);

void reps_assert_at(int64_t t_us, double seconds, double within_s);

#endif
