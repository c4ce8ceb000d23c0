#include "body/zero.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define G_PER_KG 1000.0

void zero_find(struct zero_finder *finder)
{
    memset(finder, 0, sizeof *finder);
    finder->low_kg = (double)INFINITY;
    finder->high_kg = -(double)INFINITY;
}

static int64_t total_g(const struct zero_stretch *stretch)
{
    return stretch->g[CORNER_TOP_LEFT] + stretch->g[CORNER_TOP_RIGHT] + stretch->g[CORNER_BOTTOM_LEFT] +
           stretch->g[CORNER_BOTTOM_RIGHT];
}

static int lowest(const struct zero *zero)
{
    int lowest = 0;

    for (int i = 1; i < zero->count; i++)
        if (total_g(&zero->stretches[i]) < total_g(&zero->stretches[lowest]))
            lowest = i;
    return lowest;
}

/* Every second one goes, but for the first and the lowest. */
static void thin(struct zero *zero)
{
    int low = lowest(zero), kept = 0;

    for (int i = 0; i < zero->count; i++)
        if (i % 2 == 0 || i == low)
            zero->stretches[kept++] = zero->stretches[i];
    zero->count = kept;
}

static void end_stretch(struct zero_finder *finder)
{
    const struct empty *empty = &finder->stretch;
    struct zero *found = &finder->found;
    struct zero_stretch *stretch;

    if (!empty_complete(empty))
        return;
    if (found->count == ZERO_STRETCHES)
        thin(found);
    stretch = &found->stretches[found->count++];
    *stretch = (struct zero_stretch){.start_us = empty->since_us,
                                     .end_us = empty->last_us,
                                     .first = finder->since,
                                     .last = finder->samples - 1};
    for (int i = 0; i < CORNERS; i++)
        stretch->g[i] = llround(empty->corner[i].mean * G_PER_KG);
}

/* The total for half a second: the highest of what was there at least, the lowest of what was there at most.
 */
static void look_at_window(struct zero_finder *finder, const struct sample *sample)
{
    struct zero_window *window = &finder->window;
    int64_t step_us = sample_span_us(window->last_us, sample->t_us);

    if (window->kg.count > 0 && (step_us < 0 || step_us > SAMPLE_MAX_GAP_US))
        memset(window, 0, sizeof *window);
    if (window->kg.count == 0)
        window->since_us = sample->t_us;
    window->last_us = sample->t_us;
    steady_add(&window->kg, sample_total_kg(sample));
    if (sample->t_us - window->since_us < ZERO_WINDOW_US)
        return;
    finder->low_kg = fmin(finder->low_kg, window->kg.high);
    finder->high_kg = fmax(finder->high_kg, window->kg.low);
    memset(window, 0, sizeof *window);
}

void zero_push(struct zero_finder *finder, const struct sample *sample)
{
    if (!(sample->has & SAMPLE_LOAD))
        return;
    look_at_window(finder, sample);
    if (!empty_goes_on(&finder->stretch, sample)) {
        end_stretch(finder);
        finder->since = finder->samples;
    }
    empty_push(&finder->stretch, sample);
    finder->samples++;
}

static double total_kg(const struct zero_stretch *stretch)
{
    return (double)total_g(stretch) / G_PER_KG;
}

static bool is_nothing(const struct zero *zero)
{
    for (int i = 0; i < zero->count; i++)
        for (int corner = 0; corner < CORNERS; corner++)
            if ((double)llabs(zero->stretches[i].g[corner]) > ZERO_NOTHING_KG * G_PER_KG)
                return false;
    return true;
}

/* Only those that are the same empty board as the lowest. */
static void keep_empty(struct zero *zero, bool alone)
{
    const struct zero_stretch low = zero->stretches[lowest(zero)];
    int kept = 0;

    for (int i = 0; i < zero->count; i++) {
        const struct zero_stretch *stretch = &zero->stretches[i];

        if (alone ? stretch->first == low.first : total_kg(stretch) < total_kg(&low) + ZERO_PERSON_KG)
            zero->stretches[kept++] = *stretch;
    }
    zero->count = kept;
}

void zero_found(struct zero_finder *finder, bool lying, struct zero *out)
{
    double low_kg;

    end_stretch(finder);
    memset(&finder->stretch, 0, sizeof finder->stretch);
    memset(out, 0, sizeof *out);
    if (finder->found.count == 0)
        return;
    low_kg = total_kg(&finder->found.stretches[lowest(&finder->found)]);
    if (finder->high_kg < low_kg + ZERO_PERSON_KG || finder->low_kg < low_kg - ZERO_PERSON_KG ||
        (lying && low_kg > ZERO_FOOT_KG))
        return;
    *out = finder->found;
    out->from = ZERO_RECORDING;
    keep_empty(out, lying);
    out->nothing = is_nothing(out);
}

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

static void grams_at(const struct zero *zero, int64_t samples, int64_t g[CORNERS])
{
    int at = 0;

    memset(g, 0, CORNERS * sizeof *g);
    if (zero->from == ZERO_NONE || zero->nothing)
        return;
    while (at + 1 < zero->count && samples >= zero->stretches[at + 1].first)
        at++;
    for (int i = 0; i < CORNERS; i++)
        g[i] = at + 1 < zero->count && samples > zero->stretches[at].last
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
    if (zero->from != ZERO_NONE && !zero->nothing) {
        grams_at(zero, *samples, g);
        for (int i = 0; i < CORNERS; i++)
            sample->load_kg[i] = (double)(llround(sample->load_kg[i] * G_PER_KG) - g[i]) / G_PER_KG + 0.0;
    }
    (*samples)++;
}
