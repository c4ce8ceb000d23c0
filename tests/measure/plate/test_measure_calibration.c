#include "fold.h"
#include "measure/plate/calibration.h"
#include "measure/plate/condition.h"
#include "rows.h"
#include "test.h"

static int64_t now_us;
static uint64_t noise;
static struct conditioner stream;
static struct calibration calibration;
static struct sample out; /* the newest, tared */

static int fresh(void **state)
{
    (void)state;
    now_us = 0;
    noise = 42;
    stream = (struct conditioner){0};
    calibration_init(&calibration, false);
    return 0;
}

static void apply(const struct sample *raw)
{
    calibration_apply(&calibration, raw, &stream, &out);
}

/* 100 samples a second of a load, its corners offset and noisy by 20 g. */
static void feed(double seconds, const double load[CORNERS], const double offset[CORNERS])
{
    for (int64_t end = now_us + (int64_t)(seconds * 1e6); now_us < end; now_us += 10000) {
        double kg[CORNERS];

        for (int i = 0; i < CORNERS; i++)
            kg[i] = load[i] + offset[i] + 0.02 * model_normal(&noise);
        struct sample raw = sample_load(now_us, kg);
        apply(&raw);
    }
}

static const double nothing[CORNERS] = {0.0}, nobody[CORNERS] = {0.0};
static const double person[CORNERS] = {16.0, 18.0, 17.0, 21.0};

static void assert_step(enum calibration_step step)
{
    assert_int_equal(calibration_step(&calibration), step);
}

#define CASE(name) TEST_WITH(name, fresh, NULL)

CASE(zero_then_weight)
{
    const double drift[CORNERS] = {1.5, -0.8, 0.3, 1.1};

    assert_step(CALIBRATION_EMPTY);
    assert_true(calibration_progress(&calibration) == 0.0);
    feed(1.0, nobody, drift);
    assert_true(fabs(calibration_progress(&calibration) - 0.5) < 0.02);
    feed(1.1, nobody, drift);
    assert_step(CALIBRATION_STEP_ON);
    for (int i = 0; i < CORNERS; i++) {
        assert_true(fabs(calibration.zero_kg[i] - drift[i]) < 0.01);
        assert_false(calibration.stuck[i]);
    }
    feed(10.0, nobody, drift);
    assert_step(CALIBRATION_STEP_ON);
    feed(1.0, person, drift);
    assert_step(CALIBRATION_STILL);
    assert_true(fabs(calibration_progress(&calibration) - 0.5) < 0.02);
    feed(1.1, person, drift);
    assert_step(CALIBRATION_READY);
    assert_true(calibration_progress(&calibration) == 1.0);
    assert_true(fabs(calibration.weight_kg - 72.0) < 0.05);
    assert_true(fabs(calibration.centre_x_mm - 216.5 * 6.0 / 72.0) < 0.2);
    assert_true(fabs(calibration.centre_y_mm + 114.0 * 4.0 / 72.0) < 0.2);
    assert_true(fabs(sample_total_kg(&out) - 72.0) < 0.2);
}

CASE(drift_of_twenty_kilograms)
{
    const double drift[CORNERS] = {7.0, 6.0, 5.0, 2.0};

    feed(2.1, nobody, drift);
    feed(3.0, person, drift);
    assert_step(CALIBRATION_READY);
    assert_true(fabs(calibration.weight_kg - 72.0) < 0.1);
}

/* The board lies the other way round: what the sensors call top left is under the right heel. */
CASE(turned_round)
{
    const double drift[CORNERS] = {1.0, 2.0, 3.0, 4.0};

    calibration_init(&calibration, true);
    feed(2.1, nobody, drift);
    feed(3.0, person, drift);
    assert_true(fabs(out.load_kg[CORNER_TOP_LEFT] - person[CORNER_BOTTOM_RIGHT]) < 0.15);
    assert_true(fabs(out.load_kg[CORNER_TOP_RIGHT] - person[CORNER_BOTTOM_LEFT]) < 0.15);
    assert_true(fabs(calibration.centre_x_mm + 216.5 * 6.0 / 72.0) < 0.2);
    calibration_restart(&calibration);
    assert_true(calibration.flipped);
    assert_step(CALIBRATION_EMPTY);
}

