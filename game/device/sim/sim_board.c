#include "device/sim/sim_inside.h"
#include "measure/plate/cop.h"

#include <math.h>

/* The simulated board: a person who stands, shifts and steps as asked, on four slightly noisy corners. */

enum { STEP_ON_US = 500000, STEP_OFF_US = 400000, SHIFT_US = 400000, LIE_DOWN_US = 1500000 };

static const double FOOT_MM = 85.0; /* from the middle of the stance to the middle of a foot */
static const double FOOT_HALF_WIDTH_MM = 32.0, STANCE_HALF_LENGTH_MM = 60.0;
static const double STRETCH = 1.1;      /* of the way to the foot, when the weight is shifted */
static const double FEET_REST = 0.07;   /* lying: share of the weight that the feet bear */
static const double FEET_BRIDGE = 0.36; /* and in a bridge */
static const double STEPPING = 0.6;     /* share of going up in which the weight comes onto the step */
static const double SHIFT_PER_STEP = 1.0 / 15.0; /* by hand: follows within about 0.15 s */
static const double CORNER_NOISE_KG = 0.02;      /* centre of pressure: about 0.15 mm of white noise */
static const double WEIGHT_NOISE_KG = 0.03;      /* breath and heart: a slow 0.1 kg */
static const double WEIGHT_MEMORY = 0.9;
static const double REST_KG[CORNERS] = {0.21, 0.14, 0.18, 0.25}; /* a board is never quite at zero */

/*
 * Strength and memory of the noise, chosen so that after the game's filter two feet sway at 9 mm/s mean
 * velocity (young adults 8.7, facts of double-leg stance) and one leg at 36 mm/s within 11 cm^2.
 */
static const double TWO_FEET_ML = 1.6, TWO_FEET_AP = 1.75, TWO_FEET_MEMORY_S = 4.0;
static const double ONE_LEG_ML = 6.9, ONE_LEG_AP = 6.8, ONE_LEG_MEMORY_S = 1.0;

struct sim_board {
    struct sim sim; /* first: a struct sim * to it is a struct sim_board * */
    double weight_kg, extra_kg;
    double centre_x_mm, centre_y_mm;     /* how this person likes to stand */
    double wanted_ml, wanted_ap, ml, ap; /* shift by hand: -1..1 */
    struct sim_sway sway_ml, sway_ap;
    struct sim_move load; /* share of the weight that is on the board */
    struct sim_move foot; /* -1 left foot .. 0 both .. 1 right foot */
    struct act then;      /* what comes after the repetition that is going on */
    double weight_noise_kg;
};

/* Where the body is, without its sway. */
struct pose {
    double load; /* share of the weight */
    double x_mm;
    double one_leg; /* 0..1: how much it stands on one */
};

static double clamp(double value, double low, double high)
{
    return fmin(fmax(value, low), high);
}

/* Between two feet (0) and one leg (1). */
static double blend(double one_leg, double two, double one)
{
    return two + (one - two) * one_leg;
}

static double foot_of(enum side side)
{
    if (side == SIDE_LEFT)
        return -1.0;
    return side == SIDE_RIGHT ? 1.0 : 0.0;
}

/* The weight comes over the leading foot, then the other one comes up, and the same the other way round. */
static struct pose stepping(const struct sim_board *board)
{
    const struct act *act = &board->sim.cycle.act;
    struct sim_parts parts = sim_cycle_parts(&board->sim.cycle, board->sim.t_us);
    double beside = act->kind == ACT_LATERAL ? 1.0
                                             : 1.0 - sim_smooth((parts.up - STEPPING) / (1.0 - STEPPING)) +
                                                   sim_smooth(parts.down / (1.0 - STEPPING));
    double load = sim_smooth(parts.up / STEPPING) - sim_smooth((parts.down - (1.0 - STEPPING)) / STEPPING);
    double lead = act->side == SIDE_NONE ? 1.0 : foot_of(act->side);
    return (struct pose){.load = load, .x_mm = lead * beside * FOOT_MM, .one_leg = 0.5};
}

