#include "liftfold.h"
#include "measure/imu/vector.h"
#include "test.h"

static struct liftfold fold[1];

/* Eight lifts: four as they should be, two swung, two too small. */
static const struct limb_lift_step eight[] = {
    {40.0, 1.5, 2.5, 1.5, 1.5, 0.0}, {38.0, 1.2, 3.0, 1.6, 2.0, 2.0}, {42.0, 1.4, 2.2, 1.4, 1.2, 1.0},
    {37.0, 1.6, 2.6, 1.2, 3.0, 1.0}, {41.0, 0.8, 0.1, 0.8, 1.0, 2.0}, {39.0, 0.7, 0.2, 0.9, 1.0, 0.0},
    {16.0, 1.0, 2.5, 1.0, 1.5, 1.0}, {18.0, 1.1, 2.3, 1.0, 1.5, 0.0},
};
enum { EIGHT = sizeof(eight) / sizeof(eight[0]), GOOD = 4, SWUNG = 6 };

static const struct limb_options usual = {.seed = 5, .turned = true, .noise_m_s2 = 0.05, .noise_rad_s = 0.01};

static void assert_eight(double within_s, double within_deg)
{
    assert_int_equal(fold->reps.count, EIGHT);
    for (int i = 0; i < EIGHT; i++) {
        const struct rep *rep = &fold->reps.list[i];
        const struct limb_truth *truth = &fold->session.truths[i];

        reps_assert_times(rep, REP_TIMES_US(truth), within_s);
        if (fabs(rep->top - truth->top_deg) > within_deg)
            fail_msg("lift %d: %.1f instead of %.1f degrees", i, rep->top, truth->top_deg);
        assert_int_equal(rep->controlled, i < GOOD || i >= SWUNG);
        assert_int_equal(fold->reps.also[i], i < SWUNG);
        assert_int_equal(rep->side, SIDE_NONE);
    }
}

static void assert_near(int64_t t_us, int64_t truth_us, double within_s)
{
    reps_assert_at(t_us, (double)truth_us / 1e6, within_s);
}

/* The same lifts as before, later by the shift, to the same height. */
static void assert_same(const struct reps *before, int64_t shift_us)
{
    reps_assert_same(&fold->reps, before, shift_us, 0);
    for (int i = 0; i < before->count; i++)
        assert_true(fold->reps.list[i].top == before->list[i].top);
}

TEST(lifts_are_counted_and_dated)
{
    liftfold_model(fold, &usual, eight, EIGHT);
    assert_eight(0.2, 2.0);
    assert_int_equal(fold->tops, EIGHT);
}

TEST(any_way_round_is_the_same)
{
    for (uint64_t seed = 0; seed < 40; seed++) {
        liftfold_model(fold, &(struct limb_options){.seed = seed, .turned = true}, eight, EIGHT);
        assert_eight(0.2, 2.0);
    }
}

TEST(the_other_leg_is_the_same)
{
    struct limb_options options = usual;

    liftfold_model(fold, &options, eight, EIGHT);
    struct reps reps = fold->reps;
    assert_int_equal(reps.count, EIGHT);
    options.mirror = true;
    liftfold_model(fold, &options, eight, EIGHT);
    assert_same(&reps, 0);
}

TEST(another_clock_changes_times_only)
{
    const int64_t shifts[] = {-13, 123456789, -7000000000, 1000000000000000};
    struct limb_options options = usual;

    liftfold_model(fold, &options, eight, EIGHT);
    struct reps reps = fold->reps;
    assert_int_equal(reps.count, EIGHT);
    for (int shift = 0; shift < 4; shift++) {
        options.start_us = shifts[shift];
        liftfold_model(fold, &options, eight, EIGHT);
        assert_same(&reps, shifts[shift]);
    }
}

TEST(any_rate_is_the_same)
{
    const double rates[] = {25.0, 31.0, 60.0, 100.0, 200.0, 250.0, 1000.0};

    for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++)
        for (int jitter = 0; jitter < 2; jitter++) {
            struct limb_options options = usual;

            options.rate_hz = rates[i];
            options.jitter = jitter;
            liftfold_model(fold, &options, eight, EIGHT);
            assert_eight(0.25, 2.5);
        }
}

/*
 * The same limb at another rate: no other count; of ten times nine move by less than a step of 20 ms or of
 * the sensor, and none by 0.1 s.
 */
