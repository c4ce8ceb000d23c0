#include "device/pad/pad_source.h"
#include "i18n/mark.h"

/* A pad on the limb that works: its motion sensor. */

const struct device device_pad = {.name = "pad",
                                  .word = "motion",
                                  .setting = "pad",
                                  .choice = N_("pad on the leg"),
                                  .channels = 1u << CHANNEL_MOTION,
                                  .steers = STEERS_TILT | STEERS_BUTTONS,
                                  .beside = true,
                                  .live = true,
                                  .open = pad_source_open};
