#include "test.h"

#include "measure/fold/shift.h"

/* Weight shifted to one side and kept there, frame by frame. */

struct lane {
    struct shift_detector detector;
    int64_t t_us;
    bool broken; /* the next frame begins anew */
    int started, ended, false_starts;
};

static struct lane lane_of(double cap_s, double centre_mm)
{
    struct lane lane = {.t_us = 5000000};
    shift_init(&lane.detector, (int64_t)(cap_s * 1e6), centre_mm);
    return lane;
}

static void count(struct lane *lane, enum hold_fact fact)
{
    lane->started += fact == HOLD_STARTED;
    lane->ended += fact == HOLD_ENDED;
    lane->false_starts += fact == HOLD_FALSE_START;
}

/* So many seconds with the load there; on: somebody is on the board. */
static void stay(struct lane *lane, double x_mm, double seconds, bool on)
{
    for (int i = 0; i < (int)(seconds * FRAME_RATE_HZ); i++) {
        const struct plate_frame frame = {
            .t_us = lane->t_us, .first = lane->broken, .on = on, .kg = on ? 70 : 0, .x_mm = on ? x_mm : 0};
        lane->broken = false;
        count(lane, shift_push(&lane->detector, &frame));
        lane->t_us += FRAME_STEP_US;
    }
}

TEST(a_stretch_has_its_side_and_its_time)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        struct lane lane = lane_of(0, 10);
        stay(&lane, 10, 2, true);
        stay(&lane, 10 + sign * (SHIFT_MM + 5), 12, true);
        stay(&lane, 10, 2, true);
        assert_int_equal(lane.started, 1);
        assert_int_equal(lane.ended, 1);
        assert_int_equal(lane.detector.finished.side, sign > 0 ? SIDE_RIGHT : SIDE_LEFT);
        assert_int_equal(lane.detector.finished.start_us, 7000000);
        assert_int_equal(lane.detector.finished.end_us, 19000000);
        assert_int_equal(lane.detector.finished.ended_by, HOLD_FOOT_DOWN);
        assert_int_equal(lane.detector.finished.sway.samples, 0);
    }
}

/* Between the two lines nothing begins, and nothing ends; nor do short visits count either way. */
TEST(it_is_not_nervous)
{
    struct lane lane = lane_of(0, 0);
    stay(&lane, (SHIFT_MM + SHIFT_BACK_MM) / 2, 5, true);
    stay(&lane, SHIFT_MM + 20, 0.2, true);
    stay(&lane, 0, 2, true);
    assert_int_equal(lane.started, 0);
    stay(&lane, SHIFT_MM + 20, 3, true);
    stay(&lane, (SHIFT_MM + SHIFT_BACK_MM) / 2, 3, true);
    stay(&lane, 0, 0.2, true);
    stay(&lane, SHIFT_MM + 20, 3, true);
    assert_int_equal(lane.started, 1);
    assert_int_equal(lane.ended, 0);
    assert_true(lane.detector.holding);
}

TEST(short_ones_are_false_starts)
{
    struct lane lane = lane_of(0, 0);
    stay(&lane, -80, 0.8, true);
    stay(&lane, 0, 1, true);
    assert_int_equal(lane.false_starts, 1);
    assert_int_equal(lane.ended, 0);
}

TEST(it_ends_at_the_cap_and_when_nobody_is_there)
{
    struct lane lane = lane_of(4, 0);
    stay(&lane, 80, 6, true);
    assert_int_equal(lane.detector.finished.ended_by, HOLD_TIME_CAP);
    assert_int_equal(lane.detector.finished.end_us - lane.detector.finished.start_us, 4000000);
    lane = lane_of(0, 0);
    stay(&lane, 80, 3, true);
    stay(&lane, 0, 1, false);
    assert_int_equal(lane.detector.finished.ended_by, HOLD_STEPPED_OFF);
    assert_int_equal(lane.detector.finished.end_us, 8000000);
}

/* Whoever stays longer than was asked has done it once; the next one begins from the middle or over there. */
TEST(what_is_longer_than_the_cap_is_one)
{
    struct lane lane = lane_of(4, 0);
    stay(&lane, 80, 20, true);
    assert_int_equal(lane.started, 1);
    assert_int_equal(lane.ended, 1);
    count(&lane, shift_stop(&lane.detector, lane.t_us, HOLD_STREAM_END));
    assert_int_equal(lane.ended, 1);
    assert_int_equal(lane.detector.finished.end_us - lane.detector.finished.start_us, 4000000);

    lane = lane_of(4, 0);
    stay(&lane, 80, 10, true);
    stay(&lane, 0, 1, true);
    stay(&lane, 80, 3, true);
    assert_int_equal(lane.started, 2);
    stay(&lane, 80, 9, true);
    stay(&lane, -80, 10, true);
    assert_int_equal(lane.started, 3);
    assert_int_equal(lane.ended, 3);
    assert_int_equal(lane.detector.finished.side, SIDE_LEFT);
}

/* From one side straight to the other are two; a break in the stream makes two of one. */
TEST(sides_and_breaks_part)
{
    struct lane lane = lane_of(0, 0);
    stay(&lane, 80, 3, true);
    stay(&lane, -80, 3, true);
    assert_int_equal(lane.ended, 1);
    assert_int_equal(lane.started, 2);
    assert_int_equal(lane.detector.current.side, SIDE_LEFT);
    lane.t_us += 5000000;
    lane.broken = true;
    stay(&lane, -80, 3, true);
    assert_int_equal(lane.ended, 2);
    assert_int_equal(lane.detector.finished.ended_by, HOLD_LOST);
    assert_int_equal(lane.started, 3);
    count(&lane, shift_stop(&lane.detector, lane.t_us, HOLD_STREAM_END));
    assert_int_equal(lane.ended, 3);
    assert_true(lane.detector.finished.end_us <= lane.t_us - FRAME_STEP_US);
}
