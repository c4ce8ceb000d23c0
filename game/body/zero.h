#ifndef BODY_ZERO_H
#define BODY_ZERO_H

#include "body/empty.h"

/*
 * The zero of a recording: what its board reads while it is empty.
 *
 * Empty stretches are found by the rule of the set-up (body/empty.h). A recording shows more than a set-up
 * does, so a light and quiet person is told from an empty board by what else is there:
 *
 *   the lowest of the quiet stretches is the empty board: nothing weighs less than nothing;
 *   somebody is on the board at another time: for half a second ZERO_PERSON_KG more than that or heavier;
 *   and nothing goes from it: the load is never lower by as much, for half a second.
 *
 * Other stretches less than ZERO_PERSON_KG above it are the same empty board, which has drifted: between two
 * of them the zero goes in a straight line, before the first and after the last it stays. Of whoever lies
 * with the feet on the board (bridges) a still foot is no empty board: then it is the lowest stretch alone,
 * and only where a resting foot does not weigh like that.
 *
 * A zero within ZERO_NOTHING_KG in every corner is none: the recording is tared already, and a board is no
 * better than 0.9 kg (Bartlett et al. 2014).
 *
 * Whole grams, like the loads: an offset added to every sample of a recording changes nothing.
 */
#define ZERO_PERSON_KG  8.0 /* as CALIBRATION_STAND_KG (p) */
#define ZERO_NOTHING_KG 0.5 /* (p) */
#define ZERO_FOOT_KG    2.0 /* a resting pair of feet weighs more than this (p) */
enum {
    ZERO_STRETCHES = 64, /* more: every second one is forgotten, first and lowest stay */
    ZERO_WINDOW_US = 500000,
};

enum zero_from {
    ZERO_NONE,      /* nothing shows it: loads are taken as they are */
    ZERO_RECORDING, /* an empty board at some time of it */
    ZERO_OPTION,    /* somebody said so */
};

struct zero_stretch {
    int64_t start_us, end_us;
    int64_t first, last; /* samples with loads before it; and before its last one */
    int64_t g[CORNERS];
};

struct zero {
    enum zero_from from;
    bool nothing; /* of ZERO_RECORDING: within ZERO_NOTHING_KG, so loads are taken as they are */
    int count;
    struct zero_stretch stretches[ZERO_STRETCHES]; /* in their order; of ZERO_OPTION one without times */
};

struct zero_finder {
    struct zero found;      /* candidates so far */
    double low_kg, high_kg; /* what was there for a window or longer: the lowest and the highest; high < low:
                               nothing was */
    /* private; see zero.c */
    int64_t samples, since; /* with loads; the stretch's first */
    struct empty stretch;
    struct zero_window {
        int64_t since_us, last_us;
        struct steady kg;
    } window;
};

void zero_find(struct zero_finder *finder);

/* Every sample in order; those without loads do nothing. */
void zero_push(struct zero_finder *finder, const struct sample *sample);

/* After the last one. lying: see above. */
void zero_found(struct zero_finder *finder, bool lying, struct zero *out);

struct zero zero_option(const double kg[CORNERS]);

/* What is taken from the sample with that many samples with loads before it; kg. */
void zero_at(const struct zero *zero, int64_t samples, double kg[CORNERS]);

/* Takes it off; counts the samples with loads in *samples, 0 before the first. */
void zero_apply(const struct zero *zero, int64_t *samples, struct sample *sample);

#endif
