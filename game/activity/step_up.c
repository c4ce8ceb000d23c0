#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .turn = 90,
    .anchor = ANCHOR_FOOT_A,
    .anchor_y = 12,
    .works = BODY_WORKS_A,
    .step = 12,
    .key_count = 3,
    .keys = {
        {"Place",
         {{7, 0, 3, 0, 0, 0},
          {{66, 0, 0, 69, 10, 0, -6, 7, 30, 4, 0}, {11, 0, 0, 13, 9, 0, 16, 24, 31, 63, 0}}}},
        {"Drive",
         {{17, 0, 8, 0, -8, 0},
          {{63, 0, 0, 73, 27, 0, -7, 24, 21, 67, 0}, {20, 0, 0, 41, -4, 0, 3, 24, 23, 66, 0}}}},
        {"Tall",
         {{1, 0, 0, 0, 0, 0},
          {{5, 0, 0, 8, 4, 0, 14, 23, 33, 57, 0}, {53, 0, 0, 90, 24, 0, -41, 17, 27, 45, 0}}}},
    }};

const struct activity activity_step_up = {
    .name = "step-up",
    .title = N_("Step-up"),
    .position = 70,
    .counted = true,
    .params = counted_params,
    .one_leg = true,
    .aim = AIM_STRENGTH,
    .start = START_BESIDE_BOARD,
    .act = ACT_STEP_UP,
    .detectors = {[CHANNEL_LOAD] = &detector_step_up,
                  [CHANNEL_MOTION] = &detector_limb_lift,
                  [CHANNEL_CONTACT] = &detector_contact},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("Face the step. The left foot leads."),
              [SIDE_RIGHT] = N_("Face the step. The right foot leads."),
              [SIDE_NONE] = N_("Face the step.")},
    .count_in = {[SIDE_LEFT] = N_("Whole left foot on the step."),
                 [SIDE_RIGHT] = N_("Whole right foot on the step."),
                 [SIDE_NONE] = N_("Whole foot on the step.")},
    .leg = {[SIDE_LEFT] = N_("Left leads"), [SIDE_RIGHT] = N_("Right leads"), [SIDE_NONE] = N_("Either leg")},
    .up = NC_("movement", "Up"),
    .down = NC_("movement", "Down"),
    .scene = SCENE_RIDGE,
    .movement = &movement,
};
