#ifndef PLAY_JOURNEY_H
#define PLAY_JOURNEY_H

#include "cli.h"

#include "bodymodel.h"
#include "rows.h"

#include <stdbool.h>
#include <stdio.h>

/*
 * The real window on a display of its own (Xvfb), played by a scenario of ../tools/README.md: its boards come
 * and go, are fed from recordings, and nothing waits for time to pass but for what the game says in its
 * trace.
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

/* A display of that size, a data folder where Ann has answered the questions of a first start, and the
 * environment of both. */
void journey_setup(struct journey *journey, const char *size);
/* The same where nobody has played yet; its trail has three short levels and a workout of them, all measured
 * by the board. */
void journey_setup_walk(struct journey *journey, const char *size);
void journey_teardown(struct journey *journey);

/* Plays that scenario of this folder to its end with `surefoot` (and `--player Ann`, where she is) and these
 * further words (NULL at the end). Whatever did not come true fails the test. */
void journey_play(const char *scenario, const char *const *words);

/* A part of a recording, as a scenario feeds it: seconds from its first row, and a factor for the loads. */
struct journey_part {
    const char *file;
    double from_s, to_s, scale;
};

/* The whole recording of a part, and whether a row belongs to it. Free with rows_free. */
void journey_read(const struct journey_part *part, struct rows *rows);
bool journey_belongs(const struct journey_part *part, const struct rows *rows, size_t i);

/* The line that names the columns; then parts, each 10 ms after the time t_s where the one before ended:
 * returns where it ends itself. */
void journey_write_header(FILE *file);
double journey_write(FILE *file, const struct journey_part *part, double t_s);

/* What a body model made, as a recording $F/NAME.csv for a scenario to feed; frees it. */
void journey_record(const char *name, struct model_session *session);

/* `surefoot verify` has so many scores and finds no difference. */
void journey_verified(int trials);

/* Has the game come by these lines of its trace, in this order, perhaps with others between them? NULL at the
 * end.
 */
void journey_passed(const char *const *lines);

#endif
