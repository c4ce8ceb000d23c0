#include "command/measure/bouts_show.h"

#include "command/json.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static void take(void *context, const struct csv_row *row)
{
    bouts_push(context, &row->sample);
}

int bouts_find(struct reading *reading, struct bouts *out, char error[256])
{
    struct bouts_finder *finder = malloc(sizeof *finder);

    if (!finder) {
        snprintf(error, 256, "%.200s: not enough memory", reading->path);
        return -ENOMEM;
    }
    bouts_init(finder);
    int result = reading_pass(reading, take, finder, error);
    bouts_rewind(finder);
    if (!result)
        result = reading_pass(reading, take, finder, error);
    bouts_finish(finder);
    *out = finder->found;
    free(finder);
    return result;
}

int bouts_read(struct csv *csv, const char *path, bool tared, struct bouts *out, struct zero *zero,
               char error[256])
{
    struct reading reading;
    int result = reading_begin(csv, path, &reading, error);

    if (result)
        return result;
    if (!reading.load) {
        snprintf(error, 256, "%.150s: has no corner loads of a board (columns top_left_kg ...)", path);
        return -EINVAL;
    }
    if (tared)
        reading_is_tared(&reading);
    *zero = reading.zero;
    return bouts_find(&reading, out, error);
}

json_t *bouts_jumps_json(const struct reading *reading, const struct jump_list *jumps)
{
    json_t *array = json_array();

    for (int i = 0; i < jumps->count && i < JUMPS_MAX; i++)
        array = json_with(array, json_pack("{s:o, s:o}", "at_s",
                                           json_number(reading_s(reading, jumps->listed[i].t_us)), "mm",
                                           json_number(jumps->listed[i].mm)));
    return array;
}
