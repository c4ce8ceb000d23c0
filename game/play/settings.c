#include "play/settings.h"

#include <stddef.h>
#include <string.h>

enum { VALUES_MAX = 1 + WHICH_MAX, VOLUME_STEPS = 5 };

#define OFF_ON                                                                                               \
    {                                                                                                        \
        "off", "on"                                                                                          \
    }
#define VOLUMES                                                                                              \
    {                                                                                                        \
        "0", "20", "40", "60", "80", "100"                                                                   \
    } /* percent */

static const struct {
    const char *name, *values[VALUES_MAX];
    int begins_with;
    bool machine;
} list[SETTINGS] = {
    [SETTING_TEXT] = {"text", {"nearer", "normal", "farther"}, TEXT_NORMAL, false},
    [SETTING_CONTRAST] = {"contrast", {"light", "dusk", "high", "hour"}, CONTRAST_LIGHT, false},
    [SETTING_MOTION] = {"motion", {"full", "reduced"}, MOTION_FULL, false},
    [SETTING_CAPTIONS] = {"captions", OFF_ON, 1, false},
    [SETTING_VOICE] = {"voice", VOLUMES, 4, false},
    [SETTING_PACE] = {"pace", {"slow", "normal", "quick"}, 1, false},
    [SETTING_TONE] = {"tone", VOLUMES, 3, false},
    [SETTING_EFFECTS] = {"effects", VOLUMES, 3, false},
    [SETTING_MUSIC] = {"music", VOLUMES, 2, false},
    [SETTING_DWELL] = {"dwell", {"0.8", "1.2", "1.6", "2.0", "2.5", "3.0"}, 1, false},
    [SETTING_UNITS] = {"units", {"metric", "imperial"}, UNITS_METRIC, false},
    [SETTING_BUILD] = {"build", {"slim", "broad", "round", "grey"}, 0, false},
    [SETTING_SKIN] = {"skin", {"1", "2", "3", "4", "5"}, 0, false},
    [SETTING_QUIET] = {"quiet", OFF_ON, 0, true},
    [SETTING_FULL_SCREEN] = {"full-screen", OFF_ON, 0, true},
    [SETTING_DEVICE] = {.name = "device", .machine = true}, /* of the devices' rows */
    [SETTING_WHICH] = {"which", {"any", "1", "2", "3", "4", "5", "6", "7", "8"}, WHICH_ANY, true},
};

/* Seconds of the values of dwell; the second is the look's own. */
static const double dwells_s[VALUES_MAX] = {0.8, 1.2, 1.6, 2.0, 2.5, 3.0};
static const double paces[] = {0.8, 1, 1.25}; /* (p) */

/* The i-th that can be set; NULL after the last. */
static const struct device *device_at(int i)
{
    for (const struct device *const *at = device_rows; *at; at++)
        if ((*at)->setting && i-- == 0)
            return *at;
    return NULL;
}

/* As in the file; NULL after the last. */
static const char *value_at(enum settings_item setting, int i)
{
    if (setting == SETTING_DEVICE)
        return device_at(i) ? device_at(i)->setting : NULL;
    return i < VALUES_MAX ? list[setting].values[i] : NULL;
}

void settings_default(struct settings *settings)
{
    for (int i = 0; i < SETTINGS; i++)
        settings->at[i] = list[i].begins_with;
    settings_set_device(settings, &device_board);
}

int settings_count(enum settings_item setting)
{
    int count = 0;

    while (value_at(setting, count))
        count++;
    return count;
}

void settings_turn(struct settings *settings, enum settings_item setting, int by)
{
    int count = settings_count(setting);

    settings->at[setting] = (settings->at[setting] + by % count + count) % count;
}

bool settings_on(const struct settings *settings, enum settings_item setting)
{
    return settings->at[setting] == 1;
}

double settings_volume(const struct settings *settings, enum settings_item setting)
{
    return settings->at[setting] / (double)VOLUME_STEPS;
}

double settings_pace(const struct settings *settings)
{
    return paces[settings->at[SETTING_PACE]];
}

double settings_dwell_s(const struct settings *settings)
{
    return dwells_s[settings->at[SETTING_DWELL]];
}

const struct device *settings_device(const struct settings *settings)
{
    return device_at(settings->at[SETTING_DEVICE]);
}

void settings_set_device(struct settings *settings, const struct device *device)
{
    for (int i = 0; device_at(i); i++)
        if (device_at(i) == device)
            settings->at[SETTING_DEVICE] = i;
}

const char *settings_name(enum settings_item setting)
{
    return list[setting].name;
}

const char *settings_value(const struct settings *settings, enum settings_item setting)
{
    return value_at(setting, settings->at[setting]);
}

bool settings_read(struct settings *settings, const char *name, const char *value)
{
    int setting = 0;

    while (setting < SETTINGS && strcmp(list[setting].name, name))
        setting++;
    for (int i = 0; setting < SETTINGS && value_at((enum settings_item)setting, i); i++)
        if (!strcmp(value_at((enum settings_item)setting, i), value)) {
            settings->at[setting] = i;
            return true;
        }
    return false;
}

bool settings_of_machine(enum settings_item setting)
{
    return list[setting].machine;
}

/* What this Surefoot cannot make sense of stays as it is, for the one that can. */
static int take(void *context, const char *name, const char *value)
{
    (void)settings_read(context, name, value); /* else the default */
    return 0;
}

int settings_load(struct store *store, int64_t player_id, struct settings *out)
{
    struct settings found;

    settings_default(&found);
    int result = store_settings(store, player_id, take, &found);
    if (result == 0)
        *out = found;
    return result;
}

int settings_keep(struct store *store, int64_t player_id, const struct settings *settings,
                  enum settings_item setting)
{
    return store_setting_keep(store, settings_of_machine(setting) ? 0 : player_id, settings_name(setting),
                              settings_value(settings, setting));
}
