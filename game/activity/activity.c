#include "activity/activity.h"

#include <stddef.h>
#include <string.h>

int activity_index(const struct activity *activity)
{
    for (int i = 0; i < activity_count; i++) {
        if (activities[i] == activity)
            return i;
    }
    return -1;
}

const struct activity *activity_find(const char *name)
{
    for (int i = 0; i < activity_count; i++) {
        if (strcmp(name, activities[i]->name) == 0)
            return activities[i];
    }
    return NULL;
}

const struct activity *activity_yardstick(void)
{
    int i = 0;

    while (!activities[i]->yardstick)
        i++;
    return activities[i];
}

const struct param *activity_param(const struct activity *activity, const char *key)
{
    const struct param *param = activity->params;

    while (param->key && strcmp(param->key, key) != 0)
        param++;
    return param->key ? param : NULL;
}

const char *activity_words(const leg_words words, enum side side)
{
    const char *text = words[side] ? words[side] : words[SIDE_NONE];

    return text ? text : "";
}

bool activity_measured_by(const struct activity *activity, enum channel channel)
{
    return channel == CHANNEL_COACH || activity->detectors[channel];
}

const char *channel_name(enum channel channel)
{
    static const char *const names[CHANNELS] = {
        [CHANNEL_LOAD] = "load",
        [CHANNEL_MOTION] = "motion",
        [CHANNEL_CONTACT] = "contact",
        [CHANNEL_COACH] = "coach",
    };
    return names[channel];
}

enum channel channel_parse(const char *name)
{
    int channel = 0;

    while (channel < CHANNELS && strcmp(channel_name((enum channel)channel), name) != 0)
        channel++;
    return (enum channel)channel;
}