TEST(rates_move_no_times)
{
    const double rates[] = {1000.0, 250.0, 100.0, 50.0, 25.0};
    struct rep reps[EIGHT] = {{0}};
    int times = 0, moved = 0;
    double most_us = 0.0;

    for (uint64_t seed = 0; seed < 20; seed++)
        for (size_t i = 0; i < sizeof(rates) / sizeof(rates[0]); i++) {
            const struct limb_options options = {.seed = seed, .turned = true, .rate_hz = rates[i]};
            double within_us = fmax(20000.0, 1e6 / rates[i]);

            liftfold_model(fold, &options, eight, EIGHT);
            assert_eight(0.2, 2.0);
            for (int lift = 0; lift < EIGHT; lift++) {
                const int64_t *now_us = REP_TIMES_US(&fold->reps.list[lift]);
                const int64_t *was_us = REP_TIMES_US(&reps[lift]);

                for (int at = 0; at < REP_TIMES && i > 0; at++, times++) {
                    double off_us = fabs((double)(now_us[at] - was_us[at]));

                    moved += off_us >= within_us;
                    most_us = fmax(most_us, off_us);
                }
            }
            if (i == 0)
                memcpy(reps, fold->reps.list, sizeof(reps));
        }
    print_message("%d of %d times moved by a sample or more, by %.3f s at most\n", moved, times,
                  most_us / 1e6);
    assert_true(moved <= times / 10);
    assert_true(most_us < 1e5);
}

struct judged {
    struct limb_lift_step step;
    bool controlled;
};

/* By twenty people, more quickly sampled each time. */
static void judge(const struct judged lifts[6], struct limb_options options, double more_hz)
{
    struct limb_lift_step steps[6];

    for (int i = 0; i < 6; i++)
        steps[i] = lifts[i].step;
    for (options.seed = 0; options.seed < 20; options.seed++) {
        options.rate_hz = 25.0 + more_hz * (double)options.seed;
        liftfold_model(fold, &options, steps, 6);
        assert_int_equal(fold->reps.count, 6);
        for (int i = 0; i < 6; i++)
            assert_int_equal(fold->reps.list[i].controlled, lifts[i].controlled);
    }
}

/* Raised, held and lowered: neither as quickly as a limb falls, nor more quickly than the others. */
TEST(control_is_how_it_moves)
{
    static const struct judged lifts[] = {
        {{40.0, 1.2, 2.0, 1.2, 2.0, 0.0}, true},   /* as it should be */
        {{40.0, 0.25, 5.0, 1.2, 2.0, 0.0}, false}, /* thrown up */
        {{40.0, 1.2, 5.0, 0.25, 2.0, 0.0}, false}, /* dropped */
        {{40.0, 2.4, 0.1, 2.4, 2.0, 0.0}, true},   /* slowly, without a stay */
        {{40.0, 0.8, 0.1, 0.8, 2.0, 0.0}, false},  /* swung */
        {{40.0, 0.8, 0.9, 0.8, 2.0, 0.0}, false},
    };

    judge(lifts, (struct limb_options){.turned = true, .noise_rad_s = 0.01}, 40.0);
}

/* A low lift that is let down in a third of a second is not dropped: a limb falls in half of that. */
TEST(small_ranges_may_be_quick)
{
    static const struct judged lifts[] = {
        {{12.0, 0.9, 4.0, 0.3, 1.5, 0.0}, true},  {{12.0, 0.9, 4.0, 0.3, 1.5, 0.0}, true},
        {{12.0, 0.9, 4.0, 0.3, 1.5, 0.0}, true},  {{60.0, 0.9, 4.0, 0.3, 1.5, 0.0}, false},
        {{60.0, 0.3, 4.0, 0.9, 1.5, 0.0}, false}, {{60.0, 0.9, 4.0, 0.7, 1.5, 0.0}, true},
    };

    judge(lifts, (struct limb_options){.turned = true, .from_deg = 1.0}, 20.0);
}

