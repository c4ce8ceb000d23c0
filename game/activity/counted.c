#include "activity/detector.h"
#include "measure/fold/bridge_fold.h"
#include "measure/fold/step_fold.h"
#include "measure/imu/limb_lift.h"

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

static void begin_step_up(void *state, const struct trial_setup *setup)
{
    step_up_init(state, setup->weight_kg, false);
}

static void begin_lateral(void *state, const struct trial_setup *setup)
{
    step_up_init(state, setup->weight_kg, true);
}

static unsigned push_step_up(void *state, const struct plate_frame *frame)
{
    return step_up_push(state, frame);
}

static unsigned stop_step_up(void *state, int64_t t_us, enum hold_end why)
{
    (void)why;
    return step_up_stop(state, t_us);
}

static double step_weight_kg(const void *state)
{
    return ((const struct step_up_detector *)state)->weight_kg;
}

static double weight_on_step(const void *state, const struct trial *trial)
{
    return share(trial->frame.kg, step_weight_kg(state));
}

const struct detector detector_step_up = {.wants = SAMPLE_LOAD,
                                          .counts = true,
                                          .size = sizeof(struct step_up_detector),
                                          .going = offsetof(struct step_up_detector, repetition.begun),
                                          .found = offsetof(struct step_up_detector, done),
                                          .begin = begin_step_up,
                                          .frame = push_step_up,
                                          .stop = stop_step_up,
                                          .signal = weight_on_step,
                                          .weight_kg = step_weight_kg};
const struct detector detector_lateral_step_up = {.wants = SAMPLE_LOAD,
                                                  .counts = true,
                                                  .size = sizeof(struct step_up_detector),
                                                  .going =
                                                      offsetof(struct step_up_detector, repetition.begun),
                                                  .found = offsetof(struct step_up_detector, done),
                                                  .begin = begin_lateral,
                                                  .frame = push_step_up,
                                                  .stop = stop_step_up,
                                                  .signal = weight_on_step,
                                                  .weight_kg = step_weight_kg};

/* --- the bridge */

static void begin_bridge(void *state, const struct trial_setup *setup)
{
    bridge_init(state, setup->weight_kg, setup->centre_x_mm);
}

static unsigned push_bridge(void *state, const struct plate_frame *frame)
{
    return bridge_push(state, frame);
}

static unsigned stop_bridge(void *state, int64_t t_us, enum hold_end why)
{
    (void)why;
    return bridge_stop(state, t_us);
}

static double weight_on_feet(const void *state, const struct trial *trial)
{
    const struct bridge_detector *bridge = state;
    double rise_kg = bridge->rise_kg > 0 ? bridge->rise_kg : USUAL_RISE * trial->setup.weight_kg;

    return bridge->rest_kg > 0 ? share(trial->frame.kg - bridge->rest_kg, rise_kg) : 0;
}

const struct detector detector_bridge = {.wants = SAMPLE_LOAD,
                                         .counts = true,
                                         .size = sizeof(struct bridge_detector),
                                         .going = offsetof(struct bridge_detector, repetition.begun),
                                         .found = offsetof(struct bridge_detector, done),
                                         .begin = begin_bridge,
                                         .frame = push_bridge,
                                         .stop = stop_bridge,
                                         .signal = weight_on_feet};

/* --- a limb that wears a pad */

static void begin_lift(void *state, const struct trial_setup *setup)
{
    limb_lift_init(state, setup->range_deg);
}

static unsigned push_lift(void *state, const struct sample *sample)
{
    return limb_lift_push(state, sample);
}

static unsigned stop_lift(void *state, int64_t t_us, enum hold_end why)
{
    (void)why;
    return limb_lift_stop(state, t_us);
}

static void judge_lift(const void *state, struct rep *rep)
{
    rep->full = limb_lift_full(state, rep);
    rep->controlled = limb_lift_controlled(state, rep);
}

static double lifted(const void *state, const struct trial *trial)
{
    const struct limb_lift *lift = state;
    double range_deg = limb_lift_range_deg(lift);

    (void)trial;
    return share(lift->angle_deg, range_deg > 0 ? range_deg : USUAL_LIFT_DEG);
}

const struct detector detector_limb_lift = {.wants = SAMPLE_MOTION,
                                            .counts = true,
                                            .size = sizeof(struct limb_lift),
                                            .going = offsetof(struct limb_lift, repetition.begun),
                                            .found = offsetof(struct limb_lift, done),
                                            .begin = begin_lift,
                                            .sample = push_lift,
                                            .stop = stop_lift,
                                            .judge = judge_lift,
                                            .signal = lifted};

/* --- a contact that is made and let go */

static void begin_contact(void *state, const struct trial_setup *setup)
{
    contact_init(state, &setup->pads);
}

static unsigned push_contact(void *state, const struct sample *sample)
{
    return contact_push(state, sample);
}

static unsigned stop_contact(void *state, int64_t t_us, enum hold_end why)
{
    (void)why;
    return contact_stop(state, t_us);
}

static double pressed(const void *state, const struct trial *trial)
{
    (void)trial;
    return ((const struct contact_detector *)state)->repetition.begun ? 1 : 0;
}

const struct detector detector_contact = {.wants = SAMPLE_CONTACT,
                                          .counts = true,
                                          .size = sizeof(struct contact_detector),
                                          .going = offsetof(struct contact_detector, repetition.begun),
                                          .found = offsetof(struct contact_detector, done),
                                          .begin = begin_contact,
                                          .sample = push_contact,
                                          .stop = stop_contact,
                                          .signal = pressed};
