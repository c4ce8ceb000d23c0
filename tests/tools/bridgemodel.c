#include "bridgemodel.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define FOOT_MM 85.0
enum { KEYS_MAX = 64 * BRIDGE_REPS_MAX };

/* The keys being written, and the body at the last of them. */
struct track {
    const struct bridge_options *options;
    struct model_key keys[KEYS_MAX];
    size_t count;
    struct model_key now;
    uint64_t random;
    double rest, top, foot_mm;
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
    if (track->count < KEYS_MAX)
        track->keys[track->count++] = track->now;
}

static void stay(struct track *track, double seconds)
{
    to(track, seconds, track->now.load, track->now.x);
}

static int64_t now_us(const struct track *track)
{
    return track->options->model.start_us + (int64_t)(track->now.t_s * 1e6);
}

static void wriggle(struct track *track)
{
    int times = 4 + (int)between(track, 0.0, 5.99);

    for (int i = 0; i < times; i++)
        to(track, between(track, 0.15, 0.5), fmax(0.01, track->rest + between(track, -0.03, 0.03)),
           between(track, -30.0, 30.0));
    to(track, 0.3, track->rest, 0.0);
}

static void cough(struct track *track, double level)
{
    double x = track->now.x;
    int times = 1 + (int)between(track, 0.0, 2.99);

    for (int i = 0; i < times; i++) {
        to(track, between(track, 0.05, 0.1), level + between(track, 0.05, 0.12), x);
        to(track, between(track, 0.05, 0.1), fmax(0.01, level - between(track, 0.0, 0.04)), x);
        to(track, between(track, 0.05, 0.15), level, x);
        stay(track, between(track, 0.1, 0.4));
    }
}

/* Load goes away to a share of the rest, and comes back with a small bump. */
static void lift(struct track *track, double share, double x)
{
    to(track, between(track, 0.2, 0.4), share * track->rest, x);
    stay(track, between(track, 0.3, 1.5));
    to(track, 0.15, track->rest + between(track, 0.0, 0.03), 0.0);
    to(track, 0.15, track->rest, 0.0);
    stay(track, 0.5);
}

/* The feet leave the board, press it as a bridge would, leave again and come to rest. */
static void press(struct track *track)
{
    to(track, between(track, 0.2, 0.4), 0.0, 0.0);
    stay(track, between(track, 0.6, 1.5));
    to(track, between(track, 0.2, 0.6), between(track, 0.2, 0.5), between(track, -30.0, 30.0));
    stay(track, between(track, 0.3, 2.0));
    to(track, between(track, 0.2, 0.4), 0.0, 0.0);
    stay(track, between(track, 0.6, 1.5));
    to(track, 0.3, track->rest, 0.0);
    stay(track, 1.0);
}

static void before_the_next(struct track *track)
{
    stay(track, between(track, 0.4, 1.0));
    switch (track->options->habit) {
    case BRIDGE_WRIGGLING:
        wriggle(track);
        break;
    case BRIDGE_COUGHING:
        cough(track, track->rest);
        break;
    case BRIDGE_SLIDING:
        track->rest = fmax(0.03, fmin(0.15, track->rest + between(track, -0.03, 0.03)));
        to(track, between(track, 0.3, 0.8), track->rest, 0.0);
        stay(track, 1.5);
        break;
    case BRIDGE_LIFTING:
        lift(track, 0.5, between(track, 0.0, 1.0) < 0.5 ? -track->foot_mm : track->foot_mm);
        break;
    case BRIDGE_FEET_OFF:
        lift(track, 0.0, 0.0);
        break;
    case BRIDGE_PRESSING:
        press(track);
        break;
    case BRIDGE_HALFWAY:
        to(track, 0.6, track->rest + 0.2 * (track->top - track->rest), 0.0);
        stay(track, 0.8);
        to(track, 0.6, track->rest, 0.0);
        break;
    default:
        break;
    }
    stay(track, between(track, 0.4, 1.0));
}

static void sag(struct track *track, double x)
{
    double low = track->rest + between(track, 0.5, 0.65) * (track->top - track->rest);

    to(track, 0.5, low, x);
    stay(track, 0.4);
    to(track, 0.5, track->top, x);
    stay(track, 0.6);
}

static void repetition(struct track *track, struct bridge_truth *truth)
{
    const struct bridge_options *options = track->options;
    double tempo = options->tempo_s, share = options->share > 0.0 ? options->share : 0.5;
    double x = track->foot_mm * (2.0 * share - 1.0);

    before_the_next(track);
    truth->start_us = now_us(track);
    to(track, tempo * between(track, 0.25, 0.35), track->top, x);
    truth->top_us = now_us(track);
    stay(track, tempo * between(track, 0.2, 0.4) + options->hold_s);
    if (options->habit == BRIDGE_SAGGING)
        sag(track, x);
    if (options->habit == BRIDGE_COUGHING && options->hold_s > 0.0)
        cough(track, track->top);
    truth->lower_us = now_us(track);
    to(track, tempo * between(track, 0.25, 0.35), track->rest, 0.0);
    truth->end_us = now_us(track);
}

int bridge_make(const struct bridge_options *options, struct bridge_session *out)
{
    struct bridge_session session = {0};
    struct track track = {.options = options, .random = options->model.seed ^ 0xD1B54A32D192ED03u};

    if (options->reps > BRIDGE_REPS_MAX)
        return -E2BIG;
    track.foot_mm = options->model.foot_mm > 0.0 ? options->model.foot_mm : FOOT_MM;
    track.rest = options->rest > 0.0 ? options->rest : between(&track, 0.04, 0.1);
    track.top = options->top > 0.0 ? options->top : between(&track, 0.25, 0.45);
    session.rest = track.rest;
    session.top = track.top;
    track.now.y = -5.0;
    to(&track, 0.0, 0.0, 0.0);
    stay(&track, 1.0);
    to(&track, 0.5, track.rest, 0.0);
    stay(&track, 2.5);
    for (int i = 0; i < options->reps; i++)
        repetition(&track, &session.truths[session.count++]);
    stay(&track, 2.0);

    int error = model_make_track(&options->model, track.keys, track.count, &session.samples);
    if (error < 0)
        return error;
    *out = session;
    return 0;
}

void bridge_free(struct bridge_session *session)
{
    model_free(&session->samples);
    session->count = 0;
}
