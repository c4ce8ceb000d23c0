#include "fold.h"
#include "test.h"

static const struct bouts *found;

static void find(const struct sample *samples, size_t count)
{
    found = fold_bouts(samples, count);
}

/* Rows 10 ms apart, `rows` of each load; the number of all. */
struct stretch {
    int rows;
    double kg;
};
enum { ROWS_MAX = 20000 };
static struct sample rows[ROWS_MAX];

static void lay(const struct stretch *stretches, size_t count)
{
    size_t filled = 0;

    for (size_t i = 0; i < count; i++)
        for (int row = 0; row < stretches[i].rows && filled < ROWS_MAX; row++) {
            const double quarter = stretches[i].kg / 4.0;
            const double load[CORNERS] = {quarter, quarter, quarter, quarter};

            rows[filled] = sample_load((int64_t)filled * 10000, load);
            filled++;
        }
    find(rows, filled);
}

#define LAY(...)                                                                                             \
    lay((const struct stretch[]){__VA_ARGS__},                                                               \
        sizeof((const struct stretch[]){__VA_ARGS__}) / sizeof(struct stretch))

static void assert_stand(int i, double start_s, double end_s, double kg)
{
    const struct bout *stand = &found->stands[i];

    assert_true(fabs((double)stand->start_us / 1e6 - start_s) < 1e-9);
    assert_true(fabs((double)stand->end_us / 1e6 - end_s) < 1e-9);
    assert_true(fabs(stand->kg - kg) < 1e-9);
}

TEST(from_the_first_to_the_last_moment_above_the_share)
{
    LAY({100, 0.0}, {20, 41.9}, {500, 70.0}, {30, 42.1}, {10, 41.9}, {100, 0.0});
    assert_int_equal(found->count, 1);
    assert_int_equal(found->longest, 0);
    assert_stand(0, 1.2, 6.49, 70.0);
    assert_int_equal(found->samples, 760);
}

TEST(taps_and_false_starts_are_no_stands)
{
    LAY({100, 0.0}, {30, 12.0}, {20, 0.0}, {60, 65.0}, {20, 0.0}, {40, 15.0}, {500, 70.0}, {100, 0.0});
    assert_int_equal(found->count, 1);
    assert_stand(0, 2.7, 7.69, 70.0);
    LAY({300, 4.0}, {80, 70.0}, {300, 0.0});
    assert_int_equal(found->count, 0);
    assert_int_equal(found->longest, -1);
}

TEST(dropouts_do_not_split_and_steps_off_do)
{
    LAY({300, 70.0}, {4, 0.0}, {300, 70.0}, {9, 20.0}, {300, 70.0});
    assert_int_equal(found->count, 1);
    LAY({300, 70.0}, {12, 20.0}, {400, 70.0});
    assert_int_equal(found->count, 2);
    assert_int_equal(found->longest, 1);
    assert_stand(1, 3.12, 7.11, 70.0);
}

/* Slowly below and back again is a person, however short it is. */
TEST(a_slow_dip_ends_a_stand)
{
    LAY({300, 70.0}, {5, 62.0}, {5, 55.0}, {5, 49.0}, {5, 44.0}, {2, 41.0}, {5, 44.0}, {300, 70.0});
    assert_int_equal(found->count, 2);
    assert_stand(0, 0.0, 3.19, 70.0);
    assert_stand(1, 3.22, 6.26, 70.0);
}

/* One bad row between two that come late is no more than one bad row. */
TEST(a_bad_row_on_a_poor_link_does_not_split)
{
    LAY({300, 70.0}, {1, 0.0}, {300, 70.0});
    for (int i = 300; i < 601; i++)
        rows[i].t_us += i == 300 ? 90000 : 190000;
    find(rows, 601);
    assert_int_equal(found->count, 1);
}

TEST(silence_over_a_second_ends_a_stand)
{
    for (int shorter = 0; shorter < 2; shorter++) {
        LAY({300, 70.0}, {300, 70.0});
        for (int i = 300; i < 600; i++)
            rows[i].t_us += shorter ? 980000 : 1000000;
        find(rows, 600);
        assert_int_equal(found->count, shorter ? 1 : 2);
        assert_int_equal(found->gaps, shorter ? 0 : 1);
    }
}

/* Two seconds with empty rows in them are as silent as two seconds without rows. */
TEST(empty_rows_are_a_silence)
{
    for (int shorter = 0; shorter < 2; shorter++) {
        LAY({300, 70.0}, {shorter ? 90 : 200, 70.0}, {300, 70.0});
        for (int i = 300; i < (shorter ? 390 : 500); i++)
            rows[i] = (struct sample){.t_us = rows[i].t_us, .has = SAMPLE_LOST};
        find(rows, shorter ? 690 : 800);
        assert_int_equal(found->count, shorter ? 1 : 2);
    }
}

