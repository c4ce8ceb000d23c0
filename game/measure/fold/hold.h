#ifndef MEASURE_FOLD_HOLD_H
#define MEASURE_FOLD_HOLD_H

#include "measure/plate/condition.h"
#include "measure/plate/stance.h"
#include "measure/side.h"
#include "measure/stat/sway.h"

/*
 * Single-leg holds from clean frames. A hold starts when the load has come to rest over one foot and ends
 * for one of the reasons below, the ending rules of Springer et al. 2007 as far as a board can see them.
 *
 * Times are backdated to when it happened: good to 0.1 s. The start is when the other foot has given up its
 * load, the end when it begins to take load again (on the board or on the floor), or when the standing foot
 * leaves the board in a hop. So HOLD_STARTED comes about 0.3 s after the start, HOLD_ENDED 0.2 s to 1.2 s
 * after the end: the time to see what became of it.
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
    double support;            /* mean share of the weight that rested elsewhere, 0..1; a hand on something */
    double supported_s;        /* for so long it was STANCE_SUPPORT or more; both 0 when no weight is known */
};

/* Shorter than this is a false start, not a hold. It is in `finished`, too. */
enum { HOLD_MIN_US = 1000000 };

enum hold_fact { HOLD_NOTHING, HOLD_STARTED, HOLD_ENDED, HOLD_FALSE_START };

struct hold_detector {
    int64_t cap_us;
    struct stance_detector stance;
    bool holding;
    struct hold current;  /* valid while holding */
    struct hold finished; /* valid after HOLD_ENDED and HOLD_FALSE_START */
    /* private; see hold.c */
    struct sway sway; /* of the frames that no dating back can reach any more; and of the same frames ... */
    double missing;   /* ... the sum of the missing shares of the weight, */
    double support;   /* their running mean */
    int64_t frames, supported_frames;
    int64_t last_us;
    double kg;                   /* on the standing foot */
    double foot_x_mm, foot_y_mm; /* where it stands */
    int foot_frames;             /* in that mean */
    /* Counted, and no stay, because they need not be in a row: frames off that place, while nothing else
     * goes on; and in the air, however often the foot touches the board. */
    int beside_frames, air_frames;
    struct debounce landed; /* after a hop */
    int64_t air_us, landed_us;
    bool breaking; /* it is over since break_us; what became of it is not known yet */
    int64_t break_us;
    int breaking_frames;
    bool again; /* after a hop on the same leg the next hold begins at landed_us */
};

/* cap_us > 0: holds end there with HOLD_TIME_CAP. weight_kg and centre_mm as for stance_init. */
void hold_init(struct hold_detector *detector, int64_t cap_us, double weight_kg, double centre_mm);

enum hold_fact hold_push(struct hold_detector *detector, const struct plate_frame *frame);

/*
 * The device went away at t_us, or (with HOLD_STREAM_END) the recording ended. A hold in progress ends there,
 * but never later than the last frame: the rest was not measured.
 */
enum hold_fact hold_stop(struct hold_detector *detector, int64_t t_us, enum hold_end why);

/*
 * For whatever finds holds, and how each of them ends: at end_us, for that reason, but never before it began,
 * nor later than at the cap. HOLD_ENDED, or HOLD_FALSE_START.
 */
enum hold_fact hold_close(struct hold *hold, int64_t end_us, enum hold_end why, int64_t cap_us);

/* "foot-down", "stepped-off", "hop", "time-cap", "lost", "stream-end". */
const char *hold_end_name(enum hold_end why);

#endif
