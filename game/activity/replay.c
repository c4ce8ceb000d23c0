#include "activity/replay.h"

static void give_frames(struct replay *replay)
{
    for (int i = 0; replay->frame && i < replay->stream.frame_count; i++)
        replay->frame(replay->context, &replay->stream.frames[i]);
}

enum trial_fact replay_push(struct replay *replay, const struct sample *sample)
{
    enum trial_fact fact = TRIAL_NOTHING;

    condition_push(&replay->stream, sample);
    give_frames(replay);
    for (int i = 0; i < replay->trial_count; i++)
        fact = trial_push(&replay->trials[i], &replay->stream, sample);
    return fact;
}

enum trial_fact replay_finish(struct replay *replay)
{
    enum trial_fact fact = TRIAL_NOTHING;

    condition_flush(&replay->stream);
    give_frames(replay);
    for (int i = 0; i < replay->trial_count; i++) {
        enum trial_fact held_back = trial_frames(&replay->trials[i], &replay->stream);

        fact = trial_finish(&replay->trials[i]);
        if (fact == TRIAL_NOTHING)
            fact = held_back;
    }
    return fact;
}

void replay_samples(struct replay *replay, const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        replay_push(replay, &samples[i]);
    replay_finish(replay);
}

struct within {
    const struct hold *hold;
    void (*frame)(void *context, const struct plate_frame *frame);
    void *context;
};

static void take_within(void *context, const struct plate_frame *frame)
{
    const struct within *within = context;

    if (frame->on && frame->t_us >= within->hold->start_us && frame->t_us <= within->hold->end_us)
        within->frame(within->context, frame);
}

void replay_hold(const struct hold *hold, const struct sample *samples, size_t count,
                 void (*frame)(void *context, const struct plate_frame *frame), void *context)
{
    struct within within = {hold, frame, context};
    struct replay replay = {.frame = take_within, .context = &within};

    replay_samples(&replay, samples, count);
}
