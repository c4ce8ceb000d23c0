#include "measure/stat/sliding_min.h"

#include <string.h>

double sliding_min_push(struct sliding_min *kept, double value)
{
    double least = value;

    kept->ring[kept->next] = value;
    kept->next = (kept->next + 1) % SLIDING_MIN_STEPS;
    if (kept->count < SLIDING_MIN_STEPS)
        kept->count++;
    for (int i = 0; i < kept->count; i++)
        if (kept->ring[i] < least)
            least = kept->ring[i];
    return least;
}
