#include "command/stands.h"

#include "input/csv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int push_file(const char *path, struct stands_finder *finder, bool *loads, char error[256])
{
    struct csv *csv = csv_open(path, error);
    struct csv_row row;
    int more;

    if (!csv)
        return -EINVAL;
    while ((more = csv_next(csv, &row, error)) > 0) {
        *loads |= (row.sample.has & SAMPLE_LOAD) != 0;
        stands_push(finder, &row.sample);
    }
    csv_close(csv);
    return more;
}

static int find(const char *path, struct stands_finder *finder, char error[256])
{
    bool loads = false;
    int result = push_file(path, finder, &loads, error);

    if (!result && !loads) {
        snprintf(error, 256, "%s: has no corner loads of a board (columns top_left_kg ...)", path);
        result = -EINVAL;
    }
    if (result)
        return result;
    stands_rewind(finder);
    result = push_file(path, finder, &loads, error);
    stands_finish(finder);
    return result;
}

int stands_read(const char *path, struct stands *out, char error[256])
{
    struct stands_finder *finder = malloc(sizeof *finder);
    int result;

    if (!finder) {
        snprintf(error, 256, "%s: not enough memory", path);
        return -ENOMEM;
    }
    stands_init(finder);
    result = find(path, finder, error);
    if (!result)
        *out = finder->found;
    free(finder);
    return result;
}
