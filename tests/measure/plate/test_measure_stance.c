#include "fold.h"
#include "measure/fold/trace.h"
#include "test.h"

static struct fold fold[1];

static struct stance_detector detector;
static int next; /* frame */

static void begin(double weight_kg, double centre_mm)
{
    next = 0;
    stance_init(&detector, weight_kg, centre_mm);
}

/* More frames of one load and place; the number of changes. */
static int stay(int frames, double kg, double x_mm)
{
    int changes = 0;

    for (int end = next + frames; next < end; next++) {
        struct plate_frame frame = fold_frame(next, kg, x_mm, 0.0);

        changes += stance_push(&detector, &frame);
    }
    return changes;
}

TEST(every_stance_of_a_session)
{
    const struct model_step steps[] = {
        {.act = MODEL_EMPTY, .seconds = 3.0}, {.act = MODEL_TWO_FEET, .seconds = 4.0},
        {.act = MODEL_LEFT, .seconds = 5.0},  {.act = MODEL_TWO_FEET, .seconds = 3.0},
        {.act = MODEL_RIGHT, .seconds = 5.0}, {.act = MODEL_TWO_FEET, .seconds = 3.0},
        {.act = MODEL_EMPTY, .seconds = 3.0},
    };
    const enum stance expected[] = {STANCE_TWO_FEET, STANCE_LEFT,     STANCE_TWO_FEET,
                                    STANCE_RIGHT,    STANCE_TWO_FEET, STANCE_OFF};

    for (uint64_t seed = 0; seed < 10; seed++) {
        fold_model(fold, &(struct model_options){.seed = seed}, steps, 7, 0, 70.0);
        /* stepping on goes over one foot for a moment, which may show */
        assert_true(fold->change_count == 6 || fold->change_count == 8);
        for (int i = 1; i <= 5; i++)
            assert_int_equal(fold->changes[fold->change_count - i].stance, expected[6 - i]);
        assert_true(llabs(fold->changes[fold->change_count - 1].since_us - fold->session.truths[6].start_us) <
                    150000);
        assert_true(llabs(fold->changes[0].since_us - fold->session.truths[0].end_us) < 200000);
        for (int i = 1; i < fold->change_count; i++)
            assert_true(fold->changes[i].since_us >= fold->changes[i - 1].since_us);
        for (int i = 0; i < fold->change_count; i++)
            assert_true(fold->changes[i].told_us >= fold->changes[i].since_us);
    }
}

TEST(jolts_change_nothing)
{
    begin(70.0, 0.0);
    stay(100, 70.0, 0.0);
    for (int jolt = 0; jolt < 20; jolt++) {
        assert_int_equal(stay(7, 70.0, jolt % 2 ? 150.0 : -150.0), 0);
        assert_int_equal(stay(30, 70.0, 0.0), 0);
        assert_int_equal(stay(7, 2.0, 0.0), 0);
        assert_int_equal(stay(30, 70.0, 0.0), 0);
    }
    assert_int_equal(stay(60, 70.0, 90.0), 1);
    assert_int_equal(detector.stance, STANCE_RIGHT);
    for (int jolt = 0; jolt < 20; jolt++) {
        assert_int_equal(stay(7, 70.0, -20.0), 0);
        assert_int_equal(stay(30, 70.0, 90.0), 0);
        assert_int_equal(stay(7, jolt % 2 ? 0.0 : 40.0, 90.0), 0);
        assert_int_equal(stay(30, 70.0, 90.0), 0);
    }
}

TEST(light_load_is_no_single_leg)
{
    begin(70.0, 0.0); /* known: 50 kg over one foot, the rest on the floor */
    stay(100, 50.0, 90.0);
    assert_int_equal(detector.stance, STANCE_TWO_FEET);
    stay(50, 68.0, 90.0);
    assert_int_equal(detector.stance, STANCE_RIGHT);
    stay(50, 50.0, 90.0);
    assert_int_equal(detector.stance, STANCE_TWO_FEET);

    begin(0.0, 0.0); /* not known: the steady load before is the measure */
    stay(100, 70.0, 0.0);
    stay(100, 50.0, 90.0);
    assert_int_equal(detector.stance, STANCE_TWO_FEET);

    begin(0.0, 0.0); /* a hand is no body */
    stay(100, 11.0, 90.0);
    assert_int_equal(detector.stance, STANCE_TWO_FEET);
}

/* A hand takes a tenth of the weight, and lets go; bending the knees takes none. */
TEST(support_is_seen_in_the_weight)
{
    for (int known = 0; known < 2; known++) {
        begin(known ? 70.0 : 0.0, 0.0);
        stay(20, 30.0, 0.0); /* stepping on */
        stay(10, 70.0, 0.0);
        assert_false(detector.supported);
        stay(90, 70.0, 0.0);
        assert_false(detector.supported);
        for (int bend = 0; bend < 10; bend++) {
            stay(12, 62.0, 0.0);
            stay(12, 78.0, 0.0);
            assert_false(detector.supported);
        }
        stay(150, 63.0, 0.0);
        assert_true(detector.supported);
        assert_true(fabs(detector.support - 0.1) < 0.015);
        stay(150, 70.0, 85.0);
        assert_int_equal(detector.stance, STANCE_RIGHT);
        assert_false(detector.supported);
        stay(150, 65.0, 85.0);
        assert_true(detector.supported);
        assert_int_equal(detector.stance, STANCE_RIGHT);
        stay(50, 0.0, 0.0);
        assert_false(detector.supported);
        assert_true(detector.support < 1e-9);
    }
}

