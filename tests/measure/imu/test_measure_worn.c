#include "bodymodel.h"
#include "measure/imu/worn.h"
#include "rows.h"
#include "test.h"

/* A sensor on a thigh: x to the right, y up along it, z to the front; leg angles in degrees. */
#define G  9.80665
#define PI 3.14159265358979323846

static struct {
    struct worn worn;
    int64_t now_us, step_us;
    uint64_t random;
    double front, side; /* the knee is raised to the front; the leg is out to the right */
    bool upside_down;
    int facts[WORN_TAPS + 1];
} leg;

/* With a further acceleration along the three axes. */
static void push(double x, double y, double z)
{
    const double front = leg.front * PI / 180, side = leg.side * PI / 180;
    const double turn = leg.upside_down ? -1 : 1;
    struct sample sample = {.t_us = leg.now_us += leg.step_us, .has = SAMPLE_MOTION};

    sample.accel_m_s2[0] = turn * (-G * sin(side) + x + 0.08 * model_normal(&leg.random));
    sample.accel_m_s2[1] = turn * (G * cos(front) * cos(side) + y + 0.08 * model_normal(&leg.random));
    sample.accel_m_s2[2] = G * sin(front) * cos(side) + z + 0.08 * model_normal(&leg.random);
    leg.facts[worn_push(&leg.worn, &sample)]++;
}

static void rest(double seconds)
{
    for (int64_t end = leg.now_us + (int64_t)(seconds * 1e6); leg.now_us < end;)
        push(0, 0, 0);
}

/* Along half a cosine. */
static void turn_to(double front, double side, double seconds)
{
    const double front_0 = leg.front, side_0 = leg.side;
    const int64_t start = leg.now_us, length = (int64_t)(seconds * 1e6);

    while (leg.now_us < start + length) {
        double part = 0.5 - 0.5 * cos(PI * (double)(leg.now_us - start) / (double)length);

        leg.front = front_0 + part * (front - front_0);
        leg.side = side_0 + part * (side - side_0);
        push(0, 0, 0);
    }
    leg.front = front;
    leg.side = side;
}

/* A blow of 20 ms that rings for another 40. */
static void tap(double m_s2)
{
    static const double shape[] = {1, 0.6, -0.4, 0.2, -0.1, 0.05};

    for (int64_t start = leg.now_us; leg.now_us - start < 60000;) {
        double k = m_s2 * shape[(leg.now_us - start) / 10000];

        push(0.3 * k, 0.1 * k, k);
    }
}

static void begin(double rate_hz)
{
    memset(&leg, 0, sizeof leg);
    leg.step_us = (int64_t)(1e6 / rate_hz);
    leg.random = 3;
    worn_init(&leg.worn);
    rest(2);
}

/* To the right or, by less than nothing, to the left. */
static void tilt_by(double degrees)
{
    const double side = leg.side;

    turn_to(leg.front, side + degrees, 0.4);
    rest(0.5);
    turn_to(leg.front, side, 0.4);
    rest(0.4);
}

static void tilt_and_back(void)
{
    tilt_by(25);
}

static int facts(void)
{
    int sum = 0;

    for (int i = WORN_NOTHING + 1; i <= WORN_TAPS; i++)
        sum += leg.facts[i];
    return sum;
}

TEST(tilting_moves)
{
    static const double rates[] = {60, 100, 200, 250};

    for (int i = 0; i < 4; i++) {
        begin(rates[i]);
        tilt_and_back();
        assert_int_equal(leg.facts[WORN_RIGHT], 1);
        rest(0.4);
        tilt_by(-25);
        assert_int_equal(leg.facts[WORN_LEFT], 1);
        turn_to(30, 0, 0.5); /* the knee */
        rest(0.5);
        turn_to(0, 0, 0.5);
        assert_int_equal(leg.facts[WORN_RIGHT], 2);
        assert_int_equal(leg.facts[WORN_LEFT], 1);
        assert_int_equal(leg.facts[WORN_TAP] + leg.facts[WORN_TAPS], 0);
    }
}

TEST(a_tilt_that_lasts_repeats)
{
    begin(100);
    turn_to(0, 25, 0.4);
    rest(2.4);
    turn_to(0, 0, 0.4);
    assert_int_equal(leg.facts[WORN_RIGHT], 3);
}

TEST(staying_after_a_tilt_confirms)
{
    begin(100);
    rest(20);
    assert_int_equal(facts(), 0);
    tilt_and_back();
    assert_int_equal(leg.facts[WORN_DWELLED], 0);
    rest(1.5);
    assert_int_equal(leg.facts[WORN_DWELLED], 1);
    rest(10);
    assert_int_equal(leg.facts[WORN_DWELLED], 1);
}

TEST(upside_down_right_stays_right)
{
    begin(100);
    worn_init(&leg.worn);
    leg.upside_down = true;
    rest(2);
    tilt_and_back();
    assert_int_equal(leg.facts[WORN_RIGHT], 1);
    assert_int_equal(leg.facts[WORN_LEFT], 0);
}

