#include "reps.h"
#include "test.h"

/* Signals made of smooth ramps with known corners, through the repetition. */

#define PI 3.14159265358979323846

static const struct repetition_setup usual = {
    .leave = 0.3, .back = 0.2, .reach = 0.5, .plateau = 0.9, .debounce_us = 100000};

struct corner_at {
    double seconds, value; /* the signal is there then; half a cosine from one corner to the next */
};

struct way {
    double rate_hz, noise, jitter;
    int64_t shift_us;
    uint64_t seed;
};

/* What came of the newest signal. */
static struct seen {
    struct reps reps;
    int tops, lowerings;
    int64_t told_us[REPS_MAX]; /* when DONE came */
} seen;
static const struct rep *const list = seen.reps.list;

static struct repetition_detector detector[1];

static double smooth(const struct corner_at *corners, int count, double t)
{
    for (int i = 1; i < count; i++)
        if (t < corners[i].seconds) {
            double x = (t - corners[i - 1].seconds) / (corners[i].seconds - corners[i - 1].seconds);

            return corners[i - 1].value +
                   (corners[i].value - corners[i - 1].value) * (1.0 - cos(PI * fmax(x, 0.0))) / 2.0;
        }
    return corners[count - 1].value;
}

static double straight(const struct corner_at *corners, int count, double t)
{
    for (int i = 1; i < count; i++)
        if (t < corners[i].seconds)
            return corners[i - 1].value + (corners[i].value - corners[i - 1].value) *
                                              (t - corners[i - 1].seconds) /
                                              (corners[i].seconds - corners[i - 1].seconds);
    return corners[count - 1].value;
}

static void see(enum repetition_fact fact, int64_t t_us)
{
    seen.tops += fact == REPETITION_TOP;
    seen.lowerings += fact == REPETITION_LOWERING;
    assert_false(fact == REPETITION_DONE && detector->begun);
    if (fact == REPETITION_DONE)
        seen.told_us[seen.reps.count] = t_us;
    reps_note(&seen.reps, fact, &detector->done, 0);
}

static void begin(const struct repetition_setup *setup)
{
    memset(&seen, 0, sizeof(seen));
    repetition_init(detector, setup);
}

typedef double signal_shape(const struct corner_at *, int, double);

static void watch_by(const struct repetition_setup *setup, signal_shape *shape,
                     const struct corner_at *corners, int count, const struct way *way)
{
    uint64_t random = way->seed + 1;
    double t = 0.0;
    int64_t t_us = 0;

    begin(setup);
    while (t <= corners[count - 1].seconds) {
        double value = shape(corners, count, t) + way->noise * model_normal(&random);

        t_us = (int64_t)llround(t * 1e6);
        see(repetition_push(detector, t_us + way->shift_us, value), t_us);
        t += (1.0 + way->jitter * (2.0 * model_uniform(&random) - 1.0)) / way->rate_hz;
    }
    see(repetition_stop(detector, t_us + way->shift_us), t_us);
    assert_int_equal(seen.reps.begun, seen.reps.count + seen.reps.dropped);
}

/* By the usual setup, with its way in words: WATCH(smooth, corners, .rate_hz = 100). */
#define WATCH(shape, corners, ...)                                                                           \
    watch_by(&usual, shape, corners, (int)(sizeof(corners) / sizeof(*(corners))), &(struct way){__VA_ARGS__})

static const struct corner_at three[] = {
    {0.0, 0.0},  {2.0, 0.0},  {3.5, 1.0},  {5.5, 1.0},  {7.0, 0.0},  {9.0, 0.0},  {12.0, 0.8},
    {13.0, 0.8}, {15.0, 0.0}, {16.0, 0.0}, {16.8, 0.9}, {17.6, 0.0}, {20.0, 0.0},
};
enum { THREE = sizeof(three) / sizeof(three[0]) };

static const struct rep truths[] = {
    {.start_us = 2000000, .top_us = 3500000, .lower_us = 5500000, .end_us = 7000000, .top = 1.0},
    {.start_us = 9000000, .top_us = 12000000, .lower_us = 13000000, .end_us = 15000000, .top = 0.8},
    {.start_us = 16000000, .top_us = 16800000, .lower_us = 16800000, .end_us = 17600000, .top = 0.9},
};

