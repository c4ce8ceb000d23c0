#include "liftfold.h"

void liftfold_begin(struct liftfold *fold, double range_deg)
{
    *fold = (struct liftfold){.session = fold->session};
    limb_lift_init(&fold->lift, range_deg);
}

static void note(struct liftfold *fold, enum repetition_fact fact)
{
    fold->tops += fact == REPETITION_TOP;
    reps_note(&fold->reps, fact, &fold->lift.done, 0);
}

void liftfold_push(struct liftfold *fold, const struct sample *sample)
{
    note(fold, limb_lift_push(&fold->lift, sample));
    fold->last_us = sample->t_us;
}

void liftfold_end(struct liftfold *fold)
{
    note(fold, limb_lift_stop(&fold->lift, fold->last_us));
    for (int i = 0; i < fold->reps.count; i++) {
        struct rep *rep = &fold->reps.list[i];

        fold->reps.also[i] = limb_lift_full(&fold->lift, rep);
        rep->controlled = limb_lift_controlled(&fold->lift, rep);
    }
    assert_int_equal(fold->reps.begun, fold->reps.count + fold->reps.dropped);
}

void liftfold_make(struct liftfold *fold, const struct limb_options *options,
                   const struct limb_lift_step *steps, size_t step_count)
{
    limb_free(&fold->session);
    assert_int_equal(limb_make(options, steps, step_count, &fold->session), 0);
}

void liftfold_model(struct liftfold *fold, const struct limb_options *options,
                    const struct limb_lift_step *steps, size_t step_count)
{
    liftfold_make(fold, options, steps, step_count);
    liftfold_begin(fold, 0.0);
    for (size_t i = 0; i < fold->session.count; i++)
        liftfold_push(fold, &fold->session.samples[i]);
    liftfold_end(fold);
}
