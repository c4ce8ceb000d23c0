#include "device/sim/sim_inside.h"

/* A sensor worn on the limb that works, x along it: it feels gravity, the turning and a little noise. */

static const double GRAVITY_M_S2 = 9.80665;
static const double ACCEL_NOISE_M_S2 = 0.05, GYRO_NOISE_RAD_S = 0.004, GYRO_BIAS_RAD_S = 0.006;
static const double SIM_STEP_S = SIM_STEP_US / 1e6;

struct sim_limb {
    struct sim sim;    /* first */
    double turned_rad; /* above rest, at the step before */
    bool moving;       /* there was one */
};

/* How far a limb turns against gravity at the top (p). */
static double range_rad(enum act_kind kind)
{
    switch (kind) {
    case ACT_STEP_UP:
    case ACT_LATERAL:
        return 0.8; /* thigh */
    case ACT_BRIDGE:
        return 0.6; /* pelvis or thigh */
    default:
        return 0.55; /* leg, to the side */
    }
}

/* tan(x / 2) for 0 <= x < 2, within 1e-4: arithmetic alone, so the bits are the same everywhere. */
static double half_tangent(double x)
{
    double h = x / 2.0, square = h * h;
    return h * (15.0 - square) / (15.0 - 6.0 * square);
}

static bool limb_step(struct sim *sim, struct sample *out)
{
    struct sim_limb *limb = (struct sim_limb *)sim;
    double noise[6];

    sim_cycle_step(&limb->sim.cycle, &sim->random, sim->t_us);
    double rad = range_rad(limb->sim.cycle.act.kind) * sim_cycle_height(&limb->sim.cycle, sim->t_us);
    double rate = limb->moving ? (rad - limb->turned_rad) / SIM_STEP_S : 0.0;
    double t = half_tangent(rad), scale = GRAVITY_M_S2 / (1.0 + t * t);
    for (int i = 0; i < 6; i++)
        noise[i] = sim_random_normal(&sim->random) * (i < 3 ? ACCEL_NOISE_M_S2 : GYRO_NOISE_RAD_S);
    *out = (struct sample){
        .t_us = sim->start_us + sim->t_us,
        .has = SAMPLE_MOTION,
        .accel_m_s2 = {2.0 * t * scale + noise[0], (1.0 - t * t) * scale + noise[1], noise[2]},
        .gyro_rad_s = {noise[3], noise[4], rate + GYRO_BIAS_RAD_S + noise[5]},
    };
    limb->turned_rad = rad;
    limb->moving = true;
    return true;
}

struct input *sim_open_motion(uint64_t seed)
{
    return sim_new(sizeof(struct sim_limb), seed, "Simulated motion sensor", limb_step, NULL);
}
