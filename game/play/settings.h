#ifndef PLAY_SETTINGS_H
#define PLAY_SETTINGS_H

#include "device/device.h"
#include "store/store.h"

/*
 * What can be set, each as one of a few named values: a step of the list, never a free number, so that a lean
 * can set it. What is stored is the name, so that neither order nor length of a list may ever matter.
 *
 * To a player belongs what belongs to a body, a pair of eyes and ears: text, contrast, motion, captions, the
 * volumes, the pace of the voice, staying, units, the coach's looks. (Free play, hand support and the hidden
 * weight are a player's, too: struct store_player.) To the machine belongs what belongs to the room it stands
 * in: full screen, the device and which of several, and quiet, for neighbours sleep whoever plays.
 */
enum settings_item {
    SETTING_TEXT,
    SETTING_CONTRAST,
    SETTING_MOTION,
    SETTING_CAPTIONS,
    SETTING_VOICE,
    SETTING_PACE,
    SETTING_TONE,
    SETTING_EFFECTS,
    SETTING_MUSIC,
    SETTING_DWELL,
    SETTING_UNITS,
    SETTING_BUILD,
    SETTING_SKIN,
    SETTING_QUIET,
    SETTING_FULL_SCREEN,
    SETTING_DEVICE,
    SETTING_WHICH,
    SETTINGS
};

/* Values, as indices into the lists; where there is no name here, settings.c has what they mean. */
enum settings_text { TEXT_NEARER, TEXT_NORMAL, TEXT_FARTHER };
enum settings_contrast { CONTRAST_LIGHT, CONTRAST_DUSK, CONTRAST_HIGH, CONTRAST_HOUR };
enum settings_motion { MOTION_FULL, MOTION_REDUCED };
enum settings_units { UNITS_METRIC, UNITS_IMPERIAL };
enum { WHICH_ANY, WHICH_MAX = 8 }; /* of several pads or mats; else the one of that number */

struct settings {
    int at[SETTINGS]; /* always below settings_count */
};

/*
 * What this player and this machine have set; the defaults where nothing was, or where a later Surefoot wrote
 * what this one does not know. And one of them kept: the player's, or the machine's (settings_of_machine). 0,
 * or as of the store.
 */
int settings_load(struct store *store, int64_t player_id, struct settings *out);
int settings_keep(struct store *store, int64_t player_id, const struct settings *settings,
                  enum settings_item setting);

void settings_default(struct settings *settings);
int settings_count(enum settings_item setting);
/* To the next (1) or the one before (-1); round at the ends. */
void settings_turn(struct settings *settings, enum settings_item setting, int by);

bool settings_on(const struct settings *settings, enum settings_item setting); /* of those with two values */
double settings_volume(const struct settings *settings, enum settings_item setting); /* 0..1; 0: off */
double settings_pace(const struct settings *settings);    /* of the voice; 1: as it is */
double settings_dwell_s(const struct settings *settings); /* how long a plain choice is stayed on */

/* What measures: the devices whose rows name themselves for it, the board at first. The board takes whatever
 * measures an exercise best beside it; the others, but for a simulated board, have the clock beside them. */
const struct device *settings_device(const struct settings *settings);
void settings_set_device(struct settings *settings, const struct device *device); /* one of those */

/* As in the file. settings_read: true and the value taken over, or false and nothing changed for a name or a
 * value that nobody knows here. */
const char *settings_name(enum settings_item setting);
const char *settings_value(const struct settings *settings, enum settings_item setting);
bool settings_read(struct settings *settings, const char *name, const char *value);
bool settings_of_machine(enum settings_item setting);

#endif
