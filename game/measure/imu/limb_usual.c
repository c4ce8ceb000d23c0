#include "measure/imu/limb_usual.h"

#include <math.h>

#define UPPER 0.75 /* quartile */

struct sorted {
    double values[LIMB_USUAL_LIFTS];
    int count;
};

void limb_usual_init(struct limb_usual *usual)
{
    *usual = (struct limb_usual){.least_s = LIMB_USUAL_SWING_S};
}

static void insert(struct sorted *sorted, double value)
{
    int at = sorted->count++;

    for (; at > 0 && sorted->values[at - 1] > value; at--)
        sorted->values[at] = sorted->values[at - 1];
    sorted->values[at] = value;
}

/* The value that the share of them stays below. */
static double quantile(const struct sorted *sorted, double share)
{
    return sorted->count > 0 ? sorted->values[(int)(share * sorted->count)] : 0.0;
}

static void learn_tempo(struct limb_usual *usual)
{
    struct sorted times = {.count = 0};

    for (int i = 0; i < usual->count; i++)
        insert(&times, usual->lifts[i].up_s);
    usual->up_s = quantile(&times, UPPER);
    usual->least_s = fmin(fmax(LIMB_USUAL_HURRIED * usual->up_s, LIMB_USUAL_SWING_S), LIMB_USUAL_LONG_S);
}

static void learn_range(struct limb_usual *usual)
{
    struct sorted tops = {.count = 0}, controlled = {.count = 0};

    for (int i = 0; i < usual->count; i++) {
        insert(&tops, usual->lifts[i].top_deg);
        if (limb_usual_controlled(usual, &usual->lifts[i]))
            insert(&controlled, usual->lifts[i].top_deg);
    }
    usual->top_deg = quantile(&tops, 0.5);
    usual->range_deg = quantile(controlled.count > 0 ? &controlled : &tops, UPPER);
}

void limb_usual_add(struct limb_usual *usual, const struct limb_usual_lift *lift)
{
    usual->lifts[usual->next] = *lift;
    usual->next = (usual->next + 1) % LIMB_USUAL_LIFTS;
    if (usual->count < LIMB_USUAL_LIFTS)
        usual->count++;
    learn_tempo(usual);
    learn_range(usual);
}

bool limb_usual_controlled(const struct limb_usual *usual, const struct limb_usual_lift *lift)
{
    return !lift->thrown && (lift->slow || lift->up_s >= usual->least_s);
}
