#include "body/steady.h"

void steady_add(struct steady *steady, double value)
{
    if (steady->count == 0 || value < steady->low)
        steady->low = value;
    if (steady->count == 0 || value > steady->high)
        steady->high = value;
    steady->count++;
    steady->mean += (value - steady->mean) / (double)steady->count;
}

double steady_range(const struct steady *steady)
{
    return steady->high - steady->low;
}
