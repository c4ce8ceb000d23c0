#include "measure/plate/empty.h"

#include <math.h>

static bool light(const struct sample *sample)
{
    return fabs(sample_total_kg(sample)) <= EMPTY_KG;
}

bool empty_quiet(const struct range corner[CORNERS], int64_t last_us, int64_t t_us, const double kg[CORNERS])
{
    int64_t span_us = sample_span_us(last_us, t_us);

    if (corner[0].count == 0 || span_us < 0 || span_us > SAMPLE_MAX_GAP_US)
        return false;
    for (int i = 0; i < CORNERS; i++)
        if (fmax(kg[i], corner[i].high) - fmin(kg[i], corner[i].low) > EMPTY_QUIET_KG)
            return false;
    return true;
}

void empty_push(struct empty *empty, const struct sample *sample)
{
    if (!light(sample) || !empty_quiet(empty->corner, empty->last_us, sample->t_us, sample->load_kg))
        *empty = (struct empty){0};
    if (!light(sample))
        return;
    if (empty->corner[0].count == 0)
        empty->since_us = sample->t_us;
    empty->last_us = sample->t_us;
    for (int i = 0; i < CORNERS; i++)
        range_add(&empty->corner[i], sample->load_kg[i]);
}

int64_t empty_length_us(const struct empty *empty)
{
    return empty->corner[0].count > 0 ? sample_span_us(empty->since_us, empty->last_us) : 0;
}

bool empty_complete(const struct empty *empty)
{
    return empty->corner[0].count >= EMPTY_SAMPLES && empty_length_us(empty) >= EMPTY_US;
}
