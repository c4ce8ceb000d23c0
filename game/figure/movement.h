#ifndef FIGURE_MOVEMENT_H
#define FIGURE_MOVEMENT_H

#include "activity/exercise.h"
#include "figure/skeleton.h"
#include "measure/side.h"

#include <stdbool.h>

/* How the coach shows each exercise: key poses from rest to the top, and from where it is looked at. */
enum { MOVEMENT_KEYS_MAX = 3 };

enum movement_anchor { /* what stays on the ground */
                       ANCHOR_FLOOR,
                       ANCHOR_FOOT_A,
                       ANCHOR_KNEE_A,
                       ANCHOR_BACK
};
enum body_works { BODY_WORKS_A, BODY_WORKS_BOTH };

struct movement {
    double turn, tip; /* degrees: 0 faces the viewer, 90 to the right; the camera looks down by tip */
    enum movement_anchor anchor;
    double anchor_x, anchor_y;
    enum body_works works;
    bool planted[BODY_SIDES];
    double step; /* height of the step under foot A; 0: none */
    double ball; /* radius of the ball between the knees at rest; 0: none */
    int key_count;
    struct movement_key {
        const char *name;
        struct pose pose;
    } keys[MOVEMENT_KEYS_MAX];
};

extern const struct movement movements[EXERCISES];

/* How it is done with that side; SIDE_NONE: both. */
const struct movement *movement_of(enum exercise exercise, enum side side);

/* The body at a share of the way from rest to the top, 0..1; what it rests on lies on the ground (y = 0, or
 * on the step). offset is added to the angles (wobble, breath); may be NULL. */
void movement_skeleton(const struct movement *movement, double at, const struct pose *offset,
                       struct skeleton *out);

#endif
