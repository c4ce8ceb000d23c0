#include "run/run_inside.h"

enum { RIGHT_US = 1000000 }; /* a tap with the toes does not begin the count-in (p) */

#define FEET_KG    1.0 /* less is no feet on the board (p) */
#define FEET_SHARE 0.5 /* of the weight: more is not lying any more (p) */
#define DOWN_SHARE 0.5 /* of the weight: more is standing on the step (p) */

void run_board_init(struct run *run)
{
    if (run->channel != CHANNEL_LOAD)
        return;
    stance_init(&run->board.stance, run->setup.weight_kg, run->setup.centre_x_mm);
    run->board.wait = RUN_WAIT_STEP_ON;
}

bool run_board_standing(const struct run *run)
{
    return run->board.frame.on && run->board.stance.stance != STANCE_OFF;
}

/* What GET_READY asks for before the count-in, the extra weight aside. */
static enum run_wait place_of(const struct activity *exercise)
{
    static const enum run_wait waits[] = {[START_ON_BOARD] = RUN_WAIT_STEP_ON,
                                          [START_BESIDE_BOARD] = RUN_WAIT_STEP_DOWN,
                                          [START_FEET_ON_BOARD] = RUN_WAIT_FEET};

    return waits[exercise->start];
}

bool run_board_stands(const struct run *run)
{
    return run->channel == CHANNEL_LOAD && place_of(run->level->activity) == RUN_WAIT_STEP_ON;
}

static bool in_place(const struct run *run, enum run_wait place)
{
    double kg = run->board.frame.kg, weight_kg = run->setup.weight_kg;

    switch (place) {
    case RUN_WAIT_STEP_DOWN:
        return kg < DOWN_SHARE * weight_kg;
    case RUN_WAIT_FEET:
        return kg >= FEET_KG && kg < FEET_SHARE * weight_kg;
    default:
        return run_board_standing(run);
    }
}

double run_board_kg(const struct run *run)
{
    double sum = 0;
    for (int i = 0; i < run->board.count; i++)
        sum += run->board.last[i].kg;
    return run->board.count > 0 ? sum / run->board.count : 0;
}

/* The weight that is carried: the mean of a second, once all of the second had it. */
static void weigh(struct run *run)
{
    double kg = run_board_kg(run);
    bool shown = run->board.count == RUN_STEADY_FRAMES &&
                 kg - run->setup.weight_kg >= RUN_EXTRA_SHARE * run->level->extra_kg;
    if (!shown)
        run->board.light_us = run->now_us;
    else if (run->now_us - run->board.light_us >= RIGHT_US)
        run->board.carried_kg = kg;
}

static bool still_to_weigh(const struct run *run)
{
    return run->level->extra_kg > 0 && !(run->board.carried_kg > 0);
}

enum run_wait run_place(const struct run *run)
{
    if (run->channel != CHANNEL_LOAD)
        return RUN_WAIT_NOTHING;
    return still_to_weigh(run) ? RUN_WAIT_STEP_ON : place_of(run->level->activity);
}

static enum run_wait what_is_missing(struct run *run)
{
    bool weighing = still_to_weigh(run);
    enum run_wait place = run_place(run);

    if (place != run->board.place || !in_place(run, place)) {
        run->board.place = place;
        run->board.since_us = run->now_us;
        return place;
    }
    if (run->now_us - run->board.since_us < RIGHT_US)
        return place;
    if (weighing && run->phase == RUN_GET_READY)
        weigh(run);
    return weighing ? RUN_WAIT_WEIGHT : RUN_WAIT_NOTHING;
}

static void remember(struct run *run)
{
    struct run_board *board = &run->board;
    if (board->frame.first || !board->frame.on)
        board->count = 0;
    if (!board->frame.on)
        return;
    board->last[board->head] = board->frame;
    board->head = (board->head + 1) % RUN_STEADY_FRAMES;
    board->count += board->count < RUN_STEADY_FRAMES;
}

void run_board_frame(struct run *run, const struct plate_frame *frame)
{
    struct run_board *board = &run->board;
    bool near = frame->t_us - board->frame.t_us <= SAMPLE_MAX_GAP_US;

    if (run->channel != CHANNEL_LOAD)
        return;
    board->frame = *frame;
    if (frame->first) {
        board->frame.first = !(board->joined && near);
        board->joined = false;
    }
    stance_push(&board->stance, &board->frame);
    remember(run);
    run_hold_learn_zone(run);
}

void run_board_wait(struct run *run)
{
    if (run->channel == CHANNEL_LOAD)
        run->board.wait = what_is_missing(run);
}

void run_board_lost(struct run *run)
{
    if (run->channel != CHANNEL_LOAD)
        return;
    run->board.frame = (struct plate_frame){.t_us = run->board.frame.t_us};
    run->board.count = 0;
    run->board.joined = false;
    run->board.wait = what_is_missing(run);
}