static void assert_three(double within)
{
    assert_int_equal(seen.reps.count, 3);
    for (int i = 0; i < 3; i++) {
        const struct rep *rep = &list[i];

        reps_assert_times(rep, REP_TIMES_US(&truths[i]), within);
        assert_true(fabs(rep->top - truths[i].top) < 0.05);
        assert_int_equal(rep->dips, 0);
        assert_int_equal(rep->side, SIDE_NONE);
        assert_true(rep->start_us <= rep->top_us && rep->top_us <= rep->lower_us &&
                    rep->lower_us <= rep->end_us);
    }
}

TEST(smooth_movements_are_dated)
{
    for (double rate = 25.0; rate <= 1000.0; rate *= 1.9) {
        WATCH(smooth, three, .rate_hz = rate, .jitter = 0.8);
        assert_three(0.1);
        assert_int_equal(seen.tops, 3);
        assert_int_equal(seen.lowerings, 3);
        assert_int_equal(seen.reps.dropped, 0);
        for (int i = 0; i < 3; i++) /* and told soon */
            reps_assert_at(seen.told_us[i], (double)list[i].end_us / 1e6 + 0.25, 0.25);
    }
}

static double off_s(const struct rep *rep, const struct rep *truth)
{
    return (double)(llabs(rep->start_us - truth->start_us) + llabs(rep->top_us - truth->top_us) +
                    llabs(rep->lower_us - truth->lower_us) + llabs(rep->end_us - truth->end_us)) /
           4e6;
}

TEST(noise_is_no_movement)
{
    double off = 0.0;

    for (uint64_t seed = 0; seed < 40; seed++) {
        WATCH(smooth, three, .rate_hz = 60, .noise = 0.03, .seed = seed);
        assert_int_equal(seen.reps.count, 3);
        WATCH(smooth, three, .rate_hz = 60, .noise = 0.01, .seed = seed);
        assert_three(0.45);
        for (int i = 0; i < 3; i++)
            off += off_s(&list[i], &truths[i]) / 120.0;
    }
    assert_true(off < 0.11);
}

TEST(sharp_corners_are_dated)
{
    for (double rate = 25.0; rate <= 1000.0; rate *= 1.9) {
        WATCH(straight, three, .rate_hz = rate, .jitter = 0.8);
        assert_three(0.05);
    }
}

/* Quick rises, shooting over; with a blow before the rise; and slow ones after them. */
TEST(slams_and_blows_are_dated)
{
    const struct corner_at slam[] = {{0, 0},    {2, 0},    {2.15, 1.05}, {2.3, 0.95}, {2.45, 1.0},
                                     {4, 1.0},  {4.15, 0}, {6, 0},       {6.15, 1},   {6.3, 0.95},
                                     {6.45, 1}, {8, 1},    {10, 0},      {12, 0}};
    const struct corner_at blow[] = {{0, 0},   {2, 0}, {2.08, 0.3}, {2.16, 0.2},
                                     {3.5, 1}, {5, 1}, {6, 0},      {8, 0}};

    WATCH(straight, slam, .rate_hz = 100, .noise = 0.002);
    assert_int_equal(seen.reps.count, 2);
    reps_assert_at(list[0].start_us, 2.0, 0.03);
    reps_assert_at(list[0].lower_us, 4.0, 0.05);
    reps_assert_at(list[0].end_us, 4.15, 0.03);
    reps_assert_at(list[1].start_us, 6.0, 0.03);
    reps_assert_at(list[1].top_us, 6.15, 0.05);
    reps_assert_at(list[1].lower_us, 8.0, 0.05);
    reps_assert_at(list[1].end_us, 10.0, 0.05);
    WATCH(straight, blow, .rate_hz = 100, .noise = 0.002);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].start_us, 2.0, 0.03);
    reps_assert_at(list[0].top_us, 3.5, 0.05);
}

