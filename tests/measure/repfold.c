#include "repfold.h"

static void begin(struct repfold *fold, bool bridges)
{
    memset(fold, 0, sizeof(*fold));
    fold->bridges = bridges;
    condition_init(&fold->load);
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

static void drain(struct repfold *fold)
{
    struct plate_frame frame;

    while (condition_next(&fold->load, &frame)) {
        note(fold, fold->bridges ? bridge_push(&fold->bridge, &frame) : step_up_push(&fold->step_up, &frame));
        fold->last_us = frame.t_us;
    }
}

void repfold_push(struct repfold *fold, const struct sample *sample)
{
    condition_push(&fold->load, sample);
    drain(fold);
}

void repfold_end(struct repfold *fold)
{
    condition_flush(&fold->load);
    drain(fold);
    note(fold, fold->bridges ? bridge_stop(&fold->bridge, fold->last_us)
                             : step_up_stop(&fold->step_up, fold->last_us));
}

static void fold_all(struct repfold *fold, const struct model_session *session)
{
    for (size_t i = 0; i < session->count; i++)
        repfold_push(fold, &session->samples[i]);
    repfold_end(fold);
}

void repfold_step_ups(struct repfold *fold, const struct model_session *session, double weight_kg,
                      bool lateral)
{
    repfold_begin_step_ups(fold, weight_kg, lateral);
    fold_all(fold, session);
}

void repfold_bridges(struct repfold *fold, const struct model_session *session, double weight_kg)
{
    repfold_begin_bridges(fold, weight_kg);
    fold_all(fold, session);
}
