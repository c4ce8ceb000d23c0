#ifndef DEVICE_SIM_SIM_BODY_H
#define DEVICE_SIM_SIM_BODY_H

#include <stdint.h>

/*
 * Standing still, in one direction: an inverted pendulum held up by delayed ankle torque, the kind of model
 * of Peterka 2002 (J Neurophysiol 88:1097) and Maurer & Peterka 2005 (J Neurophysiol 93:189). Its numbers are
 * those of Table 1 in PMC5664365 for a healthy adult (J 66 kg m^2, m 75 kg, h 0.83 m, so mgh = 611 Nm):
 * active stiffness 943.9 Nm/rad and damping 313.5 Nms/rad after 97 ms, passive 40.5 and 68.8 at once. Noise
 * of the torque keeps it moving. Written in millimetres over the ankle: x of the centre of mass, p of
 * pressure.
 *
 * Plain arithmetic only, so the same seed gives the same bits on every machine.
 */
enum { SIM_STEP_US = 10000, SIM_DELAY_STEPS = 10 };

struct sim_random {
    uint64_t state;
};

/* Mean 0, variance 1, within +-6. */
double sim_random_normal(struct sim_random *random);

struct sim_sway {
    double x_mm, v_mm_s; /* centre of mass */
    double noise_mm;     /* of the torque, as a shift of the centre of pressure */
    double past_x_mm[SIM_DELAY_STEPS], past_v_mm_s[SIM_DELAY_STEPS];
    int past;
};

/* One step of SIM_STEP_US; centre of pressure in mm. strength: mm/sqrt(s); memory_s of the noise > 0. */
double sim_sway_step(struct sim_sway *sway, struct sim_random *random, double strength, double memory_s);

/* A smooth way from one value to another: minimum jerk. */
struct sim_move {
    double from, to;
    int64_t start_us, length_us;
};

double sim_move_at(const struct sim_move *move, int64_t t_us);

/* From wherever it is at t_us to to, beginning after wait_us. */
void sim_move_to(struct sim_move *move, int64_t t_us, double to, int64_t wait_us, int64_t length_us);

#endif
