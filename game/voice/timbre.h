#ifndef VOICE_TIMBRE_H
#define VOICE_TIMBRE_H

#include "voice/synth.h"

/* What things sound like. All of it made for Surefoot; the words are those of the look's sound table. */
extern const struct synth_timbre timbre_peg; /* a wooden peg on stone */
extern const struct synth_timbre timbre_marimba;
extern const struct synth_timbre timbre_kalimba;
extern const struct synth_timbre timbre_felt;    /* a soft tap */
extern const struct synth_timbre timbre_drop;    /* of water */
extern const struct synth_timbre timbre_reed;    /* a dry, low tap */
extern const struct synth_timbre timbre_wings;   /* a heron rises */
extern const struct synth_timbre timbre_cowbell; /* far away */
extern const struct synth_timbre timbre_exhale;
extern const struct synth_timbre timbre_air;                         /* rises softly */
extern const struct synth_timbre timbre_brush_up, timbre_brush_down; /* like breath */
extern const struct synth_timbre timbre_low;                         /* a low string, once */
extern const struct synth_timbre timbre_harp;
extern const struct synth_timbre timbre_reed_pipe; /* a soft flute */
extern const struct synth_timbre timbre_strings;

#endif
