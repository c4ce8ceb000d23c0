#include "fold.h"
#include "test.h"

static const struct model_step one_leg[] = {{.act = MODEL_TWO_FEET, .seconds = 3.0},
                                            {.act = MODEL_LEFT, .seconds = 10.0},
                                            {.act = MODEL_TWO_FEET, .seconds = 3.0}};

static struct fold fold[1];

TEST(velocity_is_that_of_one_leg)
{
    const struct model_step steps[] = {{.act = MODEL_LEFT, .seconds = 60.0}};

    fold_model(fold, &(struct model_options){.seed = 4}, steps, 1, 0, 70.0);
    assert_int_equal(fold->hold_count, 1);
    assert_true(fabs(fold->holds[0].sway.velocity_mm_s - 36.0) < 5.0);
    assert_true(fabs(fold->holds[0].sway.seconds - 60.0) < 0.1);
    assert_true(fabs(fold->holds[0].sway.mean_ml_mm + 85.0) < 3.0);
    /* Already on one leg: from the first frame on, to the last. */
    assert_int_equal(fold->holds[0].start_us, fold->session.samples[0].t_us);
    assert_int_equal(fold->holds[0].end_us, fold->last.t_us);
    assert_int_equal(fold->holds[0].ended_by, HOLD_STREAM_END);
    assert_int_equal(fold->holds[0].side, SIDE_LEFT);
}

/* The way onto the leg and off it is much faster than the sway; none of it may be in the measures. */
TEST(sway_is_that_of_the_hold_alone)
{
    for (uint64_t seed = 0; seed < 10; seed++) {
        const struct model_options options = {.seed = seed, .foot_mm = 100.0};

        fold_model(fold, &options, one_leg, 3, 0, 70.0);
        assert_int_equal(fold->hold_count, 1);
        assert_true(fold->holds[0].sway.velocity_mm_s < 50.0);
        assert_true(fold->holds[0].sway.range_ml_mm < 70.0);
        assert_true(fabs(fold->holds[0].sway.seconds -
                         (double)(fold->holds[0].end_us - fold->holds[0].start_us) / 1e6) < 0.03);
    }
}

TEST(cap_is_exact)
{
    fold_model(fold, &(struct model_options){.seed = 6}, one_leg, 3, 5000000, 70.0);
    assert_int_equal(fold->hold_count, 1);
    assert_int_equal(fold->false_count, 0);
    assert_int_equal(fold->started, 1); /* what remains of the stance is no second hold */
    assert_int_equal(fold->holds[0].ended_by, HOLD_TIME_CAP);
    assert_int_equal(fold->holds[0].end_us - fold->holds[0].start_us, 5000000);
    assert_int_equal(fold->holds[0].sway.samples, 251);
    fold_model(fold, &(struct model_options){.seed = 6}, one_leg, 3, 11000000, 70.0);
    assert_int_equal(fold->holds[0].ended_by, HOLD_FOOT_DOWN);
}

TEST(short_stances_are_false_starts)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 3.0},
                                       {.act = MODEL_RIGHT, .seconds = 0.6, .transfer_s = 0.3},
                                       {.act = MODEL_TWO_FEET, .seconds = 3.0, .transfer_s = 0.3}};

    for (uint64_t seed = 0; seed < 10; seed++) {
        fold_model(fold, &(struct model_options){.seed = seed}, steps, 3, 0, 70.0);
        assert_int_equal(fold->hold_count, 0);
        assert_int_equal(fold->false_count, 1);
        assert_int_equal(fold->false_starts[0].side, SIDE_RIGHT);
    }
}