/* One and the same lift, among slow ones and among its like. */
TEST(the_own_tempo_decides)
{
    const struct limb_lift_step same = {30.0, 0.8, 1.2, 0.8, 1.5, 0.0},
                                slow = {30.0, 1.2, 4.0, 1.2, 1.5, 0.0};

    for (int slow_ones = 0; slow_ones < 2; slow_ones++) {
        struct limb_lift_step lifts[12];

        for (int i = 0; i < 12; i++)
            lifts[i] = slow_ones && i >= 6 ? slow : same;
        liftfold_model(fold, &usual, lifts, 12);
        assert_int_equal(fold->reps.count, 12);
        for (int i = 0; i < 12; i++) {
            assert_true(fabs(fold->reps.list[i].up_s - (slow_ones && i >= 6 ? 5.2 : 2.0)) < 0.15);
            assert_int_equal(fold->reps.list[i].controlled, !slow_ones || i >= 6);
        }
    }
}

/* A knock while the limb is up takes nothing off its stay. */
TEST(a_knock_leaves_the_stay_alone)
{
    static const struct limb_lift_step knocked[] = {
        {40.0, 1.2, 1.5, 1.2, 2.0, 0.0},  {40.0, 1.2, 1.5, 0.01, 0.0, 40.0}, {65.0, 0.1, 0.0, 0.1, 1.5, 40.0},
        {40.1, 0.01, 0.0, 1.2, 2.0, 0.0}, {40.0, 1.2, 1.5, 1.2, 2.0, 0.0},
    };

    for (uint64_t seed = 0; seed < 20; seed++) {
        const struct limb_options options = {.seed = seed, .turned = true};

        liftfold_model(fold, &options, knocked, 5);
        assert_int_equal(fold->reps.count, 3);
        assert_near(fold->reps.list[1].top_us, fold->session.truths[1].top_us, 0.2);
        assert_near(fold->reps.list[1].lower_us, fold->session.truths[3].top_us, 0.2);
        assert_true(fabs(fold->reps.list[1].top - 40.0) < 3.0);
        assert_int_equal(fold->reps.list[1].dips, 0);
    }
}

/* Rows of zeros, repeated rows and a short silence in every session. */
TEST(a_poor_link_is_outlasted)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        const struct limb_options options = {.seed = seed,
                                             .turned = true,
                                             .repeat = 0.3,
                                             .dropouts = 60.0,
                                             .gap_at_s = 4.0 + (double)seed,
                                             .gap_s = 0.15};

        liftfold_model(fold, &options, eight, EIGHT);
        assert_eight(0.25, 4.0);
    }
}

/* A rate that nobody can believe is not believed. */
TEST(a_wrong_scale_is_noticed)
{
    struct limb_options options = usual;

    for (options.seed = 0; options.seed < 20; options.seed++) {
        options.rate_scale = 3.0;
        liftfold_model(fold, &options, eight, EIGHT);
        assert_int_equal(fold->reps.count, EIGHT);
        assert_true(fold->lift.motion.trust < 0.2);
        options.rate_scale = 1.0;
        liftfold_model(fold, &options, eight, EIGHT);
        assert_true(fold->lift.motion.trust > 0.8);
    }
}

/* A leg that hangs, with the sensor far down: while it gathers speed the acceleration shows no turning. */
TEST(a_hanging_limb_is_believed)
{
    struct limb_lift_step steps[12];

    for (int i = 0; i < 12; i++)
        steps[i] = (struct limb_lift_step){35.0, 0.7, 2.0, 0.7, 1.5, 0.0};
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct limb_options options = usual;

        options.seed = seed;
        options.from_deg = -88.0;
        options.distance_m = 0.6;
        liftfold_model(fold, &options, steps, 12);
        assert_int_equal(fold->reps.count, 12);
        assert_true(fold->lift.motion.trust > 0.8);
        for (int i = 6; i < 12; i++) { /* it takes some lifts */
            assert_near(fold->reps.list[i].top_us, fold->session.truths[i].top_us, 0.2);
            assert_near(fold->reps.list[i].end_us, fold->session.truths[i].end_us, 0.2);
            assert_true(fabs(fold->reps.list[i].top - 35.0) < 4.0);
        }
    }
}

TEST(the_bias_is_learnt)
{
    const double bias[] = {0.08, -0.06, 0.1};
    struct limb_options options = usual;

    memcpy(options.bias_rad_s, bias, sizeof(bias));
    options.rest_s = 15.0;
    liftfold_model(fold, &options, eight, EIGHT);
    assert_eight(0.25, 2.0);
    for (int i = 0; i < 3; i++)
        assert_true(fabs(fold->lift.motion.bias_rad_s[i] - bias[i]) < 0.02);
}

