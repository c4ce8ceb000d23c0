#include "figure/limbs.h"

#include <math.h>
#include <stdlib.h>

/* What makes one body different from another: radii, hair and clothes. */
static const struct build {
    double trunk, limb; /* factors of the radii */
    struct colour hair, top;
    bool bun;
} builds[FIGURE_BUILDS] = {
    [FIGURE_SLIM] = {1.0, 1.0, {0x2B, 0x2A, 0x33, 255}, {0x7B, 0x54, 0x72, 255}, true},
    [FIGURE_BROAD] = {1.08, 1.1, {0x3A, 0x2A, 0x22, 255}, {0x3F, 0x6B, 0x5A, 255}, false},
    [FIGURE_ROUND] = {1.26, 1.16, {0x4A, 0x2E, 0x1E, 255}, {0x5B, 0x5F, 0x8C, 255}, true},
    [FIGURE_GREY] = {1.1, 1.02, {0xB8, 0xB9, 0xBC, 255}, {0x3E, 0x74, 0x86, 255}, false},
};

static const struct colour skins[FIGURE_SKINS] = {{0xF0, 0xC9, 0xA6, 255},
                                                  {0xD9, 0xA2, 0x7A, 255},
                                                  {0xC4, 0x8A, 0x63, 255},
                                                  {0x8E, 0x5A, 0x3B, 255},
                                                  {0x62, 0x3C, 0x2A, 255}};
static const struct colour LEGGINGS = {0x24, 0x44, 0x4E, 255}, LEFT_LEG = {0x1B, 0x8A, 0xC9, 255},
                           RIGHT_LEG = {0xCB, 0x7E, 0x12, 255}, BOTH_LEGS = {0x1F, 0x8A, 0x8C, 255};
static const struct colour DARK = {0x3A, 0x2A, 0x2A, 255}, WARM_DARK = {0x3A, 0x1F, 0x1A, 255},
                           WHITE = {255, 255, 255, 255}, BALL = {0xE0, 0x9A, 0x2B, 255};

#define FAR_MM   3.0 /* a limb so much behind its twin is drawn darker */
#define LIT_LIMB 0.34
#define LIT_TOP  0.20
#define LIT_FACE 0.22

struct maker { /* the state of one assembly */
    const struct figure *figure;
    const struct movement *movement;
    const struct build *build;
    struct skeleton skeleton;
    struct turn turn;
    double tip_cos, tip_sin;
    struct body *out;
};

static struct colour mix(struct colour a, struct colour b, double share)
{
    return (struct colour){(Uint8)(a.r + share * (b.r - a.r) + 0.5), (Uint8)(a.g + share * (b.g - a.g) + 0.5),
                           (Uint8)(a.b + share * (b.b - a.b) + 0.5), 255};
}

static struct vec seen(const struct maker *maker, struct vec v)
{
    struct vec t = turn_apply(&maker->turn, v);

    return (struct vec){t.x, t.y * maker->tip_cos - t.z * maker->tip_sin,
                        t.y * maker->tip_sin + t.z * maker->tip_cos};
}

static struct circle at(const struct maker *maker, struct vec joint, double radius)
{
    struct vec v = seen(maker, joint);

    return (struct circle){v.x, v.y, v.z, radius};
}

/* Beside a joint, in the direction of a part of the body. */
static struct circle by(const struct maker *maker, struct vec joint, const struct turn *turn, double x,
                        double y, double z, double radius)
{
    return at(maker, vec_add(joint, turn_apply(turn, (struct vec){x, y, z})), radius);
}

static struct part *begin(struct maker *maker, struct colour colour, double lit)
{
    struct part *part = &maker->out->parts[maker->out->count++];

    *part = (struct part){.colour = colour, .lit = lit, .light = lit > 0 ? 0.15 : 0};
    return part;
}

static void group(struct part *part, const struct circle *circles, int count)
{
    for (int i = 0; i < count; i++)
        part->groups[part->count].circles[i] = circles[i];
    part->groups[part->count++].count = count;
}

static void pair(struct part *part, struct circle a, struct circle b)
{
    group(part, (struct circle[]){a, b}, 2);
}

static double mean_z(const struct part *part)
{
    double sum = 0;
    int count = 0;

    for (int i = 0; i < part->count; i++)
        for (int j = 0; j < part->groups[i].count; j++, count++)
            sum += part->groups[i].circles[j].z;
    return sum / count;
}

