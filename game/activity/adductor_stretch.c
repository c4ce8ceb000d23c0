#include "activity/activity.h"
#include "i18n/mark.h"

static const struct movement movement = {
    .tip = 5,
    .anchor = ANCHOR_FOOT_A,
    .works = BODY_WORKS_A,
    .planted = {false, true},
    .key_count = 2,
    .keys = {
        {"Wide",
         {{2, 0, 0, 0, 0, 0},
          {{5, 32, -1, 4, 1, 32, 7, 31, 75, 69, 0}, {5, 32, -1, 4, 1, 32, 7, 31, 75, 69, 0}}}},
        {"Shift",
         {{30, 0, -4, 0, -16, 0},
          {{93, 35, -1, 96, 28, 18, 56, 32, 96, 61, 30}, {46, 51, -13, 8, -1, 52, 60, -1, 93, 48, 30}}}},
    }};

const struct activity activity_adductor_stretch = {
    .name = "adductor-stretch",
    .title = N_("Adductor stretch"),
    .position = 30,
    .params = held_params,
    .aim = AIM_LOOSEN,
    .shifts = true,
    .act = ACT_SHIFT,
    .detectors = {[CHANNEL_LOAD] = &detector_shift},
    /* Since 3: a stretch that goes on beyond its cap is one hold. */
    .rules = {[CHANNEL_LOAD] = 3, [CHANNEL_MOTION] = 3, [CHANNEL_CONTACT] = 2, [CHANNEL_COACH] = 2},
    .ready = {[SIDE_LEFT] = N_("Feet wide. It goes to the left."),
              [SIDE_RIGHT] = N_("Feet wide. It goes to the right."),
              [SIDE_NONE] = N_("Feet wide.")},
    .count_in = {[SIDE_LEFT] = N_("At zero, lean to the left."),
                 [SIDE_RIGHT] = N_("At zero, lean to the right."),
                 [SIDE_NONE] = N_("At zero, lean.")},
    .not_yet = {[SIDE_LEFT] = N_("Hips over to the left."), [SIDE_RIGHT] = N_("Hips over to the right.")},
    .leg =
        {[SIDE_LEFT] = N_("To the left"), [SIDE_RIGHT] = N_("To the right"), [SIDE_NONE] = N_("Both sides")},
    .scene = SCENE_CAMP,
    .flipped = SIDE_RIGHT,
    .spot = {.middle = 0.30, .width = 0.78, .y = 890},
    .movement = &movement,
};