/* Rest creeps by more than a small lift is high; a new posture is no lift. */
TEST(rest_may_change)
{
    struct limb_lift_step steps[24];

    for (int i = 0; i < 24; i++)
        steps[i] = (struct limb_lift_step){20.0 + i, 1.2, 2.0, 1.2, 1.5, i};
    liftfold_model(fold, &usual, steps, 24);
    assert_int_equal(fold->reps.count, 24);
    assert_int_equal(fold->reps.dropped, 0);
    steps[11] = (struct limb_lift_step){30.0, 2.0, 90.0, 2.0, 3.0, 27.0};
    for (int i = 12; i < 24; i++)
        steps[i] = (struct limb_lift_step){52.0, 1.2, 2.0, 1.2, 1.5, 30.0};
    liftfold_model(fold, &usual, steps, 24);
    assert_int_equal(fold->reps.count, 23);
    assert_int_equal(fold->reps.dropped, 1);
}

/* Somebody rolls over for half a minute, by more than a lift, up or down: it is no lift, and those after it
 * count. */
TEST(another_posture_is_no_lift)
{
    const double postures_deg[] = {-45.0, -30.0, -18.0, 18.0, 30.0, 45.0};

    for (int i = 0; i < 6; i++) {
        double posture = postures_deg[i];
        struct limb_lift_step steps[9];

        for (int at = 0; at < 9; at++)
            steps[at] = (struct limb_lift_step){(at > 4 ? posture : 0.0) + 20.0, 1.0, 2.5, 1.0, 1.5,
                                                at > 4 ? posture : 0.0};
        steps[4] = (struct limb_lift_step){posture, 2.0, 30.0, 0.1, 0.1, posture};
        liftfold_model(fold, &usual, steps, 9);
        assert_int_equal(fold->reps.count, 8);
        for (int at = 0; at < 8; at++) {
            assert_near(fold->reps.list[at].start_us, fold->session.truths[at < 4 ? at : at + 1].start_us,
                        0.25);
            assert_true(fabs(fold->reps.list[at].top - 20.0) < 2.5);
            assert_true(fold->reps.list[at].controlled && fold->reps.also[at]);
        }
    }
}

/* Half a minute and more is a long hold, and no new posture. */
TEST(long_holds_are_holds)
{
    const struct limb_lift_step steps[] = {
        {35.0, 1.5, 30.0, 1.5, 3.0, 0.0}, {35.0, 1.5, 45.0, 1.5, 3.0, 0.0}, {35.0, 1.5, 60.0, 1.5, 3.0, 0.0}};

    liftfold_model(fold, &usual, steps, 3);
    assert_int_equal(fold->reps.count, 3);
    for (int i = 0; i < 3; i++) {
        assert_near(fold->reps.list[i].top_us, fold->session.truths[i].top_us, 0.2);
        assert_near(fold->reps.list[i].lower_us, fold->session.truths[i].lower_us, 0.2);
        assert_true(fold->reps.list[i].controlled);
    }
}

TEST(twitches_do_not_count)
{
    const struct limb_lift_step steps[] = {
        {40.0, 1.5, 2.5, 1.5, 1.5, 0.0}, {3.0, 0.3, 0.1, 0.3, 1.0, 0.0}, {40.0, 1.5, 2.5, 1.5, 1.5, 0.0},
        {-3.0, 0.4, 0.2, 0.4, 1.0, 0.0}, {9.0, 0.4, 0.1, 0.4, 2.0, 0.0}, {40.0, 1.5, 2.5, 1.5, 1.5, 0.0},
    };

    liftfold_model(fold, &usual, steps, 6);
    assert_int_equal(fold->reps.count, 3);
}

TEST(a_known_range_is_used)
{
    liftfold_make(fold, &usual, eight, EIGHT);
    liftfold_begin(fold, 60.0);
    for (size_t i = 0; i < fold->session.count; i++)
        liftfold_push(fold, &fold->session.samples[i]);
    liftfold_end(fold);
    assert_int_equal(fold->reps.count, EIGHT);
    for (int i = 0; i < EIGHT; i++)
        assert_false(fold->reps.list[i].full || fold->reps.also[i]);
    assert_true(limb_lift_range_deg(&fold->lift) == 60.0);
}

