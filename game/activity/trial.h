#ifndef ACTIVITY_TRIAL_H
#define ACTIVITY_TRIAL_H

#include "activity/score.h"
#include "measure/contact/contact.h"
#include "measure/fold/hold.h"
#include "measure/fold/repetition.h"
#include "measure/plate/condition.h"

#include <stddef.h>

/*
 * A trial: the samples of one set (or of a whole recording) folded by the detectors of an exercise.
 *
 * The run, `surefoot score` and `surefoot verify` all score through this one type, so the same samples give
 * the same score wherever they come from. Constant memory: the holds beyond TRIAL_HOLDS_MAX are counted and
 * the best is always kept, but only the first ones are listed; repetitions likewise.
 *
 * A repetition whose leg cannot be told (a worn sensor, a bridge on two legs, a pad that either foot may
 * press) is one of the side asked for; only those that are plainly of the other side are left out.
 * What range and tempo are usual for a limb shows only in the end: trial_finish looks at the listed ones once
 * more.
 */
enum { TRIAL_HOLDS_MAX = 64, TRIAL_REPS_MAX = 2400 /* an hour of one every second and a half */ };
enum { TRIAL_STATE_SIZE = 16384 }; /* of any detector */

struct trial_setup {
    const struct activity *activity;
    enum channel channel;      /* CHANNEL_LOAD, unless something else is said */
    enum side side;            /* SIDE_NONE: either side counts */
    double weight_kg;          /* 0 = not known */
    double centre_x_mm;        /* two-foot centre, 0 = not known */
    double range_deg;          /* the person's own range of a limb lift, 0 = learnt from the samples */
    struct contact_setup pads; /* all 0 = left foot on contact 0, right foot on contact 1 */
    double cap_s;              /* a hold ends here; 0 = SCORE cap of 45 s */
    double stars[LEVEL_STARS]; /* all 0 = score_default_stars */
};

enum trial_fact {
    TRIAL_NOTHING,
    TRIAL_HOLD_STARTED,
    TRIAL_HOLD_ENDED,
    TRIAL_FALSE_START,
    TRIAL_REP_BEGUN,
    TRIAL_REP_TOP,
    TRIAL_REP_LOWERING,
    TRIAL_REP_DONE,
    TRIAL_REP_DROPPED,
};

struct trial {
    struct trial_setup setup;
    _Alignas(max_align_t) unsigned char state[TRIAL_STATE_SIZE]; /* of the detector of the activity */
    struct hold holds[TRIAL_HOLDS_MAX];
    int hold_count; /* of all holds on the side asked for; may exceed TRIAL_HOLDS_MAX */
    struct rep reps[TRIAL_REPS_MAX];
    int rep_count; /* likewise */
    struct score_tally
        tally[SIDE_RIGHT + 1]; /* of the repetitions, side by side; SIDE_NONE: of no side alone */
    struct score best;         /* of the best hold, or of the set of repetitions; all zero before the first */
    struct hold best_hold;     /* the one that best is the score of; valid when scored */
    struct hold ended; /* the newest hold or false start on the side asked for; valid after that fact */
    struct rep rep;    /* the newest repetition on the side asked for; valid after TRIAL_REP_DONE */
    bool scored;
    int64_t first_us, last_us; /* of the samples, or of their newest loss */
    int64_t samples;
    struct plate_frame frame; /* the newest, for the picture */
};

/* -ENOTSUP when that channel cannot measure that exercise, -E2BIG when its detector has too large a state. */
int trial_init(struct trial *trial, const struct trial_setup *setup);

/*
 * What this sample brought to light on the side asked for; when several things (after a silence), the last.
 * The stream has just been given it: what it drops is ignored here, and so are samples without a value of the
 * channel and without loss; a clock that is set back (measure/stat/monotonic.h) is a loss of the device.
 */
enum trial_fact trial_push(struct trial *trial, const struct conditioner *stream,
                           const struct sample *sample);

/* Only the frames that the stream has let go of, without a sample: it was flushed. */
enum trial_fact trial_frames(struct trial *trial, const struct conditioner *stream);

/* As a SAMPLE_LOST at last_us. */
void trial_lose(struct trial *trial);

/* End of the samples, and of the frames: an open hold ends with HOLD_STREAM_END, a repetition as if going
 * down. Then best is final. */
enum trial_fact trial_finish(struct trial *trial);

/* The score of one side's repetitions alone. */
struct score trial_side_score(const struct trial *trial, enum side side);

/* Held seconds of the hold in progress on the side asked for, at the newest frame; 0 when not holding. */
double trial_holding_s(const struct trial *trial);

/* Is a hold on the side asked for in progress? */
bool trial_holding(const struct trial *trial);
/* When it began; and when it was broken, as far as is seen though it is not told yet: INT64_MAX while it goes
 * on, and never before it began. Valid while holding. */
int64_t trial_hold_start_us(const struct trial *trial);
int64_t trial_hold_broken_us(const struct trial *trial);

/* Is a repetition going on, of any side? And how far it is: 0 at rest .. 1 at the top that is usual, or asked
 * for where none is known yet. */
bool trial_repeating(const struct trial *trial);
double trial_signal(const struct trial *trial);

/* The body weight, as it was set up or is learnt; 0: not known. */
double trial_weight_kg(const struct trial *trial);

#endif
