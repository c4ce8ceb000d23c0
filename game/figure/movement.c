#include "figure/movement.h"

#include <math.h>

const struct movement *movement_of(const struct activity *exercise, enum side side)
{
    return exercise->movement_alone && side != SIDE_NONE ? exercise->movement_alone : exercise->movement;
}

static double lowest_of_foot(const struct vec joint[LIMB_JOINTS])
{
    return fmin(joint[JOINT_HEEL].y - BODY_HEEL_R,
                fmin(joint[JOINT_BALL].y - BODY_BALL_R, joint[JOINT_TOE].y - BODY_TOE_R));
}

static double lowest_of_body(const struct skeleton *skeleton)
{
    static const double radius[LIMB_JOINTS] = {BODY_THIGH_R, BODY_KNEE_R, 0,   2.5, BODY_HEEL_R, BODY_BALL_R,
                                               BODY_TOE_R,   4.1,         2.9, 2.1, 1.7};
    double low = fmin(skeleton->pelvis.y - 6.4, skeleton->head.y - 6.1);

    for (int side = 0; side < BODY_SIDES; side++)
        for (int i = 0; i < LIMB_JOINTS; i++)
            if (i != JOINT_CALF)
                low = fmin(low, skeleton->limb[side][i].y - radius[i]);
    return low;
}

/* So that what the body rests on lies where the movement has it. */
static void rest_on_ground(const struct movement *movement, struct skeleton *skeleton)
{
    struct vec at = skeleton->pelvis;
    double low = 0;

    switch (movement->anchor) {
    case ANCHOR_FLOOR:
        low = lowest_of_body(skeleton);
        break;
    case ANCHOR_FOOT_A:
        at = skeleton->limb[BODY_A][JOINT_ANKLE];
        low = lowest_of_foot(skeleton->limb[BODY_A]);
        break;
    case ANCHOR_KNEE_A:
        at = skeleton->limb[BODY_A][JOINT_KNEE];
        low = at.y - BODY_KNEE_R;
        break;
    case ANCHOR_BACK:
        at = skeleton->neck;
        low = fmin(skeleton->rib.y - BODY_RIB_R, skeleton->neck.y - 5.1);
        break;
    }
    skeleton_shift(skeleton, (struct vec){movement->anchor_x - at.x, movement->anchor_y - low, -at.z});
}

static void key_skeleton(const struct movement *movement, int key, struct skeleton *out)
{
    skeleton_of(&movement->keys[key].pose, out);
    rest_on_ground(movement, out);
}

/* A planted foot stays where it is in the key poses, whatever the angles between them would make of it. */
static void plant(const struct movement *movement, int key, double share, struct skeleton *out)
{
    struct skeleton from, to;

    key_skeleton(movement, key, &from);
    key_skeleton(movement, key + 1, &to);
    for (int side = 0; side < BODY_SIDES; side++) {
        struct vec a = from.limb[side][JOINT_ANKLE], b = to.limb[side][JOINT_ANKLE];
        if (movement->planted[side])
            skeleton_plant(out, (enum body_side)side, vec_add(vec_scale(a, 1 - share), vec_scale(b, share)));
    }
}

void movement_skeleton(const struct movement *movement, double at, const struct pose *offset,
                       struct skeleton *out)
{
    int last = movement->key_count - 1;
    double way = fmax(0, fmin(1, at)) * last;
    int key = (int)fmin(floor(way), last - 1);
    double share = 0.5 - 0.5 * cos(3.14159265358979323846 * (way - key));
    struct pose pose;

    pose_between(&movement->keys[key].pose, &movement->keys[key + 1].pose, share, &pose);
    for (int i = 0; offset && i < TRUNK_ANGLES; i++)
        pose.trunk[i] += offset->trunk[i];
    for (int side = 0; offset && side < BODY_SIDES; side++)
        for (int i = 0; i < LIMB_ANGLES; i++)
            pose.limb[side][i] += offset->limb[side][i];
    skeleton_of(&pose, out);
    rest_on_ground(movement, out);
    plant(movement, key, share, out);
}
