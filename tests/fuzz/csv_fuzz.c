#define _GNU_SOURCE /* memfd_create */
#include "fuzz.h"
#include "seeds.h"

#include "csv/csv.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * A recording as text: any bytes are refused in one line, or become rows within bounds, the same ones each
 * time they are asked for and wherever they come from. The first byte is the options, the others are the
 * file.
 */
enum { REMARKS_MAX = 64, COMMENTS_MAX = 100000 };
enum { HEAP_MAX = 2 << 20 };        /* of a reader, however long its file */
enum { HEAP_GROWTH_MAX = 1 << 16 }; /* of that behind the header */
static const double time_max_s = 1e9, load_max_kg = 1000;

struct found {
    int rows, end; /* what csv_next gave in the end */
    uint64_t hash;
    char error[256];
};

static uint64_t mix(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static uint64_t mix_row(uint64_t hash, const struct csv_row *row)
{
    const struct sample *sample = &row->sample;

    hash = mix(hash, &sample->t_us, sizeof sample->t_us);
    hash = mix(hash, &sample->has, sizeof sample->has);
    hash = mix(hash, &sample->contacts, sizeof sample->contacts);
    hash = mix(hash, sample->load_kg, sizeof sample->load_kg);
    hash = mix(hash, sample->accel_m_s2, sizeof sample->accel_m_s2);
    hash = mix(hash, sample->gyro_rad_s, sizeof sample->gyro_rad_s);
    hash = mix(hash, &row->cop_x_mm, sizeof row->cop_x_mm);
    hash = mix(hash, &row->cop_y_mm, sizeof row->cop_y_mm);
    return mix(hash, &row->time_s, sizeof row->time_s);
}

static void check_row(const struct csv_row *row)
{
    const struct sample *sample = &row->sample;

    must(isfinite(row->time_s) && fabs(row->time_s) <= time_max_s);
    must(fabs((double)sample->t_us - row->time_s * 1e6) <= 1);
    must((sample->has & ~(uint32_t)(SAMPLE_LOAD | SAMPLE_MOTION | SAMPLE_CONTACT | SAMPLE_LOST)) == 0);
    must(sample->has || row->has_cop);
    must(!(sample->has & SAMPLE_LOST) || (sample->has == SAMPLE_LOST && !row->has_cop));
    for (int i = 0; i < CORNERS; i++)
        must(fabs(sample->load_kg[i]) <= load_max_kg &&
             !(signbit(sample->load_kg[i]) && sample->load_kg[i] == 0));
    for (int i = 0; i < 3; i++)
        must(isfinite(sample->accel_m_s2[i]) && isfinite(sample->gyro_rad_s[i]));
    must(isfinite(row->cop_x_mm) && isfinite(row->cop_y_mm));
}

/* Every row from here on. Rows never come after an error or the end. */
static struct found read_all(struct csv *csv)
{
    struct found found = {.hash = UINT64_C(0xcbf29ce484222325)};
    size_t heap = fuzz_heap();
    struct csv_row row;

    while ((found.end = csv_next(csv, &row, found.error)) == 1) {
        check_row(&row);
        found.hash = mix_row(found.hash, &row);
        found.rows++;
        must(fuzz_heap() <= heap + HEAP_GROWTH_MAX);
    }
    must(found.end <= 0);
    if (found.end < 0)
        must(fuzz_is_line(found.error));
    else
        found.error[0] = '\0';
    return found;
}

static void check_same(const struct found *a, const struct found *b, bool with_words)
{
    must(a->rows == b->rows && a->end == b->end && a->hash == b->hash);
    must(!with_words || strcmp(a->error, b->error) == 0);
}

static void check_remarks(const struct csv *csv)
{
    char words[CSV_REMARK_SIZE];
    int i = 0;

    while (csv_remark(csv, i, words)) {
        must(fuzz_is_line(words) && strlen(words) < CSV_REMARK_SIZE);
        must(++i < REMARKS_MAX);
    }
}

static void count_comment(void *context, const char *comment)
{
    int *count = context;

    must(comment[0] == '#' && !strchr(comment, '\n'));
    (*count)++;
}

/* As a file and through a pipe (what fits into one). */
static void read_elsewhere(const uint8_t *text, size_t size, bool pipes, const struct csv_options *options,
                           const struct found *wanted)
{
    char path[64], error[256];
    int ends[2] = {-1, -1}, file;
    struct csv *csv;

    if (pipes) {
        must(pipe(ends) == 0 && write(ends[1], text, size) == (ssize_t)size);
        close(ends[1]);
        file = ends[0];
    } else {
        file = memfd_create("fuzz.csv", MFD_CLOEXEC);
        must(file >= 0 && write(file, text, size) == (ssize_t)size);
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    csv = csv_open(path, options, error);
    must(csv);
    struct found found = read_all(csv);
    check_same(&found, wanted, false);
    if (!options->once) {
        must(csv_rewind(csv, error) == 0);
        found = read_all(csv);
        check_same(&found, wanted, false);
    }
    csv_close(csv);
    close(file);
}

static void read_memory(const uint8_t *text, size_t size, struct csv_options *options, bool elsewhere,
                        bool pipes)
{
    size_t heap = fuzz_heap();
    char error[256] = "";
    int comments = 0, comments_once;

    options->note = count_comment;
    options->context = &comments;
    struct csv *csv = csv_open_memory("fuzz.csv", text, size, options, error);
    if (!csv) {
        must(fuzz_is_line(error) && strncmp(error, "fuzz.csv:", strlen("fuzz.csv:")) == 0);
        return;
    }
    must(fuzz_heap() <= heap + HEAP_MAX);
    comments_once = comments;
    struct found first = read_all(csv);
    check_remarks(csv);
    for (int again = 0; again < 2 && !options->once; again++) {
        must(csv_rewind(csv, error) == 0);
        struct found found = read_all(csv);
        check_same(&first, &found, true);
        check_remarks(csv);
    }
    must(comments == comments_once && comments < COMMENTS_MAX);
    csv_close(csv);
    if (elsewhere)
        read_elsewhere(text, size, pipes, options, &first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_bytes bytes = {data, size};
    uint8_t said = fuzz_byte(&bytes), where = fuzz_byte(&bytes);
    struct csv_options options = {.time = (enum csv_time)(said % 4),
                                  .length = (enum csv_length)(said / 4 % 4),
                                  .accel = (enum csv_accel)(said / 16 % 3),
                                  .once = where % 8 == 0};
    size_t heap = fuzz_heap();

    read_memory(bytes.at, bytes.left, &options, where % 8 < 3, where & 0x80);
    must(fuzz_heap() <= heap);
    return 0;
}

/* Told and not told; from memory alone, from a file, and through a pipe. */
size_t fuzz_seed(int number, uint8_t *out, size_t size)
{
    static const uint8_t heads[][2] = {{0, 3}, {0, 1}, {0, 0x81}, {2 + 4 * 3, 0x80}};
    enum { HEADS = sizeof heads / sizeof *heads };
    char text[8192];
    size_t length = seeds_csv(number / HEADS, text, sizeof text);

    if (length == 0)
        return 0;
    if (length > size - 2)
        length = size - 2;
    memcpy(out, heads[number % HEADS], 2);
    memcpy(out + 2, text, length);
    return length + 2;
}
