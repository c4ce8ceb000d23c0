#include "command/remarks.h"

#include "command/common.h"
#include "command/json.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

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

void remarks_of_reading(struct remarks *remarks, const struct reading *reading)
{
    char line[CSV_REMARK_SIZE];

    for (int i = 0; reading_remark(reading, i, line); i++)
        remarks_add(remarks, "%s", line);
    if (reading->load)
        add_zero(remarks, reading);
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

    for (int i = 0; array && i < remarks->count; i++)
        if (json_array_append_new(array, json_text_or_null(remarks->lines[i]))) {
            json_decref(array);
            return NULL;
        }
    return array;
}
