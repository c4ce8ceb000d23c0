#include "run/run_inside.h"

#include <errno.h>
#include <string.h>

enum { COUNT_FROM = 3 };

bool run_counted(const struct run *run)
{
    return run->level->activity->counted;
}

bool run_measured(const struct run *run)
{
    return run->channel != CHANNEL_COACH;
}

static void make_sets(struct run *run)
{
    static const enum side sides[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_NONE};
    unsigned wanted = run->setup.sides ? run->setup.sides : ~0u;
    for (int set = 1; set <= run->level->sets; set++) {
        for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
            bool asked = level_asks(run->level, sides[i]) && wanted & 1u << sides[i];
            if (asked && run->set_count < RUN_SETS_MAX)
                run->sets[run->set_count++] = (struct run_set){.side = sides[i], .set = set};
        }
    }
}

static double weight_kg(const struct run *run)
{
    return run->board.carried_kg > 0 ? run->board.carried_kg : run->setup.weight_kg;
}

static int open_trial(struct run *run)
{
    struct run_set *set = &run->sets[run->current];
    struct trial_setup setup = {
        .activity = run->level->activity,
        .channel = run->channel,
        .side = set->side,
        .weight_kg = weight_kg(run),
        .centre_x_mm = run->setup.centre_x_mm,
        .range_deg = run->setup.range_deg,
        .pads = run->setup.pads,
        .cap_s = run->level->hold_s,
    };
    memcpy(setup.stars, run->level->stars, sizeof(setup.stars));
    set->weight_kg = setup.weight_kg;
    return trial_init(&run->trial, &setup);
}

static bool makes_sense(const struct level *level)
{
    if (level->sets < 1)
        return false;
    if (!level->activity->counted)
        return level->hold_s > 0;
    return level->reps > 0 && level->up_s > 0 && level->hold_s >= 0 && level->down_s > 0;
}

int run_init(struct run *run, const struct run_setup *setup)
{
    if (!setup->level->activity)
        return -EINVAL;
    if (!activity_measured_by(setup->level->activity, setup->channel))
        return -ENOTSUP;
    if (setup->channel == CHANNEL_LOAD && !(setup->weight_kg > 0))
        return -EINVAL;
    if (!makes_sense(setup->level))
        return -EINVAL;

    *run = (struct run){
        .setup = *setup, .level = setup->level, .channel = setup->channel, .phase = RUN_GET_READY};
    make_sets(run);
    if (run->set_count == 0)
        return -EINVAL;
    run_board_init(run);
    return run_measured(run) ? open_trial(run) : 0;
}

struct run_event *run_tell(struct run *run, enum run_event_kind kind)
{
    if (run->queue_count == RUN_QUEUE) {
        run->events_lost++;
        return NULL;
    }
    const struct run_set *set = &run->sets[run->current];
    struct run_event *event = &run->queue[(run->queue_head + run->queue_count++) % RUN_QUEUE];
    *event = (struct run_event){.kind = kind,
                                .t_us = run->now_us,
                                .phase = run->phase,
                                .why = run->why,
                                .side = set->side,
                                .set = set->set,
                                .reps = run->reps.done,
                                .good = run->reps.good};
    return event;
}

void run_tell_number(struct run *run, enum run_event_kind kind, int number)
{
    struct run_event *event = run_tell(run, kind);
    if (event)
        event->number = number;
}

bool run_next(struct run *run, struct run_event *out)
{
    if (run->queue_count == 0)
        return false;
    *out = run->queue[run->queue_head];
    run->queue_head = (run->queue_head + 1) % RUN_QUEUE;
    run->queue_count--;
    return true;
}

void run_enter(struct run *run, enum run_phase phase)
{
    run->phase = phase;
    run->phase_us = run->now_us;
    run->told_wait = RUN_WAIT_NOTHING;
    run_tell(run, RUN_EVENT_PHASE);
}

void run_enter_paused(struct run *run, enum run_pause_reason why)
{
    if (run->phase == RUN_PAUSED && run->why == why)
        return;
    run_feed_close(run);
    run->why = why;
    run_enter(run, RUN_PAUSED);
}

static void next_set(struct run *run)
{
    run->current++;
    run->cue = 0;
    run->reps = (struct run_reps){0};
    run->pace = (struct run_pace){0};
    run_enter(run, RUN_GET_READY);
}

/* Out of a pause: the reason is gone. */
static void go_on(struct run *run)
{
    run_enter(run, run->sets[run->current].done ? RUN_REST : RUN_GET_READY);
}

