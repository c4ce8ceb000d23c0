#ifndef VOICE_SPEECH_H
#define VOICE_SPEECH_H

#include <stdint.h>

/*
 * Sentences as samples, by flite with the voice slt. flite keeps state of its own: one thread at a time, and
 * one struct speech in a program.
 */
struct speech {
    void *voice; /* flite's */
};

int speech_open(struct speech *speech); /* 0 or -ENOENT */
void speech_close(struct speech *speech);

/*
 * Mono, SYNTH_RATE, without silence before and after, all sentences about as loud. pace: 1 as the voice is,
 * 0.5 slower .. 2 faster. 0; or -ENOMEM, -EIO. The caller frees *samples.
 */
int speech_render(struct speech *speech, const char *text, double pace, int16_t **samples, int *frames);

#endif
