#include "coach/run.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#define US_PER_S 1000000

/* A shorter hold has no halfway: it would come less than a second before the last three. */
#define HALFWAY_MIN_S 8.0
/* So long a cue keeps away from it (p): the time it takes to say either. */
#define CUE_CLEAR_S 1.5

enum {
    COUNT_FROM = 3,
    LAST_FROM = 3,
    STOOD_US = 1000000,      /* a tap with the toes does not begin the count-in (p) */
    ZONE_SETTLE_US = 700000, /* the weight is still coming over the foot (p) */
    ZONE_LEARN_US = 1000000,
};

static void make_sets(struct run *run)
{
    static const enum side sides[] = {SIDE_LEFT, SIDE_RIGHT, SIDE_NONE};
    for (int set = 1; set <= run->level->sets; set++) {
        for (size_t i = 0; i < sizeof(sides) / sizeof(*sides); i++) {
            if (level_asks(run->level, sides[i]) && run->set_count < RUN_SETS_MAX)
                run->sets[run->set_count++] = (struct run_set){.side = sides[i], .set = set};
        }
    }
}

static int open_trial(struct run *run)
{
    struct trial_setup setup = {
        .exercise = run->level->exercise,
        .side = run->sets[run->current].side,
        .weight_kg = run->weight_kg,
        .centre_x_mm = run->centre_x_mm,
        .cap_s = run->level->hold_s,
    };
    memcpy(setup.stars, run->level->stars, sizeof(setup.stars));
    return trial_init(&run->trial, &setup);
}

int run_init(struct run *run, const struct level *level, enum channel channel, double weight_kg,
             double centre_x_mm)
{
    if (channel != CHANNEL_LOAD || exercise_counted(level->exercise))
        return -ENOTSUP;
    if (!(weight_kg > 0) || level->sets < 1)
        return -EINVAL;

    memset(run, 0, sizeof(*run));
    run->level = level;
    run->channel = channel;
    run->weight_kg = weight_kg;
    run->centre_x_mm = centre_x_mm;
    run->phase = RUN_GET_READY;
    make_sets(run);
    load_init(&run->watch);
    stance_init(&run->stance, weight_kg, centre_x_mm);
    return open_trial(run);
}

/* The event of that kind, now; NULL when the queue is full. */
static struct run_event *tell(struct run *run, enum run_event_kind kind)
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
                                .set = set->set};
    return event;
}

