#include "repfold.h"
#include "stepmodel.h"
#include "test.h"

/* What must not change when the same body, whatever its habit, is heavier or measured at another rate. */

static struct repfold fold[1];

static const struct step_options *options_of(int habit, double weight_kg, double rate_hz)
{
    static struct step_options options;

    options = (struct step_options){.model = {.seed = 40u + (uint64_t)habit, .weight_kg = weight_kg},
                                    .habit = (enum step_habit)habit,
                                    .shape = STEP_MIXED,
                                    .reps = 5,
                                    .tempo_s = 1.5 + 0.5 * habit,
                                    .last_is_first = habit % 2 == 0};
    options.model.rate_hz = rate_hz;
    return &options;
}

/* The weight is given; learnt as it goes; or learnt in a first pass. */
enum weighing { WEIGHT_KNOWN, WEIGHT_LEARNT, WEIGHT_TWICE, WEIGHINGS };

static void find(const struct step_session *session, double weight_kg, enum weighing weighing)
{
    repfold_step_ups(fold, &session->samples, weighing == WEIGHT_KNOWN ? weight_kg : 0.0, false);
    if (weighing == WEIGHT_TWICE)
        repfold_step_ups(fold, &session->samples, fold->step_up.weight_kg, false);
}

static void scale(struct step_session *session, double factor)
{
    for (size_t i = 0; i < session->samples.count; i++)
        for (int corner = 0; corner < CORNERS; corner++)
            session->samples.samples[i].load_kg[corner] *= factor;
}

static void assert_same(const struct reps *was, int64_t within_us, const char *what, double by)
{
    if (fold->reps.count != was->count)
        fail_msg("%s %.2f: %d instead of %d", what, by, fold->reps.count, was->count);
    for (int i = 0; i < was->count; i++) {
        const struct rep *a = &was->list[i], *b = &fold->reps.list[i];
        const int64_t off_us[] = {llabs(a->start_us - b->start_us), llabs(a->top_us - b->top_us),
                                  llabs(a->lower_us - b->lower_us), llabs(a->end_us - b->end_us)};

        for (int time = 0; time < 4; time++)
            if (off_us[time] > within_us)
                fail_msg("%s %.2f: time %d of the step-up %d is off by %.3f s", what, by, time, i,
                         (double)off_us[time] / 1e6);
    }
}

TEST(weight_changes_nothing)
{
    const double factors[] = {0.4, 0.55, 0.8, 1.3, 1.6, 2.0};

    for (int habit = 0; habit < STEP_HABITS; habit++)
        for (enum weighing weighing = WEIGHT_KNOWN; weighing < WEIGHINGS; weighing++) {
            struct step_session session;
            struct reps reps;

            assert_int_equal(step_make(options_of(habit, 75.0, 100.0), &session), 0);
            find(&session, 75.0, weighing);
            reps = fold->reps;
            for (int i = 0; i < 6; i++) {
                scale(&session, factors[i]);
                find(&session, 75.0 * factors[i], weighing);
                assert_same(&reps, 20000, "weight times", factors[i]);
                scale(&session, 1.0 / factors[i]);
            }
            step_free(&session);
        }
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

/* Times move by less than a sample of the slower rate, or a frame of the load channel. */
TEST(rate_changes_nothing)
{
    enum { RATES = 4, MOVES_MAX = 4 * STEP_HABITS * REPS_MAX };
    const double rates[RATES] = {25.0, 50.0, 250.0, 1000.0};
    static int64_t moved_us[MOVES_MAX];

    for (int rate = 0; rate < RATES; rate++) {
        int64_t sample_us = (int64_t)(1e6 / fmin(50.0, rates[rate]));
        int moves = 0;

        for (int habit = 0; habit < STEP_HABITS; habit++) {
            struct step_session session;
            struct reps reps;

            assert_int_equal(step_make(options_of(habit, 75.0, 100.0), &session), 0);
            find(&session, 75.0, WEIGHT_KNOWN);
            reps = fold->reps;
            step_free(&session);
            assert_int_equal(step_make(options_of(habit, 75.0, rates[rate]), &session), 0);
            find(&session, 75.0, WEIGHT_KNOWN);
            step_free(&session);
            assert_same(&reps, 60000, "rate", rates[rate]);
            for (int i = 0; i < reps.count; i++) {
                const struct rep *a = &reps.list[i], *b = &fold->reps.list[i];

                moved_us[moves++] = llabs(a->start_us - b->start_us);
                moved_us[moves++] = llabs(a->top_us - b->top_us);
                moved_us[moves++] = llabs(a->lower_us - b->lower_us);
                moved_us[moves++] = llabs(a->end_us - b->end_us);
            }
        }
        qsort(moved_us, (size_t)moves, sizeof(*moved_us), compare);
        print_message("%4.0f Hz: times moved by %.3f s at 95 %%, %.3f s at most\n", rates[rate],
                      (double)moved_us[moves * 95 / 100] / 1e6, (double)moved_us[moves - 1] / 1e6);
        assert_true(moved_us[moves * 95 / 100] <= sample_us);
    }
}
