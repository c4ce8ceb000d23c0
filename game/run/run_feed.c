#include "run/run_inside.h"

/*
 * The one way of a sample: it is put in order and conditioned once; the board is watched on the clean frames,
 * and so is the trial while it is open. A trial has to come out of its recording alone as it came out live,
 * so the conditioner starts anew with the first sample of it, and lets go of all it holds back after the
 * last.
 */
static struct conditioner *stream_of(struct run *run)
{
    return run->setup.stream ? run->setup.stream : &run->own;
}

static void watch(struct run *run)
{
    const struct conditioner *stream = stream_of(run);

    for (int i = 0; i < stream->frame_count; i++)
        run_board_frame(run, &stream->frames[i]);
}

enum monotonic_fact run_feed_take(struct run *run, const struct sample *sample)
{
    struct conditioner *stream = stream_of(run);

    if (!run->timed) /* what came before is none of the run's */
        condition_flush(stream);
    if (!run->timed || !run->setup.stream)
        condition_push(stream, sample);
    if (stream->fact != MONOTONIC_OLD)
        watch(run);
    return stream->fact;
}

void run_feed_trial(struct run *run, const struct sample *sample)
{
    run->fact = TRIAL_NOTHING;
    run->trial_open = run->feeding;
    if (run->feeding)
        run->fact = trial_push(&run->trial, stream_of(run), sample);
}

void run_feed_silence(struct run *run)
{
    if (run->feeding)
        trial_frames(&run->trial, stream_of(run));
    run->feeding = false;
}

/* What goes on for the board is no new start there. */
static void start_anew(struct run *run)
{
    run->board.joined |= stream_of(run)->running;
    condition_flush(stream_of(run));
    watch(run);
}

void run_feed_open(struct run *run, const struct sample *sample)
{
    struct trial *trial = &run->trial;

    start_anew(run);
    condition_push(stream_of(run), sample);
    run->feeding = true;
    run->trial_broken = trial->samples > 0 && sample->t_us < trial->last_us;
    run->broken_us = trial->last_us;
    if (run->trial_broken)
        trial_lose(trial);
    run_feed_trial(run, sample);
}

void run_feed_close(struct run *run)
{
    if (!run->feeding)
        return;
    start_anew(run);
    run_feed_silence(run);
}
