#ifndef MEASURE_PLATE_ZERO_FIND_H
#define MEASURE_PLATE_ZERO_FIND_H

#include "measure/plate/still.h"
#include "measure/plate/zero.h"

/*
 * Finds the zero of a recording: which of the stretches in which its loads lie still (measure/plate/still.h)
 * are the empty board. Low and still is not enough: somebody seated with the feet on the board, a child, and
 * a bag are that as well. A stretch is the empty board where the recording proves it, somebody being on the
 * board at another time (for half a second ZERO_PERSON_KG more):
 *
 *   it is the lowest of its part, and nothing is on it: no corner further than ZERO_DRIFT_KG from nothing
 *   and the total within ZERO_LIGHT_KG; or it is dead (still_dead), and a corner is below nothing, which no
 *   load can do, or its centre is at the very rim, where none can lie;
 *   or it is dead, somebody stands there and goes, and then it is there again, alike in every corner, and
 *   nothing was lighter in between: what lies there before and after is none of theirs;
 *   or it is dead, the part begins with it, and whoever comes then finds it as it is: the order of the
 *   set-up;
 *   or it is dead and next to one that is proven, no further off than a board drifts.
 *
 * Every proven stretch is the zero until the next one. Where two of a part are no further apart than a board
 * drifts, the zero goes in a straight line between them. A repeated header or a clock that is set back
 * begins another part, whose first stretch is the zero from its begin.
 *
 * Of whoever lies with the feet on the board (bridges) a still foot is no empty board: then it is the lowest
 * stretch of the part, and only where a resting foot does not weigh like that.
 *
 * A stretch that may be the empty board and is not proven is told as a doubt.
 */
#define ZERO_PERSON_KG 8.0  /* as CALIBRATION_STAND_KG (p) */
#define ZERO_DRIFT_KG  2.0  /* of a corner: 1.5 kg are usual (facts of boards), (p) */
#define ZERO_LIGHT_KG  3.0  /* the lightest bag and the lightest feet are heavier (p) */
#define ZERO_ALIKE_KG  0.5  /* of a corner, before and after somebody stood there (p) */
#define ZERO_RIM       0.95 /* of the way from the middle to the sensors (p) */
#define ZERO_FOOT_KG   2.0  /* a resting pair of feet weighs more than this (p) */
#define ZERO_DOUBT_KG  40.0 /* a living load that is heavier stands there (p) */
enum { ZERO_WINDOW_US = 500000 };

struct zero_candidate {
    struct zero_stretch stretch;
    int part;
    int64_t part_first; /* samples with loads before the part */
    bool leads;         /* the part begins with it */
    bool dead;
    double low_kg, high_kg; /* for a window or longer, since the candidate before it */
};

struct zero_finder {
    struct zero_candidate found[ZERO_STRETCHES];
    int count;
    bool living;                /* there is a stretch that lives, */
    struct zero_stretch lowest; /* the lowest of them */
    double low_kg, high_kg;     /* of all: high < low: nothing was there for a window */
    /* private; see zero_find.c */
    double since_low_kg, since_high_kg; /* since the newest candidate */
    int64_t samples, part_first, part_us, before_us;
    int part;
    bool begun; /* the part has a sample */
    struct still still, noisy;
    struct still_block block;
    struct zero_window {
        int64_t since_us, last_us;
        struct range kg;
    } window;
};

void zero_find(struct zero_finder *finder);

/* Every sample in order; those without loads do nothing. */
void zero_push(struct zero_finder *finder, const struct sample *sample);

/* Another part begins with the next sample. */
void zero_part(struct zero_finder *finder);

/* After the last one. lying: see above. */
void zero_found(struct zero_finder *finder, bool lying, struct zero *out);

#endif
