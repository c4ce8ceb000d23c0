#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .turn = 30,
    .anchor = ANCHOR_FOOT_A,
    .works = BODY_WORKS_A,
    .key_count = 2,
    .keys = {
        {"Settle",
         {{0, 0, 0, 0, 0, 0},
          {{4, 0, 0, 7, 3, 0, -3, 27, 61, 38, 0}, {4, 0, 0, 7, 3, 0, -3, 27, 61, 38, 0}}}},
        {"Hold",
         {{5, 0, 0, 1, -3, 0},
          {{18, -1, 3, 21, 8, -2, 10, 40, -30, 22, 0}, {58, 5, 5, 87, -12, 0, 10, 40, -30, 22, 0}}}},
    }};

const struct activity activity_single_leg_balance = {
    .name = "single-leg-balance",
    .title = N_("Single-leg balance"),
    .position = 90,
    .params = held_params,
    .one_leg = true,
    .aim = AIM_BALANCE,
    .yardstick = true,
    .first_day = true,
    .act = ACT_ONE_LEG,
    .detectors = {[CHANNEL_LOAD] = &detector_hold, [CHANNEL_CONTACT] = &detector_contact_hold},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("Stand tall. The left leg works."),
              [SIDE_RIGHT] = N_("Stand tall. The right leg works."),
              [SIDE_NONE] = N_("Stand tall.")},
    .count_in = {[SIDE_LEFT] = N_("At zero, lift your right foot."),
                 [SIDE_RIGHT] = N_("At zero, lift your left foot."),
                 [SIDE_NONE] = N_("At zero, lift one foot.")},
    .not_yet = {[SIDE_LEFT] = N_("Lift your right foot."), [SIDE_RIGHT] = N_("Lift your left foot.")},
    .scene = SCENE_LAKE,
    .flipped = SIDE_RIGHT,
    .spot = {.middle = 0.06, .width = 0.72, .y = 910},
    .movement = &movement,
};
