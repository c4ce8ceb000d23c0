#ifndef MEASURE_FOLD_SHIFT_H
#define MEASURE_FOLD_SHIFT_H

#include "measure/fold/hold.h"

/*
 * Weight shifted to one side and kept there, from clean frames: the standing stretch of the inner thigh. Both
 * feet are on the board, wide apart, and may stay there; which foot bears how much is seen from the centre of
 * pressure, beside the two-foot centre.
 *
 * Begins when the load has been SHIFT_MM or more to the side for SHIFT_BELIEVED_US, ends when it has been
 * less than SHIFT_BACK_MM there as long, or the board was empty, or at the cap: then the next one begins when
 * that side has been left. Times are dated back to when the line was crossed. Of struct hold: side, times,
 * ended_by (HOLD_FOOT_DOWN: back in the middle); nothing is asked about sway, so none is measured, nor
 * support.
 */
#define SHIFT_MM                                                                                             \
    45.0 /* (p): with the feet at the edges, six tenths of the weight; feet 20 cm apart, nine                \
          */
#define SHIFT_BACK_MM 30.0 /* (p) */
enum { SHIFT_BELIEVED_US = 300000 /* (p) */ };

struct shift_detector {
    int64_t cap_us;
    double centre_mm;
    bool holding;
    struct hold current;  /* valid while holding */
    struct hold finished; /* valid after HOLD_ENDED and HOLD_FALSE_START */
    /* private; see shift.c */
    enum side candidate;  /* would be the side, */
    struct debounce seen; /* for so long */
    int64_t last_us;
    bool off;    /* the candidate SIDE_NONE is an empty board */
    bool capped; /* ended at the cap, and still on current.side */
};

/* cap_us > 0: ends there with HOLD_TIME_CAP. centre_mm 0: the middle of the board. */
void shift_init(struct shift_detector *detector, int64_t cap_us, double centre_mm);

enum hold_fact shift_push(struct shift_detector *detector, const struct plate_frame *frame);

/* As hold_stop. */
enum hold_fact shift_stop(struct shift_detector *detector, int64_t t_us, enum hold_end why);

#endif
