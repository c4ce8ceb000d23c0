#ifndef MEASURE_STAT_LIMITS_H
#define MEASURE_STAT_LIMITS_H

#include "measure/fold/trace.h"
#include "measure/plate/condition.h"

/*
 * The player's own limits of stability: how far the centre of pressure can be taken from the two-foot centre
 * in eight directions, and kept there. Streaming: fold the frames of somebody who leans as far as they dare.
 *
 * A reach counts when every frame of LIMITS_KEPT_US lies in the same eighth of the circle, with the whole
 * weight on the board; it is the distance of their mean position from the centre, mm, and the furthest is
 * kept. So swinging through, jumping, holding on to something and a foot on the floor reach nothing.
 *
 * To the side a board cannot tell leaning as far as possible from standing on that foot: the reach ends at
 * the foot either way.
 */
enum limit_way { /* anticlockwise, seen from above, the player's own right first */
                 LIMIT_RIGHT,
                 LIMIT_TOES_RIGHT,
                 LIMIT_TOES,
                 LIMIT_TOES_LEFT,
                 LIMIT_LEFT,
                 LIMIT_HEELS_LEFT,
                 LIMIT_HEELS,
                 LIMIT_HEELS_RIGHT,
                 LIMIT_WAYS
};

enum { LIMITS_KEPT_US = 300000 };

struct limits {
    double weight_kg; /* 0: not known */
    double centre_x_mm, centre_y_mm;
    double reach_mm[LIMIT_WAYS]; /* 0: not yet */
    /* private; see limits.c */
    struct trace trace; /* of the frames in `way` without a break */
    enum limit_way way;
};

void limits_init(struct limits *limits, double weight_kg, double centre_x_mm, double centre_y_mm);

/* True when a reach has just become further: limits->way says which. */
bool limits_push(struct limits *limits, const struct plate_frame *frame);

/* "right", "toes-right", ... */
const char *limit_way_name(enum limit_way way);

#endif
