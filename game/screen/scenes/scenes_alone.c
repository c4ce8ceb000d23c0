#include "screen/scenes/scenes.h"

/* Attempts that somebody simulated plays without a screen: earlier ones, and those of other people. */

enum { FRAME_US = 16667, MOST_US = 900000000 };
#define WEIGHT_KG 72.4

/* What the run asks for; a hold only for that share of its target. */
static struct act asked(const struct attempt *attempt, double share)
{
    const struct run *run = &attempt->run;
    struct act act = attempt_asks(NULL, attempt);

    if (run->phase == RUN_WORK && !run_counted(run) &&
        (double)(run->now_us - run->phase_us) > share * run->level->hold_s * 1e6)
        act = (struct act){.kind = ACT_STAND};
    return act;
}

bool samples_alone(const struct level *level, enum channel channel, unsigned sides, double share,
                   uint64_t seed, struct attempt *out)
{
    const struct run_setup setup = {
        .level = level, .channel = channel, .sides = sides, .weight_kg = WEIGHT_KG};
    struct input *input = sim_seen_by(channel, seed, WEIGHT_KG);
    struct input_event event;
    struct run_event heard;

    if (!input)
        return false;
    if (attempt_begin(out, &setup, 0) < 0) {
        input_close(input);
        return false;
    }
    for (int64_t t = 0; t < MOST_US && !run_over(&out->run); t += FRAME_US) {
        if (channel != CHANNEL_COACH) {
            struct act act = asked(out, share);
            sim_do(input, &act);
        }
        while (input->poll(input, t, &event))
            if (event.kind == INPUT_SAMPLE)
                attempt_push(out, event.sample);
        while (run_next(&out->run, &heard))
            continue;
    }
    input_close(input);
    return run_over(&out->run);
}

bool samples_earlier(const struct app *app, enum side side, double share, struct ghost *out)
{
    struct level once = *app_level(app);
    struct attempt attempt;

    once.sets = 1;
    bool done =
        samples_alone(&once, app->course.channel, side == SIDE_NONE ? 0 : 1u << side, share, 31, &attempt);
    ghost_free(out);
    if (done)
        done = ghost_fold(&attempt.run.trial.setup, &attempt.recordings[0], out) == 0;
    attempt_end(&attempt);
    return done;
}

bool samples_ghosts(struct app *app, double share)
{
    unsigned sides = app->course.chosen_sides ? app->course.chosen_sides : level_side_bits(app_level(app));
    bool done = true;

    for (int side = SIDE_NONE; side <= SIDE_RIGHT; side++)
        if (sides & 1u << side)
            done &= samples_earlier(app, (enum side)side, share, &app->course.ghosts[side]);
    return done;
}
