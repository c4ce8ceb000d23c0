#define _POSIX_C_SOURCE 200809L /* clock_gettime */
#include "show/pump.h"

#include <time.h>

void pump_init(struct pump *pump, struct input *input)
{
    *pump = (struct pump){.input = input};
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
        pump->held.t_us += pump->offset_us;
    }
    if (pump->held.t_us > now_us)
        return false;
    pump->holding = false;
    *out = pump->held;
    return true;
}

int64_t pump_real_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t pump_game_us(int64_t origin_us, double speed)
{
    return origin_us + (int64_t)((double)(pump_real_us() - origin_us) * speed);
}
