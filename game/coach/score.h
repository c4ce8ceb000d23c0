#ifndef COACH_SCORE_H
#define COACH_SCORE_H

#include "body/hold.h"
#include "coach/level.h"

/*
 * Points and stars. This file is the one home of the formula; `surefoot help score` prints it from here.
 *
 * A single-leg hold, rules version 1:
 *   amount  A = min(held seconds, 45) / 45                45 s: the cap of Springer et al. 2007
 *   quality Q = clamp((80 - v) / (80 - 15), 0, 1)         v = mean velocity of the CoP in the hold, mm/s (p)
 *   points    = whole part of 1000 * A * (0.6 + 0.4 Q) + 0.5
 *   steadiness shown to the player = whole part of 100 Q + 0.5
 * The score of a side is that of its best hold: most points, then the earliest. Speed never scores.
 *
 * Stars of a level: the limits of its file, in held seconds (to the tenth, rounded down).
 * Version and formula belong together: a change of either is a new version, and tables never mix versions.
 */
enum { SCORE_RULES_VERSION = 1, SCORE_POINTS_MAX = 1000, SCORE_CAP_S = 45 };

struct score {
    int points;     /* 0..1000 */
    int stars;      /* 0..3 */
    double seconds; /* best hold, rounded down to 0.1 s */
    int steadiness; /* 0..100 of that hold */
    double velocity_mm_s;
    double ellipse95_mm2;
};

/* Star limits where no level says otherwise (`surefoot score`): 10, 20 and 30 s. */
extern const double score_default_stars[LEVEL_STARS];

/* 0..1 of a sway velocity; also drives the live steadiness of the play screen. */
double score_steadiness(double velocity_mm_s);

struct score score_hold(const struct hold *hold, const double stars[LEVEL_STARS]);

/* The better of two, by the order above; a is the earlier one. */
const struct score *score_better(const struct score *a, const struct score *b);

/* The formula in words, for help texts. */
const char *score_explained(void);

#endif
