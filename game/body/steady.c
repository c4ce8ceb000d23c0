#include "body/steady.h"

#include <math.h>

void steady_add(struct steady *steady, double value)
{
    steady->low = steady->count > 0 ? fmin(steady->low, value) : value;
    steady->high = steady->count > 0 ? fmax(steady->high, value) : value;
    steady->count++;
    steady->mean += (value - steady->mean) / (double)steady->count;
}

double steady_range(const struct steady *steady)
{
    return steady->high - steady->low;
}
