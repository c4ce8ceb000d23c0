#define _GNU_SOURCE 1 /* scandir */
#include "rows.h"

#include <dirent.h>

static void add_row(struct rows *rows, const char *line)
{
    char *end;

    if (rows->count % 1024 == 0)
        rows->cells = realloc(rows->cells, (rows->count + 1024) * sizeof(*rows->cells));
    assert_non_null(rows->cells);
    for (int column = 0; column < rows->columns; column++) {
        rows->cells[rows->count][column] = strtod(line, &end);
        if (end == line)
            fail_msg("no number: %s", line);
        line = *end == ',' ? end + 1 : end;
    }
    rows->count++;
}

void rows_read(const char *path, struct rows *out)
{
    char line[512];
    FILE *file = fopen(path, "r");

    if (!file || !fgets(line, sizeof line, file))
        fail_msg("%s cannot be read", path);
    *out = (struct rows){.columns = 1};
    for (const char *c = line; *c; c++)
        out->columns += *c == ',';
    assert_in_range(out->columns, 1, ROWS_COLUMNS_MAX);
    while (fgets(line, sizeof line, file))
        add_row(out, line);
    assert_false(ferror(file));
    fclose(file);
}

void rows_free(struct rows *rows)
{
    free(rows->cells);
    *rows = (struct rows){0};
}

void rows_recorded(const char *name, struct rows *out)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.csv", SUREFOOT_RECORDINGS, name);
    rows_read(path, out);
}

static int is_recording(const struct dirent *entry)
{
    return strstr(entry->d_name, ".csv") != NULL;
}

char **rows_names(const char *folder)
{
    enum { MOST = 128 };
    static char names[MOST][96], *list[MOST + 1];
    struct dirent **entries;
    char path[512];

    snprintf(path, sizeof path, "%s/%s", SUREFOOT_RECORDINGS, folder);
    int count = scandir(path, &entries, is_recording, alphasort);
    assert_in_range(count, 1, MOST);
    for (int i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "%s/%.*s", folder, (int)strcspn(entries[i]->d_name, "."),
                 entries[i]->d_name);
        list[i] = names[i];
        free(entries[i]);
    }
    free(entries);
    list[count] = NULL;
    return list;
}

struct sample rows_sample(const struct rows *rows, size_t i)
{
    const double *cells = rows->cells[i];

    return sample_load((int64_t)llround(cells[0] * 1e6), &cells[1]);
}

static struct sample motion(const struct rows *rows, size_t i)
{
    const double *cells = rows->cells[i];
    struct sample sample = {.t_us = (int64_t)llround(cells[0] * 1e6), .has = SAMPLE_MOTION};

    memcpy(sample.accel_m_s2, &cells[1], sizeof sample.accel_m_s2);
    memcpy(sample.gyro_rad_s, &cells[4], sizeof sample.gyro_rad_s);
    return sample;
}

struct sample *rows_samples(const char *name, size_t *count)
{
    struct sample *samples;
    struct rows rows;

    rows_recorded(name, &rows);
    samples = calloc(rows.count, sizeof *samples);
    assert_non_null(samples);
    for (size_t i = 0; i < rows.count; i++)
        samples[i] = rows.columns == 1 + CORNERS ? rows_sample(&rows, i) : motion(&rows, i);
    *count = rows.count;
    rows_free(&rows);
    return samples;
}