TEST(gaps_end_what_goes_on)
{
    int64_t hole_us;

    for (int lost = 0; lost < 2; lost++) {
        liftfold_make(fold, &usual, eight, EIGHT);
        hole_us = fold->session.truths[2].top_us + 500000;
        liftfold_begin(fold, 0.0);
        for (size_t i = 0; i < fold->session.count; i++) {
            const struct sample gone = {.t_us = fold->session.samples[i].t_us, .has = SAMPLE_LOST};

            if (fold->session.samples[i].t_us < hole_us ||
                fold->session.samples[i].t_us > fold->session.truths[2].end_us)
                liftfold_push(fold, &fold->session.samples[i]);
            else if (lost)
                liftfold_push(fold, &gone);
        }
        liftfold_end(fold);
        assert_int_equal(fold->reps.count, EIGHT);
        assert_true(fold->reps.list[2].end_us < hole_us);
    }
}

TEST(nonsense_is_ignored)
{
    const double bad[] = {(double)NAN, (double)INFINITY, -1e300, 5000.0};
    struct rep reps[EIGHT];

    liftfold_model(fold, &usual, eight, EIGHT);
    memcpy(reps, fold->reps.list, sizeof(reps));
    liftfold_begin(fold, 0.0);
    liftfold_end(fold);
    assert_int_equal(fold->reps.count, 0);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i < fold->session.count; i++) {
        struct sample other = fold->session.samples[i];

        liftfold_push(fold, &fold->session.samples[i]);
        other.accel_m_s2[i % 3] = bad[i % 4];
        liftfold_push(fold, &other);
        other = fold->session.samples[i];
        other.gyro_rad_s[i % 3] = bad[i % 4];
        liftfold_push(fold, &other);
        other = fold->session.samples[i];
        other.t_us -= 2000;
        liftfold_push(fold, &other);
        other.has = SAMPLE_LOAD;
        other.t_us += 1000;
        liftfold_push(fold, &other);
    }
    fold->last_us = fold->session.samples[fold->session.count - 1].t_us;
    liftfold_end(fold);
    assert_int_equal(fold->reps.count, EIGHT);
    assert_memory_equal(fold->reps.list, reps, sizeof(reps));
}

/* Random samples for an hour, extreme times among them: no crash, and ordered facts. */
TEST(anything_may_come)
{
    uint64_t random = 3;
    int64_t t_us = 0, end_us = INT64_MIN;

    liftfold_begin(fold, 0.0);
    for (int i = 0; i < 100000; i++) {
        struct sample sample = {.has = SAMPLE_MOTION};
        double wild = i % 1000 < 500 ? 1.0 : 10.0;

        t_us += (int64_t)(model_uniform(&random) * (i % 5000 == 0 ? 3e6 : 72000.0));
        sample.t_us = i % 777 == 0 ? (i % 2 ? INT64_MIN : t_us) : t_us;
        for (int axis = 0; axis < 3; axis++) {
            sample.accel_m_s2[axis] = wild * model_normal(&random) + (axis == i / 200 % 3 ? 9.8 : 0.0);
            sample.gyro_rad_s[axis] = wild * model_normal(&random);
        }
        if (limb_lift_push(&fold->lift, &sample) != REPETITION_DONE)
            continue;
        assert_true(fold->lift.done.start_us >= end_us);
        assert_true(fold->lift.done.end_us >= fold->lift.done.lower_us);
        assert_true(isfinite(fold->lift.done.top) && fold->lift.done.top <= 180.0);
        end_us = fold->lift.done.end_us;
    }
    for (int i = 0; i < 4; i++) {
        const int64_t times[] = {INT64_MAX, INT64_MIN, 0, INT64_MAX};
        struct sample sample = {.t_us = times[i], .has = SAMPLE_MOTION, .accel_m_s2 = {0.0, 9.8, 0.0}};

        limb_lift_push(&fold->lift, &sample);
        limb_lift_stop(&fold->lift, times[i]);
    }
}

TEST(angles_are_exact)
{
    double worst = 0.0;

    for (int i = 0; i <= 18000; i++) {
        double rad = i * 3.14159265358979323846 / 18000.0;
        const double a[] = {0.6, 0.0, 0.8};
        const double b[] = {0.6 * cos(rad) + 0.8 * sin(rad), 0.0, 0.8 * cos(rad) - 0.6 * sin(rad)};

        worst = fmax(worst, fabs(vector_angle_deg(a, b) - i / 100.0));
    }
    assert_true(worst < 3e-8);
}
