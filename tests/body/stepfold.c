#include "stepfold.h"

#include <string.h>

void stepfold_begin(struct stepfold *fold, double weight_kg, bool lateral)
{
    memset(fold, 0, sizeof(*fold));
    load_init(&fold->load);
    step_up_init(&fold->detector, weight_kg, lateral);
}

static void note(struct stepfold *fold, enum repetition_fact fact)
{
    reps_note(&fold->reps, fact, &fold->detector.done, (int)fold->detector.last);
}

static void drain(struct stepfold *fold)
{
    struct load_frame frame;

    while (load_next(&fold->load, &frame)) {
        note(fold, step_up_push(&fold->detector, &frame));
        fold->last_us = frame.t_us;
    }
}

void stepfold_push(struct stepfold *fold, const struct sample *sample)
{
    load_push(&fold->load, sample);
    drain(fold);
}

void stepfold_end(struct stepfold *fold)
{
    load_flush(&fold->load);
    drain(fold);
    note(fold, step_up_stop(&fold->detector, fold->last_us));
}

void stepfold_session(struct stepfold *fold, const struct step_session *session, double weight_kg,
                      bool lateral)
{
    stepfold_begin(fold, weight_kg, lateral);
    for (size_t i = 0; i < session->samples.count; i++)
        stepfold_push(fold, &session->samples.samples[i]);
    stepfold_end(fold);
}
