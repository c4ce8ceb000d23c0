#include "fold.h"
#include "rows.h"
#include "test.h"

static struct sample even(int64_t t_us, double kg)
{
    const double load[CORNERS] = {kg / 4.0, kg / 4.0, kg / 4.0, kg / 4.0};

    return sample_load(t_us, load);
}

static int drain(struct conditioner *channel, struct plate_frame *frames, int max)
{
    int count = 0;
    struct plate_frame frame;

    while (condition_next(channel, &frame))
        if (count < max)
            frames[count++] = frame;
    return count;
}

static int push(struct conditioner *channel, const struct sample *sample, struct plate_frame *frames, int max)
{
    condition_push(channel, sample);
    return drain(channel, frames, max);
}

TEST(frames_are_even_and_keep_the_time)
{
    struct conditioner channel;
    struct plate_frame frames[128];
    int count = 0;

    condition_init(&channel);
    for (int i = 0; i <= 100; i++) {
        struct sample sample = even(12345 + i * 10000, 70.0);

        condition_push(&channel, &sample);
        count += drain(&channel, &frames[count], 128 - count);
    }
    condition_flush(&channel);
    count += drain(&channel, &frames[count], 128 - count);
    assert_int_equal(count, 51); /* 1 s at 50 Hz, both ends */
    for (int i = 0; i < count; i++) {
        assert_int_equal(frames[i].t_us, 12345 + i * FRAME_STEP_US);
        assert_int_equal(frames[i].first, i == 0);
        assert_true(frames[i].on && fabs(frames[i].kg - 70.0) < 1e-9);
        assert_true(fabs(frames[i].x_mm) < 1e-9 && fabs(frames[i].speed_mm_s) < 1e-9);
    }
}

/* A step of the load must appear half way at its own time: the delays of window and filter are taken off. */
TEST(a_step_is_dated_right)
{
    for (int rate = 25; rate <= 200; rate *= 2) {
        struct conditioner channel;
        struct plate_frame frames[256];
        const int64_t step_us = 1000000 / rate;
        int count = 0;

        condition_init(&channel);
        for (int i = 0; i < 2 * rate; i++) {
            struct sample sample = even(i * step_us, i < rate ? 30.0 : 60.0);

            condition_push(&channel, &sample);
            count += drain(&channel, &frames[count], 256 - count);
        }
        for (int i = 0; i < count; i++)
            if (frames[i].kg >= 45.0) {
                /* between the last sample before and the first after, give or take a frame */
                assert_in_range(frames[i].t_us, 1000000 - step_us - FRAME_STEP_US / 2,
                                1000000 + FRAME_STEP_US);
                break;
            }
        assert_true(frames[count - 1].kg > 59.0);
    }
}

TEST(quiet_standing_with_dropouts)
{
    struct fold *fold = test_malloc(sizeof(*fold));
    struct sway_measures measures;
    struct rows rows;
    double worst = 0.0;
    struct plate_frame frame;
    struct sway sway;

    rows_recorded("board/quiet-with-dropouts", &rows);
    fold_begin(fold, 0, 0.0, 0.0);
    sway_init(&sway, FRAME_RATE_HZ);
    for (size_t i = 0; i < rows.count; i++) {
        struct sample sample = rows_sample(&rows, i);

        condition_push(&fold->load, &sample);
        while (condition_next(&fold->load, &frame)) {
            hold_push(&fold->detector, &frame);
            if (frame.t_us < 9000000)
                continue;
            assert_int_equal(fold->detector.stance.stance, STANCE_TWO_FEET);
            worst = fmax(worst, fabs(frame.kg - 69.7));
            sway_push(&sway, frame.x_mm, frame.y_mm);
        }
    }
    assert_int_equal(fold->load.dropouts, 35);
    /* The made person sways on more; a corner that reads 0 is ten times as much. */
    assert_true(worst < (strstr(SUREFOOT_RECORDINGS, "shared") ? 1.0 : 2.0));
    assert_int_equal(sway_measure(&sway, &measures), 0);
    print_message("quiet standing: %.2f mm/s\n", measures.velocity_mm_s);
    assert_true(measures.velocity_mm_s < 10.0);
    rows_free(&rows);
    test_free(fold);
}

/* The same body with and without dropouts: hardly a difference. */
TEST(dropouts_leave_no_trace)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 60.0}};
    struct model_options options = {.seed = 5};
    struct fold *fold = test_malloc(sizeof(*fold));
    struct sway_measures clean, repaired;
    struct model_session session;

    fold_model(fold, &options, steps, 1, 0, 0.0, &session);
    assert_int_equal(fold->load.dropouts, 0);
    assert_int_equal(sway_measure(&fold->sway, &clean), 0);
    model_free(&session);
    options.dropouts = 60.0;
    fold_model(fold, &options, steps, 1, 0, 0.0, &session);
    assert_int_equal(sway_measure(&fold->sway, &repaired), 0);
    assert_true(fold->load.dropouts > 40);
    assert_true(fabs(repaired.velocity_mm_s - clean.velocity_mm_s) < 0.02 * clean.velocity_mm_s);
    assert_true(fabs(repaired.ellipse95_mm2 - clean.ellipse95_mm2) < 0.01 * clean.ellipse95_mm2);
    model_free(&session);
    test_free(fold);
}

