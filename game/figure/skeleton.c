#include "figure/skeleton.h"

#include <math.h>

/* From joint to joint, height 100. */
#define HIP_HALF   5.2
#define THIGH      24.5
#define SHANK      24.3
#define FOOT_HIGH  4.4
#define HEEL_BACK  3.2
#define BALL_AHEAD 8.2
#define TOE_AHEAD  12.0
#define WAIST      9.0
#define CHEST      19.8
#define SHOULDERS  9.6
#define UPPER_ARM  16.0
#define FOREARM    14.0
#define HAND       6.6
#define NECK       5.2
#define HEAD       5.6

static const double RADIANS = 3.14159265358979323846 / 180.0;

struct vec vec_add(struct vec a, struct vec b)
{
    return (struct vec){a.x + b.x, a.y + b.y, a.z + b.z};
}

struct vec vec_scale(struct vec v, double by)
{
    return (struct vec){v.x * by, v.y * by, v.z * by};
}

static double dot(struct vec a, struct vec b)
{
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

struct vec turn_apply(const struct turn *turn, struct vec v)
{
    return (struct vec){dot(turn->row[0], v), dot(turn->row[1], v), dot(turn->row[2], v)};
}

static struct turn turn_x(double degrees)
{
    double c = cos(degrees * RADIANS), s = sin(degrees * RADIANS);
    return (struct turn){{{1, 0, 0}, {0, c, -s}, {0, s, c}}};
}

struct turn turn_y(double degrees)
{
    double c = cos(degrees * RADIANS), s = sin(degrees * RADIANS);
    return (struct turn){{{c, 0, s}, {0, 1, 0}, {-s, 0, c}}};
}

static struct turn turn_z(double degrees)
{
    double c = cos(degrees * RADIANS), s = sin(degrees * RADIANS);
    return (struct turn){{{c, -s, 0}, {s, c, 0}, {0, 0, 1}}};
}

/* First b, then a. */
static struct turn after(struct turn a, struct turn b)
{
    struct turn out;
    for (int i = 0; i < 3; i++) {
        struct vec row = a.row[i];
        out.row[i] = vec_add(vec_add(vec_scale(b.row[0], row.x), vec_scale(b.row[1], row.y)),
                             vec_scale(b.row[2], row.z));
    }
    return out;
}

static struct vec along(struct vec from, struct turn turn, double x, double y, double z)
{
    return vec_add(from, turn_apply(&turn, (struct vec){x, y, z}));
}

static void place_leg(struct skeleton *out, enum body_side side, const double angle[LIMB_ANGLES])
{
    double sign = side == BODY_A ? -1 : 1;
    struct vec *joint = out->limb[side];
    struct turn thigh =
        after(out->pelvis_turn, after(turn_x(-angle[LEG_HIP]),
                                      after(turn_z(sign * angle[LEG_ABD]), turn_y(sign * angle[LEG_ROT]))));
    struct turn shank = after(thigh, turn_x(angle[LEG_KNEE]));
    struct turn foot = after(shank, after(turn_z(-sign * angle[LEG_INV]), turn_x(-angle[LEG_ANKLE])));

    joint[JOINT_HIP] = along(out->pelvis, out->pelvis_turn, sign * HIP_HALF, 0, 0);
    joint[JOINT_KNEE] = along(joint[JOINT_HIP], thigh, 0, -THIGH, 0);
    joint[JOINT_CALF] = along(joint[JOINT_KNEE], shank, 0, -0.30 * SHANK, -1);
    joint[JOINT_ANKLE] = along(joint[JOINT_KNEE], shank, 0, -SHANK, 0);
    joint[JOINT_HEEL] = along(joint[JOINT_ANKLE], foot, 0, BODY_HEEL_R - FOOT_HIGH, -HEEL_BACK);
    joint[JOINT_BALL] = along(joint[JOINT_ANKLE], foot, sign * 0.5, BODY_BALL_R - FOOT_HIGH, BALL_AHEAD);
    joint[JOINT_TOE] =
        along(joint[JOINT_BALL], foot, sign * 0.2, BODY_TOE_R - BODY_BALL_R, TOE_AHEAD - BALL_AHEAD);
}

static void place_arm(struct skeleton *out, enum body_side side, const double angle[LIMB_ANGLES])
{
    double sign = side == BODY_A ? -1 : 1;
    struct vec *joint = out->limb[side];
    struct turn upper =
        after(out->chest_turn, after(turn_x(-angle[ARM_FLEX]),
                                     after(turn_z(sign * angle[ARM_ABD]), turn_y(-sign * angle[ARM_ROT]))));
    struct turn fore = after(upper, turn_x(-angle[ARM_ELBOW]));

    joint[JOINT_SHOULDER] = along(out->neck, out->chest_turn, sign * SHOULDERS, -2.6, 0);
    joint[JOINT_ELBOW] = along(joint[JOINT_SHOULDER], upper, 0, -UPPER_ARM, 0);
    joint[JOINT_WRIST] = along(joint[JOINT_ELBOW], fore, 0, -FOREARM, 0);
    joint[JOINT_HAND] = along(joint[JOINT_WRIST], after(fore, turn_x(-angle[ARM_WRIST])), 0, -HAND, 0);
}

void skeleton_of(const struct pose *pose, struct skeleton *out)
{
    const double *trunk = pose->trunk;
    double spine = trunk[TRUNK_SPINE], bend = trunk[TRUNK_BEND], nod = trunk[TRUNK_NOD],
           tilt = trunk[TRUNK_TILT];
    struct turn root = after(turn_z(trunk[TRUNK_ROLL]), turn_x(trunk[TRUNK_LEAN]));
    struct turn lower = after(root, after(turn_x(0.25 * spine), turn_z(0.25 * bend)));
    struct turn middle = after(root, after(turn_x(0.45 * spine), turn_z(0.45 * bend)));

    out->pelvis_turn = root;
    out->chest_turn = after(root, after(turn_x(spine), turn_z(bend)));
    out->head_turn = after(out->chest_turn, after(turn_x(nod), turn_z(tilt)));
    out->pelvis = (struct vec){0, 0, 0};
    out->waist = along(out->pelvis, lower, 0, WAIST, 0);
    out->rib = along(out->waist, middle, 0, 0.52 * CHEST, 0);
    out->neck = along(out->rib, out->chest_turn, 0, 0.48 * CHEST, 0);
    out->head_base =
        along(out->neck, after(out->chest_turn, after(turn_x(0.5 * nod), turn_z(0.5 * tilt))), 0, NECK, 0.6);
    out->head = along(out->head_base, out->head_turn, 0, HEAD, 0.9);
    for (int side = 0; side < BODY_SIDES; side++) {
        place_leg(out, (enum body_side)side, pose->limb[side]);
        place_arm(out, (enum body_side)side, pose->limb[side]);
    }
}

void pose_between(const struct pose *from, const struct pose *to, double share, struct pose *out)
{
    for (int i = 0; i < TRUNK_ANGLES; i++)
        out->trunk[i] = from->trunk[i] + share * (to->trunk[i] - from->trunk[i]);
    for (int side = 0; side < BODY_SIDES; side++)
        for (int i = 0; i < LIMB_ANGLES; i++)
            out->limb[side][i] = from->limb[side][i] + share * (to->limb[side][i] - from->limb[side][i]);
}

/* The middle joint of a chain of two bones between two points, on the side where it is now. */
static struct vec middle_joint(struct vec from, struct vec to, struct vec now, double first, double second)
{
    struct vec way = vec_add(to, vec_scale(from, -1)), side = vec_add(now, vec_scale(from, -1));
    double length = fmax(sqrt(dot(way, way)), 1e-6), on, off, out;

    way = vec_scale(way, 1 / length);
    length = fmin(length, 0.9995 * (first + second));
    on = (first * first - second * second + length * length) / (2 * length);
    off = sqrt(fmax(0, first * first - on * on));
    side = vec_add(side, vec_scale(way, -dot(side, way)));
    out = sqrt(dot(side, side));
    return vec_add(from, vec_add(vec_scale(way, on), vec_scale(side, out > 1e-6 ? off / out : 0)));
}

void skeleton_plant(struct skeleton *skeleton, enum body_side side, struct vec ankle)
{
    struct vec *joint = skeleton->limb[side];
    struct vec by = vec_add(ankle, vec_scale(joint[JOINT_ANKLE], -1));
    struct vec calf = vec_add(joint[JOINT_CALF], vec_scale(joint[JOINT_KNEE], -1));

    joint[JOINT_KNEE] = middle_joint(joint[JOINT_HIP], ankle, joint[JOINT_KNEE], THIGH, SHANK);
    joint[JOINT_CALF] = vec_add(joint[JOINT_KNEE], calf);
    for (int i = JOINT_ANKLE; i <= JOINT_TOE; i++)
        joint[i] = vec_add(joint[i], by);
}

void skeleton_shift(struct skeleton *skeleton, struct vec by)
{
    struct vec *trunk[] = {&skeleton->pelvis, &skeleton->waist,     &skeleton->rib,
                           &skeleton->neck,   &skeleton->head_base, &skeleton->head};

    for (int i = 0; i < 6; i++)
        *trunk[i] = vec_add(*trunk[i], by);
    for (int side = 0; side < BODY_SIDES; side++)
        for (int i = 0; i < LIMB_JOINTS; i++)
            skeleton->limb[side][i] = vec_add(skeleton->limb[side][i], by);
}