TEST(hops_of_every_length)
{
    for (double air_s = 0.12; air_s < 0.56; air_s += 0.04) {
        const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 3.0},
                                           {.act = MODEL_RIGHT, .seconds = 5.0},
                                           {.act = MODEL_HOP, .seconds = air_s},
                                           {.act = MODEL_TWO_FEET, .seconds = 2.0}};

        fold_model(fold, &(struct model_options){.seed = 1}, steps, 4, 0, 70.0);
        assert_int_equal(fold->hold_count, 2);
        assert_int_equal(fold->holds[0].ended_by, HOLD_HOP);
        assert_true(llabs(fold->holds[0].end_us - fold->session.truths[1].end_us) <= 100000);
        assert_int_equal(fold->holds[1].side, SIDE_RIGHT);
        assert_true(llabs(fold->holds[1].start_us - fold->session.truths[2].start_us) <= 100000);
    }
}

/* A foot that comes down nearer to the middle than a step could be told from two feet is a foot all the same.
 */
TEST(a_hop_may_land_near_the_middle)
{
    for (int side = -1; side <= 1; side += 2)
        for (double land_mm = 0.0; land_mm < 60.0; land_mm += 45.0) {
            const double x = 80.0 * side, to = land_mm * side;
            const struct model_key keys[] = {
                {.load = 1.0},
                {.t_s = 3.0, .load = 1.0},
                {.t_s = 3.5, .load = 1.0, .x = x, .single = 1.0},
                {.t_s = 7.0, .load = 1.0, .x = x, .single = 1.0},
                {.t_s = 7.1, .load = 1.5, .x = x, .single = 1.0},
                {.t_s = 7.2, .x = x, .single = 1.0},
                {.t_s = 7.5, .x = to, .single = 1.0},
                {.t_s = 7.55, .load = 1.8, .x = to, .single = 1.0},
                {.t_s = 7.7, .load = 1.0, .x = to, .single = 1.0},
                {.t_s = 11.0, .load = 1.0, .x = to, .single = 1.0},
                {.t_s = 11.4, .load = 1.0},
                {.t_s = 13.0, .load = 1.0},
            };

            fold_keys(fold, &(struct model_options){.seed = 4, .sway = 0.7}, keys,
                      sizeof(keys) / sizeof(keys[0]), 70.0);
            if (land_mm > 0.0) {
                assert_int_equal(fold->hold_count, 2);
                assert_int_equal(fold->holds[0].ended_by, HOLD_HOP);
                assert_int_equal(fold->holds[1].side, fold->holds[0].side);
                assert_true(llabs(fold->holds[1].start_us - 7500000) <= 100000);
                assert_true(llabs(fold->holds[1].end_us - 11000000) <= 150000);
            } else { /* on both feet */
                assert_int_equal(fold->hold_count, 1);
                assert_int_equal(fold->holds[0].ended_by, HOLD_FOOT_DOWN);
            }
        }
}

/* Frames of a foot that stands at a place; the last fact that was no HOLD_NOTHING. */
static enum hold_fact stand(struct hold_detector *detector, int *i, int frames, double kg, double x_mm,
                            double y_mm)
{
    enum hold_fact last = HOLD_NOTHING;

    for (int end = *i + frames; *i < end; (*i)++) {
        const struct plate_frame frame = fold_frame(*i, kg, x_mm, y_mm);
        enum hold_fact fact = hold_push(detector, &frame);

        last = fact != HOLD_NOTHING ? fact : last;
    }
    return last;
}

