#include "fold.h"
#include "rows.h"
#include "test.h"

static struct sample even(int64_t t_us, double kg)
{
    const double load[CORNERS] = {kg / 4.0, kg / 4.0, kg / 4.0, kg / 4.0};

    return sample_load(t_us, load);
}

/* A channel, and the frames that have come out of it. */
enum { FRAMES_MAX = 1024 };
struct pipe {
    struct conditioner channel;
    struct plate_frame frames[FRAMES_MAX];
    int count;
};
static struct pipe pipe;
static struct fold fold[1];

static void drain(struct pipe *one)
{
    while (one->count < FRAMES_MAX && condition_next(&one->channel, &one->frames[one->count]))
        one->count++;
}

static void push(struct pipe *one, struct sample sample)
{
    condition_push(&one->channel, &sample);
    drain(one);
}

static void flush(struct pipe *one)
{
    condition_flush(&one->channel);
    drain(one);
}

static void begin(struct pipe *one)
{
    one->count = 0;
    one->channel = (struct conditioner){0};
}

TEST(frames_are_even_and_keep_the_time)
{
    begin(&pipe);
    for (int i = 0; i <= 100; i++)
        push(&pipe, even(12345 + i * 10000, 70.0));
    flush(&pipe);
    assert_int_equal(pipe.count, 51); /* 1 s at 50 Hz, both ends */
    for (int i = 0; i < pipe.count; i++) {
        const struct plate_frame *frame = &pipe.frames[i];

        assert_int_equal(frame->t_us, 12345 + i * FRAME_STEP_US);
        assert_int_equal(frame->first, i == 0);
        assert_true(frame->on && fabs(frame->kg - 70.0) < 1e-9);
        assert_true(fabs(frame->x_mm) < 1e-9 && fabs(frame->speed_mm_s) < 1e-9);
    }
}

/* A step of the load must appear half way at its own time: the delays of window and filter are taken off. */
TEST(a_step_is_dated_right)
{
    for (int rate = 25; rate <= 200; rate *= 2) {
        const int64_t step_us = 1000000 / rate;
        int half = 0;

        begin(&pipe);
        for (int i = 0; i < 2 * rate; i++)
            push(&pipe, even(i * step_us, i < rate ? 30.0 : 60.0));
        while (half < pipe.count && pipe.frames[half].kg < 45.0)
            half++;
        /* between the last sample before and the first after, give or take a frame */
        assert_in_range(pipe.frames[half].t_us, 1000000 - step_us - FRAME_STEP_US / 2,
                        1000000 + FRAME_STEP_US);
        assert_true(pipe.frames[pipe.count - 1].kg > 59.0);
    }
}

TEST(quiet_standing_with_dropouts)
{
    size_t count;
    struct sample *samples = rows_samples("board/quiet-with-dropouts", &count);
    struct sway_measures measures;
    double worst = 0.0;
    struct plate_frame frame;
    struct sway sway;

    fold_begin(fold, 0, 0.0);
    sway_init(&sway, FRAME_RATE_HZ);
    for (size_t i = 0; i < count; i++) {
        condition_push(&fold->load, &samples[i]);
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
    free(samples);
}

/* So long on two feet, over that link; the sway of it. */
static struct sway_measures stand(const struct model_options *options, double seconds)
{
    const struct model_step steps[] = {{.act = MODEL_TWO_FEET, .seconds = seconds}};
    struct sway_measures measures;

    fold_model(fold, options, steps, 1, 0, 0.0);
    assert_int_equal(sway_measure(&fold->sway, &measures), 0);
    return measures;
}

/* The same body with and without dropouts: hardly a difference. */
TEST(dropouts_leave_no_trace)
{
    struct sway_measures clean = stand(&(struct model_options){.seed = 5}, 60.0), repaired;

    assert_int_equal(fold->load.dropouts, 0);
    repaired = stand(&(struct model_options){.seed = 5, .dropouts = 60.0}, 60.0);
    assert_true(fold->load.dropouts > 40);
    assert_true(fabs(repaired.velocity_mm_s - clean.velocity_mm_s) < 0.02 * clean.velocity_mm_s);
    assert_true(fabs(repaired.ellipse95_mm2 - clean.ellipse95_mm2) < 0.01 * clean.ellipse95_mm2);
}

/* Noise, jitter, repeats and rate hardly enter the velocity: that is what the resampling is for. */
TEST(velocity_is_that_of_the_body)
{
    const double truth = stand(&(struct model_options){.seed = 2, .noise_mm = -1.0}, 60.0).velocity_mm_s;
    const struct model_options links[] = {
        {.seed = 2},
        {.seed = 2, .jitter = true},
        {.seed = 2, .repeat = 0.4},
        {.seed = 2, .rate_hz = 60.0, .jitter = true, .repeat = 0.3},
        {.seed = 2, .rate_hz = 200.0},
    };

    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        double velocity = stand(&links[i], 60.0).velocity_mm_s;

        print_message("link %zu: %.2f mm/s, body %.2f mm/s\n", i, velocity, truth);
        assert_true(velocity > 0.9 * truth && velocity < 1.25 * truth);
    }
}

TEST(long_silence_starts_anew)
{
    stand(&(struct model_options){.gap_at_s = 4.0, .gap_s = 0.9}, 10.0);
    assert_int_equal(fold->load.gaps, 0);
    assert_in_range(fold->frames, 499, 501);
    stand(&(struct model_options){.gap_at_s = 4.0, .gap_s = 2.0}, 10.0);
    assert_int_equal(fold->load.gaps, 1);
    assert_in_range(fold->frames, 398, 402); /* nothing is made up for the silence */
}

