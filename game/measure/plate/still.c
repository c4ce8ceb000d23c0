#include "measure/plate/still.h"

#include <math.h>

void still_block_add(struct still_block *block, int64_t number, const struct sample *sample)
{
    if (block->corner[0].count == 0) {
        block->since_us = sample->t_us;
        block->first = number;
    }
    block->last_us = sample->t_us;
    block->last = number;
    for (int i = 0; i < CORNERS; i++) {
        double before = sample->load_kg[i] - block->corner[i].mean;

        range_add(&block->corner[i], sample->load_kg[i]);
        block->squares[i] += before * (sample->load_kg[i] - block->corner[i].mean);
    }
}

bool still_goes_on(const struct still *still, const struct sample *sample)
{
    return empty_quiet(still->corner, still->last_us, sample->t_us, sample->load_kg);
}

void still_push(struct still *still, int64_t number, const struct sample *sample)
{
    if (!still_goes_on(still, sample)) {
        *still = (struct still){.since_us = sample->t_us, .first = number};
    }
    still->last_us = sample->t_us;
    still->last = number;
    for (int i = 0; i < CORNERS; i++)
        range_add(&still->corner[i], sample->load_kg[i]);
}

void still_note(struct still *still, const struct still_block *block)
{
    if (block->first < still->first || block->last > still->last)
        return;
    for (int i = 0; i < CORNERS; i++) {
        if (still->means[i].count == STILL_BLOCKS) {
            still->moved_kg[i] = fmax(still->moved_kg[i], range_width(&still->means[i]));
            still->means[i] = (struct range){0};
        }
        range_add(&still->means[i], block->corner[i].mean);
        still->squares[i] += block->squares[i];
    }
    still->samples += block->corner[0].count;
    still->blocks++;
}

static bool noisy(const struct still_block *block)
{
    for (int i = 0; i < CORNERS; i++)
        if (range_width(&block->corner[i]) > STILL_NOISE_KG)
            return true;
    return false;
}

bool still_block_goes_on(const struct still *still, const struct still_block *block)
{
    double kg[CORNERS];

    for (int i = 0; i < CORNERS; i++)
        kg[i] = block->corner[i].mean;
    return !noisy(block) && empty_quiet(still->corner, still->last_us, block->since_us, kg);
}

void still_push_block(struct still *still, const struct still_block *block)
{
    if (!still_block_goes_on(still, block)) {
        *still = (struct still){0};
        if (noisy(block))
            return;
        still->since_us = block->since_us;
        still->first = block->first;
    }
    still->last_us = block->last_us;
    still->last = block->last;
    for (int i = 0; i < CORNERS; i++)
        range_add(&still->corner[i], block->corner[i].mean);
    still_note(still, block);
}

bool still_complete(const struct still *still)
{
    return still->corner[0].count >= EMPTY_SAMPLES &&
           sample_span_us(still->since_us, still->last_us) >= EMPTY_US;
}

bool still_blocks_complete(const struct still *still)
{
    return still->corner[0].count >= STILL_BLOCKS && still->samples >= EMPTY_SAMPLES &&
           sample_span_us(still->since_us, still->last_us) >= EMPTY_US;
}

bool still_dead(const struct still *still)
{
    double blocks = (double)still->blocks, samples = (double)still->samples;

    if (still->blocks < 2)
        return false;
    for (int i = 0; i < CORNERS; i++) {
        double error_kg = sqrt(still->squares[i] / samples / (samples / blocks));

        if (fmax(range_width(&still->means[i]), still->moved_kg[i]) >
            STILL_DEAD_KG + STILL_SPREADS * error_kg)
            return false;
    }
    return true;
}
