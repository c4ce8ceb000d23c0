#include "stepmodel.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define FOOT_MM 85.0
enum { KEYS_MAX = 64 * STEP_REPS_MAX };

/* The keys being written, and the body at the last of them. */
struct track {
    const struct step_options *options;
    struct model_key keys[KEYS_MAX];
    size_t count;
    struct model_key now;
    uint64_t random;
    double foot_mm;
    double rest; /* load between the repetitions */
};

static double between(struct track *track, double low, double high)
{
    return low + (high - low) * model_uniform(&track->random);
}

static void to(struct track *track, double seconds, double load, double x)
{
    track->now.t_s += seconds;
    track->now.load = load;
    track->now.x = x;
    track->now.single = fabs(x) > 0.5 * track->foot_mm ? 1.0 : 0.0;
    if (track->count < KEYS_MAX)
        track->keys[track->count++] = track->now;
}

static void straight_to(struct track *track, double seconds, double load, double x)
{
    track->now.straight = true;
    to(track, seconds, load, x);
    track->now.straight = false;
}

static void stay(struct track *track, double seconds)
{
    to(track, seconds, track->now.load, track->now.x);
}

static double foot_x(const struct track *track, enum side side)
{
    return side == SIDE_LEFT ? -track->foot_mm : track->foot_mm;
}

static int64_t now_us(const struct track *track)
{
    return track->options->model.start_us + (int64_t)(track->now.t_s * 1e6);
}

/* A foot comes down somewhere else while nothing is on the board. */
static void jump_to(struct track *track, double x)
{
    if (!(track->rest > 0.0))
        to(track, 0.002, 0.0, x);
}

static void toe_taps(struct track *track)
{
    int taps = 1 + (int)between(track, 0.0, 2.99);

    for (int i = 0; i < taps; i++) {
        jump_to(track, foot_x(track, between(track, 0.0, 1.0) < 0.5 ? SIDE_LEFT : SIDE_RIGHT));
        to(track, between(track, 0.08, 0.2), between(track, 0.04, 0.3), track->now.x);
        to(track, between(track, 0.08, 0.2), 0.0, track->now.x);
        stay(track, between(track, 0.2, 0.6));
    }
}

static void false_start(struct track *track)
{
    jump_to(track, foot_x(track, between(track, 0.0, 1.0) < 0.5 ? SIDE_LEFT : SIDE_RIGHT));
    to(track, between(track, 0.3, 0.8), between(track, 0.4, 0.75), track->now.x);
    stay(track, between(track, 0.0, 0.5));
    to(track, between(track, 0.3, 0.8), 0.0, track->now.x);
    stay(track, between(track, 0.3, 0.8));
}

/* The whole movement, but the other foot keeps its share of the floor. */
static void half(struct track *track)
{
    double most = between(track, 0.55, 0.78), part = track->options->tempo_s / 4.0;

    jump_to(track, foot_x(track, SIDE_LEFT));
    to(track, part, most, track->now.x);
    to(track, part, 0.95 * most, track->now.x);
    to(track, part, most, track->now.x);
    to(track, part, 0.0, track->now.x);
    stay(track, 0.6);
}

static void swing(struct track *track, double seconds, double size, double x)
{
    to(track, seconds / 3.0, 1.0 + size, x);
    to(track, seconds / 3.0, 1.0 - 0.6 * size, x);
    to(track, seconds / 3.0, 1.0, x);
}

static void at_the_top(struct track *track)
{
    double foot = track->foot_mm;
    int times = 3 + (int)between(track, 0.0, 3.99);

    switch (track->options->habit) {
    case STEP_SHIFTING:
        for (int i = 0; i < times; i++)
            to(track, between(track, 0.3, 0.7), between(track, 0.95, 1.05), between(track, -foot, foot));
        break;
    case STEP_STANDING:
        stay(track, between(track, 8.0, 12.0));
        break;
    case STEP_TURNING:
        for (int i = 0; i < 2 * times; i++)
            to(track, between(track, 0.2, 0.35), between(track, 0.85, 1.15), i % 2 == 0 ? -foot : foot);
        break;
    case STEP_MARCHING:
        for (int i = 0; i < 2 * times; i++)
            to(track, between(track, 0.25, 0.4), i % 2 == 0 ? 1.25 : 0.8, i % 4 < 2 ? -foot : foot);
        break;
    default:
        return;
    }
    to(track, 0.3, 1.0, 0.0);
}

static enum step_shape shape(struct track *track)
{
    if (track->options->shape != STEP_MIXED)
        return track->options->shape;
    return (enum step_shape)between(track, 0.0, (double)STEP_SHAPES - 1e-9);
}

/* The weight comes, a swing after it included. */
static void come(struct track *track, struct step_truth *truth, double seconds, double x)
{
    const double rest = track->rest, way = 1.0 - rest, blow_s = 0.08;
    double blow, over;

    switch (truth->up) {
    case STEP_LINEAR:
        straight_to(track, seconds, 1.0, x);
        break;
    case STEP_STRIKE:
        blow = between(track, 0.2, 0.4);
        straight_to(track, blow_s, rest + blow * way, x);
        to(track, blow_s, rest + 0.6 * blow * way, x);
        to(track, seconds - 2.0 * blow_s, 1.0, x);
        break;
    case STEP_SLAM:
        over = between(track, 1.15, 1.5);
        seconds = between(track, 0.1, 0.28);
        straight_to(track, seconds, 1.0, x);
        truth->top_us = now_us(track);
        straight_to(track, seconds * (over - 1.0) / way, over, x);
        to(track, 0.15, 0.9, x);
        to(track, 0.15, 1.0, x);
        return;
    default:
        to(track, seconds, 1.0, x);
        break;
    }
    truth->top_us = now_us(track);
}

