#ifndef DEVICE_BOARD_BOARD_HEALTH_H
#define DEVICE_BOARD_BOARD_HEALTH_H

#include "device/input.h"
#include "measure/sample.h"

#include <stddef.h>

/*
 * What a board tells about itself without words, from connecting to disconnecting. Each notice comes once.
 *
 * Corner stuck: hid-wiimote clips to 0 what lies below the factory zero, so a corner that drifted low reads
 * exactly 0 and no tare can see by how much. Weak batteries: the button still works, but no weight arrives.
 */
enum {
    HEALTH_STUCK_US = 3000000,   /* a corner at exactly 0 for this long */
    HEALTH_WEAK_US = 3000000,    /* after the first press, without any weight since connecting */
    HEALTH_WEAK_PRESSES = 3,     /* or this many presses */
    HEALTH_BATTERY_US = 60000000 /* reading the gauge makes the driver interrupt the weights: rarely */
};

struct board_health {
    bool weight_seen; /* any axis has moved since connecting */
    int presses;
    int64_t first_press_us;
    double total_kg;
    bool loaded, empty;
    int64_t zero_since_us[CORNERS]; /* reads exactly 0 since then, loaded or empty all the time */
    bool zero[CORNERS];
    int64_t last_us;
    bool told_loaded[CORNERS], told_empty, told_weak;
    int64_t battery_us;
};

void board_health_init(struct board_health *health, int64_t now_us);

/* changed: the device itself said so, it is not a repeat of what stood before. */
void board_health_load(struct board_health *health, const struct sample *sample, bool changed);
void board_health_press(struct board_health *health, int64_t t_us);

/* What the player should know now, with one sentence in text; NOTICE_NONE most of the time. */
enum input_notice board_health_notice(struct board_health *health, int64_t now_us, char *text, size_t size);

/* Is it time to look at the gauge again? Once a minute at most, and never under somebody's feet. */
bool board_health_battery_due(const struct board_health *health, int64_t now_us);
void board_health_battery_read(struct board_health *health, int64_t now_us);

#endif
