#include "body/kept.h"

#include <string.h>

void kept_clear(struct kept *kept)
{
    memset(kept, 0, sizeof(*kept));
}

double kept_push(struct kept *kept, double value)
{
    double least = value;

    kept->ring[kept->next] = value;
    kept->next = (kept->next + 1) % KEPT_STEPS;
    if (kept->count < KEPT_STEPS)
        kept->count++;
    for (int i = 0; i < kept->count; i++)
        if (kept->ring[i] < least)
            least = kept->ring[i];
    return least;
}
