#include "measure/contact/contact.h"
#include "reps.h"
#include "test.h"

/* Contacts as a mat or a pad sends them: changes only, or told again and again. */

enum { LEFT = 1, RIGHT = 2, EITHER = 4, OTHER = 8 };

static const struct contact_setup mat = {.left = LEFT, .right = RIGHT, .either = EITHER};

struct change {
    int64_t t_ms;
    uint32_t contacts;
};

static struct reps reps[1];
static struct contact_detector detector[1];

static int set_up(void **state)
{
    (void)state;
    memset(reps, 0, sizeof reps);
    return 0;
}

static void push(int64_t t_us, uint32_t contacts)
{
    const struct sample sample = {.t_us = t_us, .has = SAMPLE_CONTACT, .contacts = contacts};

    reps_note(reps, contact_push(detector, &sample), &detector->done, 0);
}

/* From 0 to `end_ms`; between the changes they are told again every `again_ms`, or never (0). */
static void play(const struct contact_setup *setup, const struct change *changes, int count, int64_t end_ms,
                 int64_t again_ms, int64_t shift_us)
{
    uint32_t contacts = 0;
    int64_t now_ms = 0;

    memset(reps, 0, sizeof(*reps));
    contact_init(detector, setup);
    push(shift_us, 0);
    for (int i = 0; i <= count; i++) {
        int64_t next_ms = i < count ? changes[i].t_ms : end_ms;

        while (again_ms > 0 && now_ms + again_ms < next_ms) {
            now_ms += again_ms;
            push(shift_us + 1000 * now_ms, contacts);
        }
        now_ms = next_ms;
        if (i < count) {
            contacts = changes[i].contacts;
            push(shift_us + 1000 * now_ms, contacts);
        }
    }
    reps_note(reps, contact_stop(detector, shift_us + 1000 * end_ms), &detector->done, 0);
}

static void is(int i, enum side side, int64_t start_ms, int64_t end_ms)
{
    const struct rep *rep = &reps->list[i];

    assert_int_equal(rep->side, side);
    assert_int_equal(rep->start_us, 1000 * start_ms);
    assert_int_equal(rep->top_us, 1000 * start_ms);
    assert_int_equal(rep->lower_us, 1000 * end_ms);
    assert_int_equal(rep->end_us, 1000 * end_ms);
    assert_true(rep->full && rep->controlled);
}

static const struct change steps[] = {
    {1000, LEFT},
    {1400, LEFT | RIGHT},
    {2600, RIGHT},
    {3000, 0}, /* up with the left, down with the left */
    {3900, RIGHT},
    {5000, 0}, /* the right alone */
    {6000, LEFT | RIGHT},
    {7000, 0}, /* both at once */
    {7500, EITHER},
    {7900, LEFT},
    {8500, 0}, /* a button in the middle first */
    {8900, OTHER},
    {9500, 0}, /* nothing of ours */
};
enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

#define CASE(name) TEST_WITH(name, set_up, NULL)

CASE(steps_are_counted_with_their_side)
{
    const int64_t again_ms[] = {0, 5, 16, 100, 700};

    for (int i = 0; i < 5; i++) {
        play(&mat, steps, STEPS, 10000, again_ms[i], 0);
        assert_int_equal(reps->count, 4);
        is(0, SIDE_LEFT, 1000, 3000);
        is(1, SIDE_RIGHT, 3900, 5000);
        is(2, SIDE_NONE, 6000, 7000);
        is(3, SIDE_NONE, 7500, 8500);
        assert_int_equal(reps->dropped, 0);
    }
}

CASE(bounces_are_none)
{
    const struct change bounces[] = {
        {500, LEFT}, {530, 0},     {1000, LEFT},  {1010, 0},     {1020, LEFT},
        {2000, 0},   {2030, LEFT}, {2050, RIGHT}, {2060, 0},     {2100, LEFT},
        {3000, 0},   {3020, LEFT}, {3040, 0},     {6000, RIGHT}, {6079, 0},
    };

    for (int again_ms = 0; again_ms <= 4; again_ms += 4) {
        play(&mat, bounces, sizeof(bounces) / sizeof(bounces[0]), 8000, again_ms, 0);
        assert_int_equal(reps->count, 1);
        assert_int_equal(reps->list[0].side, SIDE_LEFT);
        assert_in_range(reps->list[0].start_us, 1000000, 1020000);
        assert_in_range(reps->list[0].end_us, 3000000, 3040000);
    }
}

CASE(quick_presses_stay_apart)
{
    struct change changes[40];

    for (int i = 0; i < 20; i++) {
        changes[2 * i] = (struct change){1000 + 300 * i, i % 2 == 0 ? LEFT : RIGHT};
        changes[2 * i + 1] = (struct change){1150 + 300 * i, 0};
    }
    for (int again_ms = 0; again_ms <= 16; again_ms += 8) {
        play(&mat, changes, 40, 9000, again_ms, 0);
        assert_int_equal(reps->count, 20);
        for (int i = 0; i < 20; i++)
            is(i, i % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT, 1000 + 300 * i, 1150 + 300 * i);
    }
}

