#include "truth.h"

/* The last one has it all at once, as bad as any real recording. */
const struct truth_link truth_links[TRUTH_LINKS] = {
    {.name = "clean"},
    {.name = "noise", .noise_mm = 0.6},
    {.name = "slow", .rate_hz = 40.0},
    {.name = "repeats", .repeat = 0.4},
    {.name = "jitter", .jitter = true},
    {.name = "dropouts", .dropouts = 30.0},
    {.name = "gaps", .gaps = true},
    {.name = "rough", .noise_mm = 0.4, .repeat = 0.3, .dropouts = 20.0, .jitter = true, .gaps = true},
};

double truth_between(uint64_t *random, double low, double high)
{
    return low + (high - low) * model_uniform(random);
}

struct model_options truth_options(const struct truth_link *link, double seconds, uint64_t *random)
{
    struct model_options options = {
        .seed = *random,
        .weight_kg = truth_between(random, 30.0, 150.0),
        .rate_hz = link->rate_hz,
        .noise_mm = link->noise_mm,
        .repeat = link->repeat,
        .dropouts = link->dropouts,
        .jitter = link->jitter,
    };

    if (link->gaps) { /* one silence, short enough to be outlasted */
        options.gap_at_s = truth_between(random, 0.0, seconds);
        options.gap_s = truth_between(random, 0.2, 0.9);
    }
    return options;
}
