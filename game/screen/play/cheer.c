#include "screen/play/cheer.h"

#include <math.h>

#define FIRST_STAR_S 0.3 /* the screen has come up */
#define STAR_STEP_S  0.18
#define POP_S        0.45
#define POP_FROM     0.6
#define POP_BACK     2.2 /* of the ease: goes 15 % of its way too far, 6 % of the size */

void cheer_begin(struct cheer *cheer, int64_t now_us, bool still)
{
    *cheer = (struct cheer){.going = !still, .begun_us = now_us};
}

void cheer_end(struct cheer *cheer)
{
    cheer->going = false;
}

void cheer_step(struct cheer *cheer, int64_t now_us)
{
    if (now_us - cheer->begun_us >= CHEER_US)
        cheer->going = false;
}

double cheer_s(const struct cheer *cheer, int64_t now_us)
{
    const double all = CHEER_US / 1e6;

    return cheer->going ? fmin(fmax((double)(now_us - cheer->begun_us) / 1e6, 0), all) : all;
}

double cheer_star_s(int star)
{
    return FIRST_STAR_S + STAR_STEP_S * star;
}

double cheer_pop(double s, double from_s)
{
    double left = 1 - fmin((s - from_s) / POP_S, 1), c = POP_BACK;

    if (s < from_s)
        return 0;
    return POP_FROM + (1 - POP_FROM) * (1 - (c + 1) * left * left * left + c * left * left);
}

double cheer_way(double s, double from_s, double length_s)
{
    double left = 1 - fmin(fmax((s - from_s) / length_s, 0), 1);

    return 1 - left * left * left;
}
