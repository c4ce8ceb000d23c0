#include "device/device.h"
#include "device/sim/sim_inside.h"
#include "i18n/mark.h"

#include <stdio.h>
#include <stdlib.h>

static bool sim_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct sim *sim = (struct sim *)input;

    if (!sim->found) {
        sim->found = true;
        sim->start_us = now_us;
        *out = input_event(input, INPUT_FOUND, now_us);
        out->text = sim->title;
        return true;
    }
    while (sim->start_us + sim->t_us <= now_us) {
        bool said = sim->step(sim, &sim->sample);
        int64_t t_us = sim->start_us + sim->t_us;
        sim->t_us += SIM_STEP_US;
        if (said) {
            *out = input_event(input, INPUT_SAMPLE, t_us);
            out->sample = &sim->sample;
            return true;
        }
    }
    return false;
}

static void repeat(struct sim *sim, const struct act *act)
{
    if (act_repeats(act->kind))
        sim_cycle_begin(&sim->cycle, &sim->random, act, sim->t_us);
    else
        sim->cycle.wanted = false;
}

void *sim_new(size_t size, uint64_t seed, const char *title, sim_step *step, sim_act *act)
{
    struct sim *sim = calloc(1, size);

    if (!sim)
        return NULL;
    sim->input = (struct input){.poll = sim_poll, .device = &device_sim};
    sim->random.state = seed;
    sim->title = title;
    sim->step = step;
    sim->act = act ? act : repeat;
    return sim;
}

void sim_do(struct input *input, const struct act *act)
{
    struct sim *sim = (struct sim *)input;

    if (input->device != &device_sim || act_same(&sim->asked, act))
        return;
    sim->act(sim, act);
    sim->asked = *act;
}

void sim_ask(struct input *input, enum stance ask)
{
    struct act act = act_of_stance(ask);
    sim_do(input, &act);
}

static struct input *sim_of(const struct device_setup *setup, char error[256])
{
    switch (setup->channel) {
    case CHANNEL_LOAD:
        return sim_open(setup->seed, setup->weight_kg > 0 ? setup->weight_kg : SIM_KG);
    case CHANNEL_MOTION:
        return sim_open_motion(setup->seed);
    case CHANNEL_CONTACT:
        return sim_open_contact(setup->seed);
    default:
        return device_clock.open(&device_clock, setup, error);
    }
}

static struct input *open_sim(const struct device *device, const struct device_setup *setup, char error[256])
{
    struct input *input = sim_of(setup, error);

    (void)device; /* on the channel where nobody measures it is the clock */
    if (!input)
        snprintf(error, 256, "not enough memory");
    return input;
}

struct input *sim_seen_by(enum channel channel, uint64_t seed, double weight_kg)
{
    char error[256];

    return sim_of(&(struct device_setup){.channel = channel, .seed = seed, .weight_kg = weight_kg}, error);
}

const struct device device_sim = {.name = "sim",
                                  .word = "sim",
                                  .setting = "sim",
                                  .choice = N_("simulated board"),
                                  .stand_in = N_("Simulated"),
                                  .channels = (1u << CHANNELS) - 1,
                                  .steers = STEERS_LEAN,
                                  .live = true,
                                  .simulated = true,
                                  .open = open_sim};
