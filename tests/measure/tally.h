#ifndef TESTS_BODY_TALLY_H
#define TESTS_BODY_TALLY_H

#include "bodymodel.h"
#include "measure/fold/repetition.h"
#include "test.h"

/* cmocka wants these first. */
/* clang-format off */
/* clang-format on */

/* What a detector made of a session. */
enum { REPS_MAX = 256 };

struct reps {
    struct rep list[REPS_MAX];
    int also[REPS_MAX]; /* whatever else the test wants to know of it */
    int count, begun, dropped;
};

void reps_note(struct reps *reps, enum repetition_fact fact, const struct rep *done, int also);

/* Counts and times against the truth, over many sessions. */
enum { TALLY_TIMES = 4, TALLY_ERRORS_MAX = 1 << 16 };

struct tally {
    int sessions, exact;
    int reps, sides, lasts; /* compared, in the exact sessions; with the right side; and last foot */
    double errors_s[TALLY_ERRORS_MAX]; /* of all times of all compared repetitions, absolute */
    int error_count;
    double sum_s[TALLY_TIMES]; /* signed, by kind: start, top, lower, end */
};

/* One more session of so many true repetitions. True when the count is exact. */
bool tally_exact(struct tally *tally, const struct reps *reps, int count);

/* One of them: start, top, lower and end as they were. */
void tally_times(struct tally *tally, const struct rep *rep, const int64_t times_us[TALLY_TIMES]);

/* Everything of one added to another. */
void tally_add(struct tally *tally, const struct tally *more);

/* That share of the errors is no greater than this, seconds. */
double tally_error_s(struct tally *tally, double share);

void tally_print(struct tally *tally, const char *name);

/* That share of the sessions is exact, and times, sides and lasts are as good as they have to be. */
void tally_assert_good(struct tally *tally, double exact);

/* How the samples of a session reach us. */
enum link { LINK_CLEAN, LINK_NOISY, LINKS };

/* Seeded options: weight of 30 kg to 150 kg, and the link. */
struct model_options tally_options(uint64_t seed, enum link link);

/* Sessions for each row of a table: SUREFOOT_SESSIONS, or that many. */
int tally_sessions(int otherwise);

#endif