/* One row far ahead, a clock that is set back, and one that is set back after a loss. */
TEST(a_wrong_clock_loses_nobody)
{
    LAY({300, 70.0}, {300, 70.0});
    rows[299].t_us += INT64_C(1000000000000);
    find(rows, 600);
    assert_int_equal(found->count, 2);
    assert_stand(0, 0.0, 2.98, 70.0);
    assert_stand(1, 3.0 + 0.01 * (MONOTONIC_ROWS - 1), 5.99, 70.0);
    assert_int_equal(found->gaps, 2);
    for (int lost = 0; lost < 2; lost++) {
        LAY({300, 70.0}, {300, 50.0});
        for (int i = 300; i < 600; i++)
            rows[i].t_us -= 2500000;
        if (lost)
            rows[299].has = SAMPLE_LOST;
        find(rows, 600);
        assert_int_equal(found->count, 2);
        assert_stand(0, 0.0, lost ? 2.98 : 2.99, 70.0);
        assert_stand(1, lost ? 0.5 : 0.5 + 0.01 * (MONOTONIC_ROWS - 1), 3.49, 50.0);
    }
}

/* Somebody heavy, then somebody light: each by the own measure. */
TEST(everybody_by_their_own_load)
{
    LAY({400, 110.0}, {200, 0.0}, {300, 40.0}, {20, 30.0}, {300, 40.0}, {200, 0.0});
    assert_int_equal(found->count, 2);
    assert_stand(0, 0.0, 3.99, 110.0);
    assert_stand(1, 6.0, 12.19, 40.0);
}

TEST(the_median_of_an_even_number_lies_between)
{
    LAY({200, 70.0}, {200, 71.0});
    assert_stand(0, 0.0, 3.99, 70.5);
}

/* Stepping on and off is ten times as fast as what lies between. */
TEST(sway_is_that_of_the_settled_stand)
{
    const struct model_step steps[] = {{.act = MODEL_EMPTY, .seconds = 2.0},
                                       {.act = MODEL_TWO_FEET, .seconds = 60.0},
                                       {.act = MODEL_EMPTY, .seconds = 2.0}};
    struct model_session session;
    double seconds;

    for (uint64_t seed = 0; seed < 5; seed++) {
        const struct model_options options = {.seed = seed, .jitter = seed % 2 == 1};

        assert_int_equal(model_make(&options, steps, 3, &session), 0);
        find(session.samples, session.count);
        assert_int_equal(found->count, 1);
        const struct bout *stand = &found->stands[0];
        seconds = (double)(stand->end_us - stand->start_us) / 1e6;
        assert_true(fabs(stand->sway.seconds - (seconds - (BOUTS_SETTLE_US + BOUTS_LEAVE_US) / 1e6)) < 0.05);
        assert_true(fabs(stand->sway.velocity_mm_s - 9.0) < 2.0);
        model_free(&session);
    }
}

TEST(nonsense_and_nothing)
{
    const struct sample none[1] = {{.t_us = 0}};
    uint64_t random = 3;

    find(none, 0);
    assert_int_equal(found->count, 0);
    find(none, 1);
    assert_int_equal(found->samples, 1);
    for (int i = 0; i < ROWS_MAX; i++) {
        double kind = model_uniform(&random);

        rows[i] = (struct sample){.t_us = i * 10000, .has = SAMPLE_LOAD};
        for (int corner = 0; corner < CORNERS; corner++)
            rows[i].load_kg[corner] = kind < 0.02   ? (double)NAN
                                      : kind < 0.04 ? 1e300
                                      : kind < 0.06 ? -1e300
                                                    : 30.0 * model_uniform(&random);
        if (kind > 0.99)
            rows[i].t_us = kind > 0.995 ? INT64_MIN : -rows[i].t_us;
        if (i > ROWS_MAX - 3)
            rows[i].t_us = INT64_MAX;
        if (kind > 0.98 && kind < 0.981)
            rows[i].has |= SAMPLE_LOST;
    }
    find(rows, ROWS_MAX);
    assert_true(found->count <= BOUTS_MAX);
    for (int i = 0; i < found->count; i++)
        assert_true(isfinite(found->stands[i].kg));
}

/* More of them than there is room for: the first, and how many more. */
TEST(many_stands)
{
    enum { COUNT = 210 * (BOUTS_MAX + 7) };
    struct sample *samples = test_calloc(COUNT, sizeof(*samples));

    for (int i = 0; i < COUNT; i++) {
        const double kg = i % 210 < 105 ? 15.0 : 0.0, load[CORNERS] = {kg, kg, kg, kg};

        samples[i] = sample_load((int64_t)i * 10000, load);
    }
    find(samples, COUNT);
    assert_int_equal(found->count, BOUTS_MAX);
    assert_int_equal(found->unlisted, 7);
    assert_stand(BOUTS_MAX - 1, 2.1 * (BOUTS_MAX - 1), 2.1 * (BOUTS_MAX - 1) + 1.04, 60.0);
    test_free(samples);
}
