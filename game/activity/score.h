#ifndef ACTIVITY_SCORE_H
#define ACTIVITY_SCORE_H

#include "activity/activity.h"
#include "measure/fold/hold.h"
#include "measure/fold/repetition.h"
#include "measure/side.h"

/*
 * Points and stars. This file is the one home of the formula; `surefoot help score` prints it from here.
 *
 * A single-leg hold:
 *   amount  A = min(held seconds, 45) / 45                45 s: the cap of Springer et al. 2007
 *   quality Q = clamp((80 - v) / (80 - 15), 0, 1)         v = mean velocity of the CoP in the hold, mm/s (p)
 *   points    = whole part of 1000 * A * (0.6 + 0.4 Q) + 0.5
 *   steadiness shown to the player = whole part of 100 Q + 0.5
 *   where steadiness is not asked (weight shifted to one side) or not measured (a contact that is kept) Q =
 * 0: up to 600 points for the time alone The score of a side is that of its best hold: most points, then the
 * earliest. Speed never scores.
 *
 * A set of repetitions:
 *   good    = full and controlled: the whole range, neither thrown up nor dropped
 *   steady  = controlled, its top held without sagging, RMS at most SCORE_STEADY_SHARE of its height (p)
 *   amount  A = min(good repetitions, 10) / 10            10: the usual set, from the 8 to 12 of ACSM
 *   quality Q = steady repetitions / all repetitions
 *   points  and steadiness as above
 * A side that is asked for counts its own repetitions; otherwise all of them are one set.
 *
 * Stars of a level: the limits of its file, in held seconds (to the tenth, rounded down), or in good
 * repetitions.
 * Tables never mix versions of the rules (struct activity): a change of the formula or of what it is fed with
 * is a new one for every exercise that it touches.
 */
enum { SCORE_POINTS_MAX = 1000, SCORE_CAP_S = 45, SCORE_SET_REPS = 10 };
#define SCORE_STEADY_SHARE 0.05

struct score {
    int points;     /* 0..1000 */
    int stars;      /* 0..3 */
    double seconds; /* best hold, rounded down to 0.1 s */
    int steadiness; /* 0..100 of that hold */
    double velocity_mm_s;
    double ellipse95_mm2;
    int reps, good; /* of a set of repetitions; seconds, velocity and ellipse are 0 then */
};

/* The repetitions of a set so far. */
struct score_tally {
    int reps, full, controlled;
    int good;   /* full and controlled */
    int steady; /* controlled and steady at the top */
};

/* Star limits where no level says otherwise (`surefoot score`): 10, 20 and 30 s; 5, 8 and 10 repetitions (p).
 */
extern const double score_default_stars[LEVEL_STARS];
extern const double score_default_rep_stars[LEVEL_STARS];

/* 0..1 of a sway velocity; also drives the live steadiness of the play screen. */
double score_steadiness(double velocity_mm_s);

struct score score_hold(const struct hold *hold, const double stars[LEVEL_STARS]);

void score_count(struct score_tally *tally, const struct rep *rep);
void score_uncount(struct score_tally *tally, const struct rep *rep); /* as it was counted */
void score_add(struct score_tally *tally, const struct score_tally *more);
struct score score_reps(const struct score_tally *tally, const double stars[LEVEL_STARS]);

/* The better of two, by the order above; a is the earlier one. */
const struct score *score_better(const struct score *a, const struct score *b);

/* The formula in words, for help texts. */
const char *score_explained(void);

#endif
