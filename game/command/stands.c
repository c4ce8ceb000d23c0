#include "command/stands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

int stands_find(const struct reading *reading, struct stands *out)
{
    struct stands_finder *finder = malloc(sizeof *finder);

    if (!finder)
        return -ENOMEM;
    stands_init(finder);
    for (size_t i = 0; i < reading->count; i++)
        stands_push(finder, &reading->rows[i].sample);
    stands_rewind(finder);
    for (size_t i = 0; i < reading->count; i++)
        stands_push(finder, &reading->rows[i].sample);
    stands_finish(finder);
    *out = finder->found;
    free(finder);
    return 0;
}

int stands_read(struct csv *csv, const char *path, struct stands *out, char error[256])
{
    struct reading reading;
    int result = reading_take(csv, path, &reading, error);

    if (result)
        return result;
    if (!reading.load) {
        snprintf(error, 256, "%s: has no corner loads of a board (columns top_left_kg ...)", path);
        result = -EINVAL;
    } else if (stands_find(&reading, out)) {
        snprintf(error, 256, "%s: not enough memory", path);
        result = -ENOMEM;
    }
    reading_free(&reading);
    return result;
}
