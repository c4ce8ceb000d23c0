#include "bridgefold.h"

#include <string.h>

void bridgefold_begin(struct bridgefold *fold, double weight_kg)
{
    memset(fold, 0, sizeof(*fold));
    load_init(&fold->load);
    bridge_init(&fold->detector, weight_kg, 0.0);
}

static void note(struct bridgefold *fold, enum repetition_fact fact)
{
    reps_note(&fold->reps, fact, &fold->detector.done, (int)fold->detector.done.legs);
}

static void drain(struct bridgefold *fold)
{
    struct load_frame frame;

    while (load_next(&fold->load, &frame)) {
        note(fold, bridge_push(&fold->detector, &frame));
        fold->last_us = frame.t_us;
    }
}

void bridgefold_push(struct bridgefold *fold, const struct sample *sample)
{
    load_push(&fold->load, sample);
    drain(fold);
}

void bridgefold_end(struct bridgefold *fold)
{
    load_flush(&fold->load);
    drain(fold);
    note(fold, bridge_stop(&fold->detector, fold->last_us));
}

void bridgefold_session(struct bridgefold *fold, const struct bridge_session *session, double weight_kg)
{
    bridgefold_begin(fold, weight_kg);
    for (size_t i = 0; i < session->samples.count; i++)
        bridgefold_push(fold, &session->samples.samples[i]);
    bridgefold_end(fold);
}
