#include "figure/movement.h"

#include <math.h>

/*
 * The nine movements in key poses, from rest to the top. Angles in whole degrees; the order of the numbers is
 * that of enum trunk_angle and enum limb_angle, side A (the working one) first.
 */
const struct movement
    movements[EXERCISES] =
        {
            [EXERCISE_PIGEON_STRETCH] = {.turn = 42,
                                         .tip = 15,
                                         .anchor = ANCHOR_FLOOR,
                                         .works = BODY_WORKS_A,
                                         .key_count = 2,
                                         .keys =
                                             {
                                                 {"Tall",
                                                  {{34, 0, -32, 0, -2, 0},
                                                   {{113, 23, 81, 121, 6, 0, 21, 17, 31, 4, -60},
                                                    {-45, 3, 0, 4, -66, 0, 24, 16, 32, 4, -60}}}},
                                                 {"Fold",
                                                  {{56, 0, 20, 0, -4, 0},
                                                   {{135, 23, 81, 121, 6, 0, 128, 12, 99, 29, -10},
                                                    {-23, 3, 0, 4, -66, 0, 127, 8, 99, 8, -10}}}},
                                             }},
            [EXERCISE_HIP_FLEXOR_STRETCH] = {.turn = 90,
                                             .anchor = ANCHOR_KNEE_A,
                                             .works = BODY_WORKS_A,
                                             .planted = {false, true},
                                             .key_count = 2,
                                             .keys =
                                                 {
                                                     {"Kneel",
                                                      {{2, 0, 0, 0, 0, 0},
                                                       {{1, 0, 0, 88, -60, 0, -18, 41, 23, 130, 0},
                                                        {92, 0, 0, 85, -5, 0, 50, -4, 55, 4, 0}}}},
                                                     {"Glide",
                                                      {{-5, 0, 2, 0, 2, 0},
                                                       {{-29, 0, 0, 65, -60, 0, -17, 42, 25, 128, 0},
                                                        {87, 0, 0, 110, 18, 0, 30, 15, 53, 54, 0}}}},
                                                 }},
            [EXERCISE_ADDUCTOR_STRETCH] = {.tip = 5,
                                           .anchor = ANCHOR_FOOT_A,
                                           .works = BODY_WORKS_A,
                                           .planted = {false, true},
                                           .key_count = 2,
                                           .keys =
                                               {
                                                   {"Wide",
                                                    {{2, 0, 0, 0, 0, 0},
                                                     {{5, 32, -1, 4, 1, 32, 7, 31, 75, 69, 0},
                                                      {5, 32, -1, 4, 1, 32, 7, 31, 75, 69, 0}}}},
                                                   {"Shift",
                                                    {{30, 0, -4, 0, -16, 0},
                                                     {{93, 35, -1, 96, 28, 18, 56, 32, 96, 61, 30},
                                                      {46, 51, -13, 8, -1, 52, 60, -1, 93, 48, 30}}}},
                                               }},
            [EXERCISE_BRIDGE] = {.turn = 90,
                                 .anchor = ANCHOR_BACK,
                                 .works = BODY_WORKS_BOTH,
                                 .planted = {true, true},
                                 .key_count = 2,
                                 .keys =
                                     {
                                         {"Down",
                                          {{-90, 0, 0, 0, 3, 0},
                                           {{55, 1, -2, 124, -21, 0, 29, 73, 140, 95, 0},
                                            {55, 1, -2, 124, -21, 0, 29, 73, 140, 95, 0}}}},
                                         {"Up",
                                          {{-118, 0, 0, 0, 35, 0},
                                           {{-3, 2, -1, 106, -8, 0, 3, 72, 140, 95, 0},
                                            {-3, 2, -1, 106, -8, 0, 3, 72, 140, 95, 0}}}},
                                     }},
            [EXERCISE_HIP_ABDUCTION] = {.tip = 13,
                                        .anchor = ANCHOR_FLOOR,
                                        .works = BODY_WORKS_A,
                                        .key_count = 2,
                                        .keys =
                                            {
                                                {"Low",
                                                 {{0, -90, 0, 0, 0, 14},
                                                  {{-2, -2, 0, 2, 4, 0, 58, -8, 0, 64, -30},
                                                   {44, 0, 0, 76, 0, 0, 0, 180, 0, 8, 0}}}},
                                                {"Lift",
                                                 {{0, -90, 0, 0, 0, 14},
                                                  {{-5, 33, 0, 2, 4, 0, 58, -8, 0, 64, -30},
                                                   {44, 0, 0, 76, 0, 0, 0, 180, 0, 8, 0}}}},
                                            }},
            [EXERCISE_ADDUCTOR_SQUEEZE] = {.turn = 52,
                                           .tip = 22,
                                           .anchor = ANCHOR_BACK,
                                           .works = BODY_WORKS_BOTH,
                                           .planted = {true, true},
                                           .ball = 7.4,
                                           .key_count = 2,
                                           .keys =
                                               {
                                                   {"Rest",
                                                    {{-90, 0, 0, 0, 6, 0},
                                                     {{55, 32, 2, 118, -21, -29, 45, 72, 154, 103, 8},
                                                      {55, 32, 2, 118, -21, -29, 45, 72, 154, 103, 8}}}},
                                                   {"Squeeze",
                                                    {{-90, 0, 0, 0, 6, 0},
                                                     {{54, 26, 3, 119, -21, -24, 45, 72, 154, 103, 8},
                                                      {54, 26, 3, 119, -21, -24, 45, 72, 154, 103, 8}}}},
                                               }},
            [EXERCISE_STEP_UP] = {.turn = 90,
                                  .anchor = ANCHOR_FOOT_A,
                                  .anchor_y = 12,
                                  .works = BODY_WORKS_A,
                                  .step = 12,
                                  .key_count = 3,
                                  .keys =
                                      {
                                          {"Place",
                                           {{7, 0, 3, 0, 0, 0},
                                            {{66, 0, 0, 69, 10, 0, -6, 7, 30, 4, 0},
                                             {11, 0, 0, 13, 9, 0, 16, 24, 31, 63, 0}}}},
                                          {"Drive",
                                           {{17, 0, 8, 0, -8, 0},
                                            {{63, 0, 0, 73, 27, 0, -7, 24, 21, 67, 0},
                                             {20, 0, 0, 41, -4, 0, 3, 24, 23, 66, 0}}}},
                                          {"Tall",
                                           {{1, 0, 0, 0, 0, 0},
                                            {{5, 0, 0, 8, 4, 0, 14, 23, 33, 57, 0},
                                             {53, 0, 0, 90, 24, 0, -41, 17, 27, 45, 0}}}},
                                      }},
            [EXERCISE_LATERAL_STEP_UP] = {.anchor = ANCHOR_FOOT_A,
                                          .anchor_x = -5.4,
                                          .anchor_y = 11,
                                          .works = BODY_WORKS_A,
                                          .step = 11,
                                          .key_count = 2,
                                          .keys =
                                              {
                                                  {"Low",
                                                   {{24, 1, 0, 0, -16, 0},
                                                    {{74, 5, 5, 79, 29, -2, 70, 24, 66, 44, 0},
                                                     {32, 11, -1, 4, -6, 12, 70, 24, 64, 41, 0}}}},
                                                  {"Tall",
                                                   {{2, 0, 0, 0, 0, 0},
                                                    {{6, -2, 0, 7, 3, -2, -2, 34, 64, 44, 0},
                                                     {13, 7, -1, 15, 4, 7, -2, 34, 64, 44, 0}}}},
                                              }},
            [EXERCISE_SINGLE_LEG_BALANCE] = {.turn = 30,
                                             .anchor = ANCHOR_FOOT_A,
                                             .works = BODY_WORKS_A,
                                             .key_count = 2,
                                             .keys =
                                                 {
                                                     {"Settle",
                                                      {{0, 0, 0, 0, 0, 0},
                                                       {{4, 0, 0, 7, 3, 0, -3, 27, 61, 38, 0},
                                                        {4, 0, 0, 7, 3, 0, -3, 27, 61, 38, 0}}}},
                                                     {"Hold",
                                                      {{5, 0, 0, 1, -3, 0},
                                                       {{18, -1, 3, 21, 8, -2, 10, 40, -30, 22, 0},
                                                        {58, 5, 5, 87, -12, 0, 10, 40, -30, 22, 0}}}},
                                                 }},
};

/* On one leg: the other thigh floats level with its neighbour, the knee half open, the foot in the air. */
static const struct movement bridge_on_one_leg = {
    .turn = 90,
    .anchor = ANCHOR_BACK,
    .works = BODY_WORKS_A,
    .planted = {true, false},
    .key_count = 2,
    .keys = {{"Down",
              {{-90, 0, 0, 0, 3, 0},
               {{55, 1, -2, 124, -21, 0, 29, 73, 140, 95, 0}, {58, 1, -2, 74, -12, 0, 29, 73, 140, 95, 0}}}},
             {"Up",
              {{-118, 0, 0, 0, 35, 0},
               {{-3, 2, -1, 106, -8, 0, 3, 72, 140, 95, 0}, {6, 2, -1, 68, -26, 0, 3, 72, 140, 95, 0}}}}},
};

const struct movement *movement_of(enum exercise exercise, enum side side)
{
    return exercise == EXERCISE_BRIDGE && side != SIDE_NONE ? &bridge_on_one_leg : &movements[exercise];
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
