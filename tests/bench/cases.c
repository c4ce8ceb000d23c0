#include "bench.h"

#include "body/hold.h"
#include "body/stance.h"
#include "body/sway.h"
#include "coach/trial.h"

/* What is measured. Weights are known, as they are in a game. */

enum { WEIGHT_KG = 70 };

static int64_t fold_load(void *state, const struct stream *stream)
{
    struct load_channel *channel = state;
    struct load_frame frame;
    int64_t frames = 0;

    load_init(channel);
    for (size_t i = 0; i < stream->sample_count; i++) {
        load_push(channel, &stream->samples[i]);
        while (load_next(channel, &frame))
            frames++;
    }
    return frames;
}

static int64_t fold_stance(void *state, const struct stream *stream)
{
    struct stance_detector *stance = state;
    int64_t changes = 0;

    stance_init(stance, WEIGHT_KG, 0);
    for (size_t i = 0; i < stream->frame_count; i++)
        changes += stance_push(stance, &stream->frames[i]);
    return changes;
}

static int64_t fold_hold(void *state, const struct stream *stream)
{
    struct hold_detector *hold = state;
    int64_t facts = 0;

    hold_init(hold, 0, WEIGHT_KG, 0);
    for (size_t i = 0; i < stream->frame_count; i++)
        facts += hold_push(hold, &stream->frames[i]) != HOLD_NOTHING;
    return facts;
}

static int64_t fold_sway(void *state, const struct stream *stream)
{
    struct sway *sway = state;

    sway_init(sway, LOAD_RATE_HZ);
    for (size_t i = 0; i < stream->frame_count; i++)
        sway_push(sway, stream->frames[i].x_mm, stream->frames[i].y_mm);
    return sway->points;
}

static int64_t fold_trial(void *state, const struct stream *stream, enum exercise exercise)
{
    const struct trial_setup setup = {.exercise = exercise, .weight_kg = WEIGHT_KG};
    struct trial *trial = state;
    int64_t facts = 0;

    if (trial_init(trial, &setup))
        return 0;
    for (size_t i = 0; i < stream->sample_count; i++)
        facts += trial_push(trial, &stream->samples[i]) != TRIAL_NOTHING;
    return facts;
}

static int64_t fold_balance(void *state, const struct stream *stream)
{
    return fold_trial(state, stream, EXERCISE_SINGLE_LEG_BALANCE);
}

const struct bench_case cases[] = {
    {"load channel", "sample", STREAM_BOARD, sizeof(struct load_channel), fold_load},
    {"load channel, poor link", "sample", STREAM_POOR_LINK, sizeof(struct load_channel), fold_load},
    {"stance", "frame", STREAM_BOARD, sizeof(struct stance_detector), fold_stance},
    {"hold (with stance)", "frame", STREAM_BOARD, sizeof(struct hold_detector), fold_hold},
    {"sway", "frame", STREAM_BOARD, sizeof(struct sway), fold_sway},
    {"chain: single-leg balance", "sample", STREAM_BOARD, sizeof(struct trial), fold_balance},
    {"chain: same, poor link", "sample", STREAM_POOR_LINK, sizeof(struct trial), fold_balance},
};
const int case_count = sizeof cases / sizeof *cases;
