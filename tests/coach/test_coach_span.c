#include "activities.h"
#include "test.h"

#include "coach/span.h"

enum { TODAY = 20000 };

static void push_hold(struct span *span, int day, enum side side, double seconds, double velocity)
{
    const struct span_hold hold = {
        .day = day, .side = side, .channel = CHANNEL_LOAD, .seconds = seconds, .velocity_mm_s = velocity};
    span_push_hold(span, &hold);
}

/* Every day of the last year falls into the step that it belongs to, or into none. */
TEST(each_day_has_its_step)
{
    static const int lengths[SPAN_VIEWS] = {7, 56, 91};

    for (int view = 0; view < SPAN_VIEWS; view++)
        for (int ago = -3; ago < 365; ago++) {
            struct span span;
            const struct span_day day = {.day = TODAY - ago, .attempts = 1, .seconds = 60, .pain = -1};
            int steps = 0, at = -1;
            span_init(&span, (enum span_view)view, TODAY);
            span_push_day(&span, &day);
            for (int i = 0; i < span.count; i++)
                if (span.steps[i].days) {
                    steps++;
                    at = i;
                }
            assert_int_equal(span.count * span.step_days, lengths[view]);
            assert_int_equal(span_from(&span), TODAY - lengths[view] + 1);
            assert_int_equal(steps, ago >= 0 && ago < lengths[view]);
            assert_int_equal(span_empty(&span), steps == 0);
            if (steps)
                assert_int_equal(at, span.count - 1 - ago / span.step_days);
        }
}

TEST(days_add_up)
{
    const struct span_day days[] = {
        {TODAY, 2, 600, 10, 2}, {TODAY - 3, 1, 300, 8, 4}, {TODAY - 5, 0, 0, 0, 1}};
    struct span span;

    span_init(&span, SPAN_WEEKS, TODAY);
    for (int i = 0; i < 3; i++)
        span_push_day(&span, &days[i]);
    const struct span_step *week = &span.steps[span.count - 1];
    assert_int_equal(week->days, 2); /* telling of pain is no practice */
    assert_true(week->seconds == 900);
    assert_int_equal(week->reps, 18);
    assert_int_equal(week->pain, 4);
    assert_int_equal(span.steps[0].pain, -1);
}

/* Rest is counted from the first day on; before it there was nothing to rest from. */
TEST(rest_begins_after_the_first_day)
{
    struct span span;
    struct span_day day = {.day = TODAY - 9, .attempts = 1, .pain = -1};

    span_init(&span, SPAN_WEEKS, TODAY);
    assert_int_equal(span_rest(&span, span.count - 1), 0);
    span_push_day(&span, &day);
    day.day = TODAY - 1;
    span_push_day(&span, &day);
    assert_int_equal(span_rest(&span, span.count - 1), 5);
    assert_int_equal(span_rest(&span, span.count - 2), 2);
    assert_int_equal(span_rest(&span, span.count - 3), 0);
    day.day = TODAY - 300;
    span_push_day(&span, &day);
    assert_int_equal(span_rest(&span, 0), 7);
    day.day = TODAY;
    span_push_day(&span, &day);
    assert_int_equal(span_rest(&span, span.count - 1), 5);
}

TEST(the_longest_hold_of_each_leg_counts)
{
    struct span span;

    span_init(&span, SPAN_DAYS, TODAY);
    push_hold(&span, TODAY, SIDE_LEFT, 12, 20);
    push_hold(&span, TODAY, SIDE_LEFT, 8, 30);
    push_hold(&span, TODAY, SIDE_RIGHT, 10, 0);
    push_hold(&span, TODAY - 7, SIDE_RIGHT, 40, 10);
    push_hold(&span, TODAY + 1, SIDE_RIGHT, 40, 10);
    int table = span_table(&span);
    assert_int_equal(span_table_channel(table), CHANNEL_LOAD);
    assert_int_equal(span_table_support(table), SUPPORT_NONE);
    assert_true(span.steps[6].hold_s[table][SIDE_LEFT] == 12);
    assert_true(span.steps[6].hold_s[table][SIDE_RIGHT] == 10);
    /* 12 s at 20 and 8 s at 30; what was not measured does not count as calm. */
    assert_true(span_sway(&span, 6, table) == 24);
    assert_true(span_sway(&span, 5, table) == 0);
}

TEST(tables_are_never_mixed)
{
    struct span span;
    struct span_hold hold = {.day = TODAY, .side = SIDE_LEFT, .seconds = 1};

    span_init(&span, SPAN_QUARTER, TODAY);
    assert_int_equal(span_table(&span), -1);
    assert_true(span_sway(&span, 12, -1) == 0);
    hold.channel = CHANNEL_COACH;
    span_push_hold(&span, &hold);
    assert_int_equal(span_table(&span), -1);
    /* From the last that is chosen to the first. */
    for (int support = SUPPORTS - 1; support >= 0; support--)
        for (int channel = CHANNEL_COACH - 1; channel >= 0; channel--) {
            hold.support = (enum support)support;
            hold.channel = (enum channel)channel;
            hold.seconds += 1;
            span_push_hold(&span, &hold);
            int table = span_table(&span);
            assert_int_equal(span_table_channel(table), channel);
            assert_int_equal(span_table_support(table), support);
            assert_true(span.steps[12].hold_s[table][SIDE_LEFT] == hold.seconds);
        }
}

TEST(sway_is_calmer_livelier_or_the_same)
{
    static const struct {
        double then, now;
        enum span_trend trend;
    } cases[] = {{24, 11, SPAN_LESS},   {20, 19.2, SPAN_SAME}, {20, 20.8, SPAN_SAME}, {20, 18.9, SPAN_LESS},
                 {20, 21.1, SPAN_MORE}, {20, 0, SPAN_SAME},    {0, 0, SPAN_SAME}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct span span;
        span_init(&span, SPAN_WEEKS, TODAY);
        push_hold(&span, TODAY - 30, SIDE_LEFT, 10, cases[i].then);
        push_hold(&span, TODAY - 15, SIDE_LEFT, 10, cases[i].now);
        assert_int_equal(span_sway_trend(&span, span_table(&span)), cases[i].trend);
    }
}

TEST(only_like_is_laid_beside_like)
{
    struct level level = {.activity = &activity_single_leg_balance};

    assert_true(span_comparable(&level));
    assert_false(span_comparable(NULL));
    level.eyes = EYES_CLOSED;
    assert_false(span_comparable(&level));
    level = (struct level){.activity = &activity_single_leg_balance, .surface = SURFACE_SOFT};
    assert_false(span_comparable(&level));
    level = (struct level){.activity = &activity_single_leg_balance, .extra_kg = 2};
    assert_false(span_comparable(&level));
    level = (struct level){.activity = &activity_bridge};
    assert_false(span_comparable(&level));
}