static double model_velocity(const struct model_options *options)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 60.0}};
    struct fold *fold = test_malloc(sizeof(*fold));
    struct sway_measures measures;
    struct model_session session;

    fold_model(fold, options, steps, 1, 0, 0.0, &session);
    assert_int_equal(sway_measure(&fold->sway, &measures), 0);
    model_free(&session);
    test_free(fold);
    return measures.velocity_mm_s;
}

/* Noise, jitter, repeats and rate hardly enter the velocity: that is what the resampling is for. */
TEST(velocity_is_that_of_the_body)
{
    const double truth = model_velocity(&(struct model_options){.seed = 2, .noise_mm = -1.0});
    const struct model_options links[] = {
        {.seed = 2},
        {.seed = 2, .jitter = true},
        {.seed = 2, .repeat = 0.4},
        {.seed = 2, .rate_hz = 60.0, .jitter = true, .repeat = 0.3},
        {.seed = 2, .rate_hz = 200.0},
    };

    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        double velocity = model_velocity(&links[i]);

        print_message("link %zu: %.2f mm/s, body %.2f mm/s\n", i, velocity, truth);
        assert_true(velocity > 0.9 * truth && velocity < 1.25 * truth);
    }
}

TEST(long_silence_starts_anew)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = 10.0}};
    struct fold *fold = test_malloc(sizeof(*fold));
    struct model_session session;

    fold_model(fold, &(struct model_options){.gap_at_s = 4.0, .gap_s = 0.9}, steps, 1, 0, 0.0, &session);
    assert_int_equal(fold->load.gaps, 0);
    assert_in_range(fold->frames, 499, 501);
    model_free(&session);
    fold_model(fold, &(struct model_options){.gap_at_s = 4.0, .gap_s = 2.0}, steps, 1, 0, 0.0, &session);
    assert_int_equal(fold->load.gaps, 1);
    assert_in_range(fold->frames, 398, 402); /* nothing is made up for the silence */
    model_free(&session);
    test_free(fold);
}

/* Rows of 400 kg a corner leave no trace, whether much or nothing stands there; a landing is none of them. */
TEST(spikes_leave_no_trace)
{
    const double loads[] = {0.0, 8.0, 70.0};

    for (int which = 0; which < 3; which++) {
        struct conditioner channel;
        struct plate_frame frame;
        double high = 0.0;

        condition_init(&channel);
        for (int i = 0; i < 1000; i++) {
            bool spike = i % 100 == 50 || i % 100 == 51;
            struct sample sample = even(i * 10000, spike ? 1600.0 : loads[which] + 0.001 * i);

            condition_push(&channel, &sample);
            while (condition_next(&channel, &frame))
                high = fmax(high, frame.kg);
        }
        assert_true(high < loads[which] + 1.0);
        assert_int_equal(channel.dropouts, 10);
        for (int i = 1000; i < 1100; i++) {
            struct sample sample = even(i * 10000, i < 1030 ? 210.0 : 70.0);

            condition_push(&channel, &sample);
            while (condition_next(&channel, &frame))
                high = fmax(high, frame.kg);
        }
        assert_true(high > 205.0);
        assert_int_equal(channel.dropouts, 10);
    }
}

/* One row of the next week costs itself and MONOTONIC_ROWS more; as much where the clock is set back. */
TEST(a_wrong_clock_starts_anew)
{
    const int64_t week_us = INT64_C(604800000000);

    for (int set = 0; set < 2; set++) {
        struct conditioner channel;
        struct plate_frame frames[1024];
        int count = 0;

        condition_init(&channel);
        for (int i = 0; i < 1000; i++) {
            bool ahead = set ? i < 500 : i == 500;
            struct sample sample = even((ahead ? week_us : 0) + i * 10000, 70.0);

            condition_push(&channel, &sample);
            count += drain(&channel, &frames[count], 1024 - count);
        }
        condition_flush(&channel);
        count += drain(&channel, &frames[count], 1024 - count);
        assert_in_range(count, 490, 501);
        assert_int_equal(frames[count - 1].t_us / FRAME_STEP_US, 9990000 / FRAME_STEP_US);
        assert_int_equal(channel.gaps, set ? 1 : 2);
        assert_int_equal(channel.order.dropped, MONOTONIC_ROWS - 1);
    }
}

TEST(lost_device_starts_anew)
{
    struct conditioner channel;
    struct plate_frame frames[128];
    struct sample lost = {.t_us = 505000, .has = SAMPLE_LOST};
    int count = 0, firsts = 0;

    condition_init(&channel);
    condition_push(&channel, &lost);
    assert_int_equal(channel.gaps, 0);
    for (int i = 0; i < 100; i++) {
        struct sample sample = even(i * 10000, i < 50 ? 70.0 : 50.0);

        if (i == 51)
            condition_push(&channel, &lost);
        condition_push(&channel, &sample);
        count += drain(&channel, &frames[count], 128 - count);
    }
    for (int i = 0; i < count; i++)
        firsts += frames[i].first;
    assert_int_equal(firsts, 2);
    assert_int_equal(channel.gaps, 1);
}

