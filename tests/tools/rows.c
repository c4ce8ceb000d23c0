#include "rows.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int add_row(struct rows *rows, size_t *capacity, const char *line)
{
    char *end;

    if (rows->count == *capacity) {
        size_t wanted = *capacity > 0 ? 2 * *capacity : 1024;
        double(*cells)[ROWS_COLUMNS_MAX] = realloc(rows->cells, wanted * sizeof(*cells));

        if (cells == NULL)
            return -ENOMEM;
        rows->cells = cells;
        *capacity = wanted;
    }
    for (int column = 0; column < rows->columns; column++) {
        rows->cells[rows->count][column] = strtod(line, &end);
        if (end == line)
            return -EINVAL;
        line = *end == ',' ? end + 1 : end;
    }
    rows->count++;
    return 0;
}

int rows_read(const char *path, struct rows *out)
{
    struct rows rows = {0};
    size_t capacity = 0;
    char line[512];
    int error = 0;
    FILE *file = fopen(path, "r");

    if (file == NULL)
        return -errno;
    if (fgets(line, sizeof(line), file) == NULL)
        error = -EINVAL;
    rows.columns = 1;
    for (const char *c = line; error == 0 && *c != '\0'; c++)
        rows.columns += *c == ',';
    if (rows.columns > ROWS_COLUMNS_MAX)
        error = -EINVAL;
    while (error == 0 && fgets(line, sizeof(line), file) != NULL)
        error = add_row(&rows, &capacity, line);
    if (error == 0 && ferror(file))
        error = -EIO;
    fclose(file);
    if (error < 0) {
        rows_free(&rows);
        return error;
    }
    *out = rows;
    return 0;
}

void rows_free(struct rows *rows)
{
    free(rows->cells);
    memset(rows, 0, sizeof(*rows));
}

struct sample rows_sample(const struct rows *rows, size_t i)
{
    const double *cells = rows->cells[i];

    return sample_load((int64_t)llround(cells[0] * 1e6), &cells[1]);
}
