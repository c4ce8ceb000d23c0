#ifndef COACH_GUIDE_H
#define COACH_GUIDE_H

#include "coach/level.h"

#include <stdint.h>

/*
 * The guide: what there is to know of each exercise, read from levels/exercises/<exercise>.yaml by the
 * loader, one card for each. Plain data that owns its text inline. What a channel can measure is known by the
 * code (activity_measured_by); which of them an exercise offers, and everything in words, is in the files.
 */

/* How the player is while the exercise goes on. Lying players read little and hear much. */
enum posture { POSTURE_STANDING, POSTURE_KNEELING, POSTURE_LYING, POSTURE_SIDE_LYING, POSTURES };

/* What has to be at hand, as bits 1u << enum thing. */
enum thing {
    THING_MAT,
    THING_SUPPORT, /* a wall, a rail or a heavy chair within reach */
    THING_PILLOW,
    THING_STEP,    /* a low step of 10 to 15 cm */
    THING_STAIR,   /* a stair of 16 to 20 cm */
    THING_BALL,    /* or a folded towel, between the knees */
    THING_CUSHION, /* soft ground */
    THING_BAND,
    THING_WEIGHT,
    THINGS
};

/* Every home has these in one shape or another (a blanket, a chair, a towel); they are always at hand. */
enum { THINGS_HOME = 1 << THING_MAT | 1 << THING_SUPPORT | 1 << THING_PILLOW | 1 << THING_BALL };
enum { THINGS_ALL = (1 << THINGS) - 1 };

enum {
    GUIDE_LINE_SIZE = 112, /* one line of a list: at most 100 letters */
    GUIDE_LINES_MAX = 8,
    GUIDE_RUNGS_MAX = 12,
    GUIDE_RUNG_SIZE = 48
};

struct guide_lines {
    char text[GUIDE_LINES_MAX][GUIDE_LINE_SIZE];
    int count;
};

/* One rung of an exercise's ladder, easiest first. */
struct rung {
    char title[GUIDE_RUNG_SIZE]; /* "Two legs, 5 seconds" */
    enum stage stage;
    uint32_t things;                 /* beside those of the exercise */
    enum channel channels[CHANNELS]; /* best first, ending in CHANNEL_COACH; as the exercise's or fewer */
    int channel_count;
};

struct exercise_card {
    const struct activity *activity;
    char title[LEVEL_TITLE_SIZE];
    enum posture posture;
    bool each_side; /* the legs work one after the other, and each climbs a ladder of its own */
    enum channel channels[CHANNELS]; /* best first, ending in CHANNEL_COACH */
    int channel_count;
    uint32_t things;
    struct guide_lines muscles, steps, cues, faults;
    char safety[LEVEL_TEXT_SIZE], easier[LEVEL_TEXT_SIZE];
    struct rung rungs[GUIDE_RUNGS_MAX];
    int rung_count;
};

struct guide {
    struct exercise_card cards[ACTIVITIES_MAX]; /* cards[i] is that of activities[i] */
};

/* The card and the rung of a level; the loader lets no level in whose rung is not there. */
const struct exercise_card *guide_card(const struct guide *guide, const struct activity *exercise);
const struct rung *guide_rung(const struct guide *guide, const struct level *level);

/* Can that level be measured on that channel? By its rung's own list. */
bool guide_offers(const struct guide *guide, const struct level *level, enum channel channel);

/* The best channel of the level among those in `here` (bits 1u << channel); CHANNEL_COACH is always here. */
enum channel guide_channel(const struct guide *guide, const struct level *level, unsigned here);

/* Everything that the level wants at hand, its rung's things and its own: bits 1u << enum thing. */
uint32_t guide_things(const struct guide *guide, const struct level *level);

const char *posture_name(enum posture posture); /* "standing" ... : as in the files */
const char *thing_name(enum thing thing);       /* "band" ... : as in the files */
const char *thing_title(enum thing thing);      /* "An elastic band": for people */

#endif
