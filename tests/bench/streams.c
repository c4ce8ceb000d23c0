#include "bench.h"

#include "bodymodel.h"
#include "bridgemodel.h"
#include "stepmodel.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Seeded sessions in which every detector finds something to do. */

#define PI 3.14159265358979323846

static const struct model_step minute[] = {
    {MODEL_EMPTY, 2, 0, 0},    {MODEL_TWO_FEET, 4, 0, 0}, {MODEL_LEFT, 17, 0, 0}, {MODEL_TWO_FEET, 3, 0, 0},
    {MODEL_RIGHT, 17, 0, 0},   {MODEL_HOP, 0.25, 0, 0},   {MODEL_RIGHT, 5, 0, 0}, {MODEL_FLOOR, 2, 0, 0},
    {MODEL_TWO_FEET, 3, 0, 0}, {MODEL_EMPTY, 2, 0, 0},
};

static int add_samples(struct stream *stream, const struct sample *samples, size_t count)
{
    struct sample *more = realloc(stream->samples, (stream->sample_count + count) * sizeof *more);

    if (!more)
        return -ENOMEM;
    memcpy(more + stream->sample_count, samples, count * sizeof *more);
    stream->samples = more;
    stream->sample_count += count;
    return 0;
}

static int make_frames(struct stream *stream)
{
    struct conditioner channel = {0};
    struct plate_frame frame;
    /* At most one frame for each 20 ms, and one more for each gap. */
    int64_t span_us = stream->samples[stream->sample_count - 1].t_us - stream->samples[0].t_us;
    size_t most = (size_t)(span_us / FRAME_STEP_US) + stream->sample_count / 100 + 64;

    stream->frames = malloc(most * sizeof *stream->frames);
    if (!stream->frames)
        return -ENOMEM;
    for (size_t i = 0; i <= stream->sample_count; i++) {
        if (i < stream->sample_count)
            condition_push(&channel, &stream->samples[i]);
        else
            condition_flush(&channel);
        while (stream->frame_count < most && condition_next(&channel, &frame))
            stream->frames[stream->frame_count++] = frame;
    }
    return 0;
}

/* What became of making a session, and the session; it is not needed afterwards. */
static int add_made(struct stream *stream, int made, struct model_session *session)
{
    int result = made ? made : add_samples(stream, session->samples, session->count);

    if (!made)
        model_free(session);
    return result;
}

static int add_board(struct stream *stream, const struct model_options *options)
{
    struct model_session session;

    return add_made(stream, model_make(options, minute, sizeof minute / sizeof *minute, &session), &session);
}

static int add_steps(struct stream *stream, const struct model_options *options)
{
    const struct step_options steps = {.model = *options, .reps = 10, .tempo_s = 5};
    struct step_session session;

    return add_made(stream, step_make(&steps, &session), &session.samples);
}

static int add_bridges(struct stream *stream, const struct model_options *options)
{
    const struct bridge_options bridges = {.model = *options, .reps = 10, .tempo_s = 5};
    struct bridge_session session;

    return add_made(stream, bridge_make(&bridges, &session), &session.samples);
}

/* Session after session, each from its own seed and going on where the last one ended. */
static int make_board(struct stream *stream, double seconds, struct model_options options,
                      int (*add)(struct stream *stream, const struct model_options *options))
{
    int result = 0;

    for (options.seed = 1; !result && (double)options.start_us < seconds * 1e6; options.seed++) {
        result = add(stream, &options);
        if (!result)
            options.start_us = stream->samples[stream->sample_count - 1].t_us + 10000;
    }
    return result ? result : make_frames(stream);
}

enum { MOTION_HZ = 200, CONTACT_HZ = 100 };

