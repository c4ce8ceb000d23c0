#include "device/device.h"
#include "device/pad/pad_source.h"

/* What is stepped on or pressed: a dance mat, a pedal, buttons, two keys. */

static struct input *mat_open(const struct device_setup *setup, char error[256])
{
    (void)setup;
    return pad_source_open(&device_mat, true, error);
}

const struct device device_mat = {
    .name = "mat", .word = "contact", .channels = 1u << CHANNEL_CONTACT, .live = true, .open = mat_open};
