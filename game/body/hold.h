#ifndef BODY_HOLD_H
#define BODY_HOLD_H

#include "body/load.h"
#include "body/side.h"
#include "body/stance.h"
#include "body/sway.h"

/*
 * Single-leg holds from clean frames. A hold starts when the load has come to rest over one foot and ends
 * for one of the reasons below, the ending rules of Springer et al. 2007 as far as a board can see them.
 * Times are backdated to when it happened: good to 0.1 s.
 */
enum hold_end {
    HOLD_FOOT_DOWN,   /* load came back to the other foot, or left the board for the floor */
    HOLD_STEPPED_OFF, /* the board is empty */
    HOLD_HOP,         /* the standing foot left the board and came back, or jumped to a new place */
    HOLD_TIME_CAP,    /* held as long as was asked */
    HOLD_LOST,        /* the device went away, or was silent for more than SAMPLE_MAX_GAP_US */
    HOLD_STREAM_END,  /* the recording ends while holding */
};

struct hold {
    enum side side;
    int64_t start_us, end_us;
    enum hold_end ended_by;
    struct sway_measures sway; /* of the hold alone; all zero when shorter than 3 frames */
};

/* Shorter than this is a false start, not a hold. */
enum { HOLD_MIN_US = 1000000 };

enum hold_fact { HOLD_NOTHING, HOLD_STARTED, HOLD_ENDED, HOLD_FALSE_START };

struct hold_detector {
    int64_t cap_us;
    struct stance_detector stance;
    bool holding;
    struct hold current;  /* valid while holding */
    struct hold finished; /* valid after HOLD_ENDED */
    /* private; see hold.c */
    struct sway sway;
    double centre_x_mm, centre_y_mm;
    int64_t settle_us;
};

/* cap_us > 0: holds end there with HOLD_TIME_CAP. weight_kg and centre_mm as for stance_init. */
void hold_init(struct hold_detector *detector, int64_t cap_us, double weight_kg, double centre_mm);

enum hold_fact hold_push(struct hold_detector *detector, const struct load_frame *frame);

/* The device went away at t_us, or (with HOLD_STREAM_END) the recording ended. */
enum hold_fact hold_stop(struct hold_detector *detector, int64_t t_us, enum hold_end why);

/* "foot-down", "stepped-off", "hop", "time-cap", "lost", "stream-end". */
const char *hold_end_name(enum hold_end why);

#endif