/* Nothing more goes into the trial. */
static void finish_set(struct run *run)
{
    struct run_set *set = &run->sets[run->current];

    set->done = true;
    run_feed_close(run);
    if (run_measured(run) && set->begun) {
        trial_finish(&run->trial);
        set->scored = run->trial.scored;
        if (set->scored) {
            set->score = run->trial.best;
            set->best = run->trial.best_hold;
        }
        if (run_counted(run))
            run_reps_follow(run, TRIAL_NOTHING);
        else
            run_hold_close(run);
    }
    struct run_event *event = run_tell(run, RUN_EVENT_SET_DONE);
    if (event) {
        event->number = run->current;
        event->score = set->score;
    }
}

void run_close_set(struct run *run)
{
    finish_set(run);
    if (run->current + 1 == run->set_count) {
        run_enter(run, RUN_DONE);
        return;
    }
    run->rest_end_us = run->now_us + (int64_t)run->level->rest_s * US_PER_S;
    run_enter(run, RUN_REST);
}

static void leave_work(struct run *run)
{
    if (!run_measured(run))
        run_clock_leave(run);
    else if (!run_counted(run))
        run_hold_leave(run);
}

static void work(struct run *run)
{
    if (!run_measured(run))
        run_clock_work(run);
    else if (run_counted(run))
        run_reps_work(run);
    else
        run_hold_work(run);
}

/* Samples go into the trial, from this one on; the first time into a fresh one. */
static void open_feed(struct run *run, const struct sample *sample)
{
    if (!run_measured(run) || run->feeding)
        return;
    run->trial_fresh = !run->sets[run->current].begun;
    if (run->trial_fresh)
        open_trial(run); /* cannot fail: run_init has opened one of the same exercise */
    run_feed_open(run, sample);
}

static void begin_work(struct run *run, const struct sample *sample)
{
    struct run_set *set = &run->sets[run->current];

    open_feed(run, sample);
    if (!set->begun)
        run_hold_begin_words(run);
    set->begun = true;
    run_enter(run, RUN_WORK);
    run_reps_begin(run);
    run_clock_begin(run);
    work(run);
}

static void begin_count(struct run *run, const struct sample *sample)
{
    run_enter(run, RUN_COUNT_IN);
    run->counted = COUNT_FROM;
    run_tell_number(run, RUN_EVENT_COUNT, run->counted);
    if (run_counted(run)) /* repetitions are watched from here on: see run.h */
        open_feed(run, sample);
}

static void get_ready(struct run *run, const struct sample *sample)
{
    if (run->now_us - run->phase_us < RUN_READY_US)
        return;
    if (run->board.wait == RUN_WAIT_NOTHING) {
        begin_count(run, sample);
    } else if (run->board.wait != run->told_wait) {
        run->told_wait = run->board.wait;
        run_tell_number(run, RUN_EVENT_WAIT, (int)run->told_wait);
    }
}

static void count_in(struct run *run, const struct sample *sample)
{
    if (run_board_stands(run) && !run_board_standing(run)) {
        run_enter_paused(run, RUN_PAUSE_STEPPED_OFF);
        return;
    }
    int64_t passed_us = run->now_us - run->phase_us;
    while (run->counted > 1 && passed_us >= (int64_t)(COUNT_FROM - run->counted + 1) * US_PER_S)
        run_tell_number(run, RUN_EVENT_COUNT, --run->counted);
    if (passed_us >= RUN_COUNT_US)
        begin_work(run, sample);
}

/* SAMPLE_LOST belongs to the trial that was open: it ends there what it ends here. */
static void push_lost(struct run *run, const struct sample *sample)
{
    run->lost = true;
    run_feed_trial(run, sample);
    run_board_lost(run);
    if (run->phase == RUN_WORK)
        leave_work(run);
    bool by_player = run->phase == RUN_PAUSED && run->why == RUN_PAUSE_PLAYER;
    if (!run_over(run) && !by_player)
        run_enter_paused(run, RUN_PAUSE_DEVICE_LOST);
}

/* Nothing was heard for too long: as if the device had gone and come back with this sample. */
static void bridge_silence(struct run *run)
{
    run_feed_silence(run);
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (run->phase == RUN_WORK || run->phase == RUN_COUNT_IN)
        run_enter_paused(run, RUN_PAUSE_DEVICE_LOST);
}

static void step(struct run *run, const struct sample *sample)
{
    switch (run->phase) {
    case RUN_GET_READY:
        get_ready(run, sample);
        break;
    case RUN_COUNT_IN:
        count_in(run, sample);
        break;
    case RUN_WORK:
        work(run);
        break;
    case RUN_REST:
        if (run->now_us >= run->rest_end_us)
            next_set(run);
        break;
    case RUN_PAUSED:
        if (run->why == RUN_PAUSE_DEVICE_LOST ||
            (run->why == RUN_PAUSE_STEPPED_OFF && run_board_standing(run)))
            go_on(run);
        break;
    case RUN_DONE:
    case RUN_STOPPED:
        break;
    }
}