/* Up in a second and a half, two seconds at the top, down, two seconds of rest: 0..1, smooth. */
static double lift(double t_s)
{
    double at = t_s - 7 * floor(t_s / 7);

    if (at < 1.5)
        return (1 - cos(PI * at / 1.5)) / 2;
    if (at < 3.5)
        return 1;
    return at < 5 ? (1 + cos(PI * (at - 3.5) / 1.5)) / 2 : 0;
}

/* A pad on a leg that is lifted by 40 degrees, again and again. */
static int make_motion(struct stream *stream, double seconds)
{
    const double radians = 40 * PI / 180, step_s = 1.0 / MOTION_HZ;
    size_t count = (size_t)(seconds * MOTION_HZ);
    uint64_t chance = 7;

    stream->samples = calloc(count, sizeof *stream->samples);
    if (!stream->samples)
        return -ENOMEM;
    stream->sample_count = count;
    for (size_t i = 0; i < count; i++) {
        struct sample *sample = &stream->samples[i];
        double t_s = 3 + (double)i * step_s;
        double angle = t_s < 6 ? 0 : radians * lift(t_s - 6);
        double next = t_s < 6 ? 0 : radians * lift(t_s - 6 + step_s);

        sample->t_us = (int64_t)i * 1000000 / MOTION_HZ;
        sample->has = SAMPLE_MOTION;
        sample->accel_m_s2[0] = 9.80665 * sin(angle) + 0.05 * model_normal(&chance);
        sample->accel_m_s2[1] = 9.80665 * cos(angle) + 0.05 * model_normal(&chance);
        sample->accel_m_s2[2] = 0.05 * model_normal(&chance);
        for (int k = 0; k < 3; k++)
            sample->gyro_rad_s[k] = 0.01 + 0.005 * model_normal(&chance);
        sample->gyro_rad_s[2] += (next - angle) / step_s;
    }
    return 0;
}

/* Left foot up, right foot up, left foot down, right foot down, on a mat of two arrows. */
static int make_contact(struct stream *stream, double seconds)
{
    size_t count = (size_t)(seconds * CONTACT_HZ);

    stream->samples = calloc(count, sizeof *stream->samples);
    if (!stream->samples)
        return -ENOMEM;
    stream->sample_count = count;
    for (size_t i = 0; i < count; i++) {
        int at = (int)(i % (6 * CONTACT_HZ));

        stream->samples[i].t_us = (int64_t)i * 1000000 / CONTACT_HZ;
        stream->samples[i].has = SAMPLE_CONTACT;
        if (at >= 100 && at < 400)
            stream->samples[i].contacts |= 1u;
        if (at >= 200 && at < 500)
            stream->samples[i].contacts |= 2u;
    }
    return 0;
}

int streams_make(struct stream streams[STREAMS], double seconds)
{
    static const char *const names[STREAMS] = {"balance, 100 Hz", "balance, poor link", "step-ups, 100 Hz",
                                               "bridges, 100 Hz", "limb lifts, 200 Hz", "contacts, 100 Hz"};
    const struct model_options sound = {0}, poor = {.jitter = true, .repeat = 0.3, .dropouts = 10};

    memset(streams, 0, STREAMS * sizeof *streams);
    for (int i = 0; i < STREAMS; i++)
        streams[i].name = names[i];
    int result = make_board(&streams[STREAM_BOARD], seconds, sound, add_board);
    if (!result)
        result = make_board(&streams[STREAM_POOR_LINK], seconds, poor, add_board);
    if (!result)
        result = make_board(&streams[STREAM_STEPS], seconds, sound, add_steps);
    if (!result)
        result = make_board(&streams[STREAM_BRIDGES], seconds, sound, add_bridges);
    if (!result)
        result = make_motion(&streams[STREAM_MOTION], seconds);
    if (!result)
        result = make_contact(&streams[STREAM_CONTACT], seconds);
    return result;
}

void streams_free(struct stream streams[STREAMS])
{
    for (int i = 0; i < STREAMS; i++) {
        free(streams[i].samples);
        free(streams[i].frames);
    }
}