static struct pose bridging(const struct sim_board *board)
{
    double height = sim_cycle_height(&board->sim.cycle, board->sim.t_us);
    return (struct pose){.load = FEET_REST + (FEET_BRIDGE - FEET_REST) * height,
                         .x_mm = foot_of(board->sim.cycle.act.side) * FOOT_MM};
}

static struct pose standing(struct sim_board *board)
{
    double foot = sim_move_at(&board->foot, board->sim.t_us);
    board->ml += (board->wanted_ml - board->ml) * SHIFT_PER_STEP;
    board->ap += (board->wanted_ap - board->ap) * SHIFT_PER_STEP;
    double reach_mm = blend(fabs(foot), FOOT_MM, FOOT_HALF_WIDTH_MM);
    struct pose pose = {.load = sim_move_at(&board->load, board->sim.t_us),
                        .x_mm = foot * FOOT_MM + board->ml * reach_mm};
    bool on_both = board->sim.asked.kind == ACT_SHIFT || board->sim.asked.kind == ACT_LIE;
    pose.one_leg = on_both ? 0.0 : clamp(fabs(pose.x_mm) / FOOT_MM, 0.0, 1.0);
    return pose;
}

static struct pose pose_of(struct sim_board *board)
{
    if (!board->sim.cycle.on)
        return standing(board);
    return board->sim.cycle.act.kind == ACT_BRIDGE ? bridging(board) : stepping(board);
}

static void person(struct sim_board *board, double *load_kg, double *x_mm, double *y_mm)
{
    struct sim_random *random = &board->sim.random;
    struct pose pose = pose_of(board);
    double y = board->ap * STANCE_HALF_LENGTH_MM;
    double memory_s = blend(pose.one_leg, TWO_FEET_MEMORY_S, ONE_LEG_MEMORY_S);
    double sway_x =
        sim_sway_step(&board->sway_ml, random, blend(pose.one_leg, TWO_FEET_ML, ONE_LEG_ML), memory_s);
    double sway_y =
        sim_sway_step(&board->sway_ap, random, blend(pose.one_leg, TWO_FEET_AP, ONE_LEG_AP), memory_s);
    /* What would be off the foot, hips and arms do. */
    double edge_mm = blend(pose.one_leg, FOOT_MM, FOOT_HALF_WIDTH_MM);
    *x_mm = board->centre_x_mm + pose.x_mm + clamp(sway_x, -edge_mm, edge_mm);
    *y_mm = board->centre_y_mm + clamp(y + sway_y, -STANCE_HALF_LENGTH_MM, STANCE_HALF_LENGTH_MM);
    board->weight_noise_kg =
        board->weight_noise_kg * WEIGHT_MEMORY + WEIGHT_NOISE_KG * sim_random_normal(random);
    *load_kg = pose.load * (board->weight_kg + board->extra_kg + board->weight_noise_kg);
}

/* The inverse of cop_from_load, then what a real board does to it: rest, noise, steps of 10 g, no negatives.
 */
static struct sample board_sample(struct sim_board *board)
{
    double load_kg, x_mm, y_mm, corners[CORNERS];
    person(board, &load_kg, &x_mm, &y_mm);
    double x = x_mm / (COP_SENSORS_ML_MM / 2.0);
    double y = y_mm / (COP_SENSORS_AP_MM / 2.0);
    corners[CORNER_TOP_LEFT] = (1.0 - x) * (1.0 + y);
    corners[CORNER_TOP_RIGHT] = (1.0 + x) * (1.0 + y);
    corners[CORNER_BOTTOM_LEFT] = (1.0 - x) * (1.0 - y);
    corners[CORNER_BOTTOM_RIGHT] = (1.0 + x) * (1.0 - y);
    for (int i = 0; i < CORNERS; i++) {
        double kg =
            corners[i] * load_kg / 4.0 + REST_KG[i] + CORNER_NOISE_KG * sim_random_normal(&board->sim.random);
        corners[i] = fmax(round(kg * 100.0) / 100.0, 0.0);
    }
    return sample_load(board->sim.start_us + board->sim.t_us, corners);
}

