#include "limb_people.h"

#include <math.h>

enum { SET = 5, SETS = 3 };

/* The leg lies, hangs from the hip, or is a shank that hangs from the knee. */
static const struct {
    double from_deg, lean_deg; /* up to so much */
    double least_deg, most_deg;
    double near_m, far_m;
} positions[LIMB_POSITIONS] = {
    [LIMB_PRONE] = {2.0, 10.0, 8.0, 30.0, 0.2, 0.8},
    [LIMB_SUPINE] = {-2.0, 10.0, 20.0, 90.0, 0.2, 0.8},
    [LIMB_SIDE] = {-5.0, 25.0, 12.0, 50.0, 0.2, 0.8},
    [LIMB_STANDING] = {-88.0, 10.0, 12.0, 60.0, 0.2, 0.8},
    [LIMB_SITTING] = {-80.0, 15.0, 30.0, 85.0, 0.1, 0.35},
};

struct person {
    double range_deg, up_s, way_s, rest_s;
    double hurry, little, rebound; /* shares of time and range */
};

/* A way in which the limb is no faster than half of what it would be if it fell. */
static double gentle_s(double range_deg)
{
    return 2.0 * 3.14159265358979323846 / 2.0 * sqrt(range_deg / 1800.0);
}

void limb_plan_add(struct limb_plan *plan, enum limb_deed deed, struct limb_lift_step step)
{
    plan->deeds[plan->count] = deed;
    plan->steps[plan->count++] = step;
}

static struct limb_lift_step one(const struct person *person, enum limb_deed deed, uint64_t *random)
{
    double height_deg = person->range_deg * truth_between(random, 0.88, 1.12);
    double up_s = person->up_s * truth_between(random, 0.9, 1.1);
    double way_s = person->way_s * truth_between(random, 0.85, 1.15);

    if (deed == LIMB_SMALL)
        height_deg *= person->little;
    if (deed == LIMB_FAST)
        up_s = fmax(person->hurry * up_s, gentle_s(height_deg));
    way_s = fmin(way_s, up_s);
    return (struct limb_lift_step){
        .angle_deg = height_deg,
        .rise_s = way_s,
        .hold_s = up_s - way_s,
        .lower_s = way_s,
        .rest_s = person->rest_s * truth_between(random, 0.7, 1.3),
    };
}

/* It comes before the rest of the lift that was put down last. */
static void add_rebound(struct limb_plan *plan, double share)
{
    struct limb_lift_step *last = &plan->steps[plan->count - 1];
    struct limb_lift_step rebound = {
        .angle_deg = last->rest_deg + share * last->angle_deg,
        .rise_s = 0.12,
        .lower_s = 0.15,
        .rest_s = last->rest_s,
        .rest_deg = last->rest_deg,
    };

    last->rest_s = 0.0;
    limb_plan_add(plan, LIMB_NONE, rebound);
}

static void add_set(const struct person *person, enum limb_deed deed, uint64_t *random,
                    struct limb_plan *plan)
{
    struct limb_lift_step step;

    for (int i = 0; i < SET; i++) {
        step = one(person, deed, random);
        step.rest_deg = person->range_deg * truth_between(random, -0.03, 0.03);
        if (i == SET - 1)
            step.rest_s = truth_between(random, 5.0, 25.0);
        limb_plan_add(plan, deed, step);
        if (person->rebound > 0.0)
            add_rebound(plan, person->rebound);
    }
}

void limb_people_invent(enum limb_position position, uint64_t *random, struct limb_plan *plan,
                        struct limb_options *options)
{
    enum limb_deed sets[SETS] = {LIMB_GOOD, LIMB_FAST, LIMB_SMALL};
    struct person person = {
        .range_deg = truth_between(random, positions[position].least_deg, positions[position].most_deg),
        .up_s = truth_between(random, 2.0, 6.5),
        .rest_s = truth_between(random, 0.8, 3.0),
        .hurry = truth_between(random, 0.2, 0.45),
        .little = truth_between(random, 0.3, 0.6),
        .rebound = fmax(0.0, truth_between(random, -0.2, 0.1)),
    };

    person.way_s = fmax(gentle_s(person.range_deg), person.up_s * truth_between(random, 0.15, 0.4));
    plan->count = 0;
    for (int i = SETS; i > 0; i--) {
        int pick = (int)truth_between(random, 0.0, i);
        enum limb_deed deed = sets[pick];

        sets[pick] = sets[i - 1];
        add_set(&person, deed, random, plan);
    }
    options->from_deg = positions[position].from_deg;
    options->lean_deg = truth_between(random, 0.0, positions[position].lean_deg);
    options->distance_m = truth_between(random, positions[position].near_m, positions[position].far_m);
}
