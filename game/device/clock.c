#include "device/device.h"

#include <stdio.h>
#include <stdlib.h>

/* The clock as a source: where nobody measures it says what time it is. */

enum { TICK_US = 50000 };

struct clock_input {
    struct input input; /* first: a struct input * to it is a struct clock_input * */
    bool found;
    int64_t next_us;
};

static bool clock_poll(struct input *input, int64_t now_us, struct input_event *out)
{
    struct clock_input *clock = (struct clock_input *)input;

    if (!clock->found) {
        clock->found = true;
        clock->next_us = now_us;
        *out = (struct input_event){.kind = INPUT_FOUND, .t_us = now_us, .battery_percent = -1};
        snprintf(out->text, sizeof out->text, "By the clock");
        return true;
    }
    if (clock->next_us > now_us)
        return false;
    *out = (struct input_event){.kind = INPUT_SAMPLE, .t_us = clock->next_us, .battery_percent = -1};
    out->sample = (struct sample){.t_us = clock->next_us, .has = SAMPLE_TICK};
    clock->next_us += TICK_US;
    return true;
}

static void clock_close(struct input *input)
{
    free(input);
}

struct input *clock_open(void)
{
    struct clock_input *clock = calloc(1, sizeof *clock);
    if (clock == NULL)
        return NULL;
    clock->input = (struct input){.poll = clock_poll, .close = clock_close, .device = &device_clock};
    return &clock->input;
}

static struct input *open_clock(const struct device_setup *setup, char error[256])
{
    struct input *input = clock_open();

    (void)setup;
    if (!input)
        snprintf(error, 256, "not enough memory");
    return input;
}

const struct device device_clock = {
    .name = "coach", .word = "coach", .channels = 1u << CHANNEL_COACH, .live = true, .open = open_clock};
