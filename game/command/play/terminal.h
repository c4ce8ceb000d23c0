#ifndef COMMAND_PLAY_TERMINAL_H
#define COMMAND_PLAY_TERMINAL_H

#include "command/play/game.h"

#include "play/course.h"
#include "show/pump.h"

/*
 * The course driven without a window: who plays, on what, where it is kept, and a line for what happens.
 * A recording is a whole session: its samples go through getting ready and counting in, too.
 */
struct terminal {
    /* set by the caller, and all else 0 */
    const struct game_request *game;
    const struct book *book;
    bool json, verbose;
    /* from terminal_open on */
    struct course course;
    bool interrupted; /* see show/stop.h */
    /* from terminal_source on */
    struct game_source source;
    /* private */
    struct store *store;
    struct pump pump;
    double speed; /* times real time; 0: as fast as it goes (not for what is live) */
    bool talk, timed, resting;
    enum calibration_step step;
    int64_t now_us, real_origin_us;
};

/* The word for the workout that is proposed for the player. */
#define TERMINAL_TODAY "today"

/* 0, EXIT_USAGE or EXIT_FAILED, with a report; terminal_close either way. Attempts are kept when somebody is
 * really there, or the player was named. */
int terminal_open(struct terminal *terminal);
void terminal_close(struct terminal *terminal);

/* Opens the source for the level, instead of the one before; as of game_source. */
int terminal_source(struct terminal *terminal, const struct game_request *request, const struct level *level);

/* What the course has chosen is played until it is over: course.attempting is false when it never began. 0;
 * -ENOTSUP when the level cannot be measured on that channel; -ETIMEDOUT when nobody came to rest on the
 * board within two minutes. */
int terminal_run(struct terminal *terminal);
int terminal_result(const struct terminal *terminal, int result); /* the same as an exit status, reported */
/* Until the rest of the session is over, by the samples' time. */
void terminal_rest(struct terminal *terminal);
/* The attempt to the store. 0 or EXIT_FAILED with a report. */
int terminal_keep(struct terminal *terminal);

/* terminal_workout.c: a workout from its first step to its last; NULL: what is proposed for today. Prints
 * what came out of it. Exit status. */
int terminal_workout(struct terminal *terminal, const struct workout *workout);

#endif
