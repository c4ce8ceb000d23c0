#ifndef SCREEN_PLAY_CHEER_H
#define SCREEN_PLAY_CHEER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A celebration: what was earned comes up piece by piece, within two seconds and in nobody's way. All of it
 * is a pure function of the time since it began; anything the player does ends it, and then everything
 * stands where it belongs. With reduced motion it is over as it begins.
 */
enum { CHEER_US = 2000000 };

struct cheer { /* all 0: over */
    bool going;
    int64_t begun_us;
};

void cheer_begin(struct cheer *cheer, int64_t now_us, bool still);
void cheer_end(struct cheer *cheer);
/* Once a frame: over after CHEER_US. */
void cheer_step(struct cheer *cheer, int64_t now_us);
/* Seconds since it began, 0 .. 2; 2 when it is over. */
double cheer_s(const struct cheer *cheer, int64_t now_us);

/* When things come, s: stars one after the other, then what else there is. */
double cheer_star_s(int star); /* 0 .. 2 */
#define CHEER_BEST_S 1.15
#define CHEER_OPEN_S 1.35

/* Size of something that pops up at from_s: 0 before, from .6 over 1.06 to 1 within .45 s. */
double cheer_pop(double s, double from_s);
/* The share of a way that is done: 0 before from_s, 1 after length_s more; fast at first. */
double cheer_way(double s, double from_s, double length_s);

#endif