TEST(nonsense_is_dropped)
{
    struct conditioner channel, clean;
    struct plate_frame frames[200], expected[200];
    int count = 0, expected_count = 0;

    condition_init(&channel);
    condition_init(&clean);
    for (int i = 0; i < 200; i++) {
        struct sample sample = even(1000000 + i * 10000, 60.0 + i % 7);
        struct sample bad = sample;

        condition_push(&clean, &sample);
        count += push(&channel, &sample, &frames[count], 200 - count);
        bad.load_kg[i % 4] = i % 2 ? (double)NAN : 1e300;
        bad.t_us += 3000;
        count += push(&channel, &bad, &frames[count], 200 - count);
        bad = even(1000000 + i * 10000 - 25000, 65.0); /* backwards */
        count += push(&channel, &bad, &frames[count], 200 - count);
        bad = even(i % 2 ? INT64_MAX : INT64_MIN, 70.0);
        count += push(&channel, &bad, &frames[count], 200 - count);
        bad.has = SAMPLE_MOTION;
        count += push(&channel, &bad, &frames[count], 200 - count);
        expected_count += drain(&clean, &expected[expected_count], 200 - expected_count);
    }
    assert_int_equal(count, expected_count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(frames[i].t_us, expected[i].t_us);
        assert_true(frames[i].kg == expected[i].kg && frames[i].speed_mm_s == expected[i].speed_mm_s);
    }
}

TEST(frames_come_out_in_time)
{
    const struct model_step steps[] = {
        {.act = MODEL_EMPTY, .seconds = 1.0},    {.act = MODEL_TWO_FEET, .seconds = 5.0},
        {.act = MODEL_LEFT, .seconds = 10.0},    {.act = MODEL_HOP, .seconds = 0.3},
        {.act = MODEL_TWO_FEET, .seconds = 3.0}, {.act = MODEL_EMPTY, .seconds = 2.0},
    };
    struct fold *fold = test_malloc(sizeof(*fold));
    struct model_session session;

    for (uint64_t seed = 0; seed < 8; seed++) {
        const struct model_options options = {.seed = seed, .jitter = true, .repeat = 0.3, .dropouts = 40.0};

        fold_model(fold, &options, steps, 6, 0, 0.0, &session);
        assert_in_range(fold->told_us, 1, CONDITION_DELAY_US);
        model_free(&session);
    }
    test_free(fold);
}

/* 1000 Hz, ten samples at once, and nobody who drains: no crash, and the frames go on. */
TEST(floods_are_survived)
{
    struct conditioner channel;
    struct plate_frame frame, last = {0};
    uint64_t random = 9;
    int64_t t_us = 0;

    condition_init(&channel);
    for (int i = 0; i < 200000; i++) {
        const double kg[CORNERS] = {40.0 * model_uniform(&random), 40.0 * model_uniform(&random),
                                    40.0 * model_uniform(&random), 40.0 * model_uniform(&random)};
        struct sample sample = sample_load(t_us, kg);

        t_us += i % 10 ? 0 : 1000;
        condition_push(&channel, &sample);
        while (i > 100000 && condition_next(&channel, &frame)) {
            assert_true(isfinite(frame.kg) && isfinite(frame.x_mm));
            last = frame;
        }
    }
    assert_true(t_us - last.t_us < CONDITION_DELAY_US);
}

TEST(flush_of_nothing)
{
    struct conditioner channel;
    struct plate_frame frame;
    struct sample one = even(500, 70.0);

    condition_init(&channel);
    condition_flush(&channel);
    assert_false(condition_next(&channel, &frame));
    condition_push(&channel, &one);
    assert_false(condition_next(&channel, &frame));
    condition_flush(&channel);
    assert_true(condition_next(&channel, &frame));
    assert_int_equal(frame.t_us, 500);
    assert_true(frame.first && frame.on);
    assert_false(condition_next(&channel, &frame));
}

/* Whoever cannot wait: at once, as it is, and told when it had better be passed over. */
TEST(early_frames_tell_what_is_not_believed)
{
    static const struct {
        int t_ms;
        double kg;
        bool believed;
    } rows[] = {{0, 70, true},   {10, 52, false}, {40, 0, false}, {50, 69, true}, {60, 0, false},
                {150, 0, false}, {170, 0, true},  {180, 0, true}, {190, 60, true}};
    struct conditioner channel;

    condition_init(&channel);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct sample sample = even(rows[i].t_ms * 1000, rows[i].kg);

        condition_push(&channel, &sample);
        assert_int_equal(channel.fact, MONOTONIC_ON);
        assert_int_equal(channel.believed, rows[i].believed);
        assert_int_equal(channel.early.t_us, sample.t_us);
        assert_true(fabs(channel.early.kg - rows[i].kg) < 1e-9 && channel.early.on == (rows[i].kg > 5));
    }
    condition_push(&channel, &(struct sample){.t_us = 200000, .has = SAMPLE_LOST});
    assert_true(channel.lost && !channel.believed);
}
