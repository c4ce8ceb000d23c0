#include "activity/score.h"

#include <math.h>

/* The constants of the formula in score.h. */
#define STEADY_MM_S      15.0 /* (p) as steady as it counts */
#define WOBBLY_MM_S      80.0 /* (p) nothing for steadiness from here on */
#define AMOUNT_SHARE     0.6
#define STEADINESS_SHARE 0.4

enum { TENTH_US = 100000 };

const double score_default_stars[LEVEL_STARS] = {10, 20, 30};
const double score_default_rep_stars[LEVEL_STARS] = {5, 8, 10};

double score_steadiness(double velocity_mm_s)
{
    /* Written so that a velocity that is not a number earns nothing. */
    if (!(velocity_mm_s < WOBBLY_MM_S))
        return 0;
    return fmin((WOBBLY_MM_S - velocity_mm_s) / (WOBBLY_MM_S - STEADY_MM_S), 1);
}

static int stars_of(double amount, const double stars[LEVEL_STARS])
{
    int earned = 0;
    while (earned < LEVEL_STARS && amount >= stars[earned])
        earned++;
    return earned;
}

static void give_points(struct score *score, double amount, double quality)
{
    score->points = (int)floor(SCORE_POINTS_MAX * amount * (AMOUNT_SHARE + STEADINESS_SHARE * quality) + 0.5);
    score->steadiness = (int)floor(100 * quality + 0.5);
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
    give_points(&score, amount, quality);
    score.seconds = (double)(held_us / TENTH_US) / 10.0;
    score.stars = stars_of(score.seconds, stars);
    score.velocity_mm_s = hold->sway.velocity_mm_s;
    score.ellipse95_mm2 = hold->sway.ellipse95_mm2;
    return score;
}

static struct score_tally tally_of(const struct rep *rep)
{
    bool still = rep->dips == 0 && rep->steadiness <= SCORE_STEADY_SHARE * rep->top;

    return (struct score_tally){
        .reps = 1,
        .full = rep->full,
        .controlled = rep->controlled,
        .good = rep->full && rep->controlled,
        .steady = rep->controlled && still,
    };
}

void score_count(struct score_tally *tally, const struct rep *rep)
{
    const struct score_tally one = tally_of(rep);

    score_add(tally, &one);
}

void score_uncount(struct score_tally *tally, const struct rep *rep)
{
    const struct score_tally one = tally_of(rep);

    tally->reps -= one.reps;
    tally->full -= one.full;
    tally->controlled -= one.controlled;
    tally->good -= one.good;
    tally->steady -= one.steady;
}

void score_add(struct score_tally *tally, const struct score_tally *more)
{
    tally->reps += more->reps;
    tally->full += more->full;
    tally->controlled += more->controlled;
    tally->good += more->good;
    tally->steady += more->steady;
}

struct score score_reps(const struct score_tally *tally, const double stars[LEVEL_STARS])
{
    struct score score = {.reps = tally->reps, .good = tally->good};
    if (tally->reps <= 0)
        return score;

    give_points(&score, fmin(tally->good, SCORE_SET_REPS) / SCORE_SET_REPS,
                (double)tally->steady / tally->reps);
    score.stars = stars_of(tally->good, stars);
    return score;
}

const struct score *score_better(const struct score *a, const struct score *b)
{
    return b->points > a->points ? b : a;
}

const char *score_explained(void)
{
    return "Points for a single-leg hold, 0 to 1000:\n"
           "\n"
           "  amount   A = held seconds / 45, at most 1\n"
           "  quality  Q = (80 - v) / (80 - 15), between 0 and 1\n"
           "               v is the mean speed of your centre of pressure in mm/s\n"
           "  points     = 1000 * A * (0.6 + 0.4 * Q), rounded to a whole number\n"
           "\n"
           "Time earns up to 600 points, steadiness up to 400 more. 45 seconds is the cap of the\n"
           "usual one-leg test: whoever gets there moves on to something harder. Steadiness is\n"
           "shown as 100 * Q. The score of a side is its best hold: most points, then the earliest.\n"
           "A hold counts from 1 second on. Pads and buttons do not see how steadily somebody stands: there\n"
           "Q is 0, and the time alone counts. Being quick never scores.\n"
           "\n"
           "Points for a set of repetitions, 0 to 1000:\n"
           "\n"
           "  amount   A = good repetitions / 10, at most 1\n"
           "               good: the whole range, and neither thrown up nor dropped; a limb lift\n"
           "               is not hurried either, by your own tempo, or is raised and lowered slowly\n"
           "  quality  Q = steady repetitions / all repetitions\n"
           "               steady: neither thrown nor dropped, and quiet at the top\n"
           "  points     = 1000 * A * (0.6 + 0.4 * Q), rounded to a whole number\n"
           "\n"
           "Stars come from held seconds alone, rounded down to 0.1 s, or from good repetitions\n"
           "alone; each level names its own limits. Where no level does, one star is 10 s or 5\n"
           "repetitions, two are 20 s or 8, three are 30 s or 10.\n";
}
