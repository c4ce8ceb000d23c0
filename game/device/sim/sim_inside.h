#ifndef DEVICE_SIM_SIM_INSIDE_H
#define DEVICE_SIM_SIM_INSIDE_H

#include "device/input.h"
#include "device/sim/sim_body.h"
#include "measure/act.h"

#include <stddef.h>

/* What the built-in players share: repetitions, and the source around them. Private to sim*.c. */

/*
 * One repetition after the other at the tempo asked, as people do them: a little early or late in every part,
 * and with a breath in between. Whoever is told to stop finishes the one that is going on.
 */
struct sim_cycle {
    bool on, wanted;
    struct act act, next; /* of this repetition, and of the one after it */
    int64_t start_us, up_us, hold_us, down_us, rest_us;
    double range; /* how far this one goes, about 1 */
};

/* From t_us on, after the time it takes to react; a cycle that is on goes on with the new act afterwards. */
void sim_cycle_begin(struct sim_cycle *cycle, struct sim_random *random, const struct act *act, int64_t t_us);
/* Once a step: takes up the next repetition, or ends. */
void sim_cycle_step(struct sim_cycle *cycle, struct sim_random *random, int64_t t_us);
/* 0..1 of the way from where the body rests to the top: smooth, at t_us. */
double sim_cycle_height(const struct sim_cycle *cycle, int64_t t_us);

/* The part of the repetition at t_us, 0..1: up, hold (1 without one), down; all 0 before, all 1 after. */
struct sim_parts {
    double up, hold, down;
};
struct sim_parts sim_cycle_parts(const struct sim_cycle *cycle, int64_t t_us);

/* Minimum jerk, 0..1 of the way after the share s of the time. */
double sim_smooth(double s);

/* The source around a player: its samples every SIM_STEP_US from the first poll on. */
struct sim;
/* The sample of this step: true, or false when the device has nothing to say. */
typedef bool sim_step(struct sim *sim, struct sample *out);
/* Something else is asked for; NULL: repetitions begin and end, and that is all. */
typedef void sim_act(struct sim *sim, const struct act *act);
struct sim {
    struct input input; /* first: a struct input * to it is a struct sim * */
    struct sim_random random;
    const char *title;
    struct sim_cycle cycle; /* repetitions */
    sim_step *step;
    sim_act *act;
    struct act asked;
    struct sample sample; /* the newest */
    bool found;
    int64_t start_us; /* of the first poll */
    int64_t t_us;     /* of the next step, from start_us */
};

struct input *sim_open_motion(uint64_t seed);
struct input *sim_open_contact(uint64_t seed);

/* One of that size, whose state begins with a struct sim; the rest is 0. Freed by input_close; NULL when out
 * of memory. */
void *sim_new(size_t size, uint64_t seed, const char *title, sim_step *step, sim_act *act);

#endif
