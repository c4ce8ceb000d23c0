#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .turn = 90,
    .anchor = ANCHOR_KNEE_A,
    .works = BODY_WORKS_A,
    .planted = {false, true},
    .key_count = 2,
    .keys = {
        {"Kneel",
         {{2, 0, 0, 0, 0, 0},
          {{1, 0, 0, 88, -60, 0, -18, 41, 23, 130, 0}, {92, 0, 0, 85, -5, 0, 50, -4, 55, 4, 0}}}},
        {"Glide",
         {{-5, 0, 2, 0, 2, 0},
          {{-29, 0, 0, 65, -60, 0, -17, 42, 25, 128, 0}, {87, 0, 0, 110, 18, 0, 30, 15, 53, 54, 0}}}},
    }};

const struct activity activity_hip_flexor_stretch = {
    .name = "hip-flexor-stretch",
    .title = N_("Hip flexor stretch"),
    .position = 20,
    .params = held_params,
    .aim = AIM_LOOSEN,
    .first_day = true,
    .act = ACT_AWAY,
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("Kneel on your left knee."),
              [SIDE_RIGHT] = N_("Kneel on your right knee."),
              [SIDE_NONE] = N_("Kneel on one knee.")},
    .count_in = {[SIDE_NONE] = N_("Tuck the tail, glide forward.")},
    .scene = SCENE_CAMP,
    .flipped = SIDE_LEFT,
    .spot = {.middle = 0.01, .width = 0.80, .y = 890},
    .movement = &movement,
};
