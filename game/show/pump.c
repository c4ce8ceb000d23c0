#include "show/pump.h"

void pump_init(struct pump *pump, struct input *input)
{
    *pump = (struct pump){.input = input};
}

/* Into the time of the one who plays. */
static void move(struct pump *pump)
{
    pump->held.t_us += pump->offset_us;
    if (!pump->held.sample)
        return;
    pump->sample = *pump->held.sample;
    pump->sample.t_us += pump->offset_us;
    pump->held.sample = &pump->sample;
}

bool pump_next(struct pump *pump, int64_t now_us, struct input_event *out)
{
    if (!pump->input)
        return false;
    if (pump->input->device->live)
        return pump->input->poll(pump->input, now_us, out);
    if (!pump->holding) {
        if (!pump->input->poll(pump->input, now_us, &pump->held))
            return false;
        if (!pump->anchored)
            pump->offset_us = now_us - pump->held.t_us;
        pump->anchored = pump->holding = true;
        move(pump);
    }
    if (pump->held.t_us > now_us)
        return false;
    pump->holding = false;
    *out = pump->held;
    return true;
}
