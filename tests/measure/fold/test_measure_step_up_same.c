#include "repfold.h"
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

static void find(double weight_kg, enum weighing weighing)
{
    repfold_step_ups(fold, weighing == WEIGHT_KNOWN ? weight_kg : 0.0, false);
    if (weighing == WEIGHT_KNOWN)
        return;
    assert_true(fabs(fold->step_up.weight_kg - weight_kg) < 0.05 * weight_kg);
    if (weighing == WEIGHT_TWICE)
        repfold_step_ups(fold, fold->step_up.weight_kg, false);
}

TEST(weight_changes_nothing)
{
    const double factors[] = {0.4, 0.55, 0.8, 1.3, 1.6, 2.0};

    for (int habit = 0; habit < STEP_HABITS; habit++)
        for (enum weighing weighing = WEIGHT_KNOWN; weighing < WEIGHINGS; weighing++) {
            struct reps reps;

            repfold_make_steps(fold, options_of(habit, 75.0, 100.0));
            find(75.0, weighing);
            reps = fold->reps;
            for (int i = 0; i < 6; i++) {
                model_scale(&fold->steps.samples, factors[i]);
                find(75.0 * factors[i], weighing);
                reps_assert_same(&fold->reps, &reps, 0, 20000);
                model_scale(&fold->steps.samples, 1.0 / factors[i]);
            }
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
            struct reps reps;

            repfold_make_steps(fold, options_of(habit, 75.0, 100.0));
            find(75.0, WEIGHT_KNOWN);
            reps = fold->reps;
            repfold_make_steps(fold, options_of(habit, 75.0, rates[rate]));
            find(75.0, WEIGHT_KNOWN);
            reps_assert_same(&fold->reps, &reps, 0, 60000);
            for (int i = 0; i < reps.count; i++) {
                const int64_t *a_us = REP_TIMES_US(&reps.list[i]);
                const int64_t *b_us = REP_TIMES_US(&fold->reps.list[i]);

                for (int time = 0; time < REP_TIMES; time++)
                    moved_us[moves++] = llabs(a_us[time] - b_us[time]);
            }
        }
        qsort(moved_us, (size_t)moves, sizeof(*moved_us), compare);
        print_message("%4.0f Hz: times moved by %.3f s at 95 %%, %.3f s at most\n", rates[rate],
                      (double)moved_us[moves * 95 / 100] / 1e6, (double)moved_us[moves - 1] / 1e6);
        assert_true(moved_us[moves * 95 / 100] <= sample_us);
    }
}
