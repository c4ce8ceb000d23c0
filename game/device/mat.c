#include "device/pad/pad_source.h"
#include "i18n/mark.h"

/* What is stepped on or pressed: a dance mat, a pedal, buttons, two keys. */

static struct input *mat_open(const struct device_setup *setup, char error[256])
{
    return pad_source_open(&device_mat, setup, error);
}

const struct device device_mat = {.name = "mat",
                                  .word = "contact",
                                  .setting = "mat",
                                  .choice = N_("mat or buttons"),
                                  .channels = 1u << CHANNEL_CONTACT,
                                  .steers = STEERS_BUTTONS,
                                  .beside = true,
                                  .live = true,
                                  .open = mat_open};
