#include "measure/stat/range.h"

void range_add(struct range *steady, double value)
{
    if (steady->count == 0 || value < steady->low)
        steady->low = value;
    if (steady->count == 0 || value > steady->high)
        steady->high = value;
    steady->count++;
    steady->mean += (value - steady->mean) / (double)steady->count;
}

double range_width(const struct range *steady)
{
    return steady->high - steady->low;
}
