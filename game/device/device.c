#include "device/device.h"

#include <stdlib.h>
#include <string.h>

#define DEVICE(name) &device_##name,
const struct device *const device_rows[] = {
#include "device_rows.h"
    NULL};
#undef DEVICE

/* "", or ":1" to ":8" where one of several can be chosen. */
static bool take_number(const char *text, const struct device *device, int *which)
{
    bool number = device->beside && text[0] == ':' && text[1] >= '1' && text[1] <= '8' && !text[2];

    if (which)
        *which = number ? text[1] - '0' : 0;
    return number || !*text;
}

const struct device *device_of_word(const char *word, int *which)
{
    const struct device *file = NULL;

    for (const struct device *const *at = device_rows; *at; at++) {
        size_t length = (*at)->word ? strlen((*at)->word) : 0;
        if (length && !strncmp((*at)->word, word, length) && take_number(word + length, *at, which))
            return *at;
        file = (*at)->word ? file : *at;
    }
    if (which)
        *which = 0;
    return file;
}

bool device_stands_in(const char *name)
{
    for (const struct device *const *at = device_rows; *at; at++)
        if (!strcmp((*at)->name, name))
            return (*at)->stand_in != NULL;
    return false;
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
    if (input && input->close)
        input->close(input);
    else
        free(input);
}
