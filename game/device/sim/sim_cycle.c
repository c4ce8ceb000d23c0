#include "device/sim/sim_inside.h"

#include <math.h>

static const double REACT_S = 0.5, BREATH_S = 0.7; /* (p) */
static const double HUMAN = 0.04;                  /* of every part, more or less (p) */

static int64_t about(struct sim_random *random, double seconds)
{
    double share = fmin(fmax(1.0 + HUMAN * sim_random_normal(random), 0.8), 1.2);
    return (int64_t)round(seconds * share * 1e6);
}

static void draw(struct sim_cycle *cycle, struct sim_random *random, int64_t start_us)
{
    cycle->act = cycle->next;
    cycle->start_us = start_us;
    cycle->up_us = about(random, cycle->act.up_s);
    cycle->hold_us = about(random, cycle->act.hold_s);
    cycle->down_us = about(random, cycle->act.down_s);
    cycle->rest_us = about(random, BREATH_S);
    cycle->range = 1.0 - 0.02 * fabs(sim_random_normal(random));
}

void sim_cycle_begin(struct sim_cycle *cycle, struct sim_random *random, const struct act *act, int64_t t_us)
{
    cycle->wanted = true;
    cycle->next = *act;
    if (cycle->on)
        return;
    cycle->on = true;
    draw(cycle, random, t_us + about(random, REACT_S));
}

void sim_cycle_step(struct sim_cycle *cycle, struct sim_random *random, int64_t t_us)
{
    int64_t end_us = cycle->start_us + cycle->up_us + cycle->hold_us + cycle->down_us + cycle->rest_us;

    if (!cycle->on)
        return;
    if (!cycle->wanted && t_us < cycle->start_us)
        cycle->on = false;
    if (t_us < end_us)
        return;
    cycle->on = cycle->wanted;
    if (cycle->wanted)
        draw(cycle, random, t_us);
}

double sim_smooth(double s)
{
    s = fmin(fmax(s, 0.0), 1.0);
    return s * s * s * (10.0 + s * (6.0 * s - 15.0));
}

static double part(int64_t t_us, int64_t length_us)
{
    if (t_us <= 0)
        return 0.0;
    return t_us >= length_us ? 1.0 : (double)t_us / (double)length_us;
}

struct sim_parts sim_cycle_parts(const struct sim_cycle *cycle, int64_t t_us)
{
    int64_t passed_us = t_us - cycle->start_us;
    struct sim_parts parts = {0};

    if (!cycle->on)
        return parts;
    parts.up = part(passed_us, cycle->up_us);
    parts.hold = part(passed_us - cycle->up_us, cycle->hold_us);
    parts.down = part(passed_us - cycle->up_us - cycle->hold_us, cycle->down_us);
    return parts;
}

double sim_cycle_height(const struct sim_cycle *cycle, int64_t t_us)
{
    struct sim_parts parts = sim_cycle_parts(cycle, t_us);
    return cycle->range * (sim_smooth(parts.up) - sim_smooth(parts.down));
}
