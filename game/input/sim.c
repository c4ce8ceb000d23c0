#include "body/cop.h"
#include "input/input.h"
#include "input/sim_body.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The simulated board: a person who stands, shifts and steps as asked, on four slightly noisy corners. */

enum { STEP_ON_US = 500000, STEP_OFF_US = 400000, SHIFT_US = 400000 };

static const double FOOT_MM = 85.0; /* from the middle of the stance to the middle of a foot */
static const double FOOT_HALF_WIDTH_MM = 32.0, STANCE_HALF_LENGTH_MM = 60.0;
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

struct sim_input {
    struct input input; /* first: a struct input * to it is a struct sim_input * */
    struct sim_random random;
    double weight_kg;
    double centre_x_mm, centre_y_mm; /* how this person likes to stand */
    enum stance ask;
    double wanted_ml, wanted_ap, ml, ap; /* shift by hand: -1..1 */
    struct sim_sway sway_ml, sway_ap;
    struct sim_move load; /* share of the weight that is on the board */
    struct sim_move foot; /* -1 left foot .. 0 both .. 1 right foot */
    double weight_noise_kg;
    bool found;
    int64_t start_us; /* of the first poll */
    int64_t t_us;     /* of the next sample, from start_us */
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

static void person(struct sim_input *sim, double *load_kg, double *x_mm, double *y_mm)
{
    double foot = sim_move_at(&sim->foot, sim->t_us);
    sim->ml += (sim->wanted_ml - sim->ml) * SHIFT_PER_STEP;
    sim->ap += (sim->wanted_ap - sim->ap) * SHIFT_PER_STEP;
    double reach_mm = blend(fabs(foot), FOOT_MM, FOOT_HALF_WIDTH_MM);
    double x = foot * FOOT_MM + sim->ml * reach_mm;
    double y = sim->ap * STANCE_HALF_LENGTH_MM;
    double one_leg = clamp(fabs(x) / FOOT_MM, 0.0, 1.0);
    double memory_s = blend(one_leg, TWO_FEET_MEMORY_S, ONE_LEG_MEMORY_S);
    double sway_x =
        sim_sway_step(&sim->sway_ml, &sim->random, blend(one_leg, TWO_FEET_ML, ONE_LEG_ML), memory_s);
    double sway_y =
        sim_sway_step(&sim->sway_ap, &sim->random, blend(one_leg, TWO_FEET_AP, ONE_LEG_AP), memory_s);
    /* What would be off the foot, hips and arms do. */
    double edge_mm = blend(one_leg, FOOT_MM, FOOT_HALF_WIDTH_MM);
    *x_mm = sim->centre_x_mm + x + clamp(sway_x, -edge_mm, edge_mm);
    *y_mm = sim->centre_y_mm + clamp(y + sway_y, -STANCE_HALF_LENGTH_MM, STANCE_HALF_LENGTH_MM);
    sim->weight_noise_kg =
        sim->weight_noise_kg * WEIGHT_MEMORY + WEIGHT_NOISE_KG * sim_random_normal(&sim->random);
    *load_kg = sim_move_at(&sim->load, sim->t_us) * (sim->weight_kg + sim->weight_noise_kg);
}

/* The inverse of cop_from_load, then what a real board does to it: rest, noise, steps of 10 g, no negatives.
 */
static struct sample board_sample(struct sim_input *sim)
{
    double load_kg, x_mm, y_mm, corners[CORNERS];
    person(sim, &load_kg, &x_mm, &y_mm);
    double x = x_mm / (COP_SENSORS_ML_MM / 2.0);
    double y = y_mm / (COP_SENSORS_AP_MM / 2.0);
    corners[CORNER_TOP_LEFT] = (1.0 - x) * (1.0 + y);
    corners[CORNER_TOP_RIGHT] = (1.0 + x) * (1.0 + y);
    corners[CORNER_BOTTOM_LEFT] = (1.0 - x) * (1.0 - y);
    corners[CORNER_BOTTOM_RIGHT] = (1.0 + x) * (1.0 - y);
    for (int i = 0; i < CORNERS; i++) {
        double kg =
            corners[i] * load_kg / 4.0 + REST_KG[i] + CORNER_NOISE_KG * sim_random_normal(&sim->random);
        corners[i] = fmax(round(kg * 100.0) / 100.0, 0.0);
    }
    return sample_load(sim->start_us + sim->t_us, corners);
}

static bool sim_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct sim_input *sim = (struct sim_input *)input;
    if (!sim->found) {
        sim->found = true;
        sim->start_us = now_us;
        *out = (struct input_event){.kind = INPUT_FOUND, .t_us = now_us, .battery_percent = -1};
        snprintf(out->text, sizeof out->text, "Simulated board");
        return true;
    }
    if (sim->start_us + sim->t_us > now_us)
        return false;
    *out =
        (struct input_event){.kind = INPUT_SAMPLE, .t_us = sim->start_us + sim->t_us, .battery_percent = -1};
    out->sample = board_sample(sim);
    sim->t_us += SIM_STEP_US;
    return true;
}

static void sim_close(struct input *input)
{
    free(input);
}

static double foot_of(enum stance ask)
{
    if (ask == STANCE_LEFT)
        return -1.0;
    return ask == STANCE_RIGHT ? 1.0 : 0.0;
}

void sim_ask(struct input *input, enum stance ask)
{
    struct sim_input *sim = (struct sim_input *)input;
    bool was_off = sim->ask == STANCE_OFF;
    bool was_both = sim->ask == STANCE_TWO_FEET;
    if (ask == sim->ask)
        return;
    sim->ask = ask;
    if (ask == STANCE_OFF) { /* from two feet: over the right one, and down */
        if (was_both)
            sim_move_to(&sim->foot, sim->t_us, 1.0, 0, SHIFT_US);
        sim_move_to(&sim->load, sim->t_us, 0.0, was_both ? SHIFT_US : 0, STEP_OFF_US);
    } else if (was_off) { /* up with one foot first */
        double first = ask == STANCE_LEFT ? -1.0 : 1.0;
        if (sim_move_at(&sim->load, sim->t_us) <= 0.0)
            sim->foot = (struct sim_move){.from = first, .to = first};
        sim_move_to(&sim->load, sim->t_us, 1.0, 0, STEP_ON_US);
        sim_move_to(&sim->foot, sim->t_us, foot_of(ask), STEP_ON_US, SHIFT_US);
    } else {
        sim_move_to(&sim->foot, sim->t_us, foot_of(ask), 0, SHIFT_US);
    }
}

void sim_shift(struct input *input, double ml, double ap)
{
    struct sim_input *sim = (struct sim_input *)input;
    sim->wanted_ml = clamp(ml, -1.0, 1.0);
    sim->wanted_ap = clamp(ap, -1.0, 1.0);
}

struct input *sim_open(uint64_t seed, double weight_kg)
{
    struct sim_input *sim = calloc(1, sizeof *sim);
    if (sim == NULL)
        return NULL;
    sim->input = (struct input){.poll = sim_poll, .close = sim_close, .name = "sim", .live = true};
    sim->random.state = seed;
    sim->weight_kg = weight_kg;
    sim->centre_x_mm = 2.0 * sim_random_normal(&sim->random);
    sim->centre_y_mm = -8.0 + 2.0 * sim_random_normal(&sim->random);
    return &sim->input;
}