/* A foot that was seen coming down stands where it is, unless that may be both feet. */
TEST(a_landed_foot_is_believed)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        enum side side = sign < 0 ? SIDE_LEFT : SIDE_RIGHT;

        begin(70.0, 2.0); /* known: it is not learned from this */
        stay(50, 70.0, 2.0 + 28.0 * sign);
        stance_land(&detector, side, 45 * FRAME_STEP_US, 5);
        assert_int_equal(detector.stance, STANCE_TWO_FEET);
        stay(50, 70.0, 2.0 + 40.0 * sign);
        assert_int_equal(detector.stance, STANCE_TWO_FEET);
        stance_land(&detector, side, 95 * FRAME_STEP_US, 5);
        assert_int_equal(stance_side(detector.stance), side);
        assert_int_equal(detector.since_us, 95 * FRAME_STEP_US);
        assert_int_equal(stay(100, 70.0, 2.0 + 40.0 * sign), 0);
        assert_int_equal(stay(20, 70.0, 2.0), 1);
        assert_int_equal(detector.stance, STANCE_TWO_FEET);
    }
}

TEST(the_next_player_may_be_lighter)
{
    begin(0.0, 0.0);
    stay(100, 90.0, 20.0);
    stay(100, 0.0, 0.0);
    assert_int_equal(detector.stance, STANCE_OFF);
    stay(100, 40.0, 0.0);
    stay(50, 40.0, -90.0);
    assert_int_equal(detector.stance, STANCE_LEFT);
    assert_true(fabs(detector.centre_mm) < 5.0);
}

/* The line lies between uneven standing and a foot near the middle, for a centre that is known or learned. */
TEST(off_the_middle)
{
    for (int known = 0; known < 2; known++)
        for (int sign = -1; sign <= 1; sign += 2) {
            const double centre = 25.0 * sign;

            begin(70.0, known ? centre : 0.0);
            stay(250, 70.0, centre);
            stay(100, 70.0, centre + 24.0);
            stay(100, 70.0, centre - 24.0);
            assert_int_equal(detector.stance, STANCE_TWO_FEET);
            stay(60, 70.0, centre + 65.0);
            assert_int_equal(detector.stance, STANCE_RIGHT);
            stay(60, 70.0, centre);
            assert_int_equal(detector.stance, STANCE_TWO_FEET);
            stay(60, 70.0, centre - 65.0);
            assert_int_equal(detector.stance, STANCE_LEFT);
        }
}

/* A foot 60 mm beside the middle that sways by 30 mm to either side stays a standing foot. */
TEST(a_wobbling_foot_stays)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        uint64_t random = 5;
        double sway_mm = 0.0, speed = 0.0;
        int changes = 0;

        begin(70.0, 0.0);
        stay(100, 70.0, 0.0);
        stay(60, 70.0, 62.0 * sign);
        assert_int_equal(stance_side(detector.stance), sign < 0 ? SIDE_LEFT : SIDE_RIGHT);
        for (int step = 0; step < 3000; step++) {
            speed += 0.02 * (-25.0 * sway_mm - 4.0 * speed) + 35.0 * model_normal(&random);
            sway_mm = fmax(-30.0, fmin(30.0, sway_mm + 0.02 * speed));
            changes += stay(1, 70.0, sign * (62.0 + sway_mm));
        }
        assert_int_equal(changes, 0);
    }
}

TEST(a_break_starts_anew)
{
    begin(70.0, 0.0);
    stay(50, 70.0, 0.0);
    stay(50, 70.0, 90.0);
    assert_int_equal(detector.stance, STANCE_RIGHT);
    struct plate_frame frame = fold_frame(5000, 0.0, 0.0, 0.0);
    frame.first = true;
    assert_true(stance_push(&detector, &frame));
    assert_int_equal(detector.stance, STANCE_OFF);
    assert_int_equal(detector.since_us, frame.t_us);
    frame = fold_frame(4000, 70.0, 90.0, 0.0); /* another clock */
    frame.first = true;
    assert_true(stance_push(&detector, &frame));
    assert_int_equal(detector.stance, STANCE_TWO_FEET);
    next = 4001;
    stay(50, 70.0, 90.0);
    assert_int_equal(detector.stance, STANCE_RIGHT);
    assert_int_equal(detector.since_us, 4000 * FRAME_STEP_US); /* stood there from the first frame */
}

TEST(movements_have_a_beginning_and_an_end)
{
    struct trace trace = {.newest = 0};

    for (int i = 0; i < 100; i++) { /* at rest, a ramp from 40 to 60 with a halt in it, at rest */
        double along = i < 40 ? 0.0 : i < 48 ? i - 40 : i < 51 ? 8 : i < 63 ? i - 43 : 20;
        struct plate_frame frame = fold_frame(i, 70.0, 5.0 * along, 0.0);

        trace_push(&trace, &frame);
    }
    struct trace_move move = trace_find_move(&trace, TRACE_X, 1, 90, 0);
    assert_in_range(99 - move.begin, 38, 41);
    assert_in_range(99 - move.end, 62, 65);
    move = trace_find_move(&trace, TRACE_X, -1, 90, 0); /* nothing goes that way */
    assert_int_equal(move.begin, 0);
    assert_int_equal(move.end, 0);
    move = trace_find_move(&trace, TRACE_KG, 1, 90, 3);
    assert_int_equal(move.begin, 3);
}

TEST(names)
{
    assert_string_equal(stance_name(STANCE_OFF), "off");
    assert_string_equal(stance_name(STANCE_TWO_FEET), "two-feet");
    assert_string_equal(stance_name(STANCE_RIGHT), "right");
    assert_int_equal(stance_side(STANCE_LEFT), SIDE_LEFT);
    assert_int_equal(stance_side(STANCE_OFF), SIDE_NONE);
}