static void tell_number(struct run *run, enum run_event_kind kind, int number)
{
    struct run_event *event = tell(run, kind);
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

static void enter(struct run *run, enum run_phase phase)
{
    run->phase = phase;
    run->phase_us = run->now_us;
    tell(run, RUN_EVENT_PHASE);
}

static void enter_paused(struct run *run, enum run_pause_reason why)
{
    if (run->phase == RUN_PAUSED && run->why == why)
        return;
    run->why = why;
    enter(run, RUN_PAUSED);
}

static void next_set(struct run *run)
{
    run->current++;
    run->begun = false;
    run->cue = 0;
    enter(run, RUN_GET_READY);
}

/* Out of a pause: the reason is gone. */
static void go_on(struct run *run)
{
    enter(run, run->sets[run->current].done ? RUN_REST : RUN_GET_READY);
}

static void tell_hold_started(struct run *run, int64_t start_us)
{
    run->holding = true;
    run->hold_start_us = start_us;
    run->zone_frames = 0;
    run->half_said = false;
    run->last = (int)fmin(LAST_FROM, ceil(run->level->hold_s) - 1);
    tell(run, RUN_EVENT_HOLD_STARTED);
}

static void tell_false_start(struct run *run)
{
    if (run->holding)
        tell(run, RUN_EVENT_FALSE_START);
    run->holding = false;
}

/* The set is over, with a hold or without. What the trial still holds back is scored, too. */
static void close_set(struct run *run)
{
    struct run_set *set = &run->sets[run->current];
    struct run_event *event;

    trial_finish(&run->trial);
    set->done = true;
    if (run->trial.scored) {
        set->score = run->trial.best;
        set->best = run->trial.best_hold;
        if (!run->holding)
            tell_hold_started(run, set->best.start_us);
        event = tell(run, RUN_EVENT_HOLD_ENDED);
        if (event)
            event->hold = set->best;
        run->holding = false;
    }
    tell_false_start(run);
    event = tell(run, RUN_EVENT_SET_DONE);
    if (event) {
        event->number = run->current;
        event->score = set->score;
    }
    if (run->current + 1 == run->set_count) {
        enter(run, RUN_DONE);
        return;
    }
    run->rest_end_us = run->now_us + (int64_t)run->level->rest_s * US_PER_S;
    enter(run, RUN_REST);
}

/*
 * Something takes the player away from WORK. If the hold so far counts, the set is done. If not, the trial
 * stays as it is, to be gone on with: finishing it now would leave a trace that its recording does not have.
 */
static void leave_work(struct run *run)
{
    struct trial ended = run->trial;
    trial_finish(&ended);
    if (ended.scored) {
        run->trial = ended;
        close_set(run);
    } else {
        tell_false_start(run);
    }
}

static bool standing(const struct run *run)
{
    return run->frame.on && run->stance.stance != STANCE_OFF;
}

static void learn_zone(struct run *run)
{
    int64_t held_us = run->frame.t_us - run->hold_start_us;

    if (!run->holding || !run->frame.on || held_us < ZONE_SETTLE_US ||
        held_us > ZONE_SETTLE_US + ZONE_LEARN_US)
        return;
    run->zone_frames++;
    run->zone_x_mm += (run->frame.x_mm - run->zone_x_mm) / run->zone_frames;
    run->zone_y_mm += (run->frame.y_mm - run->zone_y_mm) / run->zone_frames;
}

static void watch(struct run *run, const struct sample *sample)
{
    load_push(&run->watch, sample);
    while (load_next(&run->watch, &run->frame)) {
        stance_push(&run->stance, &run->frame);
        if (run->frame.first || !run->frame.on)
            run->speed_count = 0;
        run->speeds_mm_s[run->speed_head] = run->frame.speed_mm_s;
        run->speed_head = (run->speed_head + 1) % RUN_STEADY_FRAMES;
        run->speed_count += run->speed_count < RUN_STEADY_FRAMES;
        learn_zone(run);
    }
    if (!standing(run)) {
        run->stood = false;
    } else if (!run->stood) {
        run->stood = true;
        run->stood_us = run->now_us;
    }
}

/* Cues are spread evenly over the hold, but not into the word "halfway". */
static double cue_due_s(const struct level *level, int cue)
{
    double due_s = cue * level->hold_s / level->cue_count, half_s = level->hold_s / 2;
    bool clear = level->hold_s < HALFWAY_MIN_S || fabs(due_s - half_s) >= CUE_CLEAR_S;
    return clear ? due_s : half_s + CUE_CLEAR_S;
}

/* Cues and numbers, by held time. Nothing is said to a foot that is already down. */
static void say_hold(struct run *run)
{
    const struct level *level = run->level;
    const struct hold_detector *hold = &run->trial.hold;
    double held_s = trial_holding_s(&run->trial);

    if (!run->holding || stance_side(hold->stance.stance) != hold->current.side)
        return;
    while (run->cue < level->cue_count && held_s >= cue_due_s(level, run->cue))
        tell_number(run, RUN_EVENT_CUE, run->cue++);
    if (!run->half_said && level->hold_s >= HALFWAY_MIN_S && held_s >= level->hold_s / 2) {
        tell(run, RUN_EVENT_HALFWAY);
        run->half_said = true;
    }
    while (run->last > 0 && level->hold_s - held_s <= run->last)
        tell_number(run, RUN_EVENT_LAST, run->last--);
}

/* What the trial knows by now, told. */
static void follow_hold(struct run *run)
{
    bool holding = trial_holding(&run->trial);
    int64_t start_us = run->trial.hold.current.start_us;

    if (run->holding && (!holding || start_us != run->hold_start_us))
        tell_false_start(run);
    if (holding && !run->holding)
        tell_hold_started(run, start_us);
    say_hold(run);
}

static void work(struct run *run, const struct sample *sample)
{
    run->trial_open = true;
    trial_push(&run->trial, sample);
    if (run->trial.scored) {
        close_set(run);
        return;
    }
    follow_hold(run);

    bool off = run->stance.stance == STANCE_OFF && run->frame.t_us - run->stance.since_us >= RUN_OFF_US;
    if (off) {
        leave_work(run);
        if (run->phase == RUN_WORK)
            enter_paused(run, RUN_PAUSE_STEPPED_OFF);
    } else if (!run->holding && run->now_us - run->phase_us >= RUN_PATIENCE_US) {
        close_set(run);
    }
}

static void begin_work(struct run *run, const struct sample *sample)
{
    if (!run->begun)
        open_trial(run); /* cannot fail: run_init has opened one of the same exercise */
    run->begun = true;
    enter(run, RUN_WORK);
    work(run, sample);
}

static void begin_count(struct run *run)
{
    enter(run, RUN_COUNT_IN);
    run->counted = COUNT_FROM;
    tell_number(run, RUN_EVENT_COUNT, run->counted);
}

static void count_in(struct run *run, const struct sample *sample)
{
    if (!run->stood) {
        enter_paused(run, RUN_PAUSE_STEPPED_OFF);
        return;
    }
    int64_t passed_us = run->now_us - run->phase_us;
    while (run->counted > 1 && passed_us >= (int64_t)(COUNT_FROM - run->counted + 1) * US_PER_S)
        tell_number(run, RUN_EVENT_COUNT, --run->counted);
    if (passed_us >= RUN_COUNT_US)
        begin_work(run, sample);
}

/* SAMPLE_LOST belongs to the trial that was open: it ends the hold there as it does here. */
static void push_lost(struct run *run, const struct sample *sample)
{
    run->lost = true;
    if (run->phase == RUN_WORK) {
        run->trial_open = true;
        trial_push(&run->trial, sample);
    }
    watch(run, sample);
    run->stood = run->frame.on = false;
    run->speed_count = 0;
    if (run->phase == RUN_WORK)
        leave_work(run);
    bool by_player = run->phase == RUN_PAUSED && run->why == RUN_PAUSE_PLAYER;
    if (!run_over(run) && !by_player)
        enter_paused(run, RUN_PAUSE_DEVICE_LOST);
}

/* Nothing was heard for too long: as if the device had gone and come back with this sample. */
static void bridge_silence(struct run *run)
{
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (run->phase == RUN_WORK || run->phase == RUN_COUNT_IN)
        enter_paused(run, RUN_PAUSE_DEVICE_LOST);
}

static void step(struct run *run, const struct sample *sample)
{
    switch (run->phase) {
    case RUN_GET_READY:
        if (run->stood && run->now_us - run->stood_us >= STOOD_US &&
            run->now_us - run->phase_us >= RUN_READY_US)
            begin_count(run);
        break;
    case RUN_COUNT_IN:
        count_in(run, sample);
        break;
    case RUN_WORK:
        work(run, sample);
        break;
    case RUN_REST:
        if (run->now_us >= run->rest_end_us)
            next_set(run);
        break;
    case RUN_PAUSED:
        if (run->why == RUN_PAUSE_DEVICE_LOST || (run->why == RUN_PAUSE_STEPPED_OFF && run->stood))
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
        enter(run, RUN_GET_READY);
}

void run_push(struct run *run, const struct sample *sample)
{
    run->trial_open = false;
    if (run_over(run) || !(sample->has & (SAMPLE_LOAD | SAMPLE_LOST)))
        return;
    if (!run->timed)
        begin(run, sample->t_us);
    if (sample->t_us < run->now_us)
        return;

    if (sample->t_us - run->now_us > SAMPLE_MAX_GAP_US)
        bridge_silence(run);
    if (run_over(run))
        return;
    run->now_us = sample->t_us;
    if (sample->has & SAMPLE_LOST) {
        push_lost(run, sample);
        return;
    }
    run->lost = false;
    watch(run, sample);
    step(run, sample);
}

void run_pause(struct run *run)
{
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (!run_over(run))
        enter_paused(run, RUN_PAUSE_PLAYER);
}

void run_resume(struct run *run)
{
    if (run->phase != RUN_PAUSED || run->why != RUN_PAUSE_PLAYER)
        return;
    if (run->lost)
        enter_paused(run, RUN_PAUSE_DEVICE_LOST);
    else
        go_on(run);
}

void run_skip(struct run *run)
{
    if (run->phase == RUN_REST)
        next_set(run);
    else if (run->phase == RUN_WORK)
        close_set(run);
}

void run_stop(struct run *run)
{
    if (run->phase == RUN_WORK)
        leave_work(run);
    if (!run_over(run))
        enter(run, RUN_STOPPED);
}

bool run_over(const struct run *run)
{
    return run->phase == RUN_DONE || run->phase == RUN_STOPPED;
}

const struct score *run_best(const struct run *run, enum side side)
{
    const struct score *best = NULL;
    for (int i = 0; i < run->set_count; i++) {
        const struct run_set *set = &run->sets[i];
        if (set->side == side && set->score.points > 0)
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
