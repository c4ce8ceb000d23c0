#define _POSIX_C_SOURCE 200809L

#include "command/play/headless.h"

#include "command/common.h"
#include "show/stop.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    TICK_US = 10000,            /* of the simulated board's time, as fast as it goes */
    NAP_NS = 5000000,           /* between two looks at a source in real time */
    READY_LIMIT_US = 120000000, /* to come to rest on the board; a script must not wait for ever */
};

/* Waits that long at most, and tells whether somebody wants an end. */
static bool nap(struct headless *h, long ns)
{
    h->interrupted |= stop_asked(ns);
    return h->interrupted;
}

static int64_t real_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void say(const struct headless *h, const char *text)
{
    if (h->talk) {
        puts(text);
        fflush(stdout);
    }
}

static void say_step(struct headless *h)
{
    static const char *const words[] = {"Leave the board empty for two seconds.", "Now step on.",
                                        "Stand still.", "Ready."};
    enum calibration_step step = calibration_step(&h->calibration);

    if (step != h->step)
        say(h, words[step]);
    h->step = step;
}

static void say_phase(const struct headless *h, const struct run_event *event)
{
    char line[96];

    snprintf(line, sizeof line, "%6.1f s  %s%s%s, set %d",
             (double)(event->t_us - h->attempt.run.started_us) / 1e6, run_phase_name(event->phase),
             event->side == SIDE_NONE ? "" : ", ", event->side == SIDE_NONE ? "" : side_name(event->side),
             event->set);
    say(h, line);
}

static const char *const wait_words[] = {
    [RUN_WAIT_NOTHING] = "",
    [RUN_WAIT_STEP_ON] = "Step on the board.",
    [RUN_WAIT_WEIGHT] = "Take the weight along.",
    [RUN_WAIT_STEP_DOWN] = "Step down; it begins beside the board.",
    [RUN_WAIT_FEET] = "Lie down, feet on the board.",
};

static void take_event(const struct headless *h, const struct run_event *event)
{
    char line[96];

    switch (event->kind) {
    case RUN_EVENT_PHASE:
        say_phase(h, event);
        break;
    case RUN_EVENT_WAIT:
        say(h, wait_words[event->number]);
        break;
    case RUN_EVENT_HOLD_ENDED:
        snprintf(line, sizeof line, "          held %.1f s, %s",
                 (double)(event->hold.end_us - event->hold.start_us) / 1e6,
                 hold_end_name(event->hold.ended_by));
        say(h, line);
        break;
    case RUN_EVENT_REP_DONE:
        snprintf(line, sizeof line, "          repetition %d of %d", event->reps, h->level->reps);
        say(h, line);
        break;
    case RUN_EVENT_SET_DONE:
        if (event->good > 0) {
            snprintf(line, sizeof line, "          %d of %d were good", event->good, event->reps);
            say(h, line);
        }
        break;
    default:
        break;
    }
}

static void drain(struct headless *h)
{
    struct run_event event;

    while (run_next(&h->attempt.run, &event))
        take_event(h, &event);
}

static int begin(struct headless *h)
{
    const struct run_setup setup = {.level = h->level,
                                    .channel = h->channel,
                                    .sides = h->sides,
                                    .support = h->hand ? SUPPORT_HAND : h->level->support,
                                    .pads = h->source->pads,
                                    .weight_kg = h->calibration.weight_kg,
                                    .centre_x_mm = h->calibration.centre_x_mm};
    int result = attempt_begin(&h->attempt, &setup, (int64_t)time(NULL));

    if (result)
        return result;
    h->begun = true;
    if (h->workout)
        snprintf(h->attempt.workout, sizeof h->attempt.workout, "%s", h->workout);
    return 0;
}

/* The simulated player does what is waited for. */
static void drive_sim(struct headless *h)
{
    const struct calibration *calibration = h->source->channel == CHANNEL_LOAD ? &h->calibration : NULL;
    bool playing = h->begun && !run_over(&h->attempt.run);
    struct act act = attempt_asks(calibration, playing ? &h->attempt : NULL);

    sim_do(h->source->input, &act);
}

