#ifndef VOICE_SAYING_H
#define VOICE_SAYING_H

#include "coach/session.h"
#include "run/run.h"

/*
 * What is said aloud, in words: short sentences, numbers as words, nothing that judges. Pure but for the
 * language. The captions show the same words.
 *
 * The voice is English. In another language it is silent altogether (voice.h), for an English voice makes
 * nonsense of other words, and half of a sentence in each language is worse than none: the captions show what
 * would be said, with numbers as digits, and tones, effects and music stay.
 */
enum { SAYING_SIZE = 256 };

/* What becomes of a sentence when it cannot be said at once; see talk.h. */
enum saying_urgency {
    SAYING_FOCUS, /* what can be chosen: only the newest counts */
    SAYING_CUE,   /* good to know: waits a little, and is dropped when late */
    SAYING_TELL,  /* instructions and results: wait for their turn */
    SAYING_COUNT, /* now or never; a newer one replaces it */
    SAYING_NOW    /* ends whatever is being said: a pause */
};

struct saying {
    enum saying_urgency urgency;
    bool seen; /* stands on the screen by itself, in words or as a number: captions need not repeat it */
    char text[SAYING_SIZE];
};

/* What the run of that level has to say. False, and *out untouched, for events that are only heard as sounds.
 */
bool saying_event(const struct level *level, const struct run_event *event, struct saying *out);

/* Everything that saying_event may come to say of that level, for rendering ahead, the likely first: the i-th
 * sentence, or false after the last. */
bool saying_expected(const struct level *level, int i, struct saying *out);

/* The best of both sides when all is over; false when there is nothing to tell. */
bool saying_results(const struct run *run, struct saying *out);

/* A rest of a workout: how long, and what comes next, by its title on the screen; false when no rest is on.
 */
bool saying_rest(const struct session *session, const char *title, struct saying *out);

/* What has the focus, by the words on the screen: seen. */
void saying_focus(const char *label, struct saying *out);

/* Those words, whole numbers in them as words when they are English. */
void saying_plain(enum saying_urgency urgency, const char *text, struct saying *out);

/* 0..9999 in words ("twenty-one"); other numbers, and those of other languages, as digits: out, which has
 * room for SAYING_SIZE. */
const char *saying_number(int number, char *out);

#endif
