#ifndef MEASURE_STAT_DEBOUNCE_H
#define MEASURE_STAT_DEBOUNCE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * "It is so, and has been for long enough": the one debounce. What is believed late is dated back to
 * since_us. All zero to begin with.
 */
struct debounce {
    bool on;
    int64_t since_us; /* without a break; valid while on */
};

/* Is it so at t_us, and has it been for lasts_us? (0: at once. A time that goes backwards is not.) */
bool debounce_lasts(struct debounce *stay, bool so, int64_t t_us, int64_t lasts_us);

#endif
