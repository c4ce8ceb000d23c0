#include "fold.h"

void fold_begin(struct fold *fold, int64_t cap_us, double weight_kg)
{
    *fold = (struct fold){.session = fold->session};
    fold->load = (struct conditioner){0};
    hold_init(&fold->detector, cap_us, weight_kg, 0.0);
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
    if (sample_span_us(fold->pushed_us, sample->t_us) > 100000)
        fold->spoke_us = sample->t_us;
    condition_push(&fold->load, sample);
    drain(fold);
    int64_t reached_us = fold->last.t_us > fold->spoke_us ? fold->last.t_us : fold->spoke_us;
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

static void fold_all(struct fold *fold, const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fold_push(fold, &samples[i]);
    fold_end(fold);
}

void fold_samples(struct fold *fold, const struct sample *samples, size_t count, double weight_kg)
{
    fold_begin(fold, 0, weight_kg);
    fold_all(fold, samples, count);
}

void fold_model(struct fold *fold, const struct model_options *options, const struct model_step *steps,
                size_t step_count, int64_t cap_us, double weight_kg)
{
    model_free(&fold->session);
    assert_int_equal(model_make(options, steps, step_count, &fold->session), 0);
    fold_begin(fold, cap_us, weight_kg);
    fold_all(fold, fold->session.samples, fold->session.count);
}

void fold_keys(struct fold *fold, const struct model_options *options, const struct model_key *keys,
               size_t key_count, double weight_kg)
{
    model_free(&fold->session);
    assert_int_equal(model_make_track(options, keys, key_count, &fold->session), 0);
    fold_samples(fold, fold->session.samples, fold->session.count, weight_kg);
}

struct plate_frame fold_frame(int i, double kg, double x_mm, double y_mm)
{
    return (struct plate_frame){.t_us = i * FRAME_STEP_US,
                                .first = i == 0,
                                .on = kg >= FRAME_ON_KG,
                                .kg = kg,
                                .x_mm = x_mm,
                                .y_mm = y_mm};
}

const struct bouts *fold_bouts(const struct sample *samples, size_t count)
{
    static struct bouts_finder finder;

    bouts_init(&finder);
    for (int pass = 0; pass < 2; pass++) {
        if (pass > 0)
            bouts_rewind(&finder);
        for (size_t i = 0; i < count; i++)
            bouts_push(&finder, &samples[i]);
    }
    bouts_finish(&finder);
    return &finder.found;
}
