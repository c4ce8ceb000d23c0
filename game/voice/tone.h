#ifndef VOICE_TONE_H
#define VOICE_TONE_H

#include "run/run.h"

/*
 * The quiet tone that follows the body, so that a hold with closed eyes or a bridge can be done by ear alone.
 * Pure: no clock, no allocation; what it is told is taken up smoothly, so nothing clicks.
 *
 *   left, right    where it comes from
 *   sway           roughness: a fast flutter (TONE_ROUGH_HZ) that deepens
 *   toes, heels    all but the lowest note lean sharp or flat against it
 *   out of zone    the chord loses its top and leans a quarter tone flat; water laps
 *   held           every 5 s another note joins the open fifth, the whole chord sounds at the goal
 *   rise           it swells, and climbs by a fifth
 */
#define TONE_ROUGH_HZ 34.0
enum { TONE_VOICES = 6 };

struct tone_body {
    double level;  /* 0 silent .. 1 */
    double pan;    /* -1 left .. 1 right */
    double lean;   /* -1 heels .. 1 toes */
    double sway;   /* 0..1 */
    double wobble; /* 0 inside the zone .. 1 at twice its radius */
    double rise;   /* 0 at rest .. 1 at the top of a repetition; holds: 1 */
    double joined; /* notes beside the open fifth, 0..4 */
};

struct tone {
    struct tone_body want, now;
    double phase[TONE_VOICES]; /* turns, 0..1 */
    double rough, lap;         /* likewise */
    double left, right;        /* gains at the end of the last block */
    double gain[TONE_VOICES];
    uint32_t noise;
    double low[2]; /* state of the water's filter */
};

void tone_init(struct tone *tone);

/* What a moment of the run sounds like. */
struct tone_body tone_follow(const struct run_moment *look);

void tone_set(struct tone *tone, const struct tone_body *body);

/* Adds the next frames. */
void tone_render(struct tone *tone, double *left, double *right, int frames);

#endif
