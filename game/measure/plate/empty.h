#ifndef MEASURE_PLATE_EMPTY_H
#define MEASURE_PLATE_EMPTY_H

#include "measure/sample.h"
#include "measure/stat/range.h"

/*
 * An empty board, wherever a zero is taken: at the set-up (measure/plate/calibration.h) and in a recording
 * (measure/plate/zero.h).
 *
 * Boards drift by up to 1.5 kg a corner, once by 20 kg in all, so an empty board is told from a person by two
 * things: its total lies within EMPTY_KG of nothing, and for two seconds no corner moves by more than
 * EMPTY_QUIET_KG, which nobody who stands can do, but for somebody very light and very quiet: whoever asks
 * has to look at what the load does when they go.
 */
#define EMPTY_KG       25.0
#define EMPTY_QUIET_KG 0.25
enum {
    EMPTY_US = 2000000,
    EMPTY_SAMPLES = 20, /* fewer in two seconds are no measurement */
};

/* A stretch that is quiet so far. All zero to begin with, and to begin again. */
struct empty {
    int64_t since_us, last_us;
    struct range corner[CORNERS];
};

/* Is a stretch of such corners, the newest at last_us, as quiet with these loads? Not after a silence, nor
 * when there is no stretch yet. */
bool empty_quiet(const struct range corner[CORNERS], int64_t last_us, int64_t t_us, const double kg[CORNERS]);

/* A sample with loads. When the stretch does not go on, another begins with it. */
void empty_push(struct empty *empty, const struct sample *sample);

int64_t empty_length_us(const struct empty *empty);
bool empty_complete(const struct empty *empty);

#endif