TEST(another_clock_changes_times_only)
{
    const int64_t shifts[] = {-11, 987654321, -5000000000, 1000000000000000};

    WATCH(smooth, three, .rate_hz = 100, .noise = 0.01);
    struct reps before = seen.reps;
    for (int i = 0; i < 4; i++) {
        WATCH(smooth, three, .rate_hz = 100, .noise = 0.01, .shift_us = shifts[i]);
        reps_assert_same(&seen.reps, &before, shifts[i], 0);
        for (int rep = 0; rep < before.count; rep++)
            assert_true(list[rep].steadiness == before.list[rep].steadiness);
    }
}

TEST(taps_and_flickers_do_not_count)
{
    const struct corner_at taps[] = {{0, 0},    {2, 0},    {2.4, 0.45}, {2.8, 0},   {5, 0},
                                     {5.03, 1}, {5.06, 0}, {8, 0.25},   {10, 0.25}, {10.5, 0.4},
                                     {12, 0.4}, {12.5, 0}, {15, 0}};

    WATCH(straight, taps, .rate_hz = 100);
    assert_int_equal(seen.reps.count, 0);
    assert_int_equal(seen.reps.dropped, 2);
    assert_int_equal(seen.reps.begun, 2);
}

/* It sags far below the plateau and comes back; nearly to rest for less than the debounce time. */
TEST(a_dip_that_recovers_is_one_repetition)
{
    const struct corner_at dips[] = {{0, 0},     {2, 0},    {3, 1},  {5, 1},  {5.5, 0.4}, {6.5, 1},
                                     {8, 1},     {8.5, .7}, {9, 1},  {10, 1}, {10.03, 0}, {10.08, 0},
                                     {10.11, 1}, {12, 1},   {13, 0}, {15, 0}};

    WATCH(smooth, dips, .rate_hz = 100);
    assert_int_equal(seen.reps.count, 1);
    assert_int_equal(list[0].dips, 2);
    assert_int_equal(seen.tops, 3);
    assert_int_equal(seen.lowerings, 3);
    reps_assert_at(list[0].top_us, 3.0, 0.08);
    reps_assert_at(list[0].lower_us, 12.0, 0.08);
}

/* Up to nine tenths at 3 s, then slowly on: the hold runs from where the plateau of the final top begins. */
TEST(tops_that_creep)
{
    const struct corner_at creeps[] = {{0, 0}, {2, 0}, {3, 0.92}, {60, 1.0}, {61, 0}, {63, 0}};
    const struct corner_at far[] = {{0, 0}, {2, 0}, {3, 0.6}, {6, 0.6}, {7, 1.0}, {10, 1}, {11, 0}, {13, 0}};

    WATCH(straight, creeps, .rate_hz = 50, .noise = 0.002);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].top_us, 3.0, 0.3);
    reps_assert_at(list[0].lower_us, 60.0, 0.3);
    assert_true(list[0].steadiness > 0.02 && list[0].steadiness < 0.03); /* 0.08 / sqrt(12) */
    /* Resting half way up is not the top. */
    WATCH(smooth, far, .rate_hz = 50);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].top_us, 7.0, 0.08);
    reps_assert_at(list[0].lower_us, 10.0, 0.08);
}

/* The push off shoots over; the hold below it lasts as long as it lasts. */
TEST(an_overshoot_is_part_of_the_hold)
{
    const struct corner_at over[] = {{0, 0}, {2, 0}, {2.6, 1.2}, {2.9, 1.0}, {8, 1.0}, {9, 0}, {12, 0}};

    WATCH(smooth, over, .rate_hz = 100);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].top_us, 2.6, 0.1);
    reps_assert_at(list[0].lower_us, 8.0, 0.1);
}

TEST(standing_long)
{
    const struct corner_at stands[] = {{0, 0},    {2, 0},    {3, 1},    {3600, 1}, {3601, 0},
                                       {3603, 0}, {3604, 1}, {3605, 1}, {3606, 0}, {3608, 0}};
    struct repetition_setup limited = usual;

    WATCH(smooth, stands, .rate_hz = 25);
    assert_int_equal(seen.reps.count, 2);
    reps_assert_at(list[0].top_us, 3.0, 0.08);
    reps_assert_at(list[0].lower_us, 3600.0, 0.08);
    limited.longest_us = 20000000;
    watch_by(&limited, smooth, stands, 10, &(struct way){.rate_hz = 25});
    assert_int_equal(seen.reps.count, 1);
    assert_int_equal(seen.reps.dropped, 1);
    reps_assert_at(list[0].start_us, 3603.0, 0.08);
}