static struct colour leg_colour(const struct maker *maker, enum body_side side)
{
    if (maker->movement->works == BODY_WORKS_BOTH && maker->figure->side == SIDE_NONE)
        return BOTH_LEGS;
    if (side == BODY_B)
        return LEGGINGS;
    return maker->figure->side == SIDE_RIGHT  ? RIGHT_LEG
           : maker->figure->side == SIDE_LEFT ? LEFT_LEG
                                              : BOTH_LEGS;
}

static void leg_parts(struct maker *maker, enum body_side side, bool far)
{
    const struct vec *joint = maker->skeleton.limb[side];
    double k = maker->build->limb;
    struct colour cloth = leg_colour(maker, side), skin = skins[maker->figure->skin % FIGURE_SKINS];
    struct vec cuff = vec_scale(vec_add(joint[JOINT_ANKLE], vec_scale(joint[JOINT_KNEE], 0.3)), 1 / 1.3);
    struct circle hip = at(maker, joint[JOINT_HIP], BODY_THIGH_R * k);
    struct circle knee = at(maker, joint[JOINT_KNEE], BODY_KNEE_R * k);
    struct circle calf = at(maker, joint[JOINT_CALF], 4.7 * k), end = at(maker, cuff, 3.2 * k);
    struct circle ankle = at(maker, joint[JOINT_ANKLE], 2.5);
    struct circle ball = at(maker, joint[JOINT_BALL], BODY_BALL_R);

    if (far) {
        cloth = mix(cloth, side == BODY_A ? INK : LEGGINGS, 0.3);
        skin = mix(skin, DARK, 0.22);
    }
    struct part *leg = begin(maker, cloth, LIT_LIMB);
    pair(leg, hip, knee);
    pair(leg, knee, calf);
    pair(leg, calf, end);
    /* A leg that hangs down is behind the hand that hangs beside it. */
    leg->z = mean_z(leg) + (fabs(joint[JOINT_KNEE].z - joint[JOINT_HIP].z) < 10 ? -7 : -1);
    struct part *foot = begin(maker, skin, LIT_LIMB);
    pair(foot, at(maker, cuff, 2.75), ankle);
    group(foot, (struct circle[]){ankle, at(maker, joint[JOINT_HEEL], BODY_HEEL_R), ball}, 3);
    pair(foot, ball, at(maker, joint[JOINT_TOE], BODY_TOE_R));
    foot->z = leg->z - 0.3;
    maker->out->knee[side] = knee;
    maker->out->hip[side] = hip;
}

static void arm_parts(struct maker *maker, enum body_side side, bool far, bool level)
{
    const struct vec *joint = maker->skeleton.limb[side];
    double k = maker->build->limb;
    struct colour cloth = maker->build->top, skin = skins[maker->figure->skin % FIGURE_SKINS];
    struct vec sleeve = vec_add(vec_scale(joint[JOINT_ELBOW], 0.62), vec_scale(joint[JOINT_WRIST], 0.38));
    struct circle shoulder = at(maker, joint[JOINT_SHOULDER], 4.1 * k);
    struct circle elbow = at(maker, joint[JOINT_ELBOW], 2.9 * k), wrist = at(maker, joint[JOINT_WRIST], 2.1);
    struct part *hand, *arm;

    if (far) {
        cloth = mix(cloth, DARK, 0.28);
        skin = mix(skin, DARK, 0.22);
    }
    hand = begin(maker, skin, LIT_LIMB);
    pair(hand, at(maker, joint[JOINT_ELBOW], 2.55 * k), wrist);
    pair(hand, at(maker, joint[JOINT_WRIST], 2.3), at(maker, joint[JOINT_HAND], 1.7));
    arm = begin(maker, cloth, LIT_LIMB);
    pair(arm, shoulder, elbow);
    pair(arm, elbow, at(maker, sleeve, 2.7 * k));
    double z = mean_z(arm) + (level ? 1 : far ? -3 : 3);
    hand->z = z - 0.1;
    arm->z = z;
    maker->out->hand[side] = at(maker, joint[JOINT_HAND], 1.7);
}

