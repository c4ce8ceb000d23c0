#ifndef SCREENS_SETTINGS_H
#define SCREENS_SETTINGS_H

/* What the player can set; what can be chosen on that screen. */
enum {
    SETTINGS_FREE_PLAY,
    SETTINGS_HAND,
    SETTINGS_SORE,
    SETTINGS_STEP,
    SETTINGS_THINGS,
    SETTINGS_WEIGHT,
    SETTINGS_BOARD,
    SETTINGS_PLAYERS,
    SETTINGS_BACK
};

#endif
