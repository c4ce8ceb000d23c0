#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .anchor = ANCHOR_FOOT_A,
    .anchor_x = -5.4,
    .anchor_y = 11,
    .works = BODY_WORKS_A,
    .step = 11,
    .key_count = 2,
    .keys = {
        {"Low",
         {{24, 1, 0, 0, -16, 0},
          {{74, 5, 5, 79, 29, -2, 70, 24, 66, 44, 0}, {32, 11, -1, 4, -6, 12, 70, 24, 64, 41, 0}}}},
        {"Tall",
         {{2, 0, 0, 0, 0, 0},
          {{6, -2, 0, 7, 3, -2, -2, 34, 64, 44, 0}, {13, 7, -1, 15, 4, 7, -2, 34, 64, 44, 0}}}},
    }};

const struct activity activity_lateral_step_up = {
    .name = "lateral-step-up",
    .title = N_("Lateral step-up"),
    .position = 80,
    .counted = true,
    .params = counted_params,
    .one_leg = true,
    .aim = AIM_STRENGTH,
    .start = START_BESIDE_BOARD,
    .act = ACT_LATERAL,
    .detectors = {[CHANNEL_LOAD] = &detector_lateral_step_up,
                  [CHANNEL_MOTION] = &detector_limb_lift,
                  [CHANNEL_CONTACT] = &detector_contact},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("The step is beside your left foot."),
              [SIDE_RIGHT] = N_("The step is beside your right foot."),
              [SIDE_NONE] = N_("The step is beside you.")},
    .count_in = {[SIDE_LEFT] = N_("Whole left foot on the step."),
                 [SIDE_RIGHT] = N_("Whole right foot on the step."),
                 [SIDE_NONE] = N_("Whole foot on the step.")},
    .leg = {[SIDE_LEFT] = N_("Left leads"), [SIDE_RIGHT] = N_("Right leads"), [SIDE_NONE] = N_("Either leg")},
    .up = NC_("movement", "Up"),
    .down = NC_("movement", "Down"),
    .scene = SCENE_RIDGE,
    .movement = &movement,
};
