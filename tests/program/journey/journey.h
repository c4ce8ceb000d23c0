#ifndef PLAY_JOURNEY_H
#define PLAY_JOURNEY_H

#include "cli.h"
#include "test.h"

#include "bodymodel.h"
#include "rows.h"

/*
 * The real window on a display of its own (Xvfb), played by a scenario of tests/tools/mock/README.md: its
 * boards come and go, are fed from recordings, and nothing waits for time to pass but for what the game says
 * in its trace.
 *
 * A scenario finds in its environment: $T the trace, $F a folder of its own, $R the recordings, $DISPLAY.
 */

/*
 * cmocka's fixtures: a display of 1280 x 720, a data folder where Ann has answered the questions of a first
 * start, and the environment of both. Ends as skipped, and says so, where Xvfb or umockdev is missing.
 */
int journey_set_up(void **state);
/* The same where nobody has played yet; its trail has three short levels and a workout of them, all measured
 * by the board. */
int journey_set_up_walk(void **state);
int journey_tear_down(void **state);
#define JOURNEY_TEST(name) TEST_WITH(name, journey_set_up, journey_tear_down)
/* For GROUP, where the pointer and the keys are moved: the same for xdotool. */
int journey_need_xdotool(void **state);

/* Plays that scenario of this folder to its end with `surefoot` (and `--player Ann`, where she is) and these
 * further words (NULL at the end). Whatever did not come true fails the test. */
void journey_play(const char *scenario, const char *const *words);

/* Was the machine so busy that a mocked board was late? In time, stars are those of its recordings. */
bool journey_was_late(void);

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
