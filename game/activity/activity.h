#ifndef ACTIVITY_ACTIVITY_H
#define ACTIVITY_ACTIVITY_H

#include "activity/pose.h"
#include "measure/act.h"
#include "measure/channel.h"
#include "measure/side.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What can be done: one row and one file each (bridge.c holds activity_bridge). The build makes the list of
 * them from the folder, ordered by `position`; nothing outside of the folder knows one by its name, it asks
 * the row. Two that are the same are the same row, so they are compared by address.
 */

enum { LEVEL_STARS = 3 }; /* that can be earned with one */

/* Where it begins on a board. */
enum start { START_ON_BOARD, START_BESIDE_BOARD, START_FEET_ON_BOARD };

/* What it is good for. */
enum aim { AIM_LOOSEN, AIM_STRENGTH, AIM_BALANCE };

/* Where it is played, and so how it is painted: screen/play/ has a painter for each. */
enum scene {
    SCENE_CAMP,   /* a hold, the sun goes its way */
    SCENE_LAKE,   /* a hold on one leg, the eyes rest on a heron */
    SCENE_MEADOW, /* lying: animals come along behind the body */
    SCENE_GORGE,  /* lying: they go over it */
    SCENE_RIDGE   /* a ledge for each repetition */
};

/* Where the coach is, standing at its full height; in shares of that height, units of the canvas. */
struct coach_spot {
    double middle; /* from the point that the body rests on, not flipped */
    double width;  /* that a hold needs */
    double height; /* of who lies, where the window is wide enough */
    double y;      /* of the ground */
};

/* A text for each leg; where one has none, that of SIDE_NONE: both. */
typedef const char *leg_words[SIDE_RIGHT + 1];

/* A number that a level file sets below `target`, and within what. */
struct param {
    const char *key; /* NULL ends a list of them */
    double least, most, usual;
    const char *means; /* for whoever writes a level; English */
};

struct detector; /* activity/detector.h */

struct activity {
    const char *name;  /* "single-leg-balance": in level files, on the command line and in the store */
    const char *title; /* "Single-leg balance", for people */
    int position;      /* in lists; CMake reads it here */
    bool counted;      /* its repetitions are; otherwise it is held */
    const struct param *params;
    bool one_leg; /* stands on one leg, or works with one: it has no "both" */
    bool shifts;  /* the weight goes over to one side: it is seen from the middle */
    enum aim aim;
    bool yardstick;        /* of balance, one of all: its holds are compared over weeks (coach/span.h) */
    bool first_day;        /* on a player's first day */
    bool spared_when_sore; /* not proposed while something hurts */
    enum start start;
    enum act_kind act; /* what the built-in player does */

    /* By channel; NULL: it cannot measure this. Of CHANNEL_COACH always: the clock and the player's word do.
     */
    const struct detector *detectors[CHANNELS];
    /*
     * The version of the rules by which it is scored on a channel, 2 or more. Each pair
     * has its own, so that a better detector begins the tables of those anew that it judges, and nobody
     * else's.
     */
    int rules[CHANNELS];

    leg_words ready, count_in; /* how it begins; 40 characters at most */
    leg_words not_yet;         /* nothing is held yet though the set has begun; may be none */
    leg_words leg;             /* which one works; none: as everybody says it */
    const char *up, *down;     /* what is done in a repetition: "Lift" ... */

    enum scene scene;
    enum side flipped; /* with which it is seen the other way round */
    struct coach_spot spot;
    const struct movement *movement, *movement_alone; /* alone: one leg, where that looks different */
};

/* All of them, in order; made by the build. */
extern const struct activity *const activities[];
extern const int activity_count; /* at most ACTIVITIES_MAX */

/* Sets of them are the bits of 32, and tables by activity have that many places. */
enum { ACTIVITIES_MAX = 32 };

/* Its place in the list, 0..; -1 of none. */
int activity_index(const struct activity *activity);

/* The one of that name, or NULL. */
const struct activity *activity_find(const char *name);

/* The one that is the yardstick. */
const struct activity *activity_yardstick(void);

/* What it has to say to that leg; "" when there is nothing. */
const char *activity_words(const leg_words words, enum side side);

/* Can that channel measure it? CHANNEL_COACH always can: nobody measures, the clock and the player's word do.
 */
bool activity_measured_by(const struct activity *activity, enum channel channel);

/* "load", "motion", "contact", "coach". */
const char *channel_name(enum channel channel);
enum channel channel_parse(const char *name); /* CHANNELS: there is none of that name */

/* What a level of it may ask for by that key, or NULL. */
const struct param *activity_param(const struct activity *activity, const char *key);

/* What everything that is held or counted asks for. */
extern const struct param held_params[], counted_params[];

/* What measures: holds, and repetitions. */
extern const struct detector detector_hold, detector_shift, detector_contact_hold;
extern const struct detector detector_step_up, detector_lateral_step_up, detector_bridge, detector_limb_lift,
    detector_contact;

#endif
