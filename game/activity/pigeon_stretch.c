#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .turn = 42,
    .tip = 15,
    .anchor = ANCHOR_FLOOR,
    .works = BODY_WORKS_A,
    .key_count = 2,
    .keys = {
        {"Tall",
         {{34, 0, -32, 0, -2, 0},
          {{113, 23, 81, 121, 6, 0, 21, 17, 31, 4, -60}, {-45, 3, 0, 4, -66, 0, 24, 16, 32, 4, -60}}}},
        {"Fold",
         {{56, 0, 20, 0, -4, 0},
          {{135, 23, 81, 121, 6, 0, 128, 12, 99, 29, -10}, {-23, 3, 0, 4, -66, 0, 127, 8, 99, 8, -10}}}},
    }};

const struct activity activity_pigeon_stretch = {
    .name = "pigeon-stretch",
    .title = N_("Pigeon stretch"),
    .position = 10,
    .params = held_params,
    .aim = AIM_LOOSEN,
    .spared_when_sore = true, /* it pulls at the outer hip */
    .act = ACT_AWAY,
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("Left shin in front, right leg back."),
              [SIDE_RIGHT] = N_("Right shin in front, left leg back."),
              [SIDE_NONE] = N_("One shin in front.")},
    .count_in = {[SIDE_NONE] = N_("Let the hips sink.")},
    .scene = SCENE_CAMP,
    .flipped = SIDE_RIGHT,
    .spot = {.middle = 0.04, .width = 0.84, .y = 862},
    .movement = &movement,
};
