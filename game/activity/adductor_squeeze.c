#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {.turn = 52,
                                         .tip = 22,
                                         .anchor = ANCHOR_BACK,
                                         .works = BODY_WORKS_BOTH,
                                         .planted = {true, true},
                                         .ball = 7.4,
                                         .key_count = 2,
                                         .keys = {
                                             {"Rest",
                                              {{-90, 0, 0, 0, 6, 0},
                                               {{55, 32, 2, 118, -21, -29, 45, 72, 154, 103, 8},
                                                {55, 32, 2, 118, -21, -29, 45, 72, 154, 103, 8}}}},
                                             {"Squeeze",
                                              {{-90, 0, 0, 0, 6, 0},
                                               {{54, 26, 3, 119, -21, -24, 45, 72, 154, 103, 8},
                                                {54, 26, 3, 119, -21, -24, 45, 72, 154, 103, 8}}}},
                                         }};

const struct activity activity_adductor_squeeze = {
    .name = "adductor-squeeze",
    .title = N_("Adductor squeeze"),
    .position = 60,
    .counted = true,
    .params = counted_params,
    .aim = AIM_STRENGTH,
    .first_day = true,
    .act = ACT_PRESS,
    .detectors = {[CHANNEL_CONTACT] = &detector_contact},
    .rules = {[CHANNEL_LOAD] = 2, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_NONE] = N_("Pillow between the knees")},
    .count_in = {[SIDE_NONE] = N_("At zero, press")},
    .up = NC_("movement", "Press"),
    .down = NC_("movement", "Let go"),
    .scene = SCENE_MEADOW,
    .flipped = SIDE_RIGHT,
    .spot = {.height = 1120, .middle = -0.2, .y = 672},
    .movement = &movement,
};
