#ifndef PLAY_JOURNEY_H
#define PLAY_JOURNEY_H

#include "cli.h"

#include <stdbool.h>

/*
 * The real window on a display of its own (Xvfb), played by a scenario of ../tools/README.md: its boards come and
 * go, are fed from recordings, and nothing waits for time to pass but for what the game says in its trace.
 *
 * A scenario finds in its environment: $T the trace, $F a folder of its own, $R the recordings, $DISPLAY.
 */
struct journey {
    struct cli cli; /* first */
    pid_t display;
};

/* What all journeys need and this one needs beside it ("xdotool"; NULL: nothing), or says on standard error
 * what is missing and ends the test as skipped. */
void journey_need(const char *tool, bool recordings);

/* A display of that size, a data folder, and the environment of both. */
void journey_setup(struct journey *journey, const char *size);
void journey_teardown(struct journey *journey);

/* Plays that scenario of this folder to its end with `surefoot --player Ann` and these further words (NULL at the
 * end). Whatever did not come true fails the test. */
void journey_play(const char *scenario, const char *const *words);

/* Has the game come by these lines of its trace, in this order, perhaps with others between them? NULL at the end.
 */
void journey_passed(const char *const *lines);

#endif
