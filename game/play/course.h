#ifndef PLAY_COURSE_H
#define PLAY_COURSE_H

#include "coach/book.h"
#include "coach/session.h"
#include "device/device.h"
#include "measure/plate/seat.h"
#include "play/attempt.h"
#include "play/player_progress.h"

/*
 * The course of everything that is played: who plays, what measures them, the attempt, and the workout that
 * it is part of.
 */
struct course {
    const struct book *book;
    const struct trail *trail; /* of the book */
    struct store *store;       /* NULL: nothing is kept (pictures) */
    struct store_player player;
    struct player_progress reached; /* what the player has done, from the store */
    int64_t unix_s;                 /* date and time; 0 until it is told */

    /* what the samples come from */
    struct input *input; /* not owned; NULL: no device */
    const struct device *source;
    struct input *measure; /* simulated player who does what is asked; not owned; NULL: none */
    bool simulated;
    bool autoplay; /* the simulated player does what the run wants */
    bool device_here;
    struct calibration calibration;
    struct sample tared; /* newest */
    bool have_tared;
    int64_t sample_seen_us; /* of the picture's time: when it came */
    struct seat seat;       /* seated, the feet on the board */

    /* what is played */
    int chosen_level;      /* index into the trail */
    unsigned chosen_sides; /* bits: those that work; 0: all that the level asks for */
    enum channel channel;  /* that measures it */
    struct session session;
    struct workout workout; /* that the session plays: "today" has no other home */
    bool in_session;
    struct attempt attempt;
    bool attempting;   /* attempt is begun and owned */
    int64_t saved_id;  /* of the last attempt, 0 when it was not kept */
    bool unkept;       /* it is over, and the store has not taken it yet */
    int opened;        /* index of the level that the last attempt opened; -1: none */
    bool opened_camp;  /* it is the first of its chapter that is open */
    bool opened_stage; /* likewise the first of its exercise with that equipment or resistance */
};

#endif
