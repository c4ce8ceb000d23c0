#include "measure/sample.h"

#include <math.h>
#include <string.h>

#define CONDITION_LIMIT_KG 1000.0

struct sample sample_load(int64_t t_us, const double load_kg[CORNERS])
{
    struct sample sample = {.t_us = t_us, .has = SAMPLE_LOAD};

    memcpy(sample.load_kg, load_kg, sizeof(sample.load_kg));
    sample_quantise(&sample);
    return sample;
}

void sample_quantise(struct sample *sample)
{
    for (int i = 0; i < CORNERS; i++) {
        double kg = sample->load_kg[i];

        if (!(fabs(kg) <= CONDITION_LIMIT_KG))
            kg = 0.0;
        /* A whole number over 1000 is the double nearest to the decimal, which is what reading text gives.
         * Adding 0 makes one zero of the two. */
        sample->load_kg[i] = round(kg * 1000.0) / 1000.0 + 0.0;
    }
}

double sample_total_kg(const struct sample *sample)
{
    /* Left and right in pairs: a mirrored sample has the same total to the bit. */
    return (sample->load_kg[CORNER_TOP_LEFT] + sample->load_kg[CORNER_TOP_RIGHT]) +
           (sample->load_kg[CORNER_BOTTOM_LEFT] + sample->load_kg[CORNER_BOTTOM_RIGHT]);
}

int64_t sample_span_us(int64_t from_us, int64_t to_us)
{
    uint64_t span = (uint64_t)to_us - (uint64_t)from_us;

    if (to_us < from_us)
        return -1;
    return span > INT64_MAX ? INT64_MAX : (int64_t)span;
}

struct sample sample_mirrored(const struct sample *sample)
{
    struct sample mirrored = *sample;

    mirrored.load_kg[CORNER_TOP_LEFT] = sample->load_kg[CORNER_TOP_RIGHT];
    mirrored.load_kg[CORNER_TOP_RIGHT] = sample->load_kg[CORNER_TOP_LEFT];
    mirrored.load_kg[CORNER_BOTTOM_LEFT] = sample->load_kg[CORNER_BOTTOM_RIGHT];
    mirrored.load_kg[CORNER_BOTTOM_RIGHT] = sample->load_kg[CORNER_BOTTOM_LEFT];
    return mirrored;
}
