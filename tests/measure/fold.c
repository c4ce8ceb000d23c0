#include "fold.h"

const struct model_step full[FULL] = {
    {.act = MODEL_EMPTY, .seconds = 3.0},    {.act = MODEL_TWO_FEET, .seconds = 4.0},
    {.act = MODEL_LEFT, .seconds = 12.0},    {.act = MODEL_TWO_FEET, .seconds = 3.0},
    {.act = MODEL_RIGHT, .seconds = 8.0},    {.act = MODEL_HOP, .seconds = 0.3},
    {.act = MODEL_TWO_FEET, .seconds = 3.0}, {.act = MODEL_LEFT, .seconds = 6.0},
    {.act = MODEL_FLOOR, .seconds = 3.0},    {.act = MODEL_TWO_FEET, .seconds = 3.0},
    {.act = MODEL_RIGHT, .seconds = 5.0},    {.act = MODEL_EMPTY, .seconds = 3.0},
};

void fold_begin(struct fold *fold, int64_t cap_us, double weight_kg, double centre_mm)
{
    memset(fold, 0, sizeof(*fold));
    condition_init(&fold->load);
    hold_init(&fold->detector, cap_us, weight_kg, centre_mm);
    sway_init(&fold->sway, FRAME_RATE_HZ);
}

static void note(struct fold *fold, enum hold_fact fact)
{
    const struct hold *hold = &fold->detector.finished;

    if (fact == HOLD_STARTED)
        fold->started++;
    if (fact == HOLD_ENDED && fold->hold_count < FOLD_HOLDS_MAX)
        fold->holds[fold->hold_count++] = *hold;
    if (fact == HOLD_FALSE_START && fold->false_count < FOLD_HOLDS_MAX)
        fold->false_starts[fold->false_count++] = *hold;
}

static void drain(struct fold *fold)
{
    struct plate_frame frame;

    while (condition_next(&fold->load, &frame)) {
        enum stance before = fold->detector.stance.stance;
        const struct stance_detector *stance = &fold->detector.stance;

        note(fold, hold_push(&fold->detector, &frame));
        if (stance->stance != before && fold->change_count < FOLD_CHANGES_MAX) {
            fold->changes[fold->change_count].stance = stance->stance;
            fold->changes[fold->change_count].since_us = stance->since_us;
            fold->changes[fold->change_count++].told_us = frame.t_us;
        }
        if (frame.first || !frame.on)
            sway_break(&fold->sway);
        if (frame.on)
            sway_push(&fold->sway, frame.x_mm, frame.y_mm);
        fold->frames++;
        fold->last = frame;
    }
}

void fold_push(struct fold *fold, const struct sample *sample)
{
    int64_t reached_us;

    if (sample_span_us(fold->pushed_us, sample->t_us) > 100000)
        fold->spoke_us = sample->t_us;
    condition_push(&fold->load, sample);
    drain(fold);
    reached_us = fold->last.t_us > fold->spoke_us ? fold->last.t_us : fold->spoke_us;
    if (fold->frames > 0 && sample_span_us(reached_us, sample->t_us) > fold->told_us)
        fold->told_us = sample_span_us(reached_us, sample->t_us);
    fold->pushed_us = sample->t_us;
}

void fold_end(struct fold *fold)
{
    condition_flush(&fold->load);
    drain(fold);
    note(fold, hold_stop(&fold->detector, fold->last.t_us, HOLD_STREAM_END));
}

void fold_samples(struct fold *fold, const struct sample *samples, size_t count, int64_t cap_us,
                  double weight_kg, double centre_mm)
{
    fold_begin(fold, cap_us, weight_kg, centre_mm);
    for (size_t i = 0; i < count; i++)
        fold_push(fold, &samples[i]);
    fold_end(fold);
}

void fold_model(struct fold *fold, const struct model_options *options, const struct model_step *steps,
                size_t step_count, int64_t cap_us, double weight_kg, struct model_session *session)
{
    assert_int_equal(model_make(options, steps, step_count, session), 0);
    fold_samples(fold, session->samples, session->count, cap_us, weight_kg, 0.0);
}
