#ifndef COACH_TRIAL_H
#define COACH_TRIAL_H

#include "body/hold.h"
#include "body/load.h"
#include "coach/score.h"

/*
 * A trial: the samples of one set (or of a whole recording) folded by the detectors of an exercise.
 *
 * The run, `surefoot score` and `surefoot verify` all score through this one type, so the same samples give
 * the same score wherever they come from. Constant memory: the holds beyond TRIAL_HOLDS_MAX are counted and
 * the best is always kept, but only the first ones are listed.
 */
enum { TRIAL_HOLDS_MAX = 64 };

struct trial_setup {
    enum exercise exercise;
    enum side side;            /* SIDE_NONE: either side counts */
    double weight_kg;          /* 0 = not known */
    double centre_x_mm;        /* two-foot centre, 0 = not known */
    double cap_s;              /* a hold ends here; 0 = SCORE cap of 45 s */
    double stars[LEVEL_STARS]; /* all 0 = score_default_stars */
};

enum trial_fact { TRIAL_NOTHING, TRIAL_HOLD_STARTED, TRIAL_HOLD_ENDED, TRIAL_FALSE_START };

struct trial {
    struct trial_setup setup;
    struct load_channel load;
    struct hold_detector hold;
    struct sway sway; /* while anybody stands on the board */
    struct hold holds[TRIAL_HOLDS_MAX];
    int hold_count;        /* of all holds on the side asked for; may exceed TRIAL_HOLDS_MAX */
    struct score best;     /* all zero before the first hold */
    struct hold best_hold; /* the one that best is the score of; valid when scored */
    struct hold ended;     /* the newest hold or false start on the side asked for; valid after that fact */
    bool scored;
    int64_t first_us, last_us; /* of the samples, or of their newest loss */
    int64_t samples;
    struct load_frame frame; /* the newest, for the picture */
};

/* -ENOTSUP when no detector for that exercise exists yet. */
int trial_init(struct trial *trial, const struct trial_setup *setup);

/*
 * What this sample brought to light on the side asked for; when several things (after a silence), the last.
 * Samples without load or loss are ignored, and those that go back in time.
 */
enum trial_fact trial_push(struct trial *trial, const struct sample *sample);

/* End of the samples: an open hold ends with HOLD_STREAM_END. Then best is final. */
enum trial_fact trial_finish(struct trial *trial);

/* Held seconds of the hold in progress on the side asked for, at the newest frame; 0 when not holding. */
double trial_holding_s(const struct trial *trial);

/* Is a hold on the side asked for in progress? */
bool trial_holding(const struct trial *trial);

#endif