CASE(a_person_is_not_empty)
{
    size_t count;
    struct sample *raw = rows_samples("board/quiet-with-dropouts", &count);

    feed(10.0, person, nothing);
    assert_step(CALIBRATION_EMPTY);
    assert_true(calibration_progress(&calibration) == 0.0);

    /* Even a quarter of that person, a child of 17 kg, moves too much to be empty. */
    calibration_init(&calibration, false);
    for (size_t i = 0; i < count; i++) {
        if (raw[i].t_us < 7000000)
            continue;
        apply(&raw[i]);
        assert_step(CALIBRATION_EMPTY);
    }
    free(raw);
}

CASE(a_wrong_zero_is_taken_again)
{
    const double bag[CORNERS] = {5.0, 5.0, 2.0, 2.0};

    feed(3.0, bag, nothing);
    feed(3.0, person, nothing);
    assert_step(CALIBRATION_READY);
    feed(0.2, nobody, nothing); /* a moment of it may be a fault of the link */
    assert_step(CALIBRATION_READY);
    feed(0.2, nobody, nothing);
    assert_step(CALIBRATION_EMPTY);
    feed(3.0, nobody, nothing);
    feed(3.0, person, nothing);
    assert_true(fabs(calibration.weight_kg - 72.0) < 0.1);

    /* but the drift of a session is no reason */
    feed(60.0, nobody, (const double[CORNERS]){-0.5, -0.5, -0.5, -0.2});
    assert_step(CALIBRATION_READY);
}

CASE(stuck_corners_are_named)
{
    for (int i = 0; i <= 210; i++) {
        const double kg[CORNERS] = {0.1, 0.0, i == 60 ? 0.01 : 0.0, -0.2};
        struct sample raw = sample_load(i * 10000, kg);

        apply(&raw);
    }
    assert_step(CALIBRATION_STEP_ON);
    assert_false(calibration.stuck[0] || calibration.stuck[2] || calibration.stuck[3]);
    assert_true(calibration.stuck[1]);
}

/* Weighing: swaying and stepping about start the two seconds again, dropouts do not. */
CASE(still_means_still)
{
    const double hole[CORNERS] = {0.0, 18.0, 17.0, 21.0}, leaning[CORNERS] = {8.0, 28.0, 8.0, 28.0};

    feed(2.1, nobody, nothing);
    for (int i = 0; i < 10; i++) {
        feed(0.9, person, nothing);
        feed(0.9, leaning, nothing);
        assert_step(CALIBRATION_STILL);
    }
    feed(1.0, nobody, nothing);
    assert_step(CALIBRATION_STEP_ON);
    for (int i = 0; i < 8; i++) {
        feed(0.25, person, nothing);
        feed(0.04, hole, nothing);
    }
    assert_step(CALIBRATION_READY);
    assert_true(fabs(calibration.weight_kg - 72.0) < 0.1);
    assert_true(fabs(calibration.centre_x_mm - 216.5 * 6.0 / 72.0) < 0.5);
}

CASE(silence_is_no_measurement)
{
    for (int i = 0; i < 40; i++) { /* too seldom, and too few */
        struct sample raw = sample_load(i < 20 ? i * 1500000 : 40000000 + i * 800000, nobody);

        apply(&raw);
        if (i < 39)
            assert_step(CALIBRATION_EMPTY);
    }
    assert_step(CALIBRATION_STEP_ON); /* twenty are enough */
}

CASE(a_known_weight_needs_no_steps)
{
    calibration_set_weight(&calibration, 65.0, 4.0, -3.0);
    assert_step(CALIBRATION_READY);
    feed(1.0, (const double[CORNERS]){-1.0, -1.0, -1.0, -1.0}, nothing);
    assert_step(CALIBRATION_READY);
    assert_true(out.load_kg[0] < -0.9);
    assert_true(calibration.weight_kg == 65.0 && calibration.centre_x_mm == 4.0);
}

CASE(nonsense_is_survived)
{
    uint64_t random = 3;

    calibration_init(&calibration, true);
    for (int i = 0; i < 100000; i++) {
        double kind = model_uniform(&random);
        struct sample raw = {.t_us = (int64_t)i * 9000, .has = kind > 0.99 ? SAMPLE_LOST : SAMPLE_LOAD};

        for (int corner = 0; corner < CORNERS; corner++)
            raw.load_kg[corner] = kind < 0.1 ? (double)NAN : kind < 0.2 ? 1e300 : 30.0 * kind;
        if (kind > 0.3 && kind < 0.31)
            raw.t_us = kind > 0.305 ? INT64_MAX : INT64_MIN;
        apply(&raw);
        assert_true(isfinite(calibration.weight_kg) && calibration_progress(&calibration) <= 1.0);
        if (out.has & SAMPLE_LOAD)
            assert_true(isfinite(out.load_kg[0]));
    }
}
