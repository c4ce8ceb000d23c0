#ifndef FIGURE_SKELETON_H
#define FIGURE_SKELETON_H

#include "activity/pose.h"

/*
 * A body of joint angles, in three dimensions. Units: body height is 100. x to the screen's right, y up, z
 * towards the viewer, the pelvis at the origin. Who looks at the viewer is a mirror: side A, the working one,
 * is at x < 0.
 */
struct vec {
    double x, y, z;
};

struct turn { /* a rotation: rows */
    struct vec row[3];
};

enum joint {
    JOINT_HIP,
    JOINT_KNEE,
    JOINT_CALF,
    JOINT_ANKLE,
    JOINT_HEEL,
    JOINT_BALL,
    JOINT_TOE,
    JOINT_SHOULDER,
    JOINT_ELBOW,
    JOINT_WRIST,
    JOINT_HAND,
    LIMB_JOINTS
};

struct skeleton {
    struct vec pelvis, waist, rib, neck, head_base, head;
    struct vec limb[BODY_SIDES][LIMB_JOINTS];
    struct turn pelvis_turn, chest_turn, head_turn;
};

void skeleton_of(const struct pose *pose, struct skeleton *out);

/* Share of the way from one pose to another, 0..1. */
void pose_between(const struct pose *from, const struct pose *to, double share, struct pose *out);

/* Moves the ankle to a point and bends the knee as it must; the foot keeps its direction. */
void skeleton_plant(struct skeleton *skeleton, enum body_side side, struct vec ankle);

void skeleton_shift(struct skeleton *skeleton, struct vec by);

struct vec vec_add(struct vec a, struct vec b);
struct vec vec_scale(struct vec v, double by);
struct vec turn_apply(const struct turn *turn, struct vec v);
struct turn turn_y(double degrees);

/* Radii of the body, for whatever needs its surface. */
#define BODY_KNEE_R  4.35
#define BODY_HEEL_R  2.5
#define BODY_BALL_R  2.1
#define BODY_TOE_R   1.35
#define BODY_RIB_R   6.9
#define BODY_THIGH_R 6.7

#endif
