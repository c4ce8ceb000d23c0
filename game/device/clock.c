#include "device/device.h"
#include "i18n/mark.h"

#include <stdio.h>
#include <stdlib.h>

/* The clock as a source: where nobody measures it says what time it is. */

enum { TICK_US = 50000 };

struct clock_input {
    struct input input; /* first: a struct input * to it is a struct clock_input * */
    bool found;
    struct sample tick; /* the newest */
};

static bool clock_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct clock_input *clock = (struct clock_input *)input;

    if (!clock->found) {
        clock->found = true;
        clock->tick = (struct sample){.t_us = now_us - TICK_US, .has = SAMPLE_TICK};
        *out = input_event(input, INPUT_FOUND, now_us);
        out->text = "By the clock";
        return true;
    }
    if (clock->tick.t_us + TICK_US > now_us)
        return false;
    clock->tick.t_us += TICK_US;
    *out = input_event(input, INPUT_SAMPLE, clock->tick.t_us);
    out->sample = &clock->tick;
    return true;
}

static struct input *clock_open(const struct device *device, const struct device_setup *setup,
                                char error[256])
{
    struct clock_input *clock = calloc(1, sizeof *clock);

    (void)setup;
    if (!clock) {
        snprintf(error, 256, "not enough memory");
        return NULL;
    }
    clock->input = (struct input){.poll = clock_poll, .device = device};
    return &clock->input;
}

const struct device device_clock = {.name = "coach",
                                    .word = "coach",
                                    .setting = "clock",
                                    .choice = N_("by the clock"),
                                    .channels = 1u << CHANNEL_COACH,
                                    .live = true,
                                    .open = clock_open};
