#include "reps.h"

void reps_note(struct reps *reps, enum repetition_fact fact, const struct rep *done, int also)
{
    reps->begun += fact == REPETITION_BEGUN;
    reps->dropped += fact == REPETITION_DROPPED;
    if (fact != REPETITION_DONE)
        return;
    assert_true(reps->count < REPS_MAX);
    reps->list[reps->count] = *done;
    reps->also[reps->count++] = also;
}

void reps_assert_same(const struct reps *reps, const struct reps *before, int64_t shift_us, int64_t within_us)
{
    assert_int_equal(reps->count, before->count);
    for (int i = 0; i < reps->count; i++) {
        const int64_t *now_us = REP_TIMES_US(&reps->list[i]), *was_us = REP_TIMES_US(&before->list[i]);

        for (int time = 0; time < REP_TIMES; time++)
            if (llabs(now_us[time] - shift_us - was_us[time]) > within_us)
                fail_msg("time %d of repetition %d is off by %.3f s", time, i,
                         (double)(now_us[time] - shift_us - was_us[time]) / 1e6);
    }
}

void reps_assert_times(const struct rep *rep, const int64_t times_us[REP_TIMES], double within_s)
{
    for (int time = 0; time < REP_TIMES; time++)
        reps_assert_at(REP_TIMES_US(rep)[time], (double)times_us[time] / 1e6, within_s);
}

void reps_assert_at(int64_t t_us, double seconds, double within_s)
{
    if (fabs((double)t_us / 1e6 - seconds) > within_s)
        fail_msg("%.3f s instead of %.3f s", (double)t_us / 1e6, seconds);
}