/* On the board nothing begins before it is zeroed and somebody was weighed. */
static bool ready(const struct headless *h)
{
    return h->channel != CHANNEL_LOAD || calibration_step(&h->calibration) == CALIBRATION_READY;
}

static int take_sample(struct headless *h, const struct sample *raw)
{
    struct sample sample = *raw;
    int result = 0;

    h->sample_us = raw->t_us;
    if (h->source->channel == CHANNEL_LOAD && raw->has & SAMPLE_LOAD) {
        calibration_apply(&h->calibration, raw, &sample);
        say_step(h);
    }
    if (h->resting) {
        session_rest(h->resting, raw->t_us);
        return 0;
    }
    if (!ready(h))
        return 0;
    if (h->channel == CHANNEL_COACH) /* whatever comes says what time it is */
        sample = (struct sample){.t_us = raw->t_us, .has = SAMPLE_TICK};
    if (!h->begun)
        result = begin(h);
    if (result)
        return result;
    attempt_push(&h->attempt, &sample);
    drain(h);
    (void)attempt_follow(&h->attempt, &h->keeper); /* what fails is tried again at the end, and told then */
    return 0;
}

static int take(struct headless *h, const struct input_event *event)
{
    switch (event->kind) {
    case INPUT_SAMPLE:
        return take_sample(h, event->sample);
    case INPUT_FOUND:
        say(h, event->text);
        return 0;
    case INPUT_LOST:
        say(h, "The device is gone; it may come back.");
        return 0;
    case INPUT_NOTICE:
        common_wrong("play", event->text, NULL, NULL);
        return 0;
    case INPUT_END:
        h->ended = true;
        return 0;
    case INPUT_BUTTON:
    case INPUT_BATTERY:
        break;
    }
    return 0;
}

static bool over(const struct headless *h)
{
    if (h->interrupted || h->ended)
        return true;
    return h->resting ? h->resting->phase != SESSION_REST : h->begun && run_over(&h->attempt.run);
}

static bool next(struct headless *h, struct input_event *event)
{
    struct input *input = h->source->input;

    return h->speed > 0 ? pump_next(&h->pump, h->now_us, event) : input->poll(input, h->now_us, event);
}

static int take_all(struct headless *h)
{
    struct input_event event;
    int result = 0;

    while (!result && !over(h) && next(h, &event)) {
        result = take(h, &event);
        if (h->simulated)
            drive_sim(h);
        nap(h, 0);
    }
    return result;
}

static void advance(struct headless *h)
{
    if (h->speed > 0) {
        nap(h, NAP_NS);
        h->now_us = h->real_origin_us + (int64_t)((double)(real_us() - h->real_origin_us) * h->speed);
    } else {
        h->now_us += TICK_US;
    }
}

/* A recording has been tared already; everybody else is zeroed and weighed as in the window. */
void headless_open(struct headless *h)
{
    h->simulated = h->source->device->simulated;
    calibration_init(&h->calibration, h->flipped);
    if (h->source->device->tared)
        calibration_set_weight(&h->calibration, h->source->weight_kg, 0, 0);
    else if (h->source->device->plate)
        fputs("surefoot play: looking for a balance board, for two minutes; Ctrl-C stops\n", stderr);
    h->step = CALIBRATION_READY;
    h->begun = h->ended = false;
    pump_init(&h->pump, h->source->input);
    if (h->timed)
        return;
    h->timed = true;
    h->real_origin_us = real_us();
    h->now_us = h->speed > 0 ? h->real_origin_us : 0;
}

int headless_run(struct headless *h)
{
    int64_t limit_us = h->now_us + READY_LIMIT_US;
    int result;

    h->begun = false;
    for (result = take_all(h); !result && !over(h); result = take_all(h)) {
        advance(h);
        if (h->source->device->live && !h->begun && h->now_us > limit_us)
            result = -ETIMEDOUT;
    }
    if (h->begun && !run_over(&h->attempt.run)) {
        run_stop(&h->attempt.run);
        drain(h);
    }
    return result;
}

void headless_rest(struct headless *h, struct session *session)
{
    h->begun = false;
    h->resting = session;
    while (!take_all(h) && !over(h))
        advance(h);
    h->resting = NULL;
}
