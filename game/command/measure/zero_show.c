#include "command/measure/zero_show.h"

#include "command/json.h"

#include <math.h>
#include <stdio.h>

static double kg_of(const struct zero *zero, int stretch, int corner)
{
    bool none = zero->nothing || zero->from == ZERO_NONE || zero->from == ZERO_GAME;

    return none ? 0.0 : (double)zero->stretches[stretch].g[corner] / 1000.0;
}

/* As a table shows it: no -0.00. */
static double shown_kg(const struct zero *zero, int stretch, int corner)
{
    double kg = kg_of(zero, stretch, corner);

    return fabs(kg) < 0.005 ? 0.0 : kg;
}

static double drift_of(const struct zero *zero, int corner)
{
    return zero->count > 1 ? kg_of(zero, zero->count - 1, corner) - kg_of(zero, 0, corner) : 0.0;
}

/* Enough of it that a table should tell. */
static bool drifts(const struct zero *zero)
{
    bool far = false;

    for (int corner = 0; corner < CORNERS; corner++)
        far |= fabs(drift_of(zero, corner)) >= 0.05;
    return far;
}

/* The zero changes at once. */
static bool steps(const struct zero *zero)
{
    for (int i = 1; i < zero->count; i++)
        if (!zero->stretches[i].drifts && !zero->nothing)
            for (int corner = 0; corner < CORNERS; corner++)
                if (fabs(kg_of(zero, i, corner) - kg_of(zero, i - 1, corner)) >= 0.05)
                    return true;
    return false;
}

static json_t *stretches_json(const struct reading *reading)
{
    const struct zero *zero = &reading->zero;
    json_t *array = json_array();

    for (int i = 0; zero->from == ZERO_RECORDING && i < zero->count; i++)
        array =
            json_with(array, json_pack("{s:o, s:o, s:o}", "start_s",
                                       json_number(reading_s(reading, zero->stretches[i].start_us)), "end_s",
                                       json_number(reading_s(reading, zero->stretches[i].end_us)), "kg",
                                       json_kg((double[]){kg_of(zero, i, 0), kg_of(zero, i, 1),
                                                          kg_of(zero, i, 2), kg_of(zero, i, 3)})));
    return array;
}

json_t *zero_json(const struct reading *reading)
{
    static const char *const from[] = {
        [ZERO_NONE] = "none", [ZERO_RECORDING] = "recording", [ZERO_OPTION] = "option", [ZERO_GAME] = "game"};
    const struct zero *zero = &reading->zero;
    bool shown = zero->from == ZERO_RECORDING;
    double first_kg[CORNERS], drift_kg[CORNERS];

    for (int corner = 0; corner < CORNERS; corner++) {
        first_kg[corner] = kg_of(zero, 0, corner);
        drift_kg[corner] = drift_of(zero, corner);
    }
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o}", "from", from[zero->from], "start_s",
                     shown ? json_number(reading_s(reading, zero->stretches[0].start_us)) : json_null(),
                     "end_s",
                     shown ? json_number(reading_s(reading, zero->stretches[0].end_us)) : json_null(), "kg",
                     json_kg(first_kg), "drift_kg", json_kg(drift_kg), "stretches", stretches_json(reading));
}

static void print_steps(const struct reading *reading)
{
    const struct zero *zero = &reading->zero;

    for (int i = 1; i < zero->count; i++)
        if (!zero->stretches[i].drifts)
            printf("; from %.2f s on %.2f, %.2f, %.2f, %.2f kg",
                   reading_s(reading, zero->stretches[i].start_us), shown_kg(zero, i, 0),
                   shown_kg(zero, i, 1), shown_kg(zero, i, 2), shown_kg(zero, i, 3));
}

void zero_print(const struct reading *reading)
{
    const struct zero *zero = &reading->zero;
    const struct zero_stretch *first = &zero->stretches[0];

    if (zero->from == ZERO_NONE) {
        puts("zero            none: no empty board is seen, so loads are as they were read (see --zero)");
        return;
    }
    if (zero->from == ZERO_GAME) {
        puts("zero            tared by the game");
        return;
    }
    printf("zero            %.2f, %.2f, %.2f, %.2f kg", shown_kg(zero, 0, 0), shown_kg(zero, 0, 1),
           shown_kg(zero, 0, 2), shown_kg(zero, 0, 3));
    if (zero->from == ZERO_OPTION) {
        puts(" as --zero says");
        return;
    }
    printf(", the board empty from %.2f s to %.2f s%s", reading_s(reading, first->start_us),
           reading_s(reading, first->end_us), zero->nothing ? " (tared already)" : "");
    if (steps(zero))
        print_steps(reading);
    else if (drifts(zero))
        printf("; drifts by %.2f, %.2f, %.2f, %.2f kg to %.2f s", drift_of(zero, 0), drift_of(zero, 1),
               drift_of(zero, 2), drift_of(zero, 3),
               reading_s(reading, zero->stretches[zero->count - 1].end_us));
    putchar('\n');
}
