#include "command/play/terminal.h"

#include "command/common.h"
#include "command/play/told.h"
#include "show/stop.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    TICK_US = 10000,            /* of the simulated board's time, as fast as it goes */
    NAP_NS = 5000000,           /* between two looks at a source in real time */
    READY_LIMIT_US = 120000000, /* to come to rest on the board; a script must not wait for ever */
};

/* Waits that long at most, and tells whether somebody wants an end. */
static bool nap(struct terminal *t, long ns)
{
    t->interrupted |= stop_asked(ns);
    return t->interrupted;
}

/* Is somebody really there? */
static bool live(const struct terminal *t)
{
    return !t->game->input || !device_of_word(t->game->input, NULL)->stand_in;
}

int terminal_open(struct terminal *t)
{
    struct store_player player = {.id = 0};
    int status = 0;

    stop_hold(); /* before the source is opened: its threads inherit it */
    t->speed = live(t) ? 1 : t->game->speed;
    t->talk = !t->json && (t->verbose || isatty(STDOUT_FILENO));
    if (t->game->player || live(t)) {
        status = common_store("play", &t->store);
        if (!status)
            status = game_player("play", t->game, t->store, &player);
    }
    course_init(&t->course, t->book, t->store, &player);
    return status;
}

void terminal_close(struct terminal *t)
{
    course_end(&t->course);
    input_close(t->source.input);
    store_close(t->store);
}

int terminal_source(struct terminal *t, const struct game_request *request, const struct level *level)
{
    input_close(t->source.input);
    t->source.input = NULL;
    int status = game_source("play", request, &t->book->guide, level, &t->source);
    if (status)
        return status;
    bool board = t->source.channel == CHANNEL_LOAD;
    course_use(&t->course, board ? t->source.input : NULL, t->source.device, t->source.weight_kg);
    t->course.measure = board ? NULL : t->source.input;
    t->course.pads = t->source.pads;
    if (!t->source.device->tared && t->source.device->plate)
        fputs("surefoot play: looking for a balance board, for two minutes; Ctrl-C stops\n", stderr);
    t->step = CALIBRATION_READY;
    pump_init(&t->pump, t->source.input);
    if (!t->timed)
        t->real_origin_us = pump_real_us();
    if (!t->timed && t->speed > 0)
        t->now_us = t->real_origin_us;
    t->timed = true;
    return 0;
}

static void tell(struct terminal *t, const struct input_event *event)
{
    struct run_event of_run;
    enum calibration_step step = calibration_step(&t->course.calibration);
    bool load = event->kind == INPUT_SAMPLE && event->sample->has & SAMPLE_LOAD;

    if (t->talk && event->kind == INPUT_FOUND)
        told_line(event->text);
    else if (t->talk && event->kind == INPUT_LOST)
        told_line("The device is gone; it may come back.");
    else if (event->kind == INPUT_NOTICE)
        common_wrong("play", event->text, NULL, NULL);
    if (t->talk && load && t->source.channel == CHANNEL_LOAD && step != t->step)
        told_step(step);
    t->step = load ? step : t->step;
    while (run_next(&t->course.attempt.run, &of_run))
        if (t->talk)
            told_event(&t->course.attempt.run, &of_run);
}

static void take(struct terminal *t, const struct input_event *event)
{
    struct course *course = &t->course;
    bool sample = event->kind == INPUT_SAMPLE;

    (void)course_take(course, event);
    if (sample && course_wants(course) != CHANNELS)
        course_push(course, event->sample);
    if (sample && t->resting)
        session_rest(&course->session, event->sample->t_us);
    tell(t, event);
    course_script(course);
}

static bool over(const struct terminal *t)
{
    const struct course *course = &t->course;

    if (t->interrupted || course->ended || course->failed)
        return true;
    return t->resting ? course->session.phase != SESSION_REST : course->attempting && !course_playing(course);
}

static bool next(struct terminal *t, struct input_event *event)
{
    struct input *input = t->source.input;

    return t->speed > 0 ? pump_next(&t->pump, t->now_us, event) : input->poll(input, t->now_us, event);
}

static void take_all(struct terminal *t)
{
    struct input_event event;

    t->course.unix_s = (int64_t)time(NULL);
    while (!over(t) && next(t, &event)) {
        take(t, &event);
        nap(t, 0);
    }
}

static void advance(struct terminal *t)
{
    if (t->speed > 0) {
        nap(t, NAP_NS);
        t->now_us = pump_game_us(t->real_origin_us, t->speed);
    } else {
        t->now_us += TICK_US;
    }
}

int terminal_run(struct terminal *t)
{
    const struct input_event end = {.kind = INPUT_END};
    int64_t limit_us = t->now_us + READY_LIMIT_US;

    t->course.due = true;
    t->course.failed = 0;
    for (take_all(t); !over(t); take_all(t)) {
        advance(t);
        if (t->source.device->live && !t->course.attempting && t->now_us > limit_us)
            return -ETIMEDOUT;
    }
    if (course_playing(&t->course)) {
        run_stop(&t->course.attempt.run);
        tell(t, &end);
    }
    return t->course.failed;
}

void terminal_rest(struct terminal *t)
{
    t->resting = true;
    for (take_all(t); !over(t); take_all(t))
        advance(t);
    t->resting = false;
}

int terminal_result(const struct terminal *t, int result)
{
    const char *id = course_level(&t->course)->id;

    if (result == -ENOTSUP)
        return common_wrong("play", "this level cannot be measured like that:", id, NULL);
    if (result == -ETIMEDOUT)
        return common_stopped("play", "nobody was there for two minutes", NULL, NULL);
    return result ? common_wrong("play", "this level cannot be played:", id, NULL) : 0;
}

/* In one line: why, and where the recordings are instead. */
static void tell_unkept(const char *why, const struct course_rest *rest)
{
    const struct beside *beside = &rest->beside;
    char line[2 * BESIDE_PATH];
    int used = snprintf(line, sizeof line, "the attempt could not be kept: %s", why);
    char *more = line + used;
    size_t room = sizeof line - (size_t)used;

    if (rest->failed)
        snprintf(more, room, "; nor could its recordings be written: %s", strerror(-rest->failed));
    else if (beside->count > 1)
        snprintf(more, room, "; its recordings are written beside it: %s and %d more", beside->first,
                 beside->count - 1);
    else if (beside->count == 1)
        snprintf(more, room, "; its recording is written beside it: %s", beside->first);
    common_wrong("play", line, NULL, NULL);
}

int terminal_keep(struct terminal *t)
{
    const struct attempt *attempt = &t->course.attempt;
    struct course_rest rest;
    char why[256];
    int result = course_keep(&t->course);

    if (!result || result == -ENODATA)
        return EXIT_FINE;
    snprintf(why, sizeof why, "%s", attempt->error ? strerror(-attempt->error) : store_error(t->store));
    course_let_go(&t->course, &rest);
    if (rest.left == COURSE_LEFT_KEPT)
        return EXIT_FINE;
    tell_unkept(why, &rest);
    return EXIT_FAILED;
}
