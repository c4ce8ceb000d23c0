#include "liftfold.h"
#include "test.h"

#include "bodymodel.h"

/*
 * Many seeded sessions of limbs of all kinds: lifts of 8 to 80 degrees in 1 to 8 s, rests that shift, any
 * mounting, 25 to 250 Hz; and the same with a noisy, biased sensor that samples unevenly on a limb that
 * trembles. Counts must be exact in 99 % and 97 % of the sessions, times good to 0.1 s at the median and
 * 0.25 s for 95 % of them.
 */
enum { SESSIONS = 200, LIFTS = 12 };

static struct liftfold fold[1];

static double between(uint64_t *random, double low, double high)
{
    return low + (high - low) * model_uniform(random);
}

/* A person has a range and a tempo, and varies about them. */
static void invent(uint64_t *random, struct limb_lift_step steps[LIFTS])
{
    double range_deg = between(random, 8.0, 80.0), way_s = between(random, 0.6, 3.0);
    double hold_s = between(random, 0.0, 4.0), rest_s = between(random, 0.6, 4.0);

    for (int i = 0; i < LIFTS; i++)
        steps[i] = (struct limb_lift_step){
            .angle_deg = range_deg * between(random, 0.75, 1.15),
            .rise_s = way_s * between(random, 0.8, 1.2),
            .hold_s = hold_s * between(random, 0.6, 1.3),
            .lower_s = way_s * between(random, 0.8, 1.2),
            .rest_s = rest_s * between(random, 0.7, 1.3),
            .rest_deg = range_deg * between(random, -0.05, 0.1),
        };
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void sessions(bool noisy, double share)
{
    double *off_s = test_calloc((size_t)SESSIONS * LIFTS * 4, sizeof(*off_s));
    uint64_t random = 2024;
    int exact = 0, offs = 0;

    for (int i = 0; i < SESSIONS; i++) {
        struct limb_options options = {.seed = (uint64_t)i, .turned = true};
        struct limb_lift_step steps[LIFTS];
        struct limb_session session;

        invent(&random, steps);
        options.rate_hz = i % 2 ? 25.0 : between(&random, 25.0, 250.0);
        if (noisy) {
            options.jitter = true;
            options.noise_m_s2 = 0.05;
            options.noise_rad_s = 0.01;
            options.tremor_deg = 0.01;
            for (int axis = 0; axis < 3; axis++)
                options.bias_rad_s[axis] = between(&random, -0.03, 0.03);
        }
        liftfold_model(fold, &options, steps, LIFTS, &session);
        exact += fold->reps.count == LIFTS;
        for (int lift = 0; fold->reps.count == LIFTS && lift < LIFTS; lift++) {
            const struct rep *rep = &fold->reps.list[lift];
            const struct limb_truth *truth = &session.truths[lift];

            off_s[offs++] = fabs((double)(rep->start_us - truth->start_us)) / 1e6;
            off_s[offs++] = fabs((double)(rep->top_us - truth->top_us)) / 1e6;
            off_s[offs++] = fabs((double)(rep->lower_us - truth->lower_us)) / 1e6;
            off_s[offs++] = fabs((double)(rep->end_us - truth->end_us)) / 1e6;
        }
        limb_free(&session);
    }
    qsort(off_s, (size_t)offs, sizeof(*off_s), ascending);
    print_message("%d of %d sessions exact; times off by %.3f s at the median, %.3f s at 95 %%\n", exact,
                  SESSIONS, off_s[offs / 2], off_s[offs * 95 / 100]);
    assert_true(exact >= share * SESSIONS);
    assert_true(off_s[offs / 2] < 0.1);
    assert_true(off_s[offs * 95 / 100] < 0.25);
    test_free(off_s);
}

TEST(clean_sessions)
{
    sessions(false, 0.99);
}

TEST(noisy_sessions)
{
    sessions(true, 0.97);
}
