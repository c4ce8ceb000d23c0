#include "test.h"

#include "measure/plate/zone.h"
#include "run/track.h"

static struct track_point points[] = {{0, 0, 0}, {20000, 4, -2}, {60000, 4, 6}, {80000, 0, 6}};
static const struct track held = {.length_us = 100000, .points = points, .point_count = 4};
static const struct track counted = {.length_us = 9000, .done_us = {3000, 6000, 9000}, .rep_count = 3};

TEST(it_is_where_it_was)
{
    for (int i = 0; i < held.point_count; i++) {
        struct track_moment now = track_at(&held, points[i].t_us);
        assert_true(now.going && now.placed);
        assert_true(now.x_mm == points[i].x_mm && now.y_mm == points[i].y_mm);
    }
}

TEST(between_two_points_it_goes_straight)
{
    struct track_moment now = track_at(&held, 40000);
    assert_true(now.x_mm == 4 && now.y_mm == 2);
    now = track_at(&held, 5000);
    assert_true(now.x_mm == 1 && now.y_mm == -0.5);
}

TEST(after_its_last_point_it_stays_and_then_is_gone)
{
    struct track_moment now = track_at(&held, 99999);
    assert_true(now.going && now.placed && now.x_mm == 0 && now.y_mm == 6);
    now = track_at(&held, 100000);
    assert_false(now.going || now.placed);
}

TEST(before_its_beginning_there_is_nothing)
{
    struct track_moment now = track_at(&held, -1);
    assert_false(now.going || now.placed);
    assert_int_equal(track_at(&counted, -1).reps, 0);
}

TEST(repetitions_are_done_when_they_were)
{
    static const struct {
        int64_t since_us;
        int reps;
    } cases[] = {{0, 0}, {2999, 0}, {3000, 1}, {5999, 1}, {6000, 2}, {8999, 2}, {9000, 3}, {999999, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct track_moment now = track_at(&counted, cases[i].since_us);
        assert_int_equal(now.reps, cases[i].reps);
        assert_int_equal(now.going, cases[i].since_us < 9000);
        assert_false(now.placed);
    }
}

TEST(no_track_is_nowhere)
{
    const struct track none = {0};
    for (int64_t since_us = -1; since_us < 2; since_us++) {
        struct track_moment now = track_at(&none, since_us);
        assert_false(now.going || now.placed);
        assert_int_equal(now.reps, 0);
    }
}

/* Only the frames of its second count, and none without weight. */
TEST(a_zone_is_the_mean_of_its_second)
{
    struct zone zone = {0};
    for (int64_t t_us = 0; t_us < 3000000; t_us += FRAME_STEP_US) {
        bool inside = t_us >= ZONE_SETTLE_US && t_us <= ZONE_SETTLE_US + ZONE_LEARN_US;
        struct plate_frame frame = {.t_us = 500 + t_us, .on = true, .x_mm = inside ? 7 : 99, .y_mm = -3};
        zone_learn(&zone, 500, &frame);
        frame.on = false;
        frame.x_mm = 0;
        zone_learn(&zone, 500, &frame);
    }
    assert_int_equal(zone.frames, ZONE_LEARN_US / FRAME_STEP_US + 1);
    assert_true(zone.x_mm == 7 && zone.y_mm == -3);
}
