#include "measure/plate/zero_find.h"

#include <math.h>
#include <string.h>

#define G_PER_KG 1000.0

static void begin_watch(struct zero_finder *finder)
{
    finder->since_low_kg = (double)INFINITY;
    finder->since_high_kg = -(double)INFINITY;
}

void zero_find(struct zero_finder *finder)
{
    *finder = (struct zero_finder){.low_kg = (double)INFINITY, .high_kg = -(double)INFINITY};
    begin_watch(finder);
}

static double corner_kg(const struct zero_stretch *stretch, int corner)
{
    return (double)stretch->g[corner] / G_PER_KG;
}

static double total_kg(const struct zero_stretch *stretch)
{
    return corner_kg(stretch, 0) + corner_kg(stretch, 1) + corner_kg(stretch, 2) + corner_kg(stretch, 3);
}

/* No corner of the one further than that from the other's. */
static bool within(const struct zero_stretch *one, const struct zero_stretch *other, double kg)
{
    for (int i = 0; i < CORNERS; i++)
        if (fabs(corner_kg(one, i) - corner_kg(other, i)) > kg)
            return false;
    return true;
}

static bool is_nothing(const struct zero_stretch *stretch, double corner, double total)
{
    const struct zero_stretch nothing = {0};

    return within(stretch, &nothing, corner) && fabs(total_kg(stretch)) <= total;
}

static bool below_nothing(const struct zero_stretch *stretch)
{
    for (int i = 0; i < CORNERS; i++)
        if (corner_kg(stretch, i) < -ZERO_NOTHING_KG)
            return true;
    return false;
}

static bool at_the_rim(const struct zero_stretch *stretch)
{
    double left = corner_kg(stretch, CORNER_TOP_LEFT) + corner_kg(stretch, CORNER_BOTTOM_LEFT);
    double top = corner_kg(stretch, CORNER_TOP_LEFT) + corner_kg(stretch, CORNER_TOP_RIGHT);
    double total = total_kg(stretch);

    return total > ZERO_LIGHT_KG &&
           (fabs(2 * left - total) > ZERO_RIM * total || fabs(2 * top - total) > ZERO_RIM * total);
}

/* Every second one goes, but for the first of a part and the lowest; what was there before it stays known. */
static void thin(struct zero_finder *finder)
{
    int low = 0, kept = 0;
    struct zero_candidate *found = finder->found;

    for (int i = 1; i < finder->count; i++)
        if (total_kg(&found[i].stretch) < total_kg(&found[low].stretch))
            low = i;
    for (int i = 0; i < finder->count; i++) {
        if (i % 2 == 0 || i == low || (found[i].part != found[i - 1].part && kept < ZERO_STRETCHES / 2)) {
            found[kept++] = found[i];
        } else if (i + 1 < finder->count) {
            found[i + 1].low_kg = fmin(found[i + 1].low_kg, found[i].low_kg);
            found[i + 1].high_kg = fmax(found[i + 1].high_kg, found[i].high_kg);
        }
    }
    finder->count = kept;
}

static void add(struct zero_finder *finder, const struct zero_stretch *stretch, bool dead)
{
    if (!dead && !is_nothing(stretch, ZERO_DRIFT_KG, ZERO_LIGHT_KG)) {
        if (!finder->living || total_kg(stretch) < total_kg(&finder->lowest))
            finder->lowest = *stretch;
        finder->living = true;
        return;
    }
    if (finder->count == ZERO_STRETCHES)
        thin(finder);
    finder->found[finder->count++] =
        (struct zero_candidate){.stretch = *stretch,
                                .part = finder->part,
                                .part_first = finder->part_first,
                                .leads = stretch->start_us - finder->part_us <= SAMPLE_MAX_GAP_US,
                                .dead = dead,
                                .low_kg = finder->since_low_kg,
                                .high_kg = finder->since_high_kg};
    begin_watch(finder);
}

static void take(struct zero_finder *finder, const struct still *still)
{
    struct zero_stretch stretch = {
        .start_us = still->since_us, .end_us = still->last_us, .first = still->first, .last = still->last};

    for (int i = 0; i < CORNERS; i++) {
        stretch.g[i] = llround(still->corner[i].mean * G_PER_KG);
        if (still->corner[i].low == 0.0 && still->corner[i].high == 0.0) /* no noise either */
            stretch.silent |= 1u << i;
    }
    add(finder, &stretch, still_dead(still));
}

static void end_still(struct zero_finder *finder)
{
    if (still_complete(&finder->still))
        take(finder, &finder->still);
    memset(&finder->still, 0, sizeof finder->still);
}

/* Where its samples lay still they have been taken already. */
static void end_noisy(struct zero_finder *finder)
{
    const struct zero_candidate *newest = finder->count ? &finder->found[finder->count - 1] : NULL;
    bool known = newest && newest->stretch.last >= finder->noisy.first;

    if (still_blocks_complete(&finder->noisy) && !known && !still_complete(&finder->still))
        take(finder, &finder->noisy);
    memset(&finder->noisy, 0, sizeof finder->noisy);
}

