#ifndef MEASURE_SAMPLE_H
#define MEASURE_SAMPLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * One instant of one device. A recording is a stream of samples; every score is a pure function of that
 * stream, so whatever reaches a detector is in here.
 *
 * Loads enter the program in whole grams and times in whole microseconds (sample_quantise), at every door
 * alike. A recording written to disk or to text and read back therefore gives the same bits.
 */

enum { SAMPLE_MAX_GAP_US = 1000000 }; /* a longer silence ends whatever was going on */

enum sample_has {
    SAMPLE_LOAD = 1u << 0,
    SAMPLE_MOTION = 1u << 1,
    SAMPLE_CONTACT = 1u << 2,
    SAMPLE_LOST = 1u << 3, /* the device went away at t_us; nothing else is valid */
    SAMPLE_TICK = 1u << 4, /* it is t_us; nobody measures, and nothing else is valid */
};

/* Corners of a board as the player stands on it, toes to the top. */
enum corner { CORNER_TOP_LEFT, CORNER_TOP_RIGHT, CORNER_BOTTOM_LEFT, CORNER_BOTTOM_RIGHT, CORNERS };

struct sample {
    int64_t t_us;      /* the device's own clock where it has one; any origin, never used across devices */
    uint32_t has;      /* enum sample_has bits: which of the following are valid */
    uint32_t contacts; /* bit per pad or button that is pressed */
    double load_kg[CORNERS]; /* tared, turned the player's way round; may be slightly negative */
    double accel_m_s2[3];    /* +x right, +y up, +z towards the player; 9.80665 at rest */
    double gyro_rad_s[3];    /* counter-clockwise positive */
};

/* A load sample, quantised. */
struct sample sample_load(int64_t t_us, const double load_kg[CORNERS]);

/* Rounds loads to whole grams. Values that are not finite or beyond +-1000 kg become 0. */
void sample_quantise(struct sample *sample);

/* Sum of the four corners, kg. */
double sample_total_kg(const struct sample *sample);

/* Microseconds from one time to a later one, however far apart; -1 when it is earlier. */
int64_t sample_span_us(int64_t from_us, int64_t to_us);

/* As the mirror would see it: left and right corners exchanged. */
struct sample sample_mirrored(const struct sample *sample);

#endif
