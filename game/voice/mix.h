#ifndef VOICE_MIX_H
#define VOICE_MIX_H

#include "voice/mailbox.h"
#include "voice/music.h"

/*
 * Everything together: voice, the tone of the body, effects and music, each with its volume. Music steps back
 * by MIX_DUCK_DB while somebody speaks. The sum is limited softly and never reaches full scale. No locks, no
 * allocation, no clock: it may run where sound is played.
 */
#define MIX_DUCK_DB 9.0
#define MIX_KNEE    0.6  /* from here on the sum is bent ... */
#define MIX_CEILING 0.97 /* ... and stays below this */

struct mix {
    struct mailbox post; /* the game puts, mix_render takes */
    struct synth effects, metronome, dwell;
    struct tone tone;
    struct music music;
    struct sound_volumes volumes;
    double gain[4]; /* now: voice, tone, effects, music */
    double duck;    /* of the music, now */
    struct mix_speech {
        struct mailbox_speech speech;
        int at;
    } speech, ending;        /* what is said, and what was said before it and fades out */
    int ending_left;         /* frames of that */
    unsigned newest;         /* number of a speech */
    atomic_uint spoken;      /* speeches up to this number are done with */
    _Atomic uint64_t played; /* frames since the beginning */
};

extern const struct sound_volumes mix_volumes; /* as the game begins */

void mix_init(struct mix *mix);

/* The next frames, left and right in turn. */
void mix_render(struct mix *mix, float *out, int frames);

/* The number of the newest speech that the mixer needs no more, with all before it. */
unsigned mix_spoken(const struct mix *mix);
uint64_t mix_played(const struct mix *mix);

double mix_limit(double value); /* as heard in the end: odd, rising, below MIX_CEILING */

#endif