static void go(struct track *track, struct step_truth *truth, double seconds)
{
    const double rest = track->rest, way = 1.0 - rest, push_s = 0.08;
    double push;

    switch (truth->down) {
    case STEP_LINEAR:
        straight_to(track, seconds, rest, track->now.x);
        break;
    case STEP_STRIKE:
        push = between(track, 0.2, 0.4);
        to(track, seconds - 2.0 * push_s, rest + 0.6 * push * way, track->now.x);
        to(track, push_s, rest + push * way, track->now.x);
        straight_to(track, push_s, rest, track->now.x);
        break;
    case STEP_SLAM:
        straight_to(track, between(track, 0.1, 0.28), rest, track->now.x);
        break;
    default:
        to(track, seconds, rest, track->now.x);
        break;
    }
}

static void up(struct track *track, struct step_truth *truth)
{
    double tempo = track->options->tempo_s, x = foot_x(track, truth->lead);
    double size = fmin(0.25, 0.25 / tempo), swing_s = 0.15 * tempo;

    if (track->options->habit == STEP_HEAVY) {
        size = between(track, 0.35, 0.6);
        swing_s = fmin(0.4, swing_s); /* nobody is that heavy for longer */
    }
    jump_to(track, x);
    truth->up = shape(track);
    truth->start_us = now_us(track);
    come(track, truth, tempo * between(track, 0.2, 0.27), x);
    swing(track, swing_s, size, x);
    to(track, 0.15 * tempo - swing_s + 0.12 * tempo, 1.0, track->options->lateral ? x : 0.0);
}

static void down(struct track *track, struct step_truth *truth)
{
    double tempo = track->options->tempo_s, size = fmin(0.12, 0.12 / tempo);

    to(track, 0.1 * tempo, 1.0, foot_x(track, truth->last));
    swing(track, 0.08 * tempo, -size, track->now.x);
    if (track->options->habit == STEP_FAR_SIDE)
        track->now.y = 70.0;
    truth->down = shape(track);
    truth->lower_us = now_us(track);
    go(track, truth, tempo * between(track, 0.2, 0.27));
    truth->end_us = now_us(track);
    track->now.y = -5.0;
}

static void repetition(struct track *track, struct step_truth *truth, int number)
{
    const struct step_options *options = track->options;

    truth->lead = options->lead;
    if (truth->lead == SIDE_NONE)
        truth->lead = number % 2 == 0 ? SIDE_LEFT : SIDE_RIGHT;
    truth->last = truth->lead;
    if (!options->lateral && !options->last_is_first && options->habit != STEP_FOOT_STAYS)
        truth->last = side_other(truth->lead);
    if (options->habit == STEP_TOE_TAPS)
        toe_taps(track);
    if (options->habit == STEP_FALSE_STARTS)
        false_start(track);
    if (options->habit == STEP_HALF)
        half(track);
    up(track, truth);
    at_the_top(track);
    down(track, truth);
    stay(track, between(track, 0.25, 0.6) * fmax(1.0, options->tempo_s / 2.0));
}

static void mirror(struct step_truth *truth)
{
    truth->lead = side_other(truth->lead);
    truth->last = side_other(truth->last);
}

int step_make(const struct step_options *options, struct step_session *out)
{
    static const enum side lead_when_foot_stays = SIDE_RIGHT;
    struct step_options own = *options;
    struct step_session session = {0};
    struct track track = {.options = &own, .random = options->model.seed ^ 0x9E3779B97F4A7C15u};

    if (options->reps > STEP_REPS_MAX)
        return -E2BIG;
    track.foot_mm = options->model.foot_mm > 0.0 ? options->model.foot_mm : FOOT_MM;
    if (own.habit == STEP_FOOT_STAYS && own.lead == SIDE_NONE)
        own.lead = lead_when_foot_stays;
    track.now.y = -5.0;
    to(&track, 0.0, 0.0, 0.0);
    stay(&track, 1.5);
    if (own.habit == STEP_FOOT_STAYS) {
        track.rest = between(&track, 0.1, 0.45);
        to(&track, 0.01, 0.0, foot_x(&track, own.lead));
        to(&track, 0.4, track.rest, foot_x(&track, own.lead));
        stay(&track, 1.0);
    }
    for (int i = 0; i < options->reps; i++)
        repetition(&track, &session.truths[session.count++], i);
    stay(&track, 1.5);

    int error = model_make_track(&options->model, track.keys, track.count, &session.samples);
    if (error < 0)
        return error;
    for (int i = 0; i < session.count && options->model.mirror; i++)
        mirror(&session.truths[i]);
    *out = session;
    return 0;
}

void step_free(struct step_session *session)
{
    model_free(&session->samples);
    session->count = 0;
}
