#ifndef TOOLS_BODYMODEL_H
#define TOOLS_BODYMODEL_H

#include "measure/sample.h"
#include "measure/side.h"

#include <stddef.h>

/*
 * A person on a balance board, for tests: sessions of samples together with what truly happened and when.
 * The same options and steps give the same samples.
 *
 * Weight moves between stances along smooth ramps of 0.3 s to 0.6 s; on top of them the centre of pressure
 * sways like a damped pendulum driven by noise (two feet: about 9 mm/s on the average, one leg: 36 mm/s, as
 * measured on real boards), and the load breathes by a per cent or so.
 */
enum model_act {
    MODEL_EMPTY,    /* nobody on the board */
    MODEL_TWO_FEET, /* standing on both, `share` of the weight on the right foot (0 = 0.5) */
    MODEL_LEFT,     /* single-leg stances */
    MODEL_RIGHT,
    MODEL_HOP, /* on the leg of the step before: dip, push, a flight of `seconds`, landing; then on it goes */
    MODEL_FLOOR, /* from one leg: the other foot comes down beside the board and takes 60 % of the weight */
};

struct model_step {
    enum model_act act;
    double seconds;    /* after the change has come to its end; of a hop: in the air */
    double transfer_s; /* length of the change; 0: 0.3 s to 0.6 s by chance */
    double share;
};

struct model_options {
    uint64_t seed;
    double weight_kg; /* 0: 70 */
    double rate_hz;   /* 0: 100 */
    double foot_mm;   /* centre of each foot from the middle between them; 0: 85 */
    double centre_mm; /* the middle between the feet on the board */
    double noise_mm;  /* white noise of the CoP, standard deviation; negative: none; 0: 0.2 */
    double sway;      /* factor on the sway; 0: 1 */
    bool jitter;      /* time steps of 1 ms to 100 ms as over a poor radio link */
    double repeat;    /* share of rows that only repeat the one before */
    double dropouts;  /* a minute: one corner reads 0 for 1 to 4 rows */
    double gap_at_s;  /* silence from here ... */
    double gap_s;     /* ... of this length; 0: none */
    bool mirror;      /* everything the other way round, truth included */
    int64_t start_us; /* time of the first sample */
};

/* A stretch of one stance as it truly was. */
struct model_truth {
    enum model_act act;
    enum side side;   /* of a single-leg stance */
    int64_t start_us; /* weight has arrived: the other foot bears nothing any more; or the hop has landed */
    int64_t end_us;   /* weight begins to leave: to the other foot, to the floor, or off in a hop */
    enum model_act next; /* what ended it; MODEL_EMPTY: stepped off; the same act: the samples end */
};

enum { MODEL_TRUTHS_MAX = 64 };

struct model_session {
    struct sample *samples; /* owned */
    size_t count;
    struct model_truth truths[MODEL_TRUTHS_MAX];
    size_t truth_count;
};

/* The four times of a repetition, found or true. */
enum { REP_TIMES = 4 };
#define REP_TIMES_US(rep)                                                                                    \
    ((const int64_t[REP_TIMES]){(rep)->start_us, (rep)->top_us, (rep)->lower_us, (rep)->end_us})

/* 0 or -ENOMEM, -E2BIG (more steps than MODEL_TRUTHS_MAX). Free with model_free. */
int model_make(const struct model_options *options, const struct model_step *steps, size_t step_count,
               struct model_session *out);
void model_free(struct model_session *session);

/* The same samples by another clock, in a mirror, and of somebody so many times as heavy. Truths stay. */
void model_shift(struct model_session *session, int64_t by_us);
void model_mirror(struct model_session *session);
void model_scale(struct model_session *session, double times);

/*
 * Bodies of another kind: where load and CoP are at certain times, joined by the same smooth ramps, with the
 * same sway, noise and link laid over them. No truths: whoever made the keys knows them.
 */
struct model_key {
    double t_s;    /* the first at 0, rising */
    double load;   /* share of the weight */
    double x, y;   /* mm */
    double single; /* share of the sway that is one-legged */
    bool straight; /* the way there is a straight line */
};

/* 0, -EINVAL (no keys) or -ENOMEM. Free with model_free. */
int model_make_track(const struct model_options *options, const struct model_key *keys, size_t key_count,
                     struct model_session *out);

/* The generator behind it, for tests of their own. 0 <= result < 1; and standard normal (nearly). */
double model_uniform(uint64_t *state);
double model_normal(uint64_t *state);

#endif