/* One after the other without rest, and with a rest that drifts below the thresholds. */
TEST(row_of_movements)
{
    struct corner_at row[64] = {{0, 0}, {1, 0}};
    int count = 2;

    for (int i = 0; i < 20; i++) {
        row[count] = (struct corner_at){row[count - 1].seconds + 1.0, 1.0};
        row[count + 1] = (struct corner_at){row[count].seconds + 1.0, 0.15 * i / 20.0};
        count += 2;
    }
    row[count] = (struct corner_at){row[count - 1].seconds + 2.0, 0.15};
    watch_by(&usual, smooth, row, count + 1, &(struct way){.rate_hz = 100, .noise = 0.003});
    assert_int_equal(seen.reps.count, 20);
    for (int i = 0; i < 20; i++) {
        reps_assert_at(list[i].start_us, 1.0 + 2 * i, 0.15);
        reps_assert_at(list[i].top_us, 2.0 + 2 * i, 0.15);
        reps_assert_at(list[i].end_us, 3.0 + 2 * i, 0.15);
        assert_true(i == 0 || list[i].start_us >= list[i - 1].end_us);
    }
}

TEST(very_slow_movements)
{
    const struct corner_at slow[] = {{0, 0}, {2, 0}, {10, 1}, {13, 1}, {21, 0}, {24, 0}};

    WATCH(smooth, slow, .rate_hz = 50, .noise = 0.003);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].start_us, 2.0, 0.8);
    reps_assert_at(list[0].top_us, 10.0, 0.8);
    reps_assert_at(list[0].lower_us, 13.0, 0.8);
    reps_assert_at(list[0].end_us, 21.0, 0.8);
}

TEST(a_stop_ends_what_goes_on)
{
    const struct corner_at up[] = {{0, 0}, {2, 0}, {3, 1}, {5, 1}}, half[] = {{0, 0}, {2, 0}, {3, 0.45}},
                           rising[] = {{0, 0}, {2, 0}, {4, 1}}, rest[] = {{0, 0}, {2, 0}};

    WATCH(smooth, up, .rate_hz = 50);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].top_us, 3.0, 0.08);
    reps_assert_at(list[0].lower_us, 5.0, 0.03);
    reps_assert_at(list[0].end_us, 5.0, 0.03);
    WATCH(smooth, rising, .rate_hz = 50);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].end_us, 4.0, 0.03);
    WATCH(smooth, half, .rate_hz = 50);
    assert_int_equal(seen.reps.count, 0);
    assert_int_equal(seen.reps.dropped, 1);
    WATCH(smooth, rest, .rate_hz = 50);
    assert_int_equal(seen.reps.begun, 0);
}

/* The zero moves when the first is told to be done; by then the second is well above it. */
TEST(a_shifted_zero_shifts_what_was_seen)
{
    const struct corner_at two[] = {{0, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 0.4}, {6.2, 0.95}, {7.0, 0.4}};
    enum repetition_fact fact = REPETITION_NOTHING;
    double zero = 0.0;

    begin(&usual);
    detector->setup.leave = 0.42;
    detector->setup.back = 0.41;
    for (int64_t t_us = 0; t_us < 7000000; t_us += 10000) {
        fact = repetition_push(detector, t_us, smooth(two, 7, (double)t_us / 1e6) - zero);
        if (fact != REPETITION_DONE || zero > 0.0)
            continue;
        zero = 0.4;
        repetition_shift(detector, zero);
        detector->setup.leave = 0.01;
        detector->setup.back = 0.005;
    }
    assert_true(zero > 0.0);
    assert_int_equal(repetition_stop(detector, 7000000), REPETITION_DONE);
    reps_assert_at(detector->done.start_us, 5.0, 0.1);
    assert_true(fabs(detector->done.top - 0.55) < 0.02);
}

