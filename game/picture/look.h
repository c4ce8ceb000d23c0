#ifndef PICTURE_LOOK_H
#define PICTURE_LOOK_H

#include <stdbool.h>

/* How the player wants things shown. All 0: as the game comes. */
enum look_theme { LOOK_LIGHT, LOOK_DUSK, LOOK_CONTRAST, LOOK_THEMES };
enum look_text { LOOK_NORMAL, LOOK_NEARER, LOOK_FARTHER, LOOK_TEXTS };

/* The time of day that the light of scenery is of; LOOK_DAY: as each scene has it. Theme LOOK_LIGHT only. */
enum look_hour { LOOK_DAY, LOOK_DAWN, LOOK_NOON, LOOK_AFTERNOON, LOOK_SUNSET, LOOK_NIGHT, LOOK_HOURS };

struct look {
    enum look_theme theme;
    enum look_text text;
    enum look_hour hour;
    bool still; /* reduced motion: no drift, no breathing, no ripples; cross-fades of 120 ms */
};

/* Of an hour of the clock, 0..23. */
enum look_hour look_hour_of(int hour);

bool look_same(struct look a, struct look b);

/* "light", "dusk", "contrast"; "normal", "nearer", "farther": in the order of the enums, NULL behind them. */
extern const char *const look_themes[], *const look_texts[];

/* The size in which type of that size (reference units, as the mock-ups have it) is set. */
double look_size(enum look_text text, double size);
/* Down to this a line is set smaller that finds no room otherwise. */
double look_least(enum look_text text);

#endif
