#include "coach/score.h"

#include <math.h>

/* The constants of the formula in score.h. */
#define STEADY_MM_S      15.0 /* (p) as steady as it counts */
#define WOBBLY_MM_S      80.0 /* (p) nothing for steadiness from here on */
#define AMOUNT_SHARE     0.6
#define STEADINESS_SHARE 0.4

enum { TENTH_US = 100000 };

const double score_default_stars[LEVEL_STARS] = {10, 20, 30};

double score_steadiness(double velocity_mm_s)
{
    /* Written so that a velocity that is not a number earns nothing. */
    if (!(velocity_mm_s < WOBBLY_MM_S))
        return 0;
    return fmin((WOBBLY_MM_S - velocity_mm_s) / (WOBBLY_MM_S - STEADY_MM_S), 1);
}

static int stars_of(double seconds, const double stars[LEVEL_STARS])
{
    int earned = 0;
    while (earned < LEVEL_STARS && seconds >= stars[earned])
        earned++;
    return earned;
}

struct score score_hold(const struct hold *hold, const double stars[LEVEL_STARS])
{
    struct score score = {0};
    int64_t held_us = hold->end_us - hold->start_us;
    if (held_us <= 0)
        return score;

    double amount = fmin((double)held_us / 1e6, SCORE_CAP_S) / SCORE_CAP_S;
    /* Too short to measure is not the same as perfectly still. */
    double quality = hold->sway.samples > 0 ? score_steadiness(hold->sway.velocity_mm_s) : 0;
    score.points = (int)floor(SCORE_POINTS_MAX * amount * (AMOUNT_SHARE + STEADINESS_SHARE * quality) + 0.5);
    score.steadiness = (int)floor(100 * quality + 0.5);
    score.seconds = (double)(held_us / TENTH_US) / 10.0;
    score.stars = stars_of(score.seconds, stars);
    score.velocity_mm_s = hold->sway.velocity_mm_s;
    score.ellipse95_mm2 = hold->sway.ellipse95_mm2;
    return score;
}

const struct score *score_better(const struct score *a, const struct score *b)
{
    return b->points > a->points ? b : a;
}

const char *score_explained(void)
{
    return "Points for a single-leg hold, 0 to 1000 (rules version 1):\n"
           "\n"
           "  amount   A = held seconds / 45, at most 1\n"
           "  quality  Q = (80 - v) / (80 - 15), between 0 and 1\n"
           "               v is the mean speed of your centre of pressure in mm/s\n"
           "  points     = 1000 * A * (0.6 + 0.4 * Q), rounded to a whole number\n"
           "\n"
           "Time earns up to 600 points, steadiness up to 400 more. 45 seconds is the cap of the\n"
           "usual one-leg test: whoever gets there moves on to something harder. Steadiness is\n"
           "shown as 100 * Q. The score of a side is its best hold: most points, then the earliest.\n"
           "A hold counts from 1 second on. Being quick never scores.\n"
           "\n"
           "Stars come from held seconds alone, rounded down to 0.1 s; each level names its own\n"
           "limits. Where no level does, one star is 10 s, two are 20 s, three are 30 s.\n";
}
