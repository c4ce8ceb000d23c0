#ifndef MEASURE_PLATE_ZERO_H
#define MEASURE_PLATE_ZERO_H

#include "measure/sample.h"

/*
 * The zero of a recording: what its board reads while it is empty, and taking that off. Which stretches those
 * are: measure/plate/zero_find.h.
 *
 * A zero within ZERO_NOTHING_KG in every corner is none: the recording is tared already, and a board is no
 * better than 0.9 kg (Bartlett et al. 2014).
 *
 * Whole grams, like the loads: an offset added to every sample of a recording changes nothing.
 */
#define ZERO_NOTHING_KG 0.5   /* (p) */
enum { ZERO_STRETCHES = 64 }; /* more: every second one is forgotten, first and lowest stay */

enum zero_from {
    ZERO_NONE,      /* nothing shows it: loads are taken as they are */
    ZERO_RECORDING, /* an empty board at some time of it */
    ZERO_OPTION,    /* somebody said so */
    ZERO_GAME,      /* the game did when it was played: loads are taken as they are */
};

struct zero_stretch {
    int64_t start_us, end_us;
    int64_t first, last; /* samples with loads before it; and before its last one */
    int64_t from;        /* it is the zero from that one on: its first, or that of its part */
    bool drifts;         /* to it the zero goes in a straight line from the one before */
    unsigned silent;     /* bit per corner that reads 0 without any noise */
    int64_t g[CORNERS];
};

struct zero {
    enum zero_from from;
    bool nothing; /* of ZERO_RECORDING: within ZERO_NOTHING_KG, so loads are taken as they are */
    int count;
    struct zero_stretch stretches[ZERO_STRETCHES]; /* in their order; of ZERO_OPTION one without times */
    bool doubted; /* there is one that may be the empty board, and nothing proves it */
    struct zero_stretch doubt;
};

struct zero zero_option(const double kg[CORNERS]);

/* What is taken from the sample with that many samples with loads before it; kg. */
void zero_at(const struct zero *zero, int64_t samples, double kg[CORNERS]);

/* Takes it off; counts the samples with loads in *samples, 0 before the first. */
void zero_apply(const struct zero *zero, int64_t *samples, struct sample *sample);

#endif
