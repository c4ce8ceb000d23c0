#include "test.h"

#include "measure/imu/limb_usual.h"

static struct limb_usual usual;

static void lifts(int count, double top_deg, double up_s)
{
    for (int i = 0; i < count; i++)
        limb_usual_add(&usual, &(struct limb_usual_lift){.top_deg = top_deg, .up_s = up_s});
}

static bool controlled(double up_s)
{
    return limb_usual_controlled(&usual, &(struct limb_usual_lift){.top_deg = 20.0, .up_s = up_s});
}

TEST(at_first_the_limits_alone_decide)
{
    limb_usual_init(&usual);
    assert_true(usual.range_deg == 0.0 && usual.top_deg == 0.0);
    assert_false(controlled(LIMB_USUAL_SWING_S - 0.01));
    assert_true(controlled(LIMB_USUAL_SWING_S));
}

/* Whoever does the same all the time is not hurried by the own tempo. */
TEST(all_alike_are_judged_alike)
{
    const double times_s[] = {0.8, 1.7, 1.8, 3.0, 6.0};

    for (int i = 0; i < 5; i++) {
        limb_usual_init(&usual);
        lifts(20, 15.0, times_s[i]);
        assert_int_equal(controlled(times_s[i]), times_s[i] >= LIMB_USUAL_SWING_S);
        assert_true(usual.range_deg == 15.0 && usual.top_deg == 15.0);
    }
}

/* The same lift is usual for one person and hurried for another; up for long it never is. */
TEST(the_own_tempo_decides)
{
    limb_usual_init(&usual);
    lifts(10, 20.0, 2.8);
    lifts(10, 20.0, 1.2);
    assert_true(controlled(2.4));
    assert_false(controlled(1.2));
    limb_usual_init(&usual);
    lifts(10, 20.0, 5.5);
    lifts(20, 20.0, 2.4);
    assert_false(controlled(2.4));
    assert_true(controlled(3.5));
    limb_usual_init(&usual);
    lifts(10, 20.0, 60.0);
    assert_true(controlled(LIMB_USUAL_LONG_S));
}

/* No other lift makes a hurried one controlled by being quick, nor a controlled one hurried. */
TEST(quick_ones_help_nobody)
{
    limb_usual_init(&usual);
    lifts(12, 20.0, 4.0);
    double least_s = usual.least_s;
    lifts(3, 20.0, 0.5);
    assert_true(usual.least_s == least_s);
    lifts(100, 20.0, 0.5);
    assert_true(usual.least_s == LIMB_USUAL_SWING_S);
}

TEST(range_is_that_of_the_controlled)
{
    limb_usual_init(&usual);
    lifts(10, 60.0, 0.9);
    assert_true(usual.range_deg == 60.0); /* while there are no others */
    lifts(10, 20.0, 4.0);
    lifts(10, 8.0, 4.0);
    assert_true(usual.range_deg == 20.0);
    assert_true(usual.top_deg == 20.0);
    limb_usual_add(&usual, &(struct limb_usual_lift){.top_deg = 90.0, .up_s = 4.0, .thrown = true});
    assert_true(usual.range_deg == 20.0);
    assert_true(limb_usual_controlled(&usual, &(struct limb_usual_lift){.up_s = 0.1, .slow = true}));
    assert_false(limb_usual_controlled(&usual, &(struct limb_usual_lift){.up_s = 9.0, .thrown = true}));
}

TEST(the_newest_count)
{
    limb_usual_init(&usual);
    lifts(3 * LIMB_USUAL_LIFTS, 70.0, 6.0);
    lifts(LIMB_USUAL_LIFTS, 30.0, 2.0);
    assert_true(usual.range_deg == 30.0 && usual.top_deg == 30.0);
    assert_true(usual.least_s == LIMB_USUAL_SWING_S);
}