static void limb_parts(struct maker *maker)
{
    double z[BODY_SIDES];

    for (int side = 0; side < BODY_SIDES; side++)
        z[side] = seen(maker, maker->skeleton.limb[side][JOINT_HIP]).z;
    for (int side = 0; side < BODY_SIDES; side++) {
        double behind = z[1 - side] - z[side];
        leg_parts(maker, (enum body_side)side, behind > FAR_MM);
        arm_parts(maker, (enum body_side)side, behind > FAR_MM, fabs(behind) < FAR_MM);
    }
}

static void trunk_parts(struct maker *maker)
{
    const struct skeleton *s = &maker->skeleton;
    double k = maker->build->trunk, wide = 1 + 2 * (k - 1);
    const struct turn *p = &s->pelvis_turn, *c = &s->chest_turn;
    const struct vec *a = s->limb[BODY_A], *b = s->limb[BODY_B];
    struct colour shorts =
        maker->movement->works == BODY_WORKS_BOTH && maker->figure->side == SIDE_NONE ? BOTH_LEGS : LEGGINGS;
    struct part *part = begin(maker, shorts, 0);

    group(part,
          (struct circle[]){at(maker, a[JOINT_HIP], 6.4 * k), at(maker, b[JOINT_HIP], 6.4 * k),
                            by(maker, s->pelvis, p, 0, 5, 0, 5.8 * k)},
          3);
    part->z = mean_z(part) - 9;

    part = begin(maker, maker->build->top, LIT_TOP);
    part->light = 0.10;
    struct circle waist[] = {by(maker, s->waist, p, -1.4 * wide, 0, 0.2, 5.8 * k),
                             by(maker, s->waist, p, 1.4 * wide, 0, 0.2, 5.8 * k)};
    struct circle ribs[] = {by(maker, s->rib, c, -2.7 * wide, 2.2, 0.4, 6.2 * k),
                            by(maker, s->rib, c, 2.7 * wide, 2.2, 0.4, 6.2 * k)};
    group(part,
          (struct circle[]){by(maker, s->waist, p, -1.6 * wide, 0, 0.2, 5.9 * k),
                            by(maker, s->waist, p, 1.6 * wide, 0, 0.2, 5.9 * k),
                            by(maker, s->pelvis, p, -3.1 * wide, 3.4, 0, 5.9 * k),
                            by(maker, s->pelvis, p, 3.1 * wide, 3.4, 0, 5.9 * k)},
          4);
    group(part, (struct circle[]){waist[0], waist[1], ribs[0], ribs[1]}, 4);
    maker->out->chest = by(maker, s->rib, c, 0, 2.2, 0.4, 6.2 * k);
    group(part,
          (struct circle[]){ribs[0], ribs[1], at(maker, a[JOINT_SHOULDER], 4.1 * maker->build->limb),
                            at(maker, b[JOINT_SHOULDER], 4.1 * maker->build->limb),
                            by(maker, s->neck, c, 0, -0.6, 0, 3.4)},
          5);
    part->z = mean_z(part) + 1.6;

    part = begin(maker, mix(skins[maker->figure->skin % FIGURE_SKINS], WARM_DARK, 0.12), 0);
    pair(part, at(maker, s->neck, 3.1), at(maker, s->head_base, 2.7));
    part->z = mean_z(part) + 1.75;
}

static void hair_parts(struct maker *maker, bool facing)
{
    const struct skeleton *s = &maker->skeleton;
    const struct turn *h = &s->head_turn;
    struct part *part = begin(maker, maker->build->hair, 0);

    pair(part, by(maker, s->head, h, 0, 1.5, -1.5, 6.0), by(maker, s->head, h, 0, -1.6, -2.3, 4.4));
    part->z = mean_z(part) + (facing ? 1.3 : 3.4);
    if (facing) {
        part = begin(maker, maker->build->hair, 0);
        group(part,
              (struct circle[]){
                  by(maker, s->head, h, -2.7, 4.5, 2.2, 2.3), by(maker, s->head, h, 2.7, 4.5, 2.2, 2.3),
                  by(maker, s->head, h, 0, 4.5, 0.6, 2.9), by(maker, s->head, h, 0, 4.4, -4.3, 2.3)},
              4);
        part->z = mean_z(part) + 5.2;
    }
    if (!maker->build->bun)
        return;
    part = begin(maker, maker->build->hair, 0);
    group(part, (struct circle[]){by(maker, s->head, h, 0, 7.6, -3.4, 2.7)}, 1);
    part->z = mean_z(part) + (facing ? 1.2 : 4);
}