TEST(a_tap_chooses_and_two_go_back)
{
    static const double rates[] = {100, 200, 250}, blows[] = {14, 30, 60};

    for (int i = 0; i < 9; i++) {
        begin(rates[i / 3]);
        tap(blows[i % 3]);
        rest(1.5);
        assert_int_equal(facts(), 0); /* never tilted: it may lie on a table */
        tilt_and_back();
        rest(0.3);
        tap(blows[i % 3]);
        rest(0.4);
        assert_int_equal(leg.facts[WORN_TAP], 0); /* there may be a second one */
        rest(1);
        assert_int_equal(leg.facts[WORN_TAP], 1);
        tap(blows[i % 3]);
        rest(0.2);
        tap(blows[i % 3]);
        rest(1.5);
        assert_int_equal(leg.facts[WORN_TAP], 1);
        assert_int_equal(leg.facts[WORN_TAPS], 1);
        for (int k = 0; k < 3; k++) {
            tap(blows[i % 3]);
            rest(0.2);
        }
        rest(1.5);
        assert_int_equal(leg.facts[WORN_TAP] + leg.facts[WORN_TAPS], 2);
        rest(121);
        tap(blows[i % 3]);
        rest(1.5);
        assert_int_equal(leg.facts[WORN_TAP], 1); /* asleep */
    }
}

/* One stride: the thigh swings, and the heel strikes; what is felt differs from step to step. */
static void stride(double seconds, double swing_deg, double strike)
{
    const int64_t start = leg.now_us;
    const double blow = strike * (0.6 + 0.8 * model_uniform(&leg.random));
    const double lively = 1.5 + 2 * model_uniform(&leg.random);

    while (leg.now_us - start < (int64_t)(seconds * 1e6)) {
        double phase = (double)(leg.now_us - start) / (seconds * 1e6), since = phase * seconds;
        double shake = since < 0.08 ? blow * exp(-since / 0.02) * cos(since / 0.008) : 0;

        leg.front = 5 + swing_deg * cos(2 * PI * phase);
        push(lively * sin(4 * PI * phase), shake + lively * cos(4 * PI * phase), 0.7 * shake);
    }
}

TEST(walking_about_means_nothing)
{
    for (int speed = 0; speed < 4; speed++) {
        begin(100);
        tilt_and_back(); /* awake */
        rest(2);
        memset(leg.facts, 0, sizeof leg.facts);
        for (int walk = 0; walk < 12; walk++) {
            int strides = 1 + (int)(8 * model_uniform(&leg.random));

            for (int i = 0; i < strides; i++)
                stride(1.5 - 0.25 * speed, 14 + 4 * speed, 12 + 8 * speed);
            leg.front = 0;
            rest(3 * model_uniform(&leg.random));
        }
        assert_int_equal(leg.facts[WORN_TAP] + leg.facts[WORN_TAPS] + leg.facts[WORN_DWELLED], 0);
        assert_in_range(facts(), 0, 1);
    }
}

TEST(sitting_down_is_no_tilt_and_seated_it_works)
{
    begin(100);
    turn_to(85, 0, 1.2);
    tap(12); /* into the chair */
    rest(4);
    assert_int_equal(leg.facts[WORN_TAP] + leg.facts[WORN_DWELLED], 0);
    memset(leg.facts, 0, sizeof leg.facts);
    tilt_and_back(); /* the knee falls outwards */
    assert_int_equal(leg.facts[WORN_RIGHT] + leg.facts[WORN_LEFT], 1);
    rest(0.3);
    tap(25);
    rest(1.2);
    assert_int_equal(leg.facts[WORN_TAP], 1);
    /* Standing up again. */
    memset(leg.facts, 0, sizeof leg.facts);
    turn_to(0, 0, 1.2);
    rest(4);
    assert_int_equal(facts(), 0);
    tilt_and_back();
    assert_int_equal(leg.facts[WORN_RIGHT], 1);
}

TEST(a_leg_that_rests_a_little_differently_moves_at_most_for_a_while)
{
    begin(100);
    turn_to(20, 0, 1);
    rest(30);
    assert_in_range(leg.facts[WORN_RIGHT], 1, 12);
    int before = facts();
    rest(30);
    assert_int_equal(facts(), before);
    turn_to(30, 0, 1); /* between neutral and a tilt */
    rest(5);
    assert_int_equal(facts(), before);
    tilt_and_back();
    assert_int_equal(facts(), before + 1);
}

TEST(in_a_hand_it_is_not_worn)
{
    begin(100);
    worn_held(&leg.worn);
    tilt_and_back();
    tap(25);
    rest(2);
    assert_int_equal(facts(), 0);
    rest(20);
    tilt_and_back();
    assert_int_equal(leg.facts[WORN_RIGHT], 1);
}

TEST(lost_and_back_it_begins_again)
{
    const struct sample lost = {.t_us = 1, .has = SAMPLE_LOST};

    begin(100);
    tilt_and_back();
    assert_int_equal(worn_push(&leg.worn, &lost), WORN_NOTHING);
    memset(leg.facts, 0, sizeof leg.facts);
    rest(0.3);
    leg.side = 20; /* worn another way */
    rest(3);
    assert_int_equal(facts(), 0);
    for (int i = 0; i < 2000; i++)
        push(1e300 * model_normal(&leg.random), (double)NAN, (double)INFINITY);
    rest(1);
}

/* Exercises of real people with a sensor on the leg are no taps. */
TEST(recorded_exercises_are_no_taps)
{
    static const char *const files[] = {
        "motion/side-lying-hip-abduction-s1-u2", "motion/side-lying-hip-abduction-s2-u3",
        "motion/straight-leg-raise-s1-u2", "motion/prone-hip-extension-s2-u2"};

    for (int i = 0; i < 4; i++) {
        size_t count;
        struct sample *samples = rows_samples(files[i], &count);

        begin(100);
        tilt_and_back();
        memset(leg.facts, 0, sizeof leg.facts);
        int64_t since_us = leg.now_us - samples[0].t_us;
        for (size_t k = 0; k < count; k++) {
            samples[k].t_us += since_us;
            leg.facts[worn_push(&leg.worn, &samples[k])]++;
        }
        free(samples);
        assert_int_equal(leg.facts[WORN_TAP] + leg.facts[WORN_TAPS], 0);
    }
}
