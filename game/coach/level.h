#ifndef COACH_LEVEL_H
#define COACH_LEVEL_H

#include "activity/activity.h"
#include "measure/side.h"

#include <stddef.h>

/* A level: one exercise at one difficulty. Plain data, read from a file by the loader; owns its text inline.
 */

enum stage { STAGE_BODYWEIGHT, STAGE_EQUIPMENT, STAGE_RESISTANCE, STAGES };
/* CHAPTER_OWN: the player's own files, in a camp of their own beside the trail. */
enum chapter {
    CHAPTER_CAMP,
    CHAPTER_MEADOW,
    CHAPTER_LAKE,
    CHAPTER_RIDGE,
    CHAPTER_SUMMIT,
    CHAPTER_OWN,
    CHAPTERS
};
enum eyes { EYES_OPEN, EYES_CLOSED };
enum surface { SURFACE_FIRM, SURFACE_SOFT };

/* A hand that rests on something. Tables never mix them. */
enum support { SUPPORT_NONE, SUPPORT_HAND, SUPPORTS };

/* Which legs work: one after the other, one only, or both at once. */
enum level_sides { LEVEL_EACH_SIDE, LEVEL_LEFT_ONLY, LEVEL_RIGHT_ONLY, LEVEL_BOTH_AT_ONCE };

enum {
    LEVEL_ID_SIZE = 64,
    LEVEL_TITLE_SIZE = 64,
    LEVEL_TEXT_SIZE = 256,
    LEVEL_CUES_MAX = 6,
    LEVEL_CUE_SIZE = 48
};
/* Sides as bits of 1u << enum side; SIDE_NONE stands for both legs at once. */
enum {
    SIDES_BOTH = 1u << SIDE_NONE,
    SIDES_LEFT = 1u << SIDE_LEFT,
    SIDES_RIGHT = 1u << SIDE_RIGHT,
    SIDES_EACH = SIDES_LEFT | SIDES_RIGHT
};

enum { TRAIL_LEVELS_MAX = 256 };

struct level {
    char id[LEVEL_ID_SIZE]; /* path below levels/ without ending: "lake/01-one-leg-10s" */
    char title[LEVEL_TITLE_SIZE];
    enum chapter chapter;
    const struct activity *activity;
    enum stage stage;
    int rung; /* 1..: of the exercise's ladder, see guide.h; its stage is the level's */
    enum level_sides sides;
    int sets;                    /* 1..10 for each side */
    int reps;                    /* 1..50 in a set; 0: the exercise is held, not counted */
    double up_s, hold_s, down_s; /* counted: the tempo asked, up and down 0.5..10 s, hold 0..60 s at the top;
                                  * held: hold_s is the target of one hold, 1..300 s, the others 0 */
    double extra_kg;      /* 0, or the weight to be carried, 0.5..50 kg: on the board the load must show it */
    enum support support; /* SUPPORT_HAND: a hand on something is asked for, and no lower worth */
    int rest_s;           /* between sets, 0..300 s */
    enum eyes eyes;
    enum surface surface;
    double stars[LEVEL_STARS]; /* held seconds, or good repetitions, for one, two and three stars; rising; the
                                * last at most hold_s or reps */
    char unlock_level[LEVEL_ID_SIZE]; /* "" = open from the start */
    int unlock_stars;                 /* stars needed there, on the weaker side: 1..3 */
    char cues[LEVEL_CUES_MAX]
             [LEVEL_CUE_SIZE]; /* said and shown during the work; at most 40 characters each */
    int cue_count;
    char why[LEVEL_TEXT_SIZE];    /* why it matters */
    char safety[LEVEL_TEXT_SIZE]; /* what to look out for, and the easier way */
};

/* Levels in trail order. levels[] is owned by whoever made the trail. */
struct trail {
    struct level *levels;
    size_t count;
};

const struct level *trail_find(const struct trail *trail, const char *id); /* NULL when there is none */

const char *support_name(enum support support);       /* "none", "hand" */
const char *level_sides_name(enum level_sides sides); /* "each", "left", "right", "both" */
const char *eyes_name(enum eyes eyes);                /* "open", "closed" */
const char *surface_name(enum surface surface);       /* "firm", "soft" */
const char *stage_name(enum stage stage);             /* "bodyweight" ... */
const char *chapter_name(enum chapter chapter);       /* "camp" ... : the folder below levels/ */
const char *chapter_title(enum chapter chapter);      /* "Base camp" ... */

/* Does this level ask for that side? LEVEL_BOTH_AT_ONCE asks for SIDE_NONE only. */
bool level_asks(const struct level *level, enum side side);

/* All the sides that a level asks for, as bits. */
unsigned level_side_bits(const struct level *level);

/*
 * How long the level takes when all goes as asked, s, for those of its sides in `sides` (bits): for each set
 * and side LEVEL_BEGIN_S and the work at the tempo, with the rests between.
 */
enum { LEVEL_BEGIN_S = 6 }; /* get ready and count in: RUN_READY_US and RUN_COUNT_US */
double level_seconds(const struct level *level, unsigned sides);

#endif
