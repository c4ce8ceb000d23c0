#ifndef VOICE_MUSIC_H
#define VOICE_MUSIC_H

#include "coach/level.h"
#include "voice/synth.h"

/*
 * Calm music, one piece a chapter. A piece is a few lines of notes (scores.c), each a loop of its own length,
 * so the lines meet differently each time round. Pure.
 *
 * A line reads "D4:2 F#4+A4:1 -:4": note (or several at once, or a rest), colon, beats. Pitch as letter, #
 * or b, octave; A4 is 440 Hz.
 */
enum { MUSIC_LINES = 4, MUSIC_NOTES = 64, MUSIC_CHORD = 4 };

struct music_line {
    const char *notes; /* NULL: no such line */
    const struct synth_timbre *timbre;
    double gain, pan;
};

struct music_piece {
    const char *title;
    double beat_s;
    struct music_line lines[MUSIC_LINES];
};

extern const struct music_piece music_pieces[CHAPTERS];

struct music_note {
    double hz[MUSIC_CHORD]; /* 0: none */
    double beats;
};

/* How many notes the line has; -EINVAL when it cannot be read, -E2BIG when it has more than MUSIC_NOTES. */
int music_read(const char *notes, struct music_note out[MUSIC_NOTES]);

struct music {
    struct synth synth;
    struct music_note notes[CHAPTERS][MUSIC_LINES][MUSIC_NOTES];
    int count[CHAPTERS][MUSIC_LINES];
    int piece;               /* enum chapter; -1: none */
    int at[MUSIC_LINES];     /* the next note of each line, */
    double due[MUSIC_LINES]; /* and the frames until it comes */
    uint32_t touch;          /* no two notes are struck alike */
};

void music_init(struct music *music);
/* The piece of that chapter, -1: none. The one before fades away. */
void music_choose(struct music *music, int chapter);
/* Adds the next frames. */
void music_render(struct music *music, double *left, double *right, int frames);

#endif