CASE(holds_may_be_long_or_too_long)
{
    const struct change hold[] = {{1000, RIGHT}, {91000, 0}, {92000, RIGHT}, {92300, 0}};
    struct contact_setup setup = mat;

    play(&setup, hold, 4, 95000, 0, 0);
    assert_int_equal(reps->count, 2);
    is(0, SIDE_RIGHT, 1000, 91000);
    setup.least_us = 1000000;
    play(&setup, hold, 4, 95000, 16, 0);
    assert_int_equal(reps->count, 1);
    assert_int_equal(reps->dropped, 1);
    is(0, SIDE_RIGHT, 1000, 91000);
    setup = mat;
    setup.longest_us = 20000000;
    play(&setup, hold, 4, 95000, 16, 0);
    assert_int_equal(reps->count, 1);
    is(0, SIDE_RIGHT, 92000, 92300);
}

CASE(told_soon)
{
    int64_t begun_ms = 0, done_ms = 0;

    contact_init(detector, &mat);
    push(0, 0);
    for (int64_t t_ms = 1; t_ms < 4000; t_ms++) {
        const struct sample sample = {
            .t_us = 1000 * t_ms, .has = SAMPLE_CONTACT, .contacts = t_ms >= 1000 && t_ms < 2000 ? LEFT : 0};
        enum repetition_fact fact = t_ms == 1000 || t_ms == 2000 ? contact_push(detector, &sample)
                                                                 : contact_pass(detector, 1000 * t_ms);

        if (fact == REPETITION_BEGUN)
            begun_ms = t_ms;
        if (fact == REPETITION_DONE)
            done_ms = t_ms;
        if (t_ms == 1500) {
            assert_true(detector->repetition.begun);
            assert_int_equal(detector->side, SIDE_LEFT);
            assert_int_equal(detector->repetition.going.start_us, 1000000);
        }
    }
    assert_in_range(begun_ms, 1080, 1200);
    assert_in_range(done_ms, 2080, 2450);
}

/* Kept when the device goes away, or when the samples end. */
CASE(a_lost_device_ends_the_contact)
{
    const struct sample lost = {.t_us = 4000000, .has = SAMPLE_LOST};

    memset(reps, 0, sizeof(*reps));
    contact_init(detector, &mat);
    push(0, 0);
    push(1000000, LEFT);
    reps_note(reps, contact_push(detector, &lost), &detector->done, 0);
    assert_int_equal(reps->count, 1);
    is(0, SIDE_LEFT, 1000, 4000);
    /* What is pressed when it comes back was pressed in between: it has to be let go first. */
    push(6000000, LEFT);
    push(7000000, 0);
    push(8000000, RIGHT);
    push(9000000, 0);
    reps_note(reps, contact_stop(detector, 9500000), &detector->done, 0);
    assert_int_equal(reps->list[reps->count - 1].side, SIDE_RIGHT);
    is(reps->count - 1, SIDE_RIGHT, 8000, 9000);
}

CASE(another_clock_changes_times_only)
{
    const int64_t shifts[] = {-7, 123456789, -5000000000, 1000000000000000};

    play(&mat, steps, STEPS, 10000, 16, 0);
    struct reps before = *reps;
    for (int shift = 0; shift < 4; shift++) {
        play(&mat, steps, STEPS, 10000, 16, shifts[shift]);
        reps_assert_same(reps, &before, shifts[shift], 0);
        for (int i = 0; i < before.count; i++)
            assert_int_equal(reps->list[i].side, before.list[i].side);
    }
}

CASE(nonsense_is_survived)
{
    uint64_t random = 7;
    int64_t t_us = 0;

    contact_init(detector, &mat);
    for (int i = 0; i < 200000; i++) {
        struct sample sample = {.t_us = t_us, .has = (uint32_t)(16.0 * model_uniform(&random))};

        sample.contacts = (uint32_t)(4294967295.0 * model_uniform(&random));
        if (model_uniform(&random) < 0.01)
            sample.t_us = (int64_t)(1.8e19 * (model_uniform(&random) - 0.5));
        t_us += (int64_t)(50000.0 * model_uniform(&random)) - 5000;
        if (contact_push(detector, &sample) == REPETITION_DONE) {
            assert_true(detector->done.end_us >= detector->done.start_us);
            assert_in_range(detector->done.side, SIDE_NONE, SIDE_RIGHT);
        }
    }
    contact_push(detector, &(struct sample){.t_us = INT64_MAX, .has = SAMPLE_CONTACT, .contacts = LEFT});
    contact_push(detector, &(struct sample){.t_us = INT64_MIN, .has = SAMPLE_CONTACT});
    contact_stop(detector, INT64_MAX);
    contact_stop(detector, INT64_MIN);
}
