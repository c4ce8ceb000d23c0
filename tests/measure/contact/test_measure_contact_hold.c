#include "bodymodel.h"
#include "measure/contact/contact_hold.h"
#include "test.h"

enum { LEFT = 1, RIGHT = 2, OTHER = 8, HOLDS_MAX = 64 };

static const struct contact_setup mat = {.left = LEFT, .right = RIGHT};

struct change {
    int64_t t_ms;
    uint32_t contacts;
};

static struct seen {
    struct contact_hold detector;
    struct hold holds[HOLDS_MAX];
    int count, started, false_starts;
} seen;

static void see(enum hold_fact fact)
{
    seen.started += fact == HOLD_STARTED;
    seen.false_starts += fact == HOLD_FALSE_START;
    if (fact == HOLD_ENDED) {
        assert_true(seen.count < HOLDS_MAX);
        seen.holds[seen.count++] = seen.detector.finished;
    }
}

/* Between the changes they are told again every `again_ms`, or only the time is, or nothing is (0). */
static void play(const struct change *changes, int count, int64_t cap_us, int64_t again_ms, bool time_only,
                 int64_t shift_us)
{
    int64_t now_ms = 0, end_ms = changes[count - 1].t_ms;
    uint32_t contacts = 0;

    memset(&seen, 0, sizeof(seen));
    contact_hold_init(&seen.detector, &mat, cap_us);
    for (int i = 0; i < count; i++) {
        while (again_ms > 0 && now_ms + again_ms < changes[i].t_ms) {
            const struct sample again = {.t_us = shift_us + 1000 * (now_ms += again_ms),
                                         .has = time_only ? 0 : SAMPLE_CONTACT,
                                         .contacts = contacts};

            see(contact_hold_push(&seen.detector, &again));
        }
        const struct sample sample = {.t_us = shift_us + 1000 * changes[i].t_ms,
                                      .has = SAMPLE_CONTACT,
                                      .contacts = changes[i].contacts};

        see(contact_hold_push(&seen.detector, &sample));
        now_ms = changes[i].t_ms;
        contacts = changes[i].contacts;
    }
    see(contact_hold_stop(&seen.detector, shift_us + 1000 * end_ms, HOLD_STREAM_END));
}

static const struct change usual[] = {
    {0, 0},         {1000, LEFT},   {6000, LEFT | RIGHT}, {7000, RIGHT},  {7200, RIGHT | LEFT}, {7220, RIGHT},
    {10000, 0},     {10030, RIGHT}, {13000, 0},           {14000, LEFT},  {14300, 0},           {15000, LEFT},
    {18000, RIGHT}, {21000, 0},     {22000, OTHER},       {25000, RIGHT}, {29000, RIGHT},
};
enum { USUAL = sizeof(usual) / sizeof(usual[0]) };

static void assert_hold(int i, enum side side, int64_t start_ms, int64_t end_ms, enum hold_end why,
                        int64_t shift_us)
{
    const struct hold *hold = &seen.holds[i];

    assert_true(i < seen.count);
    assert_int_equal(hold->side, side);
    assert_in_range(hold->start_us - shift_us, 1000 * start_ms - 2, 1000 * start_ms + 2);
    assert_in_range(hold->end_us - shift_us, 1000 * end_ms - 2, 1000 * end_ms + 2);
    assert_int_equal(hold->ended_by, why);
    assert_int_equal(hold->sway.samples, 0);
}

/* However often they are told, and whatever the clock says. */
TEST(a_hold_is_a_contact_that_is_kept)
{
    const int64_t shifts[] = {0, -7777777, 1000000000000};
    const double rates[] = {0.0, 25.0, 50.0, 100.0, 250.0, 1000.0};

    for (int shift = 0; shift < 3; shift++)
        for (int rate = 0; rate < 6; rate++)
            for (int time_only = 0; time_only < 2; time_only++) {
                play(usual, USUAL, 0, rates[rate] > 0.0 ? (int64_t)(1000.0 / rates[rate]) : 0, time_only,
                     shifts[shift]);
                assert_int_equal(seen.count, 5);
                assert_hold(0, SIDE_LEFT, 1000, 6000, HOLD_FOOT_DOWN, shifts[shift]);
                assert_hold(1, SIDE_RIGHT, 7000, 13000, HOLD_STEPPED_OFF, shifts[shift]);
                assert_hold(2, SIDE_LEFT, 15000, 18000, HOLD_FOOT_DOWN, shifts[shift]);
                assert_hold(3, SIDE_RIGHT, 18000, 21000, HOLD_STEPPED_OFF, shifts[shift]);
                assert_hold(4, SIDE_RIGHT, 25000, 29000, HOLD_STREAM_END, shifts[shift]);
            }
}

TEST(a_hold_ends_at_the_cap)
{
    const struct change two[] = {{0, 0}, {1000, LEFT}, {9000, 0}, {10000, RIGHT}, {12000, 0}, {14000, 0}};

    play(two, 6, 3000000, 20, false, 0);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.started, 2);
    assert_hold(0, SIDE_LEFT, 1000, 4000, HOLD_TIME_CAP, 0);
    assert_hold(1, SIDE_RIGHT, 10000, 12000, HOLD_STEPPED_OFF, 0);
}

TEST(short_ones_are_false_starts)
{
    const struct change shorts[] = {{0, 0}, {1000, LEFT}, {1900, 0}, {3000, RIGHT}, {3040, 0}, {6000, 0}};

    play(shorts, 6, 0, 20, true, 0);
    assert_int_equal(seen.count, 0);
    assert_int_equal(seen.false_starts, 1);
}

TEST(a_lost_mat_ends_the_hold)
{
    const struct change kept[] = {{0, 0}, {1000, LEFT}, {4000, LEFT}};
    const struct sample lost = {.t_us = 5000000, .has = SAMPLE_LOST};

    memset(&seen, 0, sizeof(seen));
    contact_hold_init(&seen.detector, &mat, 0);
    for (int i = 0; i < 3; i++)
        see(contact_hold_push(&seen.detector, &(struct sample){.t_us = 1000 * kept[i].t_ms,
                                                               .has = SAMPLE_CONTACT,
                                                               .contacts = kept[i].contacts}));
    see(contact_hold_push(&seen.detector, &lost));
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.holds[0].ended_by, HOLD_LOST);
    assert_false(seen.detector.holding);
}

TEST(nonsense_is_survived)
{
    uint64_t random = 5;
    int64_t t_us = 0, end_us = INT64_MIN;

    memset(&seen, 0, sizeof(seen));
    contact_hold_init(&seen.detector, &mat, 5000000);
    for (int i = 0; i < 100000; i++) {
        struct sample sample = {
            .t_us = t_us, .has = SAMPLE_CONTACT, .contacts = (uint32_t)(16.0 * model_uniform(&random))};

        if (model_uniform(&random) < 0.001)
            sample.has = SAMPLE_LOST;
        if (model_uniform(&random) < 0.01)
            sample.t_us -= 3000000;
        enum hold_fact fact = contact_hold_push(&seen.detector, &sample);
        if (fact == HOLD_ENDED || fact == HOLD_FALSE_START) {
            const struct hold *hold = &seen.detector.finished;

            assert_true(hold->start_us >= end_us && hold->end_us >= hold->start_us);
            assert_int_not_equal(hold->side, SIDE_NONE);
            end_us = hold->end_us;
        }
        if (sample.has & SAMPLE_LOST)
            end_us = INT64_MIN; /* whoever comes back may have another clock */
        t_us += (int64_t)(model_uniform(&random) * (i % 3 ? 60000.0 : 3000000.0));
    }
}
