#ifndef ACTIVITY_POSE_H
#define ACTIVITY_POSE_H

#include <stdbool.h>

/*
 * How the coach shows what is to be done, as plain data; figure/ makes a body of it. Side A is the working
 * one. Angles are in whole degrees and stand in the order of these two; body height is 100.
 */
enum limb_angle {
    LEG_HIP,   /* flexion + */
    LEG_ABD,   /* outwards + */
    LEG_ROT,   /* outward rotation + */
    LEG_KNEE,  /* flexion + */
    LEG_ANKLE, /* toes up + */
    LEG_INV,   /* sole inwards + */
    ARM_FLEX,
    ARM_ABD,
    ARM_ROT, /* inward rotation + */
    ARM_ELBOW,
    ARM_WRIST,
    LIMB_ANGLES
};
enum trunk_angle {
    TRUNK_LEAN, /* forward + */
    TRUNK_ROLL, /* towards side A + */
    TRUNK_SPINE,
    TRUNK_BEND,
    TRUNK_NOD,
    TRUNK_TILT,
    TRUNK_ANGLES
};
enum body_side { BODY_A, BODY_B, BODY_SIDES };

struct pose { /* degrees */
    double trunk[TRUNK_ANGLES];
    double limb[BODY_SIDES][LIMB_ANGLES];
};

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

#endif