/* The load goes where the sole is not, further out or to the toes, and stays: a foot that has jumped. */
TEST(a_foot_that_moves_is_a_hop)
{
    const double to[][2] = {{150.0, 0.0}, {85.0, 105.0}, {85.0, -105.0}};

    for (int place = 0; place < 3; place++) {
        struct hold_detector *detector = test_malloc(sizeof(*detector));
        int i = 0;

        hold_init(detector, 0, 70.0, 0.0);
        stand(detector, &i, 200, 70.0, 85.0, 0.0);
        assert_int_equal(stand(detector, &i, 6, 70.0, to[place][0], to[place][1]), HOLD_NOTHING);
        assert_int_equal(stand(detector, &i, 50, 70.0, 85.0, 0.0), HOLD_NOTHING); /* a jolt */
        assert_true(detector->holding);
        stand(detector, &i, 60, 70.0, to[place][0], to[place][1]);
        assert_int_equal(detector->finished.ended_by, HOLD_HOP);
        assert_int_equal(detector->finished.end_us, 256 * FRAME_STEP_US);
        assert_true(detector->holding); /* from there on it stands again */
        assert_int_equal(detector->current.start_us, 256 * FRAME_STEP_US);

        /* On the way off the board it is no hop. */
        assert_int_equal(stand(detector, &i, 200, 70.0, to[place][0], to[place][1]), HOLD_NOTHING);
        stand(detector, &i, 15, 70.0, to[place][0] + 60.0, to[place][1]);
        stand(detector, &i, 50, 0.0, 0.0, 0.0);
        assert_int_equal(detector->finished.ended_by, HOLD_STEPPED_OFF);
        assert_int_equal(detector->finished.end_us, 516 * FRAME_STEP_US);
        test_free(detector);
    }
}

/* Eight seconds on the left leg, for four of them a hand takes `share` of the weight. */
static void hold_with_a_hand(double share, double weight_kg, uint64_t seed)
{
    const struct model_key keys[] = {
        {.load = 1.0},
        {.t_s = 3.0, .load = 1.0},
        {.t_s = 3.5, .load = 1.0, .x = -85.0, .single = 1.0},
        {.t_s = 5.5, .load = 1.0, .x = -85.0, .single = 1.0},
        {.t_s = 5.8, .load = 1.0 - share, .x = -85.0, .single = 1.0},
        {.t_s = 9.5, .load = 1.0 - share, .x = -85.0, .single = 1.0},
        {.t_s = 9.8, .load = 1.0, .x = -85.0, .single = 1.0},
        {.t_s = 11.5, .load = 1.0, .x = -85.0, .single = 1.0},
        {.t_s = 12.0, .load = 1.0},
        {.t_s = 14.0, .load = 1.0},
    };
    const struct model_options options = {.seed = seed, .jitter = true, .dropouts = 20.0};

    fold_keys(fold, &options, keys, sizeof(keys) / sizeof(keys[0]), weight_kg);
    assert_int_equal(fold->hold_count, 1);
}

TEST(a_hand_on_something_is_told)
{
    for (uint64_t seed = 0; seed < 8; seed++) {
        double weight_kg = seed % 2 ? 70.0 : 0.0;

        hold_with_a_hand(0.12, weight_kg, seed);
        assert_true(fabs(fold->holds[0].support - 0.12 / 2.0) < 0.015);
        assert_true(fabs(fold->holds[0].supported_s - 4.0) < 0.7);
        hold_with_a_hand(0.0, weight_kg, seed);
        assert_true(fold->holds[0].support < 0.015);
        assert_true(fold->holds[0].supported_s < 0.01);
    }
}

/* Silence: short ones are held through, long ones lose the hold where the data ended. */
TEST(silence_and_lost_devices)
{
    const struct model_options brief = {.seed = 3, .gap_at_s = 8.0, .gap_s = 0.8};
    const struct model_options lengthy = {.seed = 3, .gap_at_s = 8.0, .gap_s = 1.5};

    fold_model(fold, &brief, one_leg, 3, 0, 70.0);
    assert_int_equal(fold->hold_count, 1);
    assert_int_equal(fold->holds[0].ended_by, HOLD_FOOT_DOWN);
    fold_model(fold, &lengthy, one_leg, 3, 0, 70.0);
    assert_int_equal(fold->hold_count, 2);
    assert_int_equal(fold->holds[0].ended_by, HOLD_LOST);
    assert_in_range(fold->holds[0].end_us, 7960000, 8000000);
    assert_in_range(fold->holds[1].start_us, 9480000, 9520000);

    fold_model(fold, &(struct model_options){.seed = 3}, one_leg, 3, 0, 70.0);
    fold_begin(fold, 0, 70.0);
    for (size_t i = 0; i < fold->session.count && fold->session.samples[i].t_us < 8000000; i++)
        fold_push(fold, &fold->session.samples[i]);
    condition_flush(&fold->load);
    assert_int_equal(hold_stop(&fold->detector, 9000000, HOLD_LOST), HOLD_ENDED);
    assert_int_equal(fold->detector.finished.ended_by, HOLD_LOST);
    assert_in_range(fold->detector.finished.end_us, 7500000, 8000000); /* not later than was measured */
    assert_int_equal(hold_stop(&fold->detector, 9000000, HOLD_LOST), HOLD_NOTHING);
}

