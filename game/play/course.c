#include "play/course.h"

#include <stdio.h>

void course_init(struct course *course, const struct book *book, struct store *store,
                 const struct store_player *player)
{
    *course = (struct course){.book = book,
                              .trail = &book->trail,
                              .store = store,
                              .source = &device_board,
                              .autoplay = true,
                              .last = -1,
                              .opened = -1};
    if (player)
        course->player = *player;
    calibration_init(&course->calibration, course->player.board_flipped);
    course->seat = (struct seat){0};
    ladder_init(&course->reached.ladder, &book->guide, course->player.things);
    unlock_all(course->trail, course->reached.progress, &course->reached.ladder, course->player.free_play,
               course->reached.open);
}

void course_use(struct course *course, struct input *input, const struct device *source, double weight_kg)
{
    course->input = input;
    course->measure = NULL;
    course->source = source;
    course->simulated = source->simulated;
    course->device_here = source->tared; /* what is played back need not be looked for */
    course->ended = false;
    course->have_tared = false;
    course->seat = (struct seat){0};
    /* How the player's own board lies says nothing about another source. */
    calibration_init(&course->calibration, source->plate && course->player.board_flipped);
    course->board = (struct conditioner){0};
    if (source->tared)
        calibration_set_weight(&course->calibration, weight_kg, 0, 0);
}

bool course_ready(const struct course *course)
{
    return course->device_here && calibration_step(&course->calibration) == CALIBRATION_READY;
}

bool course_standing(const struct course *course)
{
    double least = course->calibration.weighed ? course->calibration.weight_kg / 2 : 10;

    return course->have_tared && sample_total_kg(&course->tared) > least;
}

bool course_there(const struct course *course)
{
    bool feet =
        course->seat.sits && course->have_tared && sample_total_kg(&course->tared) > course->seat.kg / 2;

    return feet || course_standing(course);
}

bool course_playing(const struct course *course)
{
    return course->attempting && !run_over(&course->attempt.run);
}

const struct level *course_level(const struct course *course)
{
    return &course->trail->levels[course->chosen_level];
}

/* Of the attempt that is played, or comes with the next sample. */
static enum channel channel_now(const struct course *course)
{
    return course->due ? course->channel : course->attempt.run.channel;
}

enum channel course_wants(const struct course *course)
{
    bool beside = (course->due || course_playing(course)) && channel_now(course) != CHANNEL_LOAD;

    return beside && !course->source->tared ? channel_now(course) : CHANNELS;
}

const struct device *course_measured_by(const struct course *course)
{
    if (course->source->stand_in || course->attempt.run.channel == CHANNEL_LOAD)
        return course->source;
    return device_of_channel(course->attempt.run.channel);
}

void course_choose(struct course *course, size_t level, unsigned sides, unsigned channels)
{
    course->chosen_level = (int)level;
    course->chosen_sides = sides;
    course->channel = guide_channel(&course->book->guide, course_level(course), channels);
}

int course_begin(struct course *course)
{
    const struct level *level = course_level(course);
    const struct run_setup setup = {
        .level = level,
        .channel = course->channel,
        .sides = course->chosen_sides,
        .support = course->player.hand_support ? SUPPORT_HAND : level->support,
        .pads = course->pads,
        .weight_kg = course->calibration.weight_kg,
        .centre_x_mm = course->calibration.centre_x_mm,
        .stream = course->channel == CHANNEL_LOAD ? &course->board : NULL,
    };

    course_end(course);
    course->due = false;
    int result = attempt_begin(&course->attempt, &setup, course->unix_s);
    course->attempting = result == 0;
    if (course->in_session)
        snprintf(course->attempt.workout, sizeof course->attempt.workout, "%s", course->workout.id);
    return result;
}

void course_end(struct course *course)
{
    if (course->attempting)
        attempt_end(&course->attempt);
    course->attempting = false;
}

