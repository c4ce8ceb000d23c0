#include "device/device.h"

#include <stddef.h>
#include <string.h>

#define DEVICE(name) &device_##name,
const struct device *const device_rows[] = {
#include "device_rows.h"
    NULL};
#undef DEVICE

const struct device *device_of_word(const char *word)
{
    const struct device *file = NULL;

    for (const struct device *const *at = device_rows; *at; at++) {
        if ((*at)->word && !strcmp((*at)->word, word))
            return *at;
        file = (*at)->word ? file : *at;
    }
    return file;
}

const struct device *device_of_channel(enum channel channel)
{
    const struct device *const *at = device_rows;

    while ((*at)->stand_in || !((*at)->channels & 1u << channel))
        at++;
    return *at;
}

struct input_event input_event(const struct input *from, enum input_kind kind, int64_t t_us)
{
    return (struct input_event){.from = from, .kind = kind, .t_us = t_us, .battery_percent = -1};
}

void input_close(struct input *input)
{
    if (input)
        input->close(input);
}
