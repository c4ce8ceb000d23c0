#ifndef FIGURE_MOVEMENT_H
#define FIGURE_MOVEMENT_H

#include "activity/activity.h"
#include "figure/skeleton.h"

/* How it is done with that side; SIDE_NONE: both. */
const struct movement *movement_of(const struct activity *exercise, enum side side);

/* The body at a share of the way from rest to the top, 0..1; what it rests on lies on the ground (y = 0, or
 * on the step). offset is added to the angles (wobble, breath); may be NULL. */
void movement_skeleton(const struct movement *movement, double at, const struct pose *offset,
                       struct skeleton *out);

#endif