/* Rows of 400 kg a corner leave no trace, whether much or nothing stands there; a landing is none of them. */
TEST(spikes_leave_no_trace)
{
    const double loads[] = {0.0, 8.0, 70.0};

    for (int which = 0; which < 3; which++) {
        double high = 0.0;

        begin(&pipe);
        for (int i = 0; i < 1000; i++) {
            bool spike = i % 100 == 50 || i % 100 == 51;

            push(&pipe, even(i * 10000, spike ? 1600.0 : loads[which] + 0.001 * i));
        }
        for (int i = 0; i < pipe.count; i++)
            high = fmax(high, pipe.frames[i].kg);
        assert_true(high < loads[which] + 1.0);
        assert_int_equal(pipe.channel.dropouts, 10);
        for (int i = 1000; i < 1100; i++)
            push(&pipe, even(i * 10000, i < 1030 ? 210.0 : 70.0));
        for (int i = 0; i < pipe.count; i++)
            high = fmax(high, pipe.frames[i].kg);
        assert_true(high > 205.0);
        assert_int_equal(pipe.channel.dropouts, 10);
    }
}

/* One row of the next week costs itself and MONOTONIC_ROWS more; as much where the clock is set back. */
TEST(a_wrong_clock_starts_anew)
{
    const int64_t week_us = INT64_C(604800000000);

    for (int set = 0; set < 2; set++) {
        begin(&pipe);
        for (int i = 0; i < 1000; i++)
            push(&pipe, even(((set ? i < 500 : i == 500) ? week_us : 0) + i * 10000, 70.0));
        flush(&pipe);
        assert_in_range(pipe.count, 490, 501);
        assert_int_equal(pipe.frames[pipe.count - 1].t_us / FRAME_STEP_US, 9990000 / FRAME_STEP_US);
        assert_int_equal(pipe.channel.gaps, set ? 1 : 2);
        assert_int_equal(pipe.channel.order.dropped, MONOTONIC_ROWS - 1);
    }
}

TEST(lost_device_starts_anew)
{
    const struct sample lost = {.t_us = 505000, .has = SAMPLE_LOST};
    int firsts = 0;

    begin(&pipe);
    push(&pipe, lost);
    assert_int_equal(pipe.channel.gaps, 0);
    for (int i = 0; i < 100; i++) {
        if (i == 51)
            push(&pipe, lost);
        push(&pipe, even(i * 10000, i < 50 ? 70.0 : 50.0));
    }
    for (int i = 0; i < pipe.count; i++)
        firsts += pipe.frames[i].first;
    assert_int_equal(firsts, 2);
    assert_int_equal(pipe.channel.gaps, 1);
}

TEST(nonsense_is_dropped)
{
    static struct pipe clean;

    begin(&pipe);
    begin(&clean);
    for (int i = 0; i < 200; i++) {
        struct sample sample = even(1000000 + i * 10000, 60.0 + i % 7), bad = sample;

        push(&clean, sample);
        push(&pipe, sample);
        bad.load_kg[i % 4] = i % 2 ? (double)NAN : 1e300;
        bad.t_us += 3000;
        push(&pipe, bad);
        push(&pipe, even(1000000 + i * 10000 - 25000, 65.0)); /* backwards */
        bad = even(i % 2 ? INT64_MAX : INT64_MIN, 70.0);
        push(&pipe, bad);
        bad.has = SAMPLE_MOTION;
        push(&pipe, bad);
    }
    assert_int_equal(pipe.count, clean.count);
    for (int i = 0; i < pipe.count; i++) {
        const struct plate_frame *frame = &pipe.frames[i], *expected = &clean.frames[i];

        assert_int_equal(frame->t_us, expected->t_us);
        assert_true(frame->kg == expected->kg && frame->speed_mm_s == expected->speed_mm_s);
    }
}

TEST(frames_come_out_in_time)
{
    const struct model_step steps[] = {
        {.act = MODEL_EMPTY, .seconds = 1.0},    {.act = MODEL_TWO_FEET, .seconds = 5.0},
        {.act = MODEL_LEFT, .seconds = 10.0},    {.act = MODEL_HOP, .seconds = 0.3},
        {.act = MODEL_TWO_FEET, .seconds = 3.0}, {.act = MODEL_EMPTY, .seconds = 2.0},
    };

    for (uint64_t seed = 0; seed < 8; seed++) {
        const struct model_options options = {.seed = seed, .jitter = true, .repeat = 0.3, .dropouts = 40.0};

        fold_model(fold, &options, steps, 6, 0, 0.0);
        assert_in_range(fold->told_us, 1, CONDITION_DELAY_US);
    }
}

/* 1000 Hz, ten samples at once, and nobody who drains: no crash, and the frames go on. */
TEST(floods_are_survived)
{
    struct conditioner channel = {0};
    struct plate_frame frame, last = {0};
    uint64_t random = 9;
    int64_t t_us = 0;

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
    begin(&pipe);
    flush(&pipe);
    assert_int_equal(pipe.count, 0);
    push(&pipe, even(500, 70.0));
    assert_int_equal(pipe.count, 0);
    flush(&pipe);
    assert_int_equal(pipe.count, 1);
    assert_int_equal(pipe.frames[0].t_us, 500);
    assert_true(pipe.frames[0].first && pipe.frames[0].on);
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
    struct conditioner channel = {0};

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
