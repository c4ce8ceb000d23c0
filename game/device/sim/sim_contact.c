#include "device/sim/sim_inside.h"

/* Two pads, the left foot's on bit 0 and the right one's on bit 1: their state when it changes, and every
 * 50 ms as it is. A repetition presses from halfway up to halfway down. */

enum { SAY_US = 50000 };

struct sim_pads {
    struct sim sim; /* first */
    bool said;
    int64_t said_us;
    uint32_t contacts;
};

static uint32_t pad_of(enum side side)
{
    return side == SIDE_RIGHT ? 1u << 1 : 1u << 0;
}

static uint32_t pressed(const struct sim_pads *pads)
{
    const struct act *asked = &pads->sim.asked;

    if (pads->sim.cycle.on)
        return sim_cycle_height(&pads->sim.cycle, pads->sim.t_us) > 0.5 ? pad_of(pads->sim.cycle.act.side)
                                                                        : 0;
    return asked->kind == ACT_ONE_LEG ? pad_of(asked->side) : 0;
}

static bool pads_step(struct sim *sim, struct sample *out)
{
    struct sim_pads *pads = (struct sim_pads *)sim;

    sim_cycle_step(&pads->sim.cycle, &sim->random, sim->t_us);
    uint32_t now = pressed(pads);
    if (pads->said && now == pads->contacts && sim->t_us - pads->said_us < SAY_US)
        return false;
    pads->said = true;
    pads->said_us = sim->t_us;
    pads->contacts = now;
    *out = (struct sample){.t_us = sim->start_us + sim->t_us, .has = SAMPLE_CONTACT, .contacts = now};
    return true;
}

struct input *sim_open_contact(uint64_t seed)
{
    return sim_new(sizeof(struct sim_pads), seed, "Simulated pads", pads_step, NULL);
}