/* The first sample gives the run its time. */
static void begin(struct run *run, int64_t t_us)
{
    run->timed = true;
    run->now_us = run->started_us = run->phase_us = t_us;
    if (run->phase == RUN_GET_READY)
        run_enter(run, RUN_GET_READY);
}

/* What a sample must have to step a run. */
static uint32_t steps_by(enum channel channel)
{
    static const uint32_t has[CHANNELS] = {
        [CHANNEL_LOAD] = SAMPLE_LOAD,
        [CHANNEL_MOTION] = SAMPLE_MOTION,
        [CHANNEL_CONTACT] = SAMPLE_CONTACT,
        [CHANNEL_COACH] = SAMPLE_TICK,
    };
    return has[channel] | SAMPLE_LOST;
}

/* The clock was set: all that is going on moves with it. */
static void move_times(struct run *run, int64_t by_us)
{
    int64_t *times[] = {&run->now_us,        &run->phase_us,       &run->started_us,
                        &run->rest_end_us,   &run->board.since_us, &run->board.light_us,
                        &run->hold.start_us, &run->reps.since_us,  &run->pace.start_us};

    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        *times[i] += by_us;
}

void run_push(struct run *run, const struct sample *sample)
{
    run->trial_open = run->trial_fresh = run->trial_broken = false;
    if (run_over(run) || !(sample->has & steps_by(run->channel)))
        return;
    enum monotonic_fact order = run_feed_take(run, sample);
    if (order == MONOTONIC_OLD)
        return;
    if (!run->timed)
        begin(run, sample->t_us);

    if (order == MONOTONIC_ANEW ||
        (run->channel != CHANNEL_CONTACT && sample->t_us - run->now_us > SAMPLE_MAX_GAP_US))
        bridge_silence(run);
    if (order == MONOTONIC_ANEW)
        move_times(run, sample->t_us - run->now_us);
    if (run_over(run))
        return;
    run->now_us = sample->t_us;
    if (sample->has & SAMPLE_LOST) {
        push_lost(run, sample);
        return;
    }
    run->lost = false;
    run_feed_trial(run, sample);
    run_board_wait(run);
    step(run, sample);
}

void run_pause(struct run *run)
{
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (!run_over(run))
        run_enter_paused(run, RUN_PAUSE_PLAYER);
}

void run_resume(struct run *run)
{
    if (run->phase != RUN_PAUSED || run->why != RUN_PAUSE_PLAYER)
        return;
    if (run->lost)
        run_enter_paused(run, RUN_PAUSE_DEVICE_LOST);
    else
        go_on(run);
}

void run_skip(struct run *run)
{
    if (run_over(run) || (run->phase == RUN_PAUSED && run->why != RUN_PAUSE_PLAYER))
        return;
    if (run->sets[run->current].done) {
        next_set(run);
    } else {
        run->sets[run->current].skipped = true;
        run_close_set(run);
    }
}

/* Repetitions that were done count, wherever the run was stopped. */
void run_stop(struct run *run)
{
    const struct run_set *set = &run->sets[run->current];

    if (run_over(run))
        return;
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (run_measured(run) && run_counted(run) && set->begun && !set->done)
        finish_set(run);
    if (!run_over(run))
        run_enter(run, RUN_STOPPED);
}

bool run_over(const struct run *run)
{
    return run->phase == RUN_DONE || run->phase == RUN_STOPPED;
}

bool run_completed(const struct run *run)
{
    bool completed = run->phase == RUN_DONE;
    for (int i = 0; i < run->set_count && !run_measured(run); i++)
        completed = completed && !run->sets[i].skipped;
    return completed;
}

const struct score *run_best(const struct run *run, enum side side)
{
    const struct score *best = NULL;
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side == side && set->scored)
            best = best ? score_better(best, &set->score) : &set->score;
    }
    return best;
}

const char *run_phase_name(enum run_phase phase)
{
    static const char *const names[] = {
        [RUN_GET_READY] = "get-ready", [RUN_COUNT_IN] = "count-in", [RUN_WORK] = "work",
        [RUN_REST] = "rest",           [RUN_PAUSED] = "paused",     [RUN_DONE] = "done",
        [RUN_STOPPED] = "stopped",
    };
    return names[phase];
}

const char *run_beat_name(enum run_beat beat)
{
    static const char *const names[] = {
        [RUN_BEAT_NONE] = "", [RUN_BEAT_UP] = "up", [RUN_BEAT_HOLD] = "hold", [RUN_BEAT_DOWN] = "down"};
    return names[beat];
}