/* A stream that begins up there knows no rest: what it sees first is no repetition. */
TEST(begins_in_the_air)
{
    const struct corner_at up[] = {{0, 1}, {2, 1}, {3, 0}, {4, 0}, {5, 1}, {6, 1}, {7, 0}, {9, 0}};

    WATCH(smooth, up, .rate_hz = 50);
    assert_int_equal(seen.reps.count, 1);
    reps_assert_at(list[0].start_us, 4.0, 0.08);
}

/* Contacts: told only when they change, as they were just before and as they are. */
TEST(jumps_are_dated_to_the_microsecond)
{
    const int64_t presses_us[] = {1000000, 3500000, 4200000, 4220000, 9000000, 9600000};
    const struct repetition_setup contact = {
        .leave = 0.6, .back = 0.4, .reach = 0.9, .plateau = 0.9, .debounce_us = 50000};

    begin(&contact);
    repetition_push(detector, 0, 0.0);
    for (int i = 0; i < 6; i++) {
        see(repetition_push(detector, presses_us[i] - 1, i % 2), presses_us[i]);
        see(repetition_push(detector, presses_us[i], (i + 1) % 2), presses_us[i]);
    }
    see(repetition_push(detector, 12000000, 0.0), 0);
    see(repetition_push(detector, 13000000, 0.0), 0);
    see(repetition_stop(detector, 13000000), 0);
    assert_int_equal(seen.reps.count, 2);
    assert_in_range(list[0].start_us, 999998, 1000001);
    assert_in_range(list[0].end_us, 3499998, 3500001);
    assert_in_range(list[1].start_us, 8999998, 9000001);
    assert_in_range(list[1].end_us, 9599998, 9600001);
    assert_true(list[0].top_us - list[0].start_us < 3);
}

TEST(nonsense_is_ignored)
{
    const double values[] = {(double)NAN, (double)INFINITY, -(double)INFINITY, 1e300, -1e300};

    begin(&usual);
    assert_int_equal(repetition_stop(detector, 5), REPETITION_NOTHING);
    for (int64_t t_us = 0; t_us <= 20000000; t_us += 10000) {
        double value = smooth(three, THREE, (double)t_us / 1e6);

        see(repetition_push(detector, t_us, value), t_us);
        for (int i = 0; i < 5; i++)
            assert_int_equal(repetition_push(detector, t_us + 1, values[i]), REPETITION_NOTHING);
        assert_int_equal(repetition_push(detector, t_us - 5000, 7.0), REPETITION_NOTHING);
        assert_int_equal(repetition_push(detector, INT64_MIN, 7.0), REPETITION_NOTHING);
        assert_int_equal(repetition_push(detector, INT64_MAX, 7.0), REPETITION_NOTHING);
    }
    assert_three(0.1);
}

/* Whatever comes in, what comes out is in order. */
TEST(any_signal_gives_ordered_facts)
{
    uint64_t random = 77;

    for (int round = 0; round < 200; round++) {
        int64_t t_us = round % 3 == 0 ? -1000000 : 0, end_us = INT64_MIN;
        double value = 0.0;

        begin(&usual);
        for (int i = 0; i < 3000; i++) {
            t_us += (int64_t)(model_uniform(&random) * (round % 2 ? 40000.0 : 400000.0));
            if (round % 5 == 0)
                value = (model_uniform(&random) - 0.3) * (i % 100 == 0 ? 1e11 : 2.0);
            else
                value += 0.2 * model_normal(&random) - 0.1 * (value - 0.3);
            enum repetition_fact fact =
                i < 2999 ? repetition_push(detector, t_us, value) : repetition_stop(detector, t_us);
            if (fact != REPETITION_DONE)
                continue;
            assert_true(detector->done.start_us >= end_us);
            assert_true(detector->done.start_us <= detector->done.top_us);
            assert_true(detector->done.top_us <= detector->done.lower_us);
            assert_true(detector->done.lower_us <= detector->done.end_us);
            assert_true(detector->done.top >= usual.reach && isfinite(detector->done.steadiness));
            end_us = detector->done.end_us;
        }
    }
}