static void step_off(struct sim_board *board, bool was_both)
{
    int64_t t_us = board->sim.t_us;
    if (was_both) /* over the right one, and down */
        sim_move_to(&board->foot, t_us, 1.0, 0, SHIFT_US);
    sim_move_to(&board->load, t_us, 0.0, was_both ? SHIFT_US : 0, STEP_OFF_US);
}

static bool on_both(enum act_kind kind)
{
    return kind == ACT_STAND || kind == ACT_SHIFT;
}

static bool off(enum act_kind kind)
{
    return kind == ACT_AWAY || kind == ACT_LIE || act_repeats(kind);
}

/* From one posture to another; no repetition is going on. */
static void take_posture(struct sim_board *board, const struct act *act)
{
    int64_t t_us = board->sim.t_us;
    enum act_kind was = board->then.kind;
    bool was_off = off(was) && was != ACT_LIE && was != ACT_BRIDGE;
    double foot = foot_of(act->side) * (act->kind == ACT_SHIFT ? STRETCH : 1.0);

    if (act->kind == ACT_LIE && (was == ACT_LIE || was == ACT_BRIDGE)) {
        board->load = (struct sim_move){.from = FEET_REST, .to = FEET_REST};
    } else if (act->kind == ACT_LIE) { /* off the board, down, and then the feet on it */
        board->load =
            (struct sim_move){.to = FEET_REST, .start_us = t_us + LIE_DOWN_US, .length_us = STEP_ON_US};
        board->foot = (struct sim_move){0};
    } else if (act->kind == ACT_AWAY) {
        step_off(board, on_both(was));
    } else if (was_off) { /* up with one foot first */
        double first = act->kind == ACT_ONE_LEG && act->side == SIDE_LEFT ? -1.0 : 1.0;
        if (sim_move_at(&board->load, t_us) <= 0.0)
            board->foot = (struct sim_move){.from = first, .to = first};
        sim_move_to(&board->load, t_us, 1.0, 0, STEP_ON_US);
        sim_move_to(&board->foot, t_us, foot, STEP_ON_US, SHIFT_US);
    } else {
        sim_move_to(&board->load, t_us, 1.0, 0, STEP_ON_US);
        sim_move_to(&board->foot, t_us, foot, 0, SHIFT_US);
    }
    board->then = *act;
}

/* Repetitions begin from where they rest: lying, or beside the board. */
static void repeat(struct sim_board *board, const struct act *act)
{
    double rest = act->kind == ACT_BRIDGE ? FEET_REST : 0.0;

    sim_cycle_begin(&board->sim.cycle, &board->sim.random, act, board->sim.t_us);
    board->load = (struct sim_move){.from = rest, .to = rest};
    board->foot = (struct sim_move){0};
    board->then = *act;
}

static void board_act(struct sim *sim, const struct act *act)
{
    struct sim_board *board = (struct sim_board *)sim;

    board->extra_kg = act->extra_kg;
    if (act_repeats(act->kind)) {
        repeat(board, act);
        return;
    }
    board->sim.cycle.wanted = false;
    if (!board->sim.cycle.on)
        take_posture(board, act);
}

static bool board_step(struct sim *sim, struct sample *out)
{
    struct sim_board *board = (struct sim_board *)sim;
    bool was_on = board->sim.cycle.on;

    sim_cycle_step(&board->sim.cycle, &sim->random, sim->t_us);
    if (was_on && !board->sim.cycle.on)
        take_posture(board, &sim->asked);
    *out = board_sample(board);
    return true;
}

void sim_shift(struct input *input, double ml, double ap)
{
    struct sim_board *board = (struct sim_board *)input;
    board->wanted_ml = clamp(ml, -1.0, 1.0);
    board->wanted_ap = clamp(ap, -1.0, 1.0);
}

struct input *sim_open(uint64_t seed, double weight_kg)
{
    struct sim_board *board = sim_new(sizeof *board, seed, "Simulated board", board_step, board_act);
    if (board == NULL)
        return NULL;
    board->weight_kg = weight_kg;
    board->centre_x_mm = 2.0 * sim_random_normal(&board->sim.random);
    board->centre_y_mm = -8.0 + 2.0 * sim_random_normal(&board->sim.random);
    return &board->sim.input;
}
