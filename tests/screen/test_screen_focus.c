#include "test.h"

#include "screen/shared/focus.h"

/*
 *   1 1   2 2   3 3
 *   4 4 4 4   5 5 5
 *   6 6
 */
static void lay_out(struct focus *focus)
{
    focus_begin(focus);
    focus_item(focus, 1, 0, 0, 100, 100);
    focus_item(focus, 2, 150, 0, 100, 100);
    focus_item(focus, 3, 300, 0, 100, 100);
    focus_item(focus, 4, 0, 150, 180, 100);
    focus_item(focus, 5, 220, 150, 180, 100);
    focus_item(focus, 6, 0, 300, 100, 100);
    focus_end(focus);
}

static struct focus fresh(void)
{
    struct focus focus = {.id = -1};

    lay_out(&focus);
    return focus;
}

TEST(test_first_item_has_the_focus)
{
    assert_int_equal(fresh().id, 1);
}

TEST(test_arrows_go_where_they_point)
{
    struct focus focus = fresh();

    assert_true(focus_move(&focus, 1, 0));
    assert_int_equal(focus.id, 2);
    assert_true(focus_move(&focus, 0, 1));
    assert_int_equal(focus.id, 4);
    assert_true(focus_move(&focus, 1, 0));
    assert_int_equal(focus.id, 5);
    assert_true(focus_move(&focus, 0, -1));
    assert_int_equal(focus.id, 3);
    assert_true(focus_move(&focus, 0, 1));
    assert_true(focus_move(&focus, -1, 0));
    assert_true(focus_move(&focus, 0, 1));
    assert_int_equal(focus.id, 6);
}

TEST(test_focus_never_wraps)
{
    struct focus focus = fresh();

    assert_false(focus_move(&focus, -1, 0));
    assert_false(focus_move(&focus, 0, -1));
    assert_int_equal(focus.id, 1);
    assert_false(focus_step(&focus, -1));
    for (int i = 0; i < 5; i++)
        assert_true(focus_step(&focus, 1));
    assert_int_equal(focus.id, 6);
    assert_false(focus_step(&focus, 1));
    assert_false(focus_move(&focus, 0, 1));
    assert_int_equal(focus.id, 6);
}

/* From everywhere, everything can be reached with four arrows. */
TEST(test_arrows_reach_everything)
{
    for (int from = 1; from <= 6; from++) {
        bool reached[7] = {false};
        bool more = true;
        reached[from] = true;
        while (more) {
            more = false;
            for (int id = 1; id <= 6; id++)
                for (int way = 0; reached[id] && way < 4; way++) {
                    static const int step[][2] = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
                    struct focus focus = fresh();
                    focus.id = id;
                    if (focus_move(&focus, step[way][0], step[way][1]) && !reached[focus.id])
                        more = reached[focus.id] = true;
                }
        }
        for (int id = 1; id <= 6; id++)
            assert_true(reached[id]);
    }
}

TEST(test_focus_survives_a_new_frame_and_a_lost_item)
{
    struct focus focus = fresh();

    focus.id = 5;
    lay_out(&focus);
    assert_int_equal(focus.id, 5);
    focus_begin(&focus);
    focus_item(&focus, 7, 0, 0, 100, 100);
    focus_item(&focus, 8, 0, 200, 100, 100);
    focus_end(&focus);
    assert_int_equal(focus.id, 7);
    focus_begin(&focus);
    focus_end(&focus);
    assert_int_equal(focus.id, -1);
    assert_false(focus_move(&focus, 1, 0));
    assert_false(focus_step(&focus, 1));
}

TEST(test_pointer_takes_the_focus_only_on_an_item)
{
    struct focus focus = fresh();

    assert_int_equal(focus_point(&focus, 230, 160), 5);
    assert_int_equal(focus.id, 5);
    assert_int_equal(focus_point(&focus, 1000, 1000), -1);
    assert_int_equal(focus.id, 5);
}

TEST(test_ending_asks_for_a_longer_stay)
{
    struct focus focus = fresh();

    focus_begin(&focus);
    focus_item(&focus, 1, 0, 0, 100, 100);
    focus_item(&focus, 2, 150, 0, 100, 100);
    focus_slow(&focus);
    focus_end(&focus);
    assert_float_equal(focus_dwell_s(&focus), FOCUS_DWELL_S, 0);
    focus.id = 2;
    assert_float_equal(focus_dwell_s(&focus), FOCUS_DWELL_SLOW_S, 0);
}
