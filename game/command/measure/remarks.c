#include "command/measure/remarks.h"

#include "command/common.h"
#include "command/json.h"
#include "command/measure/csv_notes.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define BOARD_BEARS_KG   150.0
#define BOARD_SLOWEST_HZ 10.0 /* sway reaches up to 5 Hz */

void remarks_add(struct remarks *remarks, const char *format, ...)
{
    va_list arguments;

    if (remarks->count == REMARKS_MAX)
        return;
    va_start(arguments, format);
    vsnprintf(remarks->lines[remarks->count++], REMARK_SIZE, format, arguments);
    va_end(arguments);
}

/* What was said of the zero, against what the recording shows. */
static void add_zero(struct remarks *remarks, const struct reading *reading)
{
    const struct zero *shown = &reading->shown, *said = &reading->zero;
    double kg[CORNERS], furthest_kg = 0;

    if (said->from != ZERO_OPTION || shown->from != ZERO_RECORDING)
        return;
    for (int i = 0; i < CORNERS; i++) {
        kg[i] = (double)(shown->stretches[0].g[i] - said->stretches[0].g[i]) / 1000;
        furthest_kg = fmax(furthest_kg, fabs(kg[i]));
    }
    if (furthest_kg > ZERO_NOTHING_KG)
        remarks_add(remarks,
                    "with this --zero the board, empty from %.2f s to %.2f s, reads %.2f,%.2f,%.2f,%.2f kg",
                    reading_s(reading, shown->stretches[0].start_us),
                    reading_s(reading, shown->stretches[0].end_us), kg[0], kg[1], kg[2], kg[3]);
}

/* What may be an empty board, with what to ask for if it is. */
static void add_doubt(struct remarks *remarks, const struct reading *reading)
{
    const struct zero_stretch *doubt = &reading->shown.doubt;
    double kg[CORNERS];

    if (!reading->shown.doubted || reading->zero.from == ZERO_OPTION || reading->zero.from == ZERO_GAME)
        return;
    for (int i = 0; i < CORNERS; i++)
        kg[i] = (double)doubt->g[i] / 1000;
    remarks_add(
        remarks,
        "the load lies still at %.2f kg from %.2f s to %.2f s: nothing proves the board empty then; if "
        "it was, --zero %.2f,%.2f,%.2f,%.2f takes that off",
        kg[0] + kg[1] + kg[2] + kg[3], reading_s(reading, doubt->start_us), reading_s(reading, doubt->end_us),
        kg[0], kg[1], kg[2], kg[3]);
}

/* A corner without noise beside others with some: what it reads below 0 has been cut off. */
static void add_clipped(struct remarks *remarks, const struct reading *reading)
{
    static const char *const names[] = {"top left", "top right", "bottom left", "bottom right"};
    const struct zero *shown = &reading->shown;
    const unsigned all = (1u << CORNERS) - 1;
    unsigned silent = shown->count > 0 ? all : 0;
    char list[64] = "";

    for (int i = 0; i < shown->count; i++)
        silent &= shown->stretches[i].silent;
    if (silent == 0 || silent == all)
        return;
    for (int i = 0; i < CORNERS; i++)
        if (silent & 1u << i)
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", *list ? ", " : "", names[i]);
    remarks_add(
        remarks,
        "while the board is empty it reads exactly 0 at %s and not at the other corners: loads below 0 "
        "may have been cut off, and loads there read too low",
        list);
}

static void add_heavy(struct remarks *remarks, const struct reading *reading)
{
    if (reading->heaviest_kg > BOARD_BEARS_KG)
        remarks_add(remarks, "%.0f kg are there at a time; a board bears about %.0f kg", reading->heaviest_kg,
                    BOARD_BEARS_KG);
}

static void add_slow(struct remarks *remarks, const struct reading *reading)
{
    double hz = reading_rate_hz(reading);

    if (hz > 0 && hz < BOARD_SLOWEST_HZ)
        remarks_add(remarks, "loads come at %.2g Hz: too slow for velocities, which come out too low", hz);
}

void remarks_of_reading(struct remarks *remarks, const struct reading *reading)
{
    char line[CSV_REMARK_SIZE];

    for (int i = 0; reading_remark(reading, i, line); i++)
        remarks_add(remarks, "%s", line);
    for (int i = 0; reading->notes && i < reading->notes->wrongs && i < NOTES_WRONG; i++)
        remarks_add(remarks, "this note cannot be used: %s", reading->notes->wrong[i]);
    if (!reading->load)
        return;
    add_zero(remarks, reading);
    add_doubt(remarks, reading);
    add_clipped(remarks, reading);
    add_heavy(remarks, reading);
    add_slow(remarks, reading);
}

void remarks_print(const struct remarks *remarks)
{
    for (int i = 0; i < remarks->count; i++) {
        fputs("note            ", stdout);
        common_put(stdout, remarks->lines[i]);
        putchar('\n');
    }
}

json_t *remarks_json(const struct remarks *remarks)
{
    json_t *array = json_array();

    for (int i = 0; i < remarks->count; i++)
        array = json_with(array, json_text_or_null(remarks->lines[i]));
    return array;
}
