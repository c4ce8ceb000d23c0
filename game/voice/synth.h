#ifndef VOICE_SYNTH_H
#define VOICE_SYNTH_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A small synthesiser: notes of up to four sine partials and a band of noise. Everything that is heard except
 * the voice is made here. Pure and deterministic: no clock, no allocation, no locks, constant memory; the
 * same notes give the same samples.
 *
 * Every note begins with a rise and ends with a fall of at least SYNTH_EDGE_S, so none of them clicks.
 */
enum { SYNTH_RATE = 48000, SYNTH_NOTES = 64, SYNTH_PARTIALS = 4 };
#define SYNTH_EDGE_S 0.004
#define SYNTH_PI     3.14159265358979323846

/* What a note is like: constant tables of timbre.c. */
struct synth_timbre {
    double ratio[SYNTH_PARTIALS];   /* to the note's pitch; 0: no such partial */
    double level[SYNTH_PARTIALS];   /* their sum is the note's peak */
    double decay_s[SYNTH_PARTIALS]; /* until a thousandth is left; 0: it stays */
    double rise_s, fall_s;          /* at the beginning and at the end */
    double ring_s;                  /* length of a note that names none */
    double noise;                   /* level of the band of noise */
    double from_hz, to_hz;          /* its middle, at the beginning and at the end */
    double narrow;                  /* quality of the band: 0.5 wide .. 10 narrow */
    double bend;                    /* pitch at the beginning, as a ratio; 0 or 1: none ... */
    double bend_s;                  /* ... gone by so much that a third is left after this time */
    double flutter_hz;              /* how often it comes and goes; 0: not at all */
};

struct synth_sound {
    const struct synth_timbre *timbre;
    double hz;       /* 0: noise alone */
    double gain;     /* 0..1 */
    double pan;      /* -1 left .. 1 right */
    double after_s;  /* silence before it */
    double length_s; /* 0: the timbre's own */
};

struct synth_note {
    const struct synth_timbre *timbre; /* NULL: a free place */
    int64_t wait, age, length;         /* frames; length with the fall */
    int64_t hushed, hush; /* age at which it began to fade out, and how long that takes; 0: not */
    double hz, gain, left, right;
    double level[SYNTH_PARTIALS], keep[SYNTH_PARTIALS]; /* now, and what is left of it after a frame */
    double sine[SYNTH_PARTIALS], cosine[SYNTH_PARTIALS];
    double turn_sine[SYNTH_PARTIALS], turn_cosine[SYNTH_PARTIALS]; /* in one frame */
    uint32_t noise;
    double band[2]; /* state of the filter */
};

struct synth { /* all zero to begin with */
    struct synth_note notes[SYNTH_NOTES];
    uint32_t played; /* so each note has a noise of its own */
};

/* False when every place is taken: the newest is left out. */
bool synth_play(struct synth *synth, const struct synth_sound *sound);

/* Adds the next frames to left and right. */
void synth_render(struct synth *synth, double *left, double *right, int frames);

/* What is heard fades out within fall_s seconds (at least SYNTH_EDGE_S); what waits does not come. */
void synth_hush(struct synth *synth, double fall_s);

bool synth_silent(const struct synth *synth);

/* Shares of equal power; mirrored exactly. */
void synth_pan(double pan, double *left, double *right);

#endif
