#ifndef SCREEN_SHARED_DOT_H
#define SCREEN_SHARED_DOT_H

#include "measure/plate/condition.h"

#include <stdint.h>

/*
 * The player's dot, and the way it came: the centre of pressure of the early frames, so that it follows the
 * body without the delay of the clean ones. Nothing is scored by it.
 */
enum { DOT_TRAIL = 256 }; /* the newest 4 s */

struct dot_point { /* mm, as struct cop; also of the stabilogram */
    int64_t t_us;
    double x_mm, y_mm;
};

struct dot {
    struct dot_point trail[DOT_TRAIL]; /* ring */
    int head, count;                   /* count 0: there is none */
    double x_mm, y_mm;                 /* low-passed */
};

void dot_push(struct dot *dot, const struct conditioner *board);

#endif