/* Standing unevenly, off the middle, leaning on something, bumped: none of it is a hold. */
TEST(two_feet_are_no_hold)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 10.0, .share = 0.5},
                                       {.act = MODEL_TWO_FEET, .seconds = 10.0, .share = 0.6},
                                       {.act = MODEL_TWO_FEET, .seconds = 10.0, .share = 0.4}};

    for (uint64_t seed = 0; seed < 6; seed++)
        for (int centre = -25; centre <= 25; centre += 25) {
            const struct model_options options = {
                .seed = seed, .centre_mm = centre, .dropouts = 30.0, .foot_mm = 100.0};

            fold_model(fold, &options, steps, 3, 0, seed % 2 ? 70.0 : 0.0);
            assert_int_equal(fold->started, 0);
        }
}

TEST(endless_nonsense_is_survived)
{
    uint64_t random = 77;
    int64_t t_us = 0;

    fold_begin(fold, 30000000, 70.0);
    for (int i = 0; i < 400000; i++) {
        struct sample sample = {.t_us = t_us, .has = SAMPLE_LOAD};
        double kind = model_uniform(&random);

        for (int corner = 0; corner < CORNERS; corner++)
            sample.load_kg[corner] = kind < 0.02   ? (double)NAN
                                     : kind < 0.04 ? 1e18
                                                   : 60.0 * model_uniform(&random);
        if (kind > 0.999)
            sample.has = SAMPLE_LOST;
        if (kind > 0.99 && kind < 0.991)
            sample.t_us = -sample.t_us;
        if (kind > 0.98 && kind < 0.9801)
            sample.t_us = INT64_MAX;
        t_us += (int64_t)(20000.0 * model_uniform(&random));
        if (kind > 0.95 && kind < 0.951)
            t_us += 3000000;
        fold_push(fold, &sample);
        assert_true(isfinite(fold->last.kg) && isfinite(fold->last.x_mm));
        assert_true(fold->detector.finished.end_us >= fold->detector.finished.start_us);
    }
    fold_end(fold);
}

/* An hour on one leg: constant memory, nothing drifts. */
TEST(an_hour)
{
    const struct model_step steps[] = {{.act = MODEL_RIGHT, .seconds = 20.0}};

    fold_model(fold, &(struct model_options){.seed = 21}, steps, 1, 0, 0.0);
    fold_begin(fold, 0, 0.0);
    for (int64_t turn = 0; turn < 180; turn++)
        for (size_t i = 0; i < fold->session.count; i++) {
            struct sample sample = fold->session.samples[i];

            sample.t_us += turn * 20000000;
            fold_push(fold, &sample);
        }
    fold_end(fold);
    assert_int_equal(fold->hold_count, 1);
    assert_true(fabs(fold->holds[0].sway.seconds - 3600.0) < 0.1);
}

TEST(names)
{
    assert_string_equal(hold_end_name(HOLD_FOOT_DOWN), "foot-down");
    assert_string_equal(hold_end_name(HOLD_STREAM_END), "stream-end");
    fold_begin(fold, 0, 0.0);
    fold_end(fold);
    assert_int_equal(fold->hold_count + fold->false_count, 0);
}
