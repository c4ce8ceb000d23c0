#include "repfold.h"

static void begin(struct repfold *fold, bool bridges)
{
    *fold = (struct repfold){.bridges = bridges, .steps = fold->steps, .raises = fold->raises};
    fold->load = (struct conditioner){0};
}

void repfold_begin_step_ups(struct repfold *fold, double weight_kg, bool lateral)
{
    begin(fold, false);
    step_up_init(&fold->step_up, weight_kg, lateral);
}

void repfold_begin_bridges(struct repfold *fold, double weight_kg)
{
    begin(fold, true);
    bridge_init(&fold->bridge, weight_kg, 0.0);
}

static void note(struct repfold *fold, enum repetition_fact fact)
{
    if (fold->bridges)
        reps_note(&fold->reps, fact, &fold->bridge.done, (int)fold->bridge.done.legs);
    else
        reps_note(&fold->reps, fact, &fold->step_up.done, (int)fold->step_up.last);
}

static enum repetition_fact push(struct repfold *fold, const struct plate_frame *frame)
{
    return fold->bridges ? bridge_push(&fold->bridge, frame) : step_up_push(&fold->step_up, frame);
}

static enum repetition_fact stop(struct repfold *fold, int64_t t_us)
{
    return fold->bridges ? bridge_stop(&fold->bridge, t_us) : step_up_stop(&fold->step_up, t_us);
}

static void drain(struct repfold *fold)
{
    struct plate_frame frame;

    while (condition_next(&fold->load, &frame)) {
        note(fold, push(fold, &frame));
        fold->last_us = frame.t_us;
    }
}

void repfold_samples(struct repfold *fold, const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        condition_push(&fold->load, &samples[i]);
        drain(fold);
    }
    condition_flush(&fold->load);
    drain(fold);
    note(fold, stop(fold, fold->last_us));
}

void repfold_keys(struct repfold *fold, const struct model_key *keys, size_t count)
{
    struct model_session session;

    assert_int_equal(model_make_track(&(struct model_options){.seed = 5}, keys, count, &session), 0);
    repfold_samples(fold, session.samples, session.count);
    model_free(&session);
}

void repfold_make_steps(struct repfold *fold, const struct step_options *options)
{
    step_free(&fold->steps);
    assert_int_equal(step_make(options, &fold->steps), 0);
}

void repfold_make_raises(struct repfold *fold, const struct bridge_options *options)
{
    bridge_free(&fold->raises);
    assert_int_equal(bridge_make(options, &fold->raises), 0);
}

void repfold_step_ups(struct repfold *fold, double weight_kg, bool lateral)
{
    repfold_begin_step_ups(fold, weight_kg, lateral);
    repfold_samples(fold, fold->steps.samples.samples, fold->steps.samples.count);
}

void repfold_bridges(struct repfold *fold, double weight_kg)
{
    repfold_begin_bridges(fold, weight_kg);
    repfold_samples(fold, fold->raises.samples.samples, fold->raises.samples.count);
}

void repfold_other_clocks(struct repfold *fold, double weight_kg)
{
    const int64_t shifts[] = {-7, 123456789, -5000000000, 1000000000000000};
    struct model_session *samples = fold->bridges ? &fold->raises.samples : &fold->steps.samples;
    const struct reps reps = fold->reps;

    for (int shift = 0; shift < 4; shift++) {
        model_shift(samples, shifts[shift]);
        if (fold->bridges)
            repfold_bridges(fold, weight_kg);
        else
            repfold_step_ups(fold, weight_kg, false);
        model_shift(samples, -shifts[shift]);
        reps_assert_same(&fold->reps, &reps, shifts[shift], 0);
        for (int i = 0; i < reps.count; i++)
            assert_true(fold->reps.list[i].steadiness == reps.list[i].steadiness);
    }
}

void repfold_nonsense(struct repfold *fold, bool bridges)
{
    const double values[] = {0.0, -3.0, 50.0, 500.0, 1e300, -1e300, HUGE_VAL, -HUGE_VAL, (double)NAN, 1e-300};
    const double weights[] = {0.0, 70.0, -1.0, (double)NAN, HUGE_VAL, 1e-300, 1e300};
    const struct rep *done = bridges ? &fold->bridge.done : &fold->step_up.done;
    uint64_t random = 99;

    fold->bridges = bridges;
    for (size_t w = 0; w < sizeof(weights) / sizeof(weights[0]); w++) {
        struct plate_frame frame = {.first = true};

        bridge_init(&fold->bridge, weights[w], values[w]);
        step_up_init(&fold->step_up, weights[w], w % 2 == 0);
        for (int i = 0; i < 20000; i++) {
            if (model_uniform(&random) < 0.02)
                frame.kg = values[(int)(10.0 * model_uniform(&random))];
            else if (bridges)
                frame.kg = 5.0 + 15.0 * (i / 100 % 2);
            else
                frame.kg = 80.0 * model_uniform(&random) * (i / 100 % 2);
            frame.on = model_uniform(&random) < 0.7;
            frame.x_mm = values[(int)(10.0 * model_uniform(&random))];
            frame.first = model_uniform(&random) < 0.001;
            frame.t_us += model_uniform(&random) < 0.01 ? -100000 : 20000;
            if (push(fold, &frame) == REPETITION_DONE)
                assert_true(done->end_us >= done->start_us);
        }
        stop(fold, INT64_MIN);
        stop(fold, INT64_MAX);
    }
    bridge_init(&fold->bridge, 70.0, 0.0);
    step_up_init(&fold->step_up, 70.0, false);
    assert_int_equal(stop(fold, 0), REPETITION_NOTHING);
}
