#ifndef VOICE_EFFECT_H
#define VOICE_EFFECT_H

#include "run/run.h"
#include "voice/synth.h"

/* The short sounds, and which of them an event of the run has. Pure. */
enum effect {
    EFFECT_NONE,
    EFFECT_ZONE_OUT,   /* two dry taps, low */
    EFFECT_ZONE_BACK,  /* a drop of water, high */
    EFFECT_REP,        /* a peg on stone; climbs the scale with step */
    EFFECT_SECOND,     /* of a hold at the top: D E F# A and D above, by step */
    EFFECT_BRUSH_UP,   /* tempo, for length_s */
    EFFECT_BRUSH_DOWN, /* likewise */
    EFFECT_SUCCESS,
    EFFECT_STAR, /* the first, second, third by step */
    EFFECT_BEST, /* a new own best */
    EFFECT_FOCUS,
    EFFECT_DWELL, /* for length_s */
    EFFECT_CHOSEN,
    EFFECT_FOOT_DOWN,
    EFFECT_REST,
    EFFECTS
};

struct effect_how {
    int step;        /* of the scale, 0.. */
    double pan;      /* -1..1 */
    double length_s; /* 0: its own; of EFFECT_DWELL: it ends now */
    double after_s;  /* of stars and the new best */
};

/* The effect of an event of that level, EFFECT_NONE of most; how is valid otherwise. */
enum effect effect_of(const struct level *level, const struct run_event *event, struct effect_how *how);

void effect_play(struct synth *synth, enum effect effect, const struct effect_how *how);

#endif
