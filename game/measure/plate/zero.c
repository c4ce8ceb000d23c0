#include "measure/plate/zero.h"

#include <math.h>
#include <string.h>

#define G_PER_KG 1000.0

struct zero zero_option(const double kg[CORNERS])
{
    struct zero zero = {.from = ZERO_OPTION, .count = 1};

    for (int i = 0; i < CORNERS; i++)
        zero.stretches[0].g[i] = llround(kg[i] * G_PER_KG);
    return zero;
}

/* Between two stretches in whole grams, so that the same offset in both is the same offset here. */
static int64_t between(const struct zero_stretch *before, const struct zero_stretch *after, int64_t samples,
                       int corner)
{
    int64_t way = after->first - before->last, gone = samples - before->last;

    return before->g[corner] +
           llround((double)(after->g[corner] - before->g[corner]) * (double)gone / (double)way);
}

static bool taken(const struct zero *zero)
{
    return zero->count > 0 && !zero->nothing && (zero->from == ZERO_RECORDING || zero->from == ZERO_OPTION);
}

static void grams_at(const struct zero *zero, int64_t samples, int64_t g[CORNERS])
{
    int at = 0;

    memset(g, 0, CORNERS * sizeof *g);
    if (!taken(zero))
        return;
    while (at + 1 < zero->count && samples >= zero->stretches[at + 1].from)
        at++;
    for (int i = 0; i < CORNERS; i++)
        g[i] = at + 1 < zero->count && zero->stretches[at + 1].drifts && samples > zero->stretches[at].last
                   ? between(&zero->stretches[at], &zero->stretches[at + 1], samples, i)
                   : zero->stretches[at].g[i];
}

void zero_at(const struct zero *zero, int64_t samples, double kg[CORNERS])
{
    int64_t g[CORNERS];

    grams_at(zero, samples, g);
    for (int i = 0; i < CORNERS; i++)
        kg[i] = (double)g[i] / G_PER_KG;
}

void zero_apply(const struct zero *zero, int64_t *samples, struct sample *sample)
{
    int64_t g[CORNERS];

    if (!(sample->has & SAMPLE_LOAD))
        return;
    if (taken(zero)) {
        grams_at(zero, *samples, g);
        for (int i = 0; i < CORNERS; i++)
            sample->load_kg[i] = (double)(llround(sample->load_kg[i] * G_PER_KG) - g[i]) / G_PER_KG + 0.0;
    }
    (*samples)++;
}