void course_push(struct course *course, const struct sample *sample)
{
    /* Where nobody measures, whatever comes says what time it is. */
    const struct sample tick = {.t_us = sample->t_us, .has = SAMPLE_TICK};

    course->sample_us = sample->t_us;
    if (course->due && (course->channel != CHANNEL_LOAD || course_ready(course)))
        course->failed = course_begin(course);
    if (!course_playing(course))
        return;
    attempt_push(&course->attempt, course->attempt.run.channel == CHANNEL_COACH ? &tick : sample);
    course_follow(course);
}

/* Where nobody plays, and where a set has not begun: what is carried in one is no other weight. */
static bool may_sit(const struct course *course)
{
    const struct run *run = &course->attempt.run;

    if (!course_playing(course))
        return true;
    if (run->level->extra_kg > 0)
        return false;
    return run->phase == RUN_REST || run->phase == RUN_PAUSED ||
           (run->phase == RUN_GET_READY && !run->sets[0].begun);
}

static unsigned follow_seat(struct course *course)
{
    if (course->source->tared || !may_sit(course))
        return 0;
    enum seat_fact fact = seat_push(&course->seat, &course->board, course->calibration.weight_kg);
    if (fact == SEAT_SAME)
        return 0;
    if (fact != SEAT_HEAVIER)
        return COURSE_SEAT;
    calibration_set_weight(&course->calibration, course->seat.kg, course->seat.x_mm, course->seat.y_mm);
    if (course_playing(course) && course->attempt.run.phase == RUN_GET_READY)
        (void)course_begin(course); /* with the right weight; it could be begun before */
    return COURSE_SEAT | COURSE_HEAVIER;
}

static unsigned take_load(struct course *course, bool was_ready, bool stood)
{
    unsigned facts = COURSE_LOADED;

    course->have_tared = course->device_here = true;
    if (!course_ready(course))
        return facts;
    if (!was_ready) {
        course->seat = (struct seat){0};
        return facts | COURSE_WEIGHED;
    }
    facts |= follow_seat(course);
    return !stood && course_standing(course) ? facts | COURSE_STEPPED_ON : facts;
}

static unsigned take_sample(struct course *course, const struct sample *raw)
{
    bool was_ready = calibration_step(&course->calibration) == CALIBRATION_READY;
    bool stood = course_standing(course);
    unsigned facts = 0;

    calibration_apply(&course->calibration, raw, &course->board, &course->tared);
    if (raw->has & SAMPLE_LOAD)
        facts = take_load(course, was_ready, stood);
    else
        course->have_tared = false;
    if (course_wants(course) == CHANNELS)
        course_push(course, &course->tared);
    return facts;
}

unsigned course_take(struct course *course, const struct input_event *event)
{
    switch (event->kind) {
    case INPUT_SAMPLE:
        return take_sample(course, event->sample);
    case INPUT_FOUND:
        course->device_here = true;
        if (calibration_step(&course->calibration) != CALIBRATION_READY)
            calibration_restart(&course->calibration);
        break;
    case INPUT_LOST:
        course->device_here = course->have_tared = false;
        break;
    case INPUT_END: /* what was played so far is all there is */
        course->device_here = false;
        course->ended = true;
        if (course_playing(course))
            run_stop(&course->attempt.run);
        break;
    case INPUT_BUTTON:
    case INPUT_NOTICE:
    case INPUT_BATTERY:
        break;
    }
    return 0;
}

void course_script(struct course *course)
{
    const struct attempt *attempt = course_playing(course) ? &course->attempt : NULL;
    bool beside = course_wants(course) != CHANNELS;
    struct act act;

    if (!course->simulated || !course->autoplay)
        return;
    if (course->measure) {
        act = attempt_asks(NULL, attempt);
        sim_do(course->measure, &act);
    }
    if (course->input) {
        act = attempt_asks(&course->calibration, beside ? NULL : attempt);
        sim_do(course->input, &act);
    }
}
