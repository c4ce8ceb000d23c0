#include "measure/plate/empty.h"

#include <math.h>
#include <string.h>

static bool light(const struct sample *sample)
{
    return fabs(sample_total_kg(sample)) <= EMPTY_KG;
}

bool empty_goes_on(const struct empty *empty, const struct sample *sample)
{
    int64_t span_us = sample_span_us(empty->last_us, sample->t_us);

    if (empty->corner[0].count == 0 || span_us < 0 || span_us > SAMPLE_MAX_GAP_US || !light(sample))
        return false;
    for (int i = 0; i < CORNERS; i++) {
        double kg = sample->load_kg[i];

        if (fmax(kg, empty->corner[i].high) - fmin(kg, empty->corner[i].low) > EMPTY_QUIET_KG)
            return false;
    }
    return true;
}

void empty_push(struct empty *empty, const struct sample *sample)
{
    if (!empty_goes_on(empty, sample))
        memset(empty, 0, sizeof *empty);
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
