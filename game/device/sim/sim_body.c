#include "device/sim/sim_body.h"

/* Of the model above, divided by mgh = 611 Nm (gravity over inertia: mgh/J). */
static const double GRAVITY_PER_S2 = 9.25;
static const double STIFFNESS = 1.545, DAMPING_S = 0.513;
static const double PASSIVE_STIFFNESS = 0.066, PASSIVE_DAMPING_S = 0.113;

static const double STEP_S = 0.01;
static const double STEP_ROOT_S = 0.1; /* sqrt(STEP_S) */

/* splitmix64 (Steele, Lea & Flood 2014). */
static uint64_t next_bits(struct sim_random *random)
{
    uint64_t z = random->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

double sim_random_normal(struct sim_random *random)
{
    /* The sum of twelve uniform numbers, three from each draw: no logarithm or cosine that could differ. */
    const uint64_t mask = (UINT64_C(1) << 21) - 1;
    uint64_t sum = 0;
    for (int i = 0; i < 4; i++) {
        uint64_t bits = next_bits(random);
        sum += (bits & mask) + ((bits >> 21) & mask) + ((bits >> 42) & mask);
    }
    return (double)sum / (double)mask - 6.0;
}

double sim_sway_step(struct sim_sway *sway, struct sim_random *random, double strength, double memory_s)
{
    double kick = strength * STEP_ROOT_S * sim_random_normal(random);
    sway->noise_mm += kick - sway->noise_mm * STEP_S / memory_s;
    double pressure = STIFFNESS * sway->past_x_mm[sway->past] + DAMPING_S * sway->past_v_mm_s[sway->past] +
                      PASSIVE_STIFFNESS * sway->x_mm + PASSIVE_DAMPING_S * sway->v_mm_s + sway->noise_mm;
    sway->past_x_mm[sway->past] = sway->x_mm;
    sway->past_v_mm_s[sway->past] = sway->v_mm_s;
    sway->past = (sway->past + 1) % SIM_DELAY_STEPS;
    sway->v_mm_s += GRAVITY_PER_S2 * (sway->x_mm - pressure) * STEP_S;
    sway->x_mm += sway->v_mm_s * STEP_S;
    return pressure;
}

double sim_move_at(const struct sim_move *move, int64_t t_us)
{
    if (t_us <= move->start_us)
        return move->from;
    if (t_us >= move->start_us + move->length_us)
        return move->to;
    double s = (double)(t_us - move->start_us) / (double)move->length_us;
    return move->from + (move->to - move->from) * s * s * s * (10.0 + s * (6.0 * s - 15.0));
}

void sim_move_to(struct sim_move *move, int64_t t_us, double to, int64_t wait_us, int64_t length_us)
{
    double from = sim_move_at(move, t_us);
    *move = (struct sim_move){.from = from, .to = to, .start_us = t_us + wait_us, .length_us = length_us};
}
