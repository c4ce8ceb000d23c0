#include "activity/activity.h"
#include "i18n/mark.h"

/* The other thigh floats level with its neighbour, the knee half open, the foot in the air. */
static const struct movement alone = {
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

static const struct movement movement = {
    .turn = 90,
    .anchor = ANCHOR_BACK,
    .works = BODY_WORKS_BOTH,
    .planted = {true, true},
    .key_count = 2,
    .keys = {
        {"Down",
         {{-90, 0, 0, 0, 3, 0},
          {{55, 1, -2, 124, -21, 0, 29, 73, 140, 95, 0}, {55, 1, -2, 124, -21, 0, 29, 73, 140, 95, 0}}}},
        {"Up",
         {{-118, 0, 0, 0, 35, 0},
          {{-3, 2, -1, 106, -8, 0, 3, 72, 140, 95, 0}, {-3, 2, -1, 106, -8, 0, 3, 72, 140, 95, 0}}}},
    }};

const struct activity activity_bridge = {
    .name = "bridge",
    .title = N_("Bridge"),
    .position = 40,
    .counted = true,
    .params = counted_params,
    .aim = AIM_STRENGTH,
    .first_day = true,
    .start = START_FEET_ON_BOARD,
    .act = ACT_BRIDGE,
    .detectors = {[CHANNEL_LOAD] = &detector_bridge,
                  [CHANNEL_MOTION] = &detector_limb_lift,
                  [CHANNEL_CONTACT] = &detector_contact},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("On your back. Left leg works."),
              [SIDE_RIGHT] = N_("On your back. Right leg works."),
              [SIDE_NONE] = N_("On your back, feet flat.")},
    .count_in = {[SIDE_NONE] = N_("At zero, lift")},
    .up = NC_("movement", "Lift"),
    .down = NC_("movement", "Lower"),
    .scene = SCENE_GORGE,
    .flipped = SIDE_LEFT,
    .movement = &movement,
    .movement_alone = &alone,
};
