#include "device/pad/pad_source.h"
#include "i18n/mark.h"

/* What is stepped on or pressed: a dance mat, a pedal, buttons, two keys. */

const struct device device_mat = {.name = "mat",
                                  .word = "contact",
                                  .setting = "mat",
                                  .choice = N_("mat or buttons"),
                                  .channels = 1u << CHANNEL_CONTACT,
                                  .steers = STEERS_BUTTONS,
                                  .beside = true,
                                  .live = true,
                                  .open = pad_source_open};
