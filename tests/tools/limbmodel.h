#ifndef TOOLS_LIMBMODEL_H
#define TOOLS_LIMBMODEL_H

#include "measure/sample.h"

#include <stddef.h>

/*
 * A limb with a motion sensor on it, for tests: samples together with what truly happened and when. The limb
 * turns about a joint along smooth ramps (half a cosine), in a vertical plane or in one that leans; the
 * sensor sits on it at a distance, any way round, and feels gravity, its own acceleration and the turning. It
 * may be a leg that lies or hangs, or a shank: what differs is where it rests against the horizontal, and
 * where the sensor sits.
 */
struct limb_lift_step {
    double angle_deg; /* above where the limb starts from */
    double rise_s, hold_s, lower_s;
    double rest_s;   /* after it */
    double rest_deg; /* it comes back to this far above where it started from */
};

struct limb_options {
    uint64_t seed;     /* of noise, jitter and mounting */
    double rate_hz;    /* 0: 100 */
    bool jitter;       /* time steps of 0.3 to 1.7 of the usual one */
    bool turned;       /* the sensor sits some way round that the seed decides; else x along the limb, y up */
    bool mirror;       /* as the other leg would do it */
    double from_deg;   /* the limb above the horizontal at first; 0: 10 */
    double lean_deg;   /* of the plane it turns in, away from the vertical */
    double distance_m; /* of the sensor from the joint; 0: 0.35 */
    double noise_m_s2; /* standard deviations */
    double noise_rad_s;
    double bias_rad_s[3]; /* of the rate, in the sensor's own axes */
    double rate_scale;    /* of the rate; 0: 1 */
    double rest_s;        /* before the first lift; 0: 2 s */
    double tremor_deg;    /* 8 Hz, all the time */
    double slip_at_s;     /* the sensor turns on the limb, about some axis that the seed decides ... */
    double slip_deg;      /* ... by so much, within 0.3 s */
    double repeat;        /* share of rows that only repeat the one before */
    double dropouts;      /* a minute: 1 to 4 rows of nothing but zeros */
    double gap_at_s;      /* silence from here ... */
    double gap_s;         /* ... of this length; 0: none */
    int64_t start_us;
};

struct limb_truth {
    int64_t start_us, top_us, lower_us, end_us;
    double top_deg; /* above the rest it came from, as gravity shows it */
};

enum { LIMB_TRUTHS_MAX = 64 };

struct limb_session {
    struct sample *samples; /* owned */
    size_t count;
    struct limb_truth truths[LIMB_TRUTHS_MAX];
    size_t truth_count;
};

/* 0 or -ENOMEM, -E2BIG (more steps than LIMB_TRUTHS_MAX). Free with limb_free. */
int limb_make(const struct limb_options *options, const struct limb_lift_step *steps, size_t step_count,
              struct limb_session *out);
void limb_free(struct limb_session *session);

#endif
