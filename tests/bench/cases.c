#include "activities.h"
#include "bench.h"

#include "activity/replay.h"
#include "measure/contact/contact.h"
#include "measure/fold/bridge_fold.h"
#include "measure/fold/hold.h"
#include "measure/fold/step_fold.h"
#include "measure/imu/limb_lift.h"
#include "measure/imu/motion.h"
#include "measure/plate/stance.h"
#include "measure/stat/sway.h"

/* What is measured. Weights are known, as they are in a game. */

enum { WEIGHT_KG = 70 };

static int64_t fold_load(void *state, const struct stream *stream)
{
    struct conditioner *channel = state;
    struct plate_frame frame;
    int64_t frames = 0;

    *channel = (struct conditioner){0};
    for (size_t i = 0; i < stream->sample_count; i++) {
        condition_push(channel, &stream->samples[i]);
        while (condition_next(channel, &frame))
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

    sway_init(sway, FRAME_RATE_HZ);
    for (size_t i = 0; i < stream->frame_count; i++)
        sway_push(sway, stream->frames[i].x_mm, stream->frames[i].y_mm);
    return sway->points;
}

static int64_t fold_step_up(void *state, const struct stream *stream)
{
    struct step_up_detector *step_up = state;
    int64_t facts = 0;

    step_up_init(step_up, WEIGHT_KG, false);
    for (size_t i = 0; i < stream->frame_count; i++)
        facts += step_up_push(step_up, &stream->frames[i]) != REPETITION_NOTHING;
    return facts;
}

static int64_t fold_bridge(void *state, const struct stream *stream)
{
    struct bridge_detector *bridge = state;
    int64_t facts = 0;

    bridge_init(bridge, WEIGHT_KG, 0);
    for (size_t i = 0; i < stream->frame_count; i++)
        facts += bridge_push(bridge, &stream->frames[i]) != REPETITION_NOTHING;
    return facts;
}

static int64_t fold_motion(void *state, const struct stream *stream)
{
    struct motion *motion = state;
    int64_t known = 0;

    motion_init(motion);
    for (size_t i = 0; i < stream->sample_count; i++) {
        motion_push(motion, &stream->samples[i]);
        while (motion_next(motion))
            known += motion->known;
    }
    return known;
}

static int64_t fold_lift(void *state, const struct stream *stream)
{
    struct limb_lift *lift = state;
    int64_t facts = 0;

    limb_lift_init(lift, 0);
    for (size_t i = 0; i < stream->sample_count; i++)
        facts += limb_lift_push(lift, &stream->samples[i]) != REPETITION_NOTHING;
    return facts;
}

static int64_t fold_contact(void *state, const struct stream *stream)
{
    const struct contact_setup setup = {.left = 1u << 0, .right = 1u << 1};
    struct contact_detector *contact = state;
    int64_t facts = 0;

    contact_init(contact, &setup);
    for (size_t i = 0; i < stream->sample_count; i++)
        facts += contact_push(contact, &stream->samples[i]) != REPETITION_NOTHING;
    return facts;
}

int64_t bench_chain(const struct bench_case *bench, void *state, const struct stream *stream)
{
    const struct trial_setup setup = {
        .activity = bench->activity, .channel = bench->channel, .weight_kg = WEIGHT_KG};
    struct replay replay = {.trials = state, .trial_count = 1};
    int64_t facts = 0;

    if (trial_init(state, &setup))
        return 0;
    for (size_t i = 0; i < stream->sample_count; i++)
        facts += replay_push(&replay, &stream->samples[i]) != TRIAL_NOTHING;
    return facts;
}

/* A whole trial. */
#define CHAIN(name, stream, exercise, channel)                                                               \
    {                                                                                                        \
        "chain: " name, "sample", stream, sizeof(struct trial), NULL, &activity_##exercise, channel          \
    }

const struct bench_case cases[] = {
    {"load channel", "sample", STREAM_BOARD, sizeof(struct conditioner), fold_load},
    {"load channel, poor link", "sample", STREAM_POOR_LINK, sizeof(struct conditioner), fold_load},
    {"stance", "frame", STREAM_BOARD, sizeof(struct stance_detector), fold_stance},
    {"hold (with stance)", "frame", STREAM_BOARD, sizeof(struct hold_detector), fold_hold},
    {"sway", "frame", STREAM_BOARD, sizeof(struct sway), fold_sway},
    {"step-up", "frame", STREAM_STEPS, sizeof(struct step_up_detector), fold_step_up},
    {"bridge", "frame", STREAM_BRIDGES, sizeof(struct bridge_detector), fold_bridge},
    {"motion", "sample", STREAM_MOTION, sizeof(struct motion), fold_motion},
    {"limb lift (with motion)", "sample", STREAM_MOTION, sizeof(struct limb_lift), fold_lift},
    {"contact", "sample", STREAM_CONTACT, sizeof(struct contact_detector), fold_contact},
    CHAIN("single-leg balance", STREAM_BOARD, single_leg_balance, CHANNEL_LOAD),
    CHAIN("same, poor link", STREAM_POOR_LINK, single_leg_balance, CHANNEL_LOAD),
    CHAIN("step-up", STREAM_STEPS, step_up, CHANNEL_LOAD),
    CHAIN("bridge", STREAM_BRIDGES, bridge, CHANNEL_LOAD),
    CHAIN("limb lift", STREAM_MOTION, hip_abduction, CHANNEL_MOTION),
    CHAIN("contacts", STREAM_CONTACT, step_up, CHANNEL_CONTACT),
};
const int case_count = sizeof cases / sizeof *cases;
