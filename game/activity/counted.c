#include "activity/detector.h"

#include <math.h>

/* What is counted. */

/* For the picture, before the player's own are known: of the weight in a bridge, and of a limb (p). */
#define USUAL_RISE     0.25
#define USUAL_LIFT_DEG 10.0

const struct param counted_params[] = {{"reps", 1, 50, 8, "repetitions of a set, whole"},
                                       {"up_s", 0.5, 10, 2, "on the way up, seconds"},
                                       {"hold_s", 0, 60, 2, "at the top, seconds"},
                                       {"down_s", 0.5, 10, 2, "on the way down, seconds"},
                                       {NULL}};

static double share(double value, double whole)
{
    return whole > 0 ? fmin(fmax(value / whole, 0), 1) : 0;
}

/* --- steps */

static void begin_step_up(struct trial *trial)
{
    step_up_init(&trial->step_up, trial->setup.weight_kg, false);
}

static void begin_lateral(struct trial *trial)
{
    step_up_init(&trial->step_up, trial->setup.weight_kg, true);
}

static enum trial_fact push_step_up(struct trial *trial, const struct plate_frame *frame)
{
    return trial_take_rep(trial, step_up_push(&trial->step_up, frame), &trial->step_up.done);
}

static enum trial_fact stop_step_up(struct trial *trial, enum hold_end why)
{
    (void)why;
    return trial_take_rep(trial, step_up_stop(&trial->step_up, trial->last_us), &trial->step_up.done);
}

static bool stepping(const struct trial *trial)
{
    return trial->step_up.repetition.begun;
}

static double weight_on_step(const struct trial *trial)
{
    return share(trial->frame.kg, trial->step_up.weight_kg);
}

const struct detector detector_step_up = {.wants = SAMPLE_LOAD,
                                          .begin = begin_step_up,
                                          .frame = push_step_up,
                                          .stop = stop_step_up,
                                          .repeating = stepping,
                                          .signal = weight_on_step};
const struct detector detector_lateral_step_up = {.wants = SAMPLE_LOAD,
                                                  .begin = begin_lateral,
                                                  .frame = push_step_up,
                                                  .stop = stop_step_up,
                                                  .repeating = stepping,
                                                  .signal = weight_on_step};

/* --- the bridge */

static void begin_bridge(struct trial *trial)
{
    bridge_init(&trial->bridge, trial->setup.weight_kg, trial->setup.centre_x_mm);
}

static enum trial_fact push_bridge(struct trial *trial, const struct plate_frame *frame)
{
    return trial_take_rep(trial, bridge_push(&trial->bridge, frame), &trial->bridge.done);
}

static enum trial_fact stop_bridge(struct trial *trial, enum hold_end why)
{
    (void)why;
    return trial_take_rep(trial, bridge_stop(&trial->bridge, trial->last_us), &trial->bridge.done);
}

static bool bridging(const struct trial *trial)
{
    return trial->bridge.repetition.begun;
}

static double weight_on_feet(const struct trial *trial)
{
    const struct bridge_detector *bridge = &trial->bridge;
    double rise_kg = bridge->rise_kg > 0 ? bridge->rise_kg : USUAL_RISE * trial->setup.weight_kg;

    return bridge->rest_kg > 0 ? share(trial->frame.kg - bridge->rest_kg, rise_kg) : 0;
}

const struct detector detector_bridge = {.wants = SAMPLE_LOAD,
                                         .begin = begin_bridge,
                                         .frame = push_bridge,
                                         .stop = stop_bridge,
                                         .repeating = bridging,
                                         .signal = weight_on_feet};

/* --- a limb that wears a pad */

static void begin_lift(struct trial *trial)
{
    limb_lift_init(&trial->lift, trial->setup.range_deg);
}

static enum trial_fact push_lift(struct trial *trial, const struct sample *sample)
{
    return trial_take_rep(trial, limb_lift_push(&trial->lift, sample), &trial->lift.done);
}

static enum trial_fact stop_lift(struct trial *trial, enum hold_end why)
{
    (void)why;
    return trial_take_rep(trial, limb_lift_stop(&trial->lift, trial->last_us), &trial->lift.done);
}

static void judge_lift(const struct trial *trial, struct rep *rep)
{
    rep->full = limb_lift_full(&trial->lift, rep);
    rep->controlled = limb_lift_controlled(&trial->lift, rep);
}

static void finish_lift(struct trial *trial)
{
    trial_judge_again(trial, judge_lift);
}

static bool lifting(const struct trial *trial)
{
    return trial->lift.repetition.begun;
}

static double lifted(const struct trial *trial)
{
    double range_deg = limb_lift_range_deg(&trial->lift);

    return share(trial->lift.angle_deg, range_deg > 0 ? range_deg : USUAL_LIFT_DEG);
}

const struct detector detector_limb_lift = {.wants = SAMPLE_MOTION,
                                            .begin = begin_lift,
                                            .sample = push_lift,
                                            .stop = stop_lift,
                                            .finish = finish_lift,
                                            .repeating = lifting,
                                            .signal = lifted};

/* --- a contact that is made and let go */

static void begin_contact(struct trial *trial)
{
    const struct contact_setup pads = trial_pads(trial);

    contact_init(&trial->contact, &pads);
}

static enum trial_fact push_contact(struct trial *trial, const struct sample *sample)
{
    return trial_take_rep(trial, contact_push(&trial->contact, sample), &trial->contact.done);
}

static enum trial_fact stop_contact(struct trial *trial, enum hold_end why)
{
    (void)why;
    return trial_take_rep(trial, contact_stop(&trial->contact, trial->last_us), &trial->contact.done);
}

static bool pressing(const struct trial *trial)
{
    return trial->contact.repetition.begun;
}

static double pressed(const struct trial *trial)
{
    return pressing(trial) ? 1 : 0;
}

const struct detector detector_contact = {.wants = SAMPLE_CONTACT,
                                          .begin = begin_contact,
                                          .sample = push_contact,
                                          .stop = stop_contact,
                                          .repeating = pressing,
                                          .signal = pressed};