static void head_parts(struct maker *maker)
{
    const struct skeleton *s = &maker->skeleton;
    const struct turn *h = &s->head_turn;
    bool facing = seen(maker, turn_apply(h, (struct vec){0, 0, 1})).z > -0.25;
    struct colour face = mix(skins[maker->figure->skin % FIGURE_SKINS], WHITE, 0.06);
    struct circle skull = by(maker, s->head, h, 0, 0.8, 0.5, 6.0),
                  jaw = by(maker, s->head, h, 0, -2.4, 1.5, 4.5);
    double z = (skull.z + jaw.z) / 2;
    struct part *part = begin(maker, face, LIT_FACE);

    pair(part, skull, jaw);
    part->z = z + (facing ? 3.4 : 1.3);
    if (facing) {
        pair(part, by(maker, s->head, h, 0, 0.2, 5.0, 1.5), by(maker, s->head, h, 0, -1.5, 6.5, 0.95));
        for (int sign = -1; sign <= 1; sign += 2) {
            struct part *ear = begin(maker, mix(face, WARM_DARK, 0.09), 0);
            pair(ear, by(maker, s->head, h, sign * 5.4, 0.6, -2.3, 0.95),
                 by(maker, s->head, h, sign * 5.3, -1.0, -2.1, 0.75));
            ear->z = mean_z(ear) + (ear->groups[0].circles[0].z > 1.5 + skull.z ? 5.0 : 1.5);
        }
    }
    hair_parts(maker, facing);
}

/* Pressed a little as the knees come together. */
static void ball_part(struct maker *maker)
{
    const struct vec *a = maker->skeleton.limb[BODY_A], *b = maker->skeleton.limb[BODY_B];
    struct vec middle = vec_scale(vec_add(a[JOINT_KNEE], b[JOINT_KNEE]), 0.5);
    struct part *part = begin(maker, BALL, LIT_LIMB);

    group(part, (struct circle[]){at(maker, middle, maker->movement->ball - 0.9 * maker->figure->at)}, 1);
    part->z = mean_z(part) - 0.5;
}

static int by_depth(const void *left, const void *right)
{
    const struct part *a = left, *b = right;

    return (a->z > b->z) - (a->z < b->z);
}

/* How the body is held beside the key poses: arms that go out for balance, a chest that breathes. */
static struct pose offset_of(const struct figure *figure)
{
    struct pose offset = {.trunk = {0}};

    offset.trunk[TRUNK_BEND] = -9 * figure->wobble;
    offset.trunk[TRUNK_SPINE] = 0.6 * figure->breath;
    for (int side = 0; side < BODY_SIDES; side++)
        offset.limb[side][ARM_ABD] = 26 * figure->wobble + 0.8 * figure->breath;
    return offset;
}

static void take_circle(struct extent *out, const struct circle *circle)
{
    out->left = fmin(out->left, circle->x - circle->r);
    out->right = fmax(out->right, circle->x + circle->r);
    out->low = fmin(out->low, circle->y - circle->r);
    out->high = fmax(out->high, circle->y + circle->r);
}

void body_parts(const struct figure *figure, struct body *out)
{
    static const double RADIANS = 3.14159265358979323846 / 180.0;
    struct maker maker = {.figure = figure,
                          .movement = movement_of(figure->activity, figure->side),
                          .build = &builds[figure->build],
                          .out = out};
    struct pose offset = offset_of(figure);

    *out = (struct body){.extent = {1e9, -1e9, 1e9, -1e9}};
    movement_skeleton(maker.movement, figure->at, &offset, &maker.skeleton);
    maker.turn = turn_y(maker.movement->turn);
    maker.tip_cos = cos(maker.movement->tip * RADIANS);
    maker.tip_sin = sin(maker.movement->tip * RADIANS);
    limb_parts(&maker);
    trunk_parts(&maker);
    head_parts(&maker);
    if (maker.movement->ball > 0)
        ball_part(&maker);
    qsort(out->parts, (size_t)out->count, sizeof(*out->parts), by_depth);
    for (int i = 0; i < out->count; i++)
        for (int j = 0; j < out->parts[i].count; j++)
            for (int n = 0; n < out->parts[i].groups[j].count; n++)
                take_circle(&out->extent, &out->parts[i].groups[j].circles[n]);
}
