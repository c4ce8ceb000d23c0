#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .tip = 13,
    .anchor = ANCHOR_FLOOR,
    .works = BODY_WORKS_A,
    .key_count = 2,
    .keys = {
        {"Low",
         {{0, -90, 0, 0, 0, 14},
          {{-2, -2, 0, 2, 4, 0, 58, -8, 0, 64, -30}, {44, 0, 0, 76, 0, 0, 0, 180, 0, 8, 0}}}},
        {"Lift",
         {{0, -90, 0, 0, 0, 14},
          {{-5, 33, 0, 2, 4, 0, 58, -8, 0, 64, -30}, {44, 0, 0, 76, 0, 0, 0, 180, 0, 8, 0}}}},
    }};

const struct activity activity_hip_abduction = {
    .name = "hip-abduction",
    .title = N_("Hip abduction"),
    .position = 50,
    .counted = true,
    .params = counted_params,
    .aim = AIM_STRENGTH,
    .act = ACT_LIFT,
    .detectors = {[CHANNEL_MOTION] = &detector_limb_lift},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("On your side, left leg up."),
              [SIDE_RIGHT] = N_("On your side, right leg up."),
              [SIDE_NONE] = N_("On your side.")},
    .count_in = {[SIDE_NONE] = N_("At zero, lift")},
    .up = NC_("movement", "Lift"),
    .down = NC_("movement", "Lower"),
    .scene = SCENE_MEADOW,
    .flipped = SIDE_LEFT,
    .spot = {.height = 840, .middle = 0.05, .y = 836},
    .movement = &movement,
};