static void end_block(struct zero_finder *finder)
{
    if (finder->block.corner[0].count == 0)
        return;
    still_note(&finder->still, &finder->block);
    if (!still_block_goes_on(&finder->noisy, &finder->block))
        end_noisy(finder);
    still_push_block(&finder->noisy, &finder->block);
    memset(&finder->block, 0, sizeof finder->block);
}

static void end_all(struct zero_finder *finder)
{
    memset(&finder->block, 0, sizeof finder->block); /* not whole */
    end_still(finder);
    end_noisy(finder);
    memset(&finder->window, 0, sizeof finder->window);
}

void zero_part(struct zero_finder *finder)
{
    if (!finder->begun)
        return;
    end_all(finder);
    finder->begun = false;
    finder->part++;
}

/* The total for half a second: the highest of what was there at least, the lowest of what was there at most.
 */
static void look_at_window(struct zero_finder *finder, const struct sample *sample)
{
    struct zero_window *window = &finder->window;

    if (window->kg.count == 0)
        window->since_us = sample->t_us;
    window->last_us = sample->t_us;
    range_add(&window->kg, sample_total_kg(sample));
    if (sample->t_us - window->since_us < ZERO_WINDOW_US)
        return;
    finder->low_kg = fmin(finder->low_kg, window->kg.high);
    finder->high_kg = fmax(finder->high_kg, window->kg.low);
    finder->since_low_kg = fmin(finder->since_low_kg, window->kg.high);
    finder->since_high_kg = fmax(finder->since_high_kg, window->kg.low);
    *window = (struct zero_window){0};
}

static void look_at_clock(struct zero_finder *finder, int64_t t_us)
{
    int64_t span_us = sample_span_us(finder->before_us, t_us);

    if (finder->begun && span_us < 0)
        zero_part(finder);
    else if (finder->begun && span_us > SAMPLE_MAX_GAP_US)
        end_all(finder);
    if (!finder->begun) {
        finder->part_first = finder->samples;
        finder->part_us = t_us;
    }
    finder->begun = true;
    finder->before_us = t_us;
}

void zero_push(struct zero_finder *finder, const struct sample *sample)
{
    if (!(sample->has & SAMPLE_LOAD))
        return;
    look_at_clock(finder, sample->t_us);
    look_at_window(finder, sample);
    if (finder->block.corner[0].count > 0 && sample->t_us - finder->block.since_us >= STILL_BLOCK_US)
        end_block(finder);
    if (!still_goes_on(&finder->still, sample))
        end_still(finder);
    still_push(&finder->still, finder->samples, sample);
    still_block_add(&finder->block, finder->samples, sample);
    finder->samples++;
}

/* The judgement. */

static bool lowest_of_part(const struct zero_finder *finder, const struct zero_candidate *candidate)
{
    for (int i = 0; i < finder->count; i++)
        if (finder->found[i].part == candidate->part &&
            total_kg(&finder->found[i].stretch) < total_kg(&candidate->stretch) - ZERO_PERSON_KG)
            return false;
    return true;
}

static bool unloaded(const struct zero_finder *finder, const struct zero_candidate *candidate)
{
    const struct zero_stretch *stretch = &candidate->stretch;

    return lowest_of_part(finder, candidate) &&
           (is_nothing(stretch, ZERO_DRIFT_KG, ZERO_LIGHT_KG) ||
            (candidate->dead && (below_nothing(stretch) || at_the_rim(stretch))));
}

/* What was there between the candidate and a later one. */
static bool stood_between(const struct zero_finder *finder, int from, int to)
{
    double level_kg = total_kg(&finder->found[from].stretch), high_kg = -(double)INFINITY;

    for (int i = from + 1; i <= to; i++) {
        if (finder->found[i].low_kg < level_kg - ZERO_LIGHT_KG ||
            total_kg(&finder->found[i].stretch) < level_kg - ZERO_LIGHT_KG)
            return false;
        high_kg = fmax(high_kg, finder->found[i].high_kg);
    }
    return high_kg >= level_kg + ZERO_PERSON_KG;
}

static bool there_again(const struct zero_finder *finder, int which)
{
    const struct zero_candidate *one = &finder->found[which];

    for (int i = 0; i < finder->count; i++) {
        const struct zero_candidate *other = &finder->found[i];

        if (i != which && other->dead && within(&one->stretch, &other->stretch, ZERO_ALIKE_KG) &&
            stood_between(finder, which < i ? which : i, which < i ? i : which))
            return true;
    }
    return false;
}

/* Somebody comes and finds it as it is. What is lower afterwards is another zero only where no load can be
 * there. */
