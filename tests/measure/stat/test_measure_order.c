#include "test.h"

#include "measure/stat/monotonic.h"

enum { SECOND = 1000000 };

static int push(struct monotonic *order, double t_s)
{
    return (int)monotonic_push(order, (int64_t)(t_s * SECOND));
}

TEST(late_rows_and_rows_twice_are_dropped)
{
    struct monotonic order = {0};

    assert_int_equal(push(&order, 10.0), MONOTONIC_ON);
    assert_int_equal(push(&order, 10.0), MONOTONIC_ON);
    for (int i = 0; i < 50; i++)
        assert_int_equal(push(&order, 9.1 + i * 0.01),
                         MONOTONIC_OLD); /* less than a second back: outlasted */
    assert_int_equal(push(&order, 10.01), MONOTONIC_ON);
    assert_int_equal(order.dropped, 50);
}

TEST(one_wrong_time_costs_a_few_rows)
{
    struct monotonic order = {0};

    assert_int_equal(push(&order, 1.0), MONOTONIC_ON);
    assert_int_equal(push(&order, 1e6), MONOTONIC_ON);
    for (int i = 1; i < MONOTONIC_ROWS; i++)
        assert_int_equal(push(&order, 1.0 + i * 0.01), MONOTONIC_OLD);
    assert_int_equal(push(&order, 1.0 + MONOTONIC_ROWS * 0.01), MONOTONIC_ANEW);
    assert_int_equal(push(&order, 1.1), MONOTONIC_ON);
    assert_int_equal(order.dropped, MONOTONIC_ROWS - 1);
    assert_true(order.newest_us == 1100000);
}

/* A stream that runs backwards, or whose rows are old now and then, has no new beginning. */
TEST(only_rising_rows_in_a_row_begin_anew)
{
    struct monotonic order = {0};

    push(&order, 1000.0);
    for (int i = 0; i < 100; i++)
        assert_int_equal(push(&order, 900.0 - i), MONOTONIC_OLD);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(push(&order, 100.0 + i), MONOTONIC_OLD);
        assert_int_equal(push(&order, 1000.0 + i), MONOTONIC_ON);
    }
}

TEST(after_a_loss_any_time_follows)
{
    struct monotonic order = {0};

    push(&order, 1000.0);
    monotonic_clear(&order);
    assert_int_equal(push(&order, 1.0), MONOTONIC_ON);
    assert_int_equal(monotonic_push(&order, INT64_MAX), MONOTONIC_ON);
    assert_int_equal(monotonic_push(&order, INT64_MIN), MONOTONIC_OLD);
}
