#include "coach/trial.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define US_PER_S 1e6

int trial_init(struct trial *trial, const struct trial_setup *setup)
{
    if (setup->exercise != EXERCISE_SINGLE_LEG_BALANCE)
        return -ENOTSUP;

    memset(trial, 0, sizeof(*trial));
    trial->setup = *setup;
    if (!(setup->cap_s > 0))
        trial->setup.cap_s = SCORE_CAP_S;
    if (!(setup->stars[LEVEL_STARS - 1] > 0))
        memcpy(trial->setup.stars, score_default_stars, sizeof(trial->setup.stars));
    load_init(&trial->load);
    hold_init(&trial->hold, (int64_t)round(trial->setup.cap_s * US_PER_S), setup->weight_kg,
              setup->centre_x_mm);
    sway_init(&trial->sway, LOAD_RATE_HZ);
    return 0;
}

static bool asked_for(const struct trial *trial, enum side side)
{
    return trial->setup.side == SIDE_NONE || trial->setup.side == side;
}

static void keep_hold(struct trial *trial, const struct hold *hold)
{
    struct score score = score_hold(hold, trial->setup.stars);
    if (trial->hold_count < TRIAL_HOLDS_MAX)
        trial->holds[trial->hold_count] = *hold;
    trial->hold_count++;
    if (!trial->scored || score_better(&trial->best, &score) == &score) {
        trial->best = score;
        trial->best_hold = *hold;
    }
    trial->scored = true;
}

static enum trial_fact take(struct trial *trial, enum hold_fact fact)
{
    switch (fact) {
    case HOLD_NOTHING:
        break;
    case HOLD_STARTED:
        return asked_for(trial, trial->hold.current.side) ? TRIAL_HOLD_STARTED : TRIAL_NOTHING;
    case HOLD_ENDED:
        if (!asked_for(trial, trial->hold.finished.side))
            break;
        trial->ended = trial->hold.finished;
        keep_hold(trial, &trial->ended);
        return TRIAL_HOLD_ENDED;
    case HOLD_FALSE_START:
        if (!asked_for(trial, trial->hold.finished.side))
            break;
        trial->ended = trial->hold.finished;
        return TRIAL_FALSE_START;
    }
    return TRIAL_NOTHING;
}

static void follow_sway(struct trial *trial, const struct load_frame *frame)
{
    if (frame->first || !frame->on)
        sway_break(&trial->sway);
    if (frame->on)
        sway_push(&trial->sway, frame->x_mm, frame->y_mm);
}

static enum trial_fact drain(struct trial *trial)
{
    enum trial_fact last = TRIAL_NOTHING;
    struct load_frame frame;
    while (load_next(&trial->load, &frame)) {
        follow_sway(trial, &frame);
        enum trial_fact fact = take(trial, hold_push(&trial->hold, &frame));
        if (fact != TRIAL_NOTHING)
            last = fact;
        trial->frame = frame;
    }
    return last;
}

enum trial_fact trial_push(struct trial *trial, const struct sample *sample)
{
    if (!(sample->has & (SAMPLE_LOAD | SAMPLE_LOST)))
        return TRIAL_NOTHING;
    if (trial->samples > 0 && sample->t_us < trial->last_us)
        return TRIAL_NOTHING;
    if (trial->samples++ == 0)
        trial->first_us = sample->t_us;
    trial->last_us = sample->t_us;

    load_push(&trial->load, sample);
    enum trial_fact fact = drain(trial);
    if (sample->has & SAMPLE_LOST) {
        enum trial_fact lost = take(trial, hold_stop(&trial->hold, sample->t_us, HOLD_LOST));
        return lost != TRIAL_NOTHING ? lost : fact;
    }
    return fact;
}

enum trial_fact trial_finish(struct trial *trial)
{
    load_flush(&trial->load);
    enum trial_fact fact = drain(trial);
    enum trial_fact last = take(trial, hold_stop(&trial->hold, trial->last_us, HOLD_STREAM_END));
    return last != TRIAL_NOTHING ? last : fact;
}

bool trial_holding(const struct trial *trial)
{
    return trial->hold.holding && asked_for(trial, trial->hold.current.side);
}

double trial_holding_s(const struct trial *trial)
{
    if (!trial_holding(trial))
        return 0;
    return fmax((double)(trial->frame.t_us - trial->hold.current.start_us) / US_PER_S, 0);
}
