#include "measure/stat/resampler.h"

#include <string.h>

void resampler_push(struct resampler *grid, int64_t t_us, const double value[RESAMPLER_VALUES])
{
    if (!grid->running) {
        grid->running = true;
        grid->begin_us = grid->from_us = t_us;
    }
    if (t_us == grid->from_us) /* the first one; or a jump, when there was one at that time */
        memcpy(grid->from, value, sizeof(grid->from));
    grid->to_us = t_us;
    memcpy(grid->to, value, sizeof(grid->to));
}

static void fill(struct resampler *grid, int64_t until_us)
{
    double span = (double)(until_us - grid->from_us);
    double share = span / (double)(grid->to_us - grid->from_us);

    for (int i = 0; i < RESAMPLER_VALUES; i++) {
        double value =
            until_us == grid->to_us ? grid->to[i] : grid->from[i] + share * (grid->to[i] - grid->from[i]);

        grid->sum[i] += (grid->from[i] + value) / 2.0 * span;
        grid->from[i] = value;
    }
    grid->from_us = until_us;
}

bool resampler_next(struct resampler *grid, int64_t *t_us, double mean[RESAMPLER_VALUES])
{
    int64_t end_us = grid->begin_us + RESAMPLER_STEP_US;

    if (grid->running && grid->from_us < grid->to_us)
        fill(grid, end_us < grid->to_us ? end_us : grid->to_us);
    if (!grid->running || grid->from_us < end_us)
        return false;
    *t_us = grid->begin_us + RESAMPLER_STEP_US / 2;
    for (int i = 0; i < RESAMPLER_VALUES; i++)
        mean[i] = grid->sum[i] / RESAMPLER_STEP_US;
    memset(grid->sum, 0, sizeof(grid->sum));
    grid->begin_us = end_us;
    return true;
}
