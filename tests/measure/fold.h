#ifndef TESTS_MEASURE_FOLD_H
#define TESTS_MEASURE_FOLD_H

#include "bodymodel.h"
#include "measure/fold/bouts.h"
#include "measure/fold/hold.h"
#include "test.h"

/* What the load chain makes of a stream of samples. */
enum { FOLD_HOLDS_MAX = 128, FOLD_CHANGES_MAX = 512 };

struct fold {
    struct conditioner load;
    struct hold_detector detector;
    struct hold holds[FOLD_HOLDS_MAX]; /* of HOLD_MIN_US or longer */
    int hold_count;
    struct hold false_starts[FOLD_HOLDS_MAX];
    int false_count;
    int started;
    struct {
        enum stance stance;
        int64_t since_us, told_us;
    } changes[FOLD_CHANGES_MAX];
    int change_count;
    struct sway sway; /* of everything on the board */
    int64_t frames;
    int64_t told_us;             /* greatest time between a sample and the newest frame, silence left out */
    int64_t pushed_us, spoke_us; /* time of the newest sample, and of the first after a silence */
    struct plate_frame last;
    struct model_session session; /* that was made last; the fold's until another one is */
};

void fold_begin(struct fold *fold, int64_t cap_us, double weight_kg);
void fold_push(struct fold *fold, const struct sample *sample);
void fold_end(struct fold *fold);

/* All of it at once; the weight as for hold_init. */
void fold_samples(struct fold *fold, const struct sample *samples, size_t count, double weight_kg);

/* Steps or keys of the body model through the chain; fails the test when there is no memory. */
void fold_model(struct fold *fold, const struct model_options *options, const struct model_step *steps,
                size_t step_count, int64_t cap_us, double weight_kg);
void fold_keys(struct fold *fold, const struct model_options *options, const struct model_key *keys,
               size_t key_count, double weight_kg);

/* Frame number i of somebody who stands there; the first begins the stream. */
struct plate_frame fold_frame(int i, double kg, double x_mm, double y_mm);

/* The stands among samples, until the next call. */
const struct bouts *fold_bouts(const struct sample *samples, size_t count);

#endif