static bool found_there(const struct zero_finder *finder, int which)
{
    const struct zero_candidate *one = &finder->found[which];
    double level_kg = total_kg(&one->stretch);

    if (!one->leads || (which > 0 && finder->found[which - 1].part == one->part))
        return false;
    for (int i = which + 1; i <= finder->count; i++) {
        const struct zero_candidate *next = i < finder->count ? &finder->found[i] : NULL;
        double low_kg = next ? next->low_kg : finder->since_low_kg;
        double high_kg = next ? next->high_kg : finder->since_high_kg;

        if (high_kg >= level_kg + ZERO_PERSON_KG)
            return low_kg >= level_kg - ZERO_LIGHT_KG || (next && below_nothing(&next->stretch));
        if (low_kg < level_kg - ZERO_LIGHT_KG || (next && next->part != one->part))
            return false;
    }
    return false;
}

/* Is the one the other, a little off? */
static bool drifted(const struct zero_finder *finder, int one, int other)
{
    const struct zero_stretch *stretch = &finder->found[one].stretch;
    const struct zero_stretch *known = &finder->found[other].stretch;

    return finder->found[one].dead && within(stretch, known, ZERO_DRIFT_KG) &&
           fabs(total_kg(stretch) - total_kg(known)) <= ZERO_LIGHT_KG;
}

static void prove(const struct zero_finder *finder, bool proven[ZERO_STRETCHES])
{
    bool more = true;

    for (int i = 0; i < finder->count; i++) {
        const struct zero_candidate *candidate = &finder->found[i];

        proven[i] = finder->high_kg >= total_kg(&candidate->stretch) + ZERO_PERSON_KG &&
                    (unloaded(finder, candidate) ||
                     (candidate->dead && (there_again(finder, i) || found_there(finder, i))));
    }
    while (more) { /* from neighbour to neighbour */
        more = false;
        for (int i = 0; i < finder->count; i++)
            if (!proven[i] && ((i > 0 && proven[i - 1] && drifted(finder, i, i - 1)) ||
                               (i + 1 < finder->count && proven[i + 1] && drifted(finder, i, i + 1))))
                proven[i] = more = true;
    }
}

/* The lowest of every part, where no foot rests. */
static void prove_lying(const struct zero_finder *finder, bool proven[ZERO_STRETCHES])
{
    for (int i = 0; i < finder->count; i++) {
        const struct zero_stretch *stretch = &finder->found[i].stretch;

        proven[i] = total_kg(stretch) <= ZERO_FOOT_KG &&
                    finder->high_kg >= total_kg(stretch) + ZERO_PERSON_KG &&
                    finder->low_kg >= total_kg(stretch) - ZERO_PERSON_KG;
        for (int other = 0; other < finder->count && proven[i]; other++)
            proven[i] = other == i || finder->found[other].part != finder->found[i].part ||
                        total_kg(&finder->found[other].stretch) > total_kg(stretch) ||
                        (total_kg(&finder->found[other].stretch) == total_kg(stretch) && other > i);
    }
}

static void take_proven(const struct zero_finder *finder, const bool proven[ZERO_STRETCHES], struct zero *out)
{
    int part = -1;

    for (int i = 0; i < finder->count; i++) {
        const struct zero_candidate *candidate = &finder->found[i];
        struct zero_stretch *stretch = &out->stretches[out->count];

        if (!proven[i])
            continue;
        *stretch = candidate->stretch;
        stretch->from = candidate->part == part ? stretch->first : candidate->part_first;
        stretch->drifts = candidate->part == part && within(stretch, stretch - 1, ZERO_DRIFT_KG);
        part = candidate->part;
        out->count++;
    }
    if (out->count == 0)
        return;
    out->from = ZERO_RECORDING;
    out->stretches[0].from = 0;
    out->nothing = true;
    for (int i = 0; i < out->count; i++)
        out->nothing = out->nothing && is_nothing(&out->stretches[i], ZERO_NOTHING_KG, (double)INFINITY);
}

static bool stood_on(const struct zero_finder *finder, const struct zero_stretch *stretch)
{
    return finder->high_kg >= total_kg(stretch) + ZERO_PERSON_KG;
}

/* What may be an empty board: something dead that is there beside the zero; or, where none is proven, the
 * lowest that lives. */
static void doubt(const struct zero_finder *finder, const bool proven[ZERO_STRETCHES], struct zero *out)
{
    for (int i = 0; i < finder->count && !out->doubted; i++) {
        const struct zero_candidate *candidate = &finder->found[i];

        out->doubted = !proven[i] && candidate->dead && stood_on(finder, &candidate->stretch);
        out->doubt = candidate->stretch;
    }
    if (!out->doubted && out->count == 0 && finder->living && stood_on(finder, &finder->lowest) &&
        total_kg(&finder->lowest) <= ZERO_DOUBT_KG) {
        out->doubted = true;
        out->doubt = finder->lowest;
    }
}

void zero_found(struct zero_finder *finder, bool lying, struct zero *out)
{
    bool proven[ZERO_STRETCHES] = {false};

    end_all(finder);
    *out = (struct zero){0};
    if (lying)
        prove_lying(finder, proven);
    else
        prove(finder, proven);
    take_proven(finder, proven, out);
    if (!lying)
        doubt(finder, proven, out);
}
