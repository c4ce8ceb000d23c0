#ifndef SHOW_PUMP_H
#define SHOW_PUMP_H

#include "device/device.h"

/*
 * The events of a source in the time of the one who plays: live sources as they are; a recording, which gives
 * everything at once, at its own pace from now on: events have the clock's times. Samples keep the file's, so
 * that they are stored alike however fast and wherever they are played.
 */
struct pump {
    struct input *input; /* not owned; NULL: nothing comes */
    bool holding, anchored;
    struct input_event held;
    int64_t offset_us;
};

void pump_init(struct pump *pump, struct input *input);

/* True and *out, or false when nothing more has happened up to now_us. */
bool pump_next(struct pump *pump, int64_t now_us, struct input_event *out);

/* The monotonic clock; and the time of a game that goes so many times as fast as it from origin_us on. */
int64_t pump_real_us(void);
int64_t pump_game_us(int64_t origin_us, double speed);

#endif
